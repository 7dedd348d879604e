import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { close } from '../../db/decisions.ts';
import { take } from '../../db/intake.ts';
import { retryMessage } from '../../db/replies.ts';
import { recordOutcome, takeNext } from '../../db/sending.ts';
import { queueTemplate } from '../../db/template-sends.ts';
import type { Template } from '../../domain/template.ts';
import { asking, deliveryOf, openConversation, statusOf } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { approve, filledWith } from '../support/templates.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let template: Template;
beforeEach(async () => {
  ({ sql, cast } = stage);
  template = await approve(sql);
});

const values = { 'body.1': 'Kofi', 'body.2': '20418' };
const queue = (
  conversationId: string,
  {
    by = cast.ben,
    of = template,
    filled = values,
    formKey = randomUUID(),
  }: Partial<{
    by: string;
    of: Template;
    filled: Record<string, string>;
    formKey: string;
  }> = {},
) =>
  queueTemplate(sql, {
    ...{ conversationId, by, formKey, templateId: of.id },
    filled: filledWith({ ...of, status: 'APPROVED' }, filled),
  });
const queued = async (...given: Parameters<typeof queue>): Promise<string> => {
  const decision = await queue(...given);
  if (!decision.ok) throw new Error(decision.why);
  return decision.value.messageId;
};
const messageOf = async (id: string) =>
  (await sql`select kind, body, content, delivery, error_code, seq from messages where id = ${id}`)[0];
const shutWindow = () => sql`update conversations set window_until = now() - interval '1 second'`;
const bens = () => openConversation(sql, { agentId: cast.ben });

describe('a template is queued', () => {
  test('with the window closed, filled in, and its workflow is told', async () => {
    const { conversationId } = await bens();
    await shutWindow();
    const id = await queued(conversationId);
    expect(await messageOf(id)).toMatchObject({
      kind: 'template',
      body: 'Hi Kofi, your order 20418 is here.',
      delivery: 'queued',
      content: { says: { kind: 'template', template: { name: 'order_update', language: 'en_US' } } },
    });
    expect(await sql`select signal from outbox`).toEqual([{ signal: 'messageQueued' }]);

    const next = await takeNext(sql, conversationId);
    expect(next).toMatchObject({
      take: 'send',
      messageId: id,
      outgoing: { says: { template: { bodyParameters: [{ text: 'Kofi' }, { text: '20418' }] } } },
    });
  });

  test('once, however often the form is sent', async () => {
    const { conversationId } = await bens();
    const formKey = randomUUID();
    const [first, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => queued(conversationId, { formKey })),
    );
    expect(new Set(others)).toEqual(new Set([first]));
    expect(await sql`select from messages where kind = 'template'`).toHaveLength(1);
  });

  test('into a closed conversation, which it opens for its sender', async () => {
    const over = await bens();
    await close(sql, { ...asking(cast.ben, over), seen: 99 });
    await queued(over.conversationId, { by: cast.sade });
    expect(
      await sql`select status, agent_id, episode from conversations where id = ${over.conversationId}`,
    ).toEqual([{ status: 'open', agent_id: cast.sade, episode: 2 }]);
  });
});

describe('refused, and nothing is queued', () => {
  const refusedAs = async (why: string, ...given: Parameters<typeof queue>) => {
    expect(await queue(...given)).toEqual({ ok: false, why });
    expect(await sql`select from messages where direction = 'out'`).toEqual([]);
    expect(await sql`select status from conversations`).not.toContainEqual({ status: 'closed' });
  };

  test('where it waits: claim first', async () => {
    const { conversationId } = await openConversation(sql);
    await refusedAs('waiting', conversationId);
  });

  test('to whoever may not write here', async () => {
    const { conversationId } = await bens();
    await refusedAs('not-allowed', conversationId, { by: cast.zed });
  });

  test.each(['PAUSED', 'DISABLED', 'PENDING', 'REJECTED'])('a template that is %s by now', async (status) => {
    const { conversationId } = await bens();
    await sql`update templates set status = ${status}`;
    await refusedAs('template-not-sendable', conversationId);
  });

  test('one that is gone, is of another account, or never was', async () => {
    const { conversationId } = await bens();
    const foreign = await approve(sql, template.components, { wabaId: '7', name: 'foreign' });
    await refusedAs('template-not-sendable', conversationId, { of: foreign });
    await refusedAs('template-not-sendable', conversationId, { of: { ...template, id: randomUUID() } });
    await sql`update templates set gone_at = now()`;
    await refusedAs('template-not-sendable', conversationId);
  });

  test('a code to somebody without a phone', async () => {
    const of = await approve(sql, [{ type: 'BODY', text: '{{1}} is your code.' }], {
      ...{ name: 'login', category: 'AUTHENTICATION' },
    });
    const { conversationId } = await bens();
    await sql`delete from identities where kind = 'phone'`;
    await refusedAs('phone-needed', conversationId, { of, filled: { 'body.1': '1234' } });
  });
});

