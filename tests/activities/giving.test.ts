import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Sql } from '../../db/connect.ts';
import { queueReply, retryMessage } from '../../db/replies.ts';
import { recordOutcome } from '../../db/sending.ts';
import type { Episode } from '../../domain/conversation.ts';
import type { SendOutcome, UploadOutcome } from '../../domain/message.ts';
import { openConversation } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { paper } from '../support/files.ts';
import { keepFile } from '../support/media.ts';
import { setStage } from '../support/stage.ts';
import { worldOf } from './world.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let world: ReturnType<typeof worldOf>;
let episode: Episode;
beforeEach(async () => {
  ({ sql, cast } = stage);
  world = worldOf(sql);
  episode = await openConversation(sql, { agentId: cast.ben });
});

/** A document that Ben sends, and the words under it. */
async function queued(body = 'The offer'): Promise<{ mediumId: string; messageId: string }> {
  const { conversationId } = episode;
  const mediumId = await keepFile(
    { sql, world },
    { conversationId, messageId: null, by: cast.ben },
    { bytes: paper(), mime: 'application/pdf', name: 'offer.pdf' },
  );
  const reply = { conversationId, by: cast.ben, body, formKey: randomUUID(), uploads: [mediumId] };
  const sent = await queueReply(sql, reply);
  if (!sent.ok) throw new Error(sent.why);
  return { mediumId, messageId: sent.value.messageId };
}
const lane = () => createActivities(world).sendNext(episode);
const give = (mediumId: string) => createActivities(world).uploadMedium({ mediumId });
const row = async (messageId: string) =>
  (
    await sql`
      select delivery, error_code as code, attempt, source_id as source from messages join media on message_id = messages.id
      where messages.id = ${messageId}`
  )[0];
const refuses = (outcome: 'retry' | 'number' | 'final', code: number): UploadOutcome => ({
  ...{ outcome, code, detail: 'as WhatsApp says it', afterMs: null },
});
/** WhatsApp's answer to the message itself. */
const refused = (code: number): SendOutcome => ({
  ...{ outcome: 'final', code, detail: 'no such file', afterMs: null },
});

test('WhatsApp gets the file first, then one message that names it', async () => {
  const { mediumId, messageId } = await queued();
  expect(await lane()).toEqual({ did: 'upload', mediumId });
  expect(await row(messageId)).toMatchObject({ delivery: 'queued', attempt: 0 }); // nothing has left yet
  expect(await give(mediumId)).toEqual({ did: 'one' });
  expect(world.given).toEqual([{ type: 'application/pdf', size: paper().length }]);
  expect(await lane()).toEqual({ did: 'one' });
  expect(world.outgoing).toMatchObject([
    {
      says: { kind: 'media', as: 'document', mediumId, caption: 'The offer', filename: 'offer.pdf' },
      mediaIds: { [mediumId]: 'given-1' },
    },
  ]);
  expect(await row(messageId)).toMatchObject({ delivery: 'sent' });
  expect(await lane()).toEqual({ did: 'nothing' });
});

test('given twice by a worker that died in between, it is still one message', async () => {
  const { mediumId } = await queued();
  await give(mediumId);
  expect(await give(mediumId)).toEqual({ did: 'one' });
  expect(world.given).toHaveLength(1);
  await lane();
  await lane();
  expect(world.outgoing).toHaveLength(1);
});

