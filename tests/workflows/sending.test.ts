import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ConversationStart, conversationWorkflowId, type Sent } from '../../workflows/contract.ts';
import { fastForward } from '../support/temporal.ts';
import {
  actorsOf,
  environmentForFile,
  newStart,
  type Rehearsal,
  type Row,
  rehearse,
  rowOf,
  soon,
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

const id = () => conversationWorkflowId(start.conversationId, start.episode);
const looks = () => row.steps.filter((step) => step === 'sendNext').length;
const history = async () => (await stage.handle(id()).fetchHistory()).events ?? [];
const timers = async () =>
  (await history()).flatMap(({ timerStartedEventAttributes: timer }) =>
    timer ? [Number(timer.startToFireTimeout?.seconds)] : [],
  );

/** A look at the queue that stays open until it is told to come to something. */
function openLook() {
  const { promise, resolve } = Promise.withResolvers<Sent>();
  return { look: () => promise, comesTo: resolve };
}

test('the lane looks until nothing is left to send', async () => {
  row.sends = [{ did: 'one' }, { did: 'one' }, { did: 'nothing' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(3));
});

test('a lane with nothing to send is not looked at', async () => {
  await stage.signal(start, 'messageReceived');
  await stage.command(start, 'close', { seen: 1 });
  await stage.handle(id()).result();
  expect(looks()).toBe(0);
});

test('what was queued before the execution began is sent, whatever signal started it', async () => {
  row.sends = [{ did: 'one' }];
  await stage.signal(start, 'messageReceived');
  await soon(() => expect(looks()).toBe(2));
});

test('a slow send holds up no command', async () => {
  const { look, comesTo } = openLook();
  row.sends = [look];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  expect(await stage.command(start, 'claim', {})).toMatchObject({ ok: true });
  comesTo({ did: 'nothing' });
});

test('a reply queued while the lane looks is found by one more look', async () => {
  const { look, comesTo } = openLook();
  row.sends = [look];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  await stage.signal(start, 'messageQueued');
  await stage.signal(start, 'messageQueued');
  comesTo({ did: 'nothing' });
  await soon(() => expect(looks()).toBe(2));
});

test('a reply queued after the lane has come to rest starts it again', async () => {
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  row.sends = [{ did: 'one' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(3));
});

test('an unknown outcome waits two minutes for its report, then the lane goes on', async () => {
  row.sends = [{ did: 'wait', ms: 120_000, why: 'outcome' }, { did: 'one' }, { did: 'nothing' }];
  await stage.signal(start, 'messageQueued');
  await soon(async () => expect(await timers()).toEqual([120]));
  expect(looks()).toBe(1);
  await fastForward(env(), id(), 121);
  await soon(() => expect(looks()).toBe(3));
});

test('a report ends that wait at once', async () => {
  row.sends = [{ did: 'wait', ms: 120_000, why: 'outcome' }, { did: 'nothing' }];
  await stage.signal(start, 'messageQueued');
  await soon(async () => expect(await timers()).toEqual([120]));
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(2));
});

test('a look that fails is never repeated by Temporal; the lane looks again by itself', async () => {
  row.sends = [() => Promise.reject(new Error('the worker died')), { did: 'nothing' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(2));
  const scheduled = (await history()).filter((event) => event.activityTaskScheduledEventAttributes);
  expect(
    scheduled.map((event) => event.activityTaskScheduledEventAttributes?.retryPolicy?.maximumAttempts),
  ).toEqual([1, 1]);
});

test('trouble with the number lets the lane rest until it is woken', async () => {
  row.sends = [{ did: 'held' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  row.sends = [{ did: 'one' }];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(3));
  expect(await timers()).toEqual([]);
});

test('an episode that is closed sends what it still has to, and ends then', async () => {
  const { look, comesTo } = openLook();
  row.sends = [look];
  await stage.signal(start, 'messageQueued');
  await soon(() => expect(looks()).toBe(1));
  await stage.command(start, 'close', { seen: 1 });
  expect((await stage.handle(id()).describe()).status.name).toBe('RUNNING');
  row.sends = [{ did: 'one' }];
  comesTo({ did: 'one' });
  await stage.handle(id()).result();
  expect(looks()).toBe(3);
});

test('a reply’s signal that comes after the end starts a run that sends it and ends', async () => {
  await stage.command(start, 'close', { seen: 1 });
  await stage.handle(id()).result();
  row.sends = [{ did: 'one' }];
  await stage.signal(start, 'messageQueued');
  await stage.handle(id()).result();
  expect(looks()).toBe(2);
});