describe('a file in the header', () => {
  const withHeader = (format: string) =>
    approve(
      sql,
      [
        { type: 'HEADER', format },
        { type: 'BODY', text: 'Look' },
      ],
      { name: `with_${format}` },
    );
  const upload = async (conversationId: string, kind: string, by = cast.ben): Promise<string> => {
    const [row] = await sql<{ id: string }[]>`
      insert into media (conversation_id, uploaded_by, kind, state, name, mime, size, storage_key)
      values (${conversationId}, ${by}, ${kind}, 'stored', 'price list.pdf', 'application/pdf', 3, 'k')
      returning id`;
    return row?.id ?? '';
  };

  test('goes along: the upload is the message’s, a document under its name', async () => {
    const { conversationId } = await bens();
    const of = await withHeader('DOCUMENT');
    const file = await upload(conversationId, 'document');
    const id = await queued(conversationId, { of, filled: { 'header.file': file } });
    expect((await sql`select message_id from media`)[0]).toEqual({ message_id: id });
    expect((await messageOf(id))?.['content'].says.template.header).toEqual({
      ...{ format: 'document', mediumId: file, filename: 'price list.pdf' },
    });

    await sql`update media set source_id = '4711'`;
    expect(await takeNext(sql, conversationId)).toMatchObject({ outgoing: { mediaIds: { [file]: '4711' } } });
    expect(
      await queue(conversationId, { of, filled: { 'header.file': file } }),
      'and no second time',
    ).toEqual({
      ...{ ok: false, why: 'no-upload' },
    });
  });

  test.each<[string, (conversationId: string) => Promise<string>]>([
    ['nobody uploaded', async () => randomUUID()],
    ['is of another kind', (at) => upload(at, 'image')],
    ['somebody else uploaded', (at) => upload(at, 'document', cast.sade)],
  ])('that %s is refused', async (_, made) => {
    const { conversationId } = await bens();
    const of = await withHeader('DOCUMENT');
    const filled = { 'header.file': await made(conversationId) };
    expect(await queue(conversationId, { of, filled })).toEqual({ ok: false, why: 'no-upload' });
  });
});

describe('the lane', () => {
  test.each<[string, number, () => Promise<unknown>]>([
    ['paused', 132015, () => sql`update templates set status = 'PAUSED'`],
    ['disabled', 132016, () => sql`update templates set status = 'DISABLED'`],
    ['gone', 132001, () => sql`update templates set gone_at = now()`],
    ['never known', 132001, () => sql`delete from templates`],
  ])('turns back what is %s meanwhile, before the call', async (_, code, happens) => {
    const { conversationId } = await bens();
    const id = await queued(conversationId);
    await happens();
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'turned-back', messageId: id });
    expect(await messageOf(id)).toMatchObject({ delivery: 'failed', error_code: code });
  });

  test('keeps that WhatsApp holds it for a check, until it is on its way', async () => {
    const { conversationId } = await bens();
    const id = await queued(conversationId);
    await takeNext(sql, conversationId);
    const outcome = { outcome: 'accepted', wamid: 'wamid.held', identity: {}, held: true } as const;
    await recordOutcome(sql, { messageId: id, attempt: 1, outcome });
    expect(await messageOf(id)).toMatchObject({ delivery: 'sent', content: { held: true } });

    await take(sql, deliveryOf(statusOf({ wamid: 'wamid.held', reported: 'sent' })));
    expect((await messageOf(id))?.['content'].held, 'WhatsApp let it go').toBeUndefined();
    expect(await messageOf(id)).toMatchObject({ delivery: 'sent' });
  });

  test('tries one that failed again although the window is closed', async () => {
    const { conversationId } = await bens();
    const messageId = await queued(conversationId);
    await shutWindow();
    await takeNext(sql, conversationId);
    const outcome = { outcome: 'final', code: 132012, detail: 'x', afterMs: null } as const;
    await recordOutcome(sql, { messageId, attempt: 1, outcome });
    const asked = { conversationId, messageId, by: cast.ben, formKey: randomUUID() };
    const block = (at: Date | null) => sql`
      update contacts set blocked_at = ${at}
      where id = (select contact_id from conversations where id = ${conversationId})`;
    await block(new Date());
    expect(await retryMessage(sql, asked)).toEqual({ ok: false, why: 'blocked' });
    await block(null);
    expect((await retryMessage(sql, asked)).ok).toBe(true);
    expect(await takeNext(sql, conversationId)).toMatchObject({ take: 'send', attempt: 2 });
  });
});
