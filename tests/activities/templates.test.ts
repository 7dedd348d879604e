import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { createListTemplates } from '../../channels/whatsapp/templates.ts';
import { parse } from '../../channels/whatsapp/webhook.ts';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { recordOutcome, takeNext } from '../../db/sending.ts';
import { queueTemplate } from '../../db/template-sends.ts';
import { listSyncs } from '../../db/template-sync.ts';
import { findTemplate, listTemplates } from '../../db/templates.ts';
import { deliveryOf, openConversation, statusOf } from '../support/build.ts';
import { type Cast, mainPhoneNumberId, wabaId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { approve, filledWith } from '../support/templates.ts';
import { worldOf } from './world.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(async () => {
  ({ sql, cast } = stage);
  await sql`delete from template_syncs`;
});

const row = (id: string, more: object = {}) => ({
  ...{ id, name: `t${id}`, language: 'en_US', status: 'APPROVED', category: 'UTILITY' },
  components: [{ type: 'BODY', text: 'Hello' }],
  ...more,
});

/** A Graph that answers these pages, one after the other. */
async function graph(pages: Array<{ status?: number; body: object }>) {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://graph'));
    const { status = 200, body } = pages[asked.length - 1] ?? { status: 500, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const list = createListTemplates({ apiUrl, version: 'v25.0' });
  return { asked, list, stop: () => new Promise((done) => server.close(done)) };
}
const page = (data: unknown[], after?: string) => ({
  body: {
    data,
    paging: { cursors: { after: after ?? 'end' }, ...(after !== undefined && { next: 'http://elsewhere/' }) },
  },
});
async function sync(pages: Parameters<typeof graph>[0]) {
  const { asked, list, stop } = await graph(pages);
  const activities = createActivities({ ...worldOf(sql), listTemplates: list });
  const done = await activities.syncTemplates({ wabaId }).catch((error: Error) => error.message);
  await stop();
  return { asked, done };
}
const names = async () => {
  const rows = await listTemplates(sql, { numberId: cast.main });
  return rows.map(({ name, status }) => `${name} ${status}`);
};
const standing = async () => (await listSyncs(sql, 'all'))[0];

describe('a sync', () => {
  test('follows the pages, by cursor, and keeps what it has read', async () => {
    const { asked, done } = await sync([
      page([row('1', { quality_score: { score: 'GREEN' } }), row('2')], 'two'),
      page([row('3', { status: 'REJECTED', rejected_reason: 'INVALID_FORMAT', parameter_format: 'NAMED' })]),
    ]);
    expect(done).toEqual({ fault: null });
    expect(asked.map(({ searchParams }) => searchParams.get('after'))).toEqual([null, 'two']);
    expect(await names()).toEqual(['t1 APPROVED', 't2 APPROVED', 't3 REJECTED']);
    expect((await listTemplates(sql, { numberId: cast.main }, { status: 'REJECTED' }))[0]).toMatchObject({
      rejectedReason: 'INVALID_FORMAT',
      parameterFormat: 'NAMED',
    });
    expect(await standing()).toMatchObject({ fault: null, running: false, doneAt: expect.any(Date) });
  });

  test('loses no neighbour of a broken row, and says that there was one', async () => {
    const broken = [null, 7, { id: '9' }, row('4', { components: 'none' }), row('5', { name: '' })];
    await sync([page([row('1'), ...broken, row('2')])]);
    expect(await names()).toEqual(['t1 APPROVED', 't2 APPROVED']);
    expect((await standing())?.unreadable).toBe(5);
  });

  test('that is complete marks gone what it has no more; one that comes back is back', async () => {
    await sync([page([row('1'), row('2')])]);
    await sync([page([row('2')])]);
    expect(await names()).toEqual(['t1 DELETED', 't2 APPROVED']);
    await sync([page([row('1'), row('2')])]);
    expect(await names()).toEqual(['t1 APPROVED', 't2 APPROVED']);
  });

  test('that breaks off proves nothing about the rest', async () => {
    await sync([page([row('1'), row('2')])]);
    const { done } = await sync([page([row('3')], 'two'), { status: 503, body: {} }]);
    expect(done).toContain('unreachable');
    expect(await names()).toEqual(['t1 APPROVED', 't2 APPROVED', 't3 APPROVED']);
    expect(await standing()).toMatchObject({ fault: 'unreachable' });
  });

  test.each([
    ['token', 401, { error: { code: 190, message: 'expired' } }],
    ['permission', 403, { error: { code: 200, message: 'no' } }],
    ['account', 400, { error: { code: 100, message: 'Unsupported get request' } }],
  ])('refused for its %s is not tried again by itself', async (fault, status, body) => {
    expect((await sync([{ status, body }])).done).toEqual({ fault });
    expect(await standing()).toMatchObject({ fault });
  });

  test('of an account without a token says so', async () => {
    await sql`update numbers set access_token = null`;
    expect((await sync([])).done).toEqual({ fault: 'not-connected' });
  });
});

const webhook = (field: string, value: object, account = wabaId) =>
  Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: account,
          time: Math.floor(Date.now() / 1000),
          changes: [
            {
              field,
              value: {
                message_template_id: 4711,
                message_template_name: 'order_update',
                message_template_language: 'en_US',
                ...value,
              },
            },
          ],
        },
      ],
    }),
  );