describe('a file that WhatsApp does not take', () => {
  test('for now: its message waits, and is never in doubt', async () => {
    const { mediumId, messageId } = await queued();
    world.takesFile = async () => refuses('retry', 131016);
    expect(await give(mediumId)).toMatchObject({ did: 'wait', why: 'retry' });
    expect(await row(messageId)).toMatchObject({ delivery: 'queued', attempt: 1, code: 131016 });
    expect(await lane()).toMatchObject({ did: 'wait', why: 'retry' });
  });

  test('eight times: a person decides', async () => {
    const { mediumId, messageId } = await queued();
    world.takesFile = async () => refuses('retry', 131016);
    for (let tries = 1; tries <= 8; tries++) await give(mediumId);
    expect(await row(messageId)).toMatchObject({ delivery: 'failed' });
  });

  test('at all: the message has failed, and what comes after it goes', async () => {
    const { mediumId, messageId } = await queued();
    const next = await queueReply(sql, {
      ...{
        conversationId: episode.conversationId,
        by: cast.ben,
        body: 'And another thing',
        formKey: randomUUID(),
      },
    });
    expect(next.ok).toBe(true);
    world.takesFile = async () => refuses('final', 131053);
    expect(await give(mediumId)).toEqual({ did: 'one' });
    expect(await row(messageId)).toMatchObject({ delivery: 'failed', code: 131053 });
    expect(await lane()).toEqual({ did: 'one' });
    expect(world.outgoing).toMatchObject([{ says: { text: 'And another thing' } }]);
  });

  test('because of the number: all its lanes are held', async () => {
    const { mediumId, messageId } = await queued();
    world.takesFile = async () => refuses('number', 190);
    expect(await give(mediumId)).toEqual({ did: 'held' });
    expect(await row(messageId)).toMatchObject({ delivery: 'queued' });
    expect(await lane()).toEqual({ did: 'held' });
  });
});

describe('a file that WhatsApp has had for a while', () => {
  const givenBefore = (mediumId: string, ago: string) =>
    sql`update media set source_id = 'old', source_at = now() - ${ago}::interval where id = ${mediumId}`;

  test('is not given again while it is young', async () => {
    const { mediumId } = await queued();
    await givenBefore(mediumId, '28 days');
    await lane();
    expect(world.outgoing).toMatchObject([{ mediaIds: { [mediumId]: 'old' } }]);
    expect(world.given).toEqual([]);
  });

  test('is given again before its thirty days are over', async () => {
    const { mediumId } = await queued();
    await givenBefore(mediumId, '29 days 1 hour');
    expect(await lane()).toEqual({ did: 'upload', mediumId });
  });

  test.each([100, 131009, 131053])(
    'is given again, once, where WhatsApp knows it no more (%s)',
    async (code) => {
      const { mediumId, messageId } = await queued();
      await givenBefore(mediumId, '3 days');
      world.answer = async () => refused(code);
      expect(await lane()).toEqual({ did: 'one' });
      expect(await row(messageId)).toMatchObject({ delivery: 'queued', source: null });
      expect(await lane()).toEqual({ did: 'upload', mediumId });
      await give(mediumId);
      expect(await lane()).toEqual({ did: 'one' });
      expect(await row(messageId)).toMatchObject({ delivery: 'failed', code });
    },
  );

  test('goes along once more when a person tries again after such a refusal was reported', async () => {
    const { mediumId, messageId } = await queued();
    await givenBefore(mediumId, '3 days');
    await sql`update messages set delivery = 'sending', attempt = 1, attempt_at = now() where id = ${messageId}`;
    await recordOutcome(sql, {
      messageId,
      attempt: 1,
      outcome: { outcome: 'accepted', wamid: 'w', identity: {} },
    });
    await sql`update messages set delivery = 'failed', error_code = 131052 where id = ${messageId}`;
    const again = { conversationId: episode.conversationId, messageId, by: cast.ben, formKey: randomUUID() };
    expect((await retryMessage(sql, again)).ok).toBe(true);
    expect(await lane()).toEqual({ did: 'upload', mediumId });
  });
});

test('outside the window nothing is given', async () => {
  const { mediumId, messageId } = await queued();
  await sql`update conversations set window_until = now() - interval '1 minute'`;
  expect(await lane()).toEqual({ did: 'one' });
  expect(await row(messageId)).toMatchObject({ delivery: 'failed' });
  expect(await give(mediumId)).toEqual({ did: 'one' });
  expect(world.given).toEqual([]);
});
