import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { queueReply } from '../../db/replies.ts';
import { readCallbackData } from '../../domain/message.ts';
import type { ConversationStart } from '../../workflows/contract.ts';
import { openConversation } from '../support/build.ts';
import { type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { worldOf } from './world.ts';

let database: FreshDatabase;
let cast: Cast;
let world: ReturnType<typeof worldOf>;
let start: ConversationStart;

beforeEach(async () => {
  database = await freshDatabase();
  cast = await castIn(database.sql);
  world = worldOf(database.sql);
  const { conversationId, episode, numberId } = await openConversation(database.sql, { agentId: cast.ben });
  start = { conversationId, episode, numberId };
});
afterEach(() => database.drop());

const sendNext = () => createActivities(world).sendNext(start);
const deliveries = () =>
  database.sql`select body, delivery, wamid from messages where direction = 'out' order by seq`;

async function reply(body: string): Promise<string> {
  const queued = await queueReply(database.sql, {
    conversationId: start.conversationId,
    by: cast.ben,
    body,
    formKey: randomUUID(),
    replyToWamid: null,
  });
  if (!queued.ok) throw new Error(`not queued: ${queued.why}`);
  return queued.value.messageId;
}

test('the oldest reply goes first, each once, and its wamid is kept', async () => {
  const first = await reply('One');
  await reply('Two');
  expect(await sendNext()).toEqual({ did: 'one' });
  expect(await sendNext()).toEqual({ did: 'one' });
  expect(await sendNext()).toEqual({ did: 'nothing' });
  expect(world.outgoing.map(({ says }) => says)).toMatchObject([{ text: 'One' }, { text: 'Two' }]);
  expect(readCallbackData(world.outgoing[0]?.callback)).toEqual({ messageId: first, attempt: 1 });
  expect(await deliveries()).toEqual([
    { body: 'One', delivery: 'sent', wamid: 'wamid.1' },
    { body: 'Two', delivery: 'sent', wamid: 'wamid.2' },
  ]);
});

test('the screens are told of every change', async () => {
  const messageId = await reply('One');
  await sendNext();
  const told = world.told.filter(({ messages }) => messages?.includes(messageId));
  expect(told.length).toBeGreaterThanOrEqual(2); // that it is being sent, that it was
});

test('one that died on the way is never sent by the next look: it waits for a report', async () => {
  await reply('One');
  world.answer = () => Promise.reject(new Error('the worker is gone'));
  await expect(sendNext()).rejects.toThrow('the worker is gone');
  expect(await sendNext()).toMatchObject({ did: 'wait', why: 'outcome' });
  expect(world.outgoing).toHaveLength(1);
});

test('a refusal for now is tried again later', async () => {
  await reply('One');
  world.answer = () =>
    Promise.resolve({ outcome: 'retry', code: 130429, detail: 'slow down', afterMs: 4_000 });
  expect(await sendNext()).toMatchObject({ did: 'wait', why: 'retry' });
  expect(await sendNext()).toMatchObject({ did: 'wait', why: 'retry' });
  expect(world.outgoing).toHaveLength(1);
});

test('a number without a token holds its lane, and nothing is called', async () => {
  await database.sql`update numbers set access_token = null where id = ${start.numberId}`;
  await reply('One');
  expect(await sendNext()).toEqual({ did: 'held' });
  expect(await sendNext()).toEqual({ did: 'held' });
  expect(world.outgoing).toEqual([]);
  expect(await deliveries()).toMatchObject([{ delivery: 'queued' }]);
});

test('an answer is kept although the database was away when it came', async () => {
  await reply('One');
  world.answer = async () => {
    // The next statements of this test's pool find their connections cut.
    await database.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    return { outcome: 'accepted', wamid: 'wamid.kept', identity: {} };
  };
  expect(await sendNext()).toEqual({ did: 'one' });
  expect(await deliveries()).toMatchObject([{ delivery: 'sent', wamid: 'wamid.kept' }]);
});