async function deliver(raw: Buffer) {
  const parsed = parse(raw);
  if ('unreadable' in parsed) throw new Error(parsed.unreadable);
  await take(sql, { raw, parsed, signedFor: [mainPhoneNumberId] });
}
const told = () => sql`select workflow_id, signal from outbox`;

describe('what WhatsApp reports of a template', () => {
  test.each<[string, object, object]>([
    [
      'message_template_status_update',
      { event: 'REJECTED', reason: 'SCAM', rejection_info: { reason: 'Looks like a scam' } },
      { status: 'REJECTED', rejectedReason: 'Looks like a scam' },
    ],
    ['message_template_status_update', { event: 'PAUSED', reason: 'NONE' }, { status: 'PAUSED' }],
    ['message_template_status_update', { event: 'FLAGGED', reason: null }, { status: 'APPROVED' }],
    ['message_template_quality_update', { new_quality_score: 'RED' }, { quality: 'RED' }],
    ['template_category_update', { new_category: 'MARKETING' }, { category: 'MARKETING' }],
    ['message_template_components_update', {}, { status: 'APPROVED' }],
  ])('%s %j counts at once, and a sync follows', async (field, value, now) => {
    const { id } = await approve(sql);
    await deliver(webhook(field, value));
    expect(await findTemplate(sql, cast.main, id)).toMatchObject(now);
    expect(await told()).toEqual([{ workflow_id: `templates-${wabaId}`, signal: 'templatesAsked' }]);
    expect((await standing())?.running).toBe(true);
  });

  test('counts for no account that the signer has no number of', async () => {
    const { id } = await approve(sql);
    await deliver(webhook('message_template_status_update', { event: 'PAUSED' }, '7'));
    expect(await findTemplate(sql, cast.main, id)).toMatchObject({ status: 'APPROVED' });
    expect(await told()).toEqual([]);
  });
});

/** One of Ben's, handed to WhatsApp. */
async function sending() {
  const template = await approve(sql);
  const { conversationId } = await openConversation(sql, { agentId: cast.ben });
  const filled = filledWith(template, { 'body.1': 'Kofi', 'body.2': '1' });
  const queued = await queueTemplate(sql, {
    ...{ conversationId, by: cast.ben, templateId: template.id, formKey: randomUUID(), filled },
  });
  if (!queued.ok) throw new Error(queued.why);
  await takeNext(sql, conversationId);
  await sql`delete from outbox`;
  return { messageId: queued.value.messageId };
}

test('a refusal that says our copy is old has it synced', async () => {
  const { messageId } = await sending();
  const outcome = { outcome: 'final', code: 132000, detail: 'x', afterMs: null } as const;
  await recordOutcome(sql, { messageId, attempt: 1, outcome });
  expect(await told()).toEqual([{ workflow_id: `templates-${wabaId}`, signal: 'templatesAsked' }]);
});

test.each([
  [132000, [{ workflow_id: `templates-${wabaId}`, signal: 'templatesAsked' }]],
  [131026, []],
])('a report that it failed with %s, after WhatsApp took it, too', async (errorCode, asked) => {
  const { messageId } = await sending();
  const accepted = { outcome: 'accepted', wamid: 'wamid.T1', identity: {} } as const;
  await recordOutcome(sql, { messageId, attempt: 1, outcome: accepted });
  await sql`delete from outbox`;
  await take(sql, deliveryOf(statusOf({ wamid: 'wamid.T1', reported: 'failed', errorCode })));
  const [message] = await sql`select delivery from messages where id = ${messageId}`;
  expect([message?.['delivery'], await told()]).toEqual(['failed', asked]);
});

test('the schedule has every connected account synced', async () => {
  const activities = createActivities(worldOf(sql));
  expect(await activities.askForTemplates()).toEqual({ asked: 1 });
  expect(await told()).toEqual([{ workflow_id: `templates-${wabaId}`, signal: 'templatesAsked' }]);
});
