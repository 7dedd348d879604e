import { Connection } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ConversationRow } from '../../db/visible.ts';
import type { Episode } from '../../domain/conversation.ts';
import { allow, refuse } from '../../domain/decision.ts';
import { type Commands, createCommands } from '../../web/commands.ts';
import type { Activities, Answer, Claim, ConversationStart } from '../../workflows/contract.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { freshQueue, testEnvironment, workflowBundle } from '../support/temporal.ts';

let database: FreshDatabase;
let temporal: TestWorkflowEnvironment;
let worker: Worker;
let running: Promise<void>;
const taskQueue = freshQueue();
const silentQueue = freshQueue(); // nobody works on it

const by = crypto.randomUUID();
const asked = () => ({ by, commandId: crypto.randomUUID() });

/** What the fake steps answer, by conversation. */
const claims = vi.fn<(input: Claim & ConversationStart) => Answer>();
const stateOf = ({ conversationId, episode, numberId }: ConversationStart): Episode => ({
  conversationId,
  episode,
  numberId,
  status: 'open',
  stage: 'waiting',
  agentId: null,
  turn: 1,
  inLine: true,
  contactId: crypto.randomUUID(),
  waitingSince: 0,
  snoozedUntil: null,
});
const steps: Partial<Activities> = {
  join: async (start) => ({ current: true, unsent: false, next: null, state: stateOf(start) }),
  readEpisode: async (start) => ({ current: true, unsent: false, next: null, state: stateOf(start) }),
  claim: async (input) => claims(input),
  sendNext: async () => ({ did: 'nothing' }),
};

beforeAll(async () => {
  database = await freshDatabase();
  temporal = await testEnvironment();
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: steps,
  });
  running = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await temporal.teardown();
  await database.drop();
});

function commands(
  settings: { taskQueue?: string; patienceMs?: number; connection?: Connection } = {},
): Commands {
  const connection = temporal.connection;
  return createCommands({ sql: database.sql, namespace: 'default', connection, taskQueue, ...settings });
}

const conversation = (): ConversationRow => ({
  id: crypto.randomUUID(),
  numberId: crypto.randomUUID(),
  contactId: crypto.randomUUID(),
  ownerId: null,
  status: 'open',
  stage: 'waiting',
  agentId: null,
  lastAgentId: null,
  previousAgentId: null,
  episode: 1,
  turn: 1,
  snoozedUntil: null,
  waitingSince: new Date(),
  windowUntil: null,
  lastSeq: 1,
  lastInboundSeq: 1,
  readAt: new Date(),
  inboundCount: 1,
  lastMessageAt: new Date(),
  changedAt: new Date(),
  replyStopsBot: false,
});

test('a claim of an episode that nobody has started yet starts it, and brings its answer', async () => {
  const row = conversation();
  const mine: Episode = {
    ...stateOf({ ...row, conversationId: row.id }),
    stage: 'assigned',
    agentId: by,
    turn: 2,
  };
  claims.mockReturnValueOnce({ ...allow(mine), next: null });

  const answer = await commands().claim(row, asked());
  expect(answer).toMatchObject(allow(mine));
  const [input] = claims.mock.lastCall ?? [];
  expect(input?.by).toBe(by);
  expect(input?.episode).toBe(1);
  expect(input?.deadlineAt).toBe(row.readAt.getTime() + 30_000);
});

test('a refusal in its turn comes back as one', async () => {
  claims.mockReturnValueOnce(refuse('not-waiting'));
  expect(await commands().claim(conversation(), asked())).toEqual(refuse('not-waiting'));
});

test('a refusal of the validator comes back as one, too', async () => {
  const somebody = crypto.randomUUID();
  const answer = await commands().transfer(conversation(), { ...asked(), to: somebody, from: somebody });
  expect(answer).toEqual(refuse('already-theirs'));
});

test('the same command sent again finds the first one’s answer', async () => {
  const row = conversation();
  const once = asked();
  claims.mockClear();
  claims.mockReturnValueOnce(refuse('not-waiting')).mockReturnValueOnce(refuse('closed'));
  expect(await commands().claim(row, once)).toEqual(refuse('not-waiting'));
  expect(await commands().claim(row, once)).toEqual(refuse('not-waiting'));
  expect(claims).toHaveBeenCalledTimes(1);
});

test('without an answer in time it is neither yes nor no', async () => {
  const answer = await commands({ taskQueue: silentQueue, patienceMs: 300 }).claim(conversation(), asked());
  expect(answer).toEqual(refuse('not-confirmed'));
});

test('where the answer was lost but the decision is stored, it is a yes', async () => {
  const { sql } = database;
  const once = asked();
  const id = await decided(once);
  const answer = await commands({ taskQueue: silentQueue, patienceMs: 300 }).claim(
    { ...conversation(), id },
    once,
  );
  expect(answer).toMatchObject({
    ok: true,
    value: { conversationId: id, stage: 'assigned', agentId: by, inLine: false },
  });
  expect(await sql`select 1 from decisions where command_id = ${once.commandId}`).toHaveLength(1);
});

test('Temporal away from the start is silence, not a broken page', async () => {
  const connection = Connection.lazy({ address: '127.0.0.1:9' });
  const away = commands({ connection, patienceMs: 300 });
  expect(await away.claim(conversation(), asked())).toEqual(refuse('not-confirmed'));
  await away.stop();
});

test('a command carries ids, a clock and a key, and no more of the conversation', async () => {
  claims.mockReturnValueOnce(refuse('not-waiting'));
  await commands().claim(conversation(), asked());
  const [input = {}] = claims.mock.lastCall ?? [];
  expect(Object.keys(input).sort()).toEqual([
    'by',
    'commandId',
    'conversationId',
    'deadlineAt',
    'episode',
    'numberId',
  ]);
});

/** A conversation assigned to `by` through this command, as the worker would have left it. */
async function decided({ commandId }: { commandId: string }): Promise<string> {
  const { sql } = database;
  await sql`insert into users (id, name, email, role) values (${by}, 'Ben', 'ben@demo.example', 'service')`;
  const [row] = await sql<[{ id: string }]>`
    with number as (insert into numbers (phone_number_id, waba_id, display_phone, name)
        values ('1', 'w', '+1', 'Main') returning id),
      contact as (insert into contacts (name) values ('Kofi') returning id)
    insert into conversations (number_id, contact_id, status, stage, agent_id, episode, turn)
    select number.id, contact.id, 'open', 'assigned', ${by}, 1, 2 from number, contact returning id`;
  await sql`
    insert into decisions (conversation_id, episode, turn, code, stage, agent_id, explanation, command_id)
    values (${row.id}, 1, 2, 'claim', 'assigned', ${by}, '{}', ${commandId})`;
  return row.id;
}
