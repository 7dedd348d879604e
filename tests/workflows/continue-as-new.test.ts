import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ConversationStart, conversationWorkflowId, type Sent } from '../../workflows/contract.ts';
import {
  actorsOf,
  ben,
  environmentForFile,
  newStart,
  type Rehearsal,
  type Row,
  rehearse,
  rowOf,
  soon,
  sade,
} from './rehearsal.ts';

const env = environmentForFile();
let start: ConversationStart;
let row: Row;
let stage: Rehearsal;

beforeEach(async () => {
  start = newStart();
  row = rowOf(start);
  stage = await rehearse(env(), actorsOf(row));
});
afterEach(() => stage.stop());

const handle = () => stage.handle(conversationWorkflowId(start.conversationId, start.episode));
const run = async () => (await handle().describe()).runId;
const looks = () => row.steps.filter((step) => step === 'sendNext').length;

/** Transfers to and fro, several at once, until the execution has gone on in a fresh history. Returns the answers. */
async function transferUntilFresh() {
  const answers = [];
  await stage.command(start, 'claim', {});
  const first = await run();
  let holder = ben;
  while ((await run()) === first) {
    const next = holder === ben ? sade : ben;
    answers.push(await stage.command(start, 'transfer', { from: holder, to: next }));
    holder = next;
    expect(answers.length).toBeLessThan(200);
  }
  return answers;
}

test('a long life goes on in a fresh history, with nothing in it but the ids', async () => {
  await transferUntilFresh();
  await soon(async () => expect((await handle().describe()).historyLength).toBeGreaterThan(3));
  const [started] = (await handle().fetchHistory()).events ?? [];
  const input = started?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  expect(JSON.parse(Buffer.from(input ?? []).toString())).toEqual(start);
});

test('commands that meet it are all answered, each once', async () => {
  await stage.command(start, 'claim', {});
  const first = await run();
  let asked = 0;
  while ((await run()) === first) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        stage.command(start, 'release', { from: null, commandId: randomUUID() }),
      ),
    );
    expect(answers).toEqual(answers.map(() => ({ ok: false, why: 'already-moved' })));
    asked += answers.length;
    expect(asked).toBeLessThan(400);
  }
  expect(row.steps.filter((step) => step === 'release')).toHaveLength(asked);
});

test('signals that flood it leave the last word to the row', async () => {
  await stage.signal(start, 'messageReceived');
  const first = await run();
  let signals = 0;
  while ((await run()) === first) {
    await Promise.all(Array.from({ length: 10 }, () => stage.signal(start, 'moved')));
    signals += 10;
    expect(signals).toBeLessThan(2_000);
  }
  row.state = { ...row.state, stage: 'assigned', agentId: sade, turn: 9, waitingSince: null };
  await stage.signal(start, 'moved');
  await soon(async () =>
    expect((await handle().describe()).searchAttributes?.['SwitchboardAgent']).toEqual([sade]),
  );
});

test('a send in flight is awaited first, and what is left is sent by the next run', async () => {
  const { promise, resolve } = Promise.withResolvers<Sent>();
  row.sends = [() => promise, { did: 'one' }, { did: 'nothing' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  const first = await run();
  await stage.command(start, 'claim', {});
  for (let holder = ben, transfers = 0; transfers < 60; transfers++) {
    const next = holder === ben ? sade : ben;
    await stage.command(start, 'transfer', { from: holder, to: next });
    holder = next;
  }
  expect((await handle().describe()).historyLength).toBeGreaterThan(300);
  expect(await run()).toBe(first);
  resolve({ did: 'one' });
  await soon(() => expect(looks()).toBe(3));
  expect(await run()).not.toBe(first);
});

test('a wait is left, and the next run looks for itself', async () => {
  row.sends = [{ did: 'wait', ms: 120_000, why: 'outcome' }, { did: 'nothing' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  await transferUntilFresh();
  await soon(() => expect(looks()).toBe(2));
});
