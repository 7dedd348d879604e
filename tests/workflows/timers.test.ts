import { afterEach, beforeEach, expect, test } from 'vitest';
import { conversationWorkflowId, type ConversationStart } from '../../workflows/contract.ts';
import { fastForward } from '../support/temporal.ts';
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
} from './rehearsal.ts';

const env = environmentForFile();
let start: ConversationStart;
let row: Row;
let stage: Rehearsal;

beforeEach(async () => {
  start = newStart();
  row = rowOf(start, { stage: 'assigned', agentId: ben, waitingSince: null });
  stage = await rehearse(env(), actorsOf(row));
});
afterEach(() => stage.stop());

const id = () => conversationWorkflowId(start.conversationId, start.episode);
const steps = (name: string) => row.steps.filter((step) => step === name).length;
const timers = async () => {
  const { events } = await stage.handle(id()).fetchHistory();
  return (events ?? []).filter(({ timerStartedEventAttributes }) => timerStartedEventAttributes).length;
};

test('an episode looks when its time is up, and ends when that closed it', async () => {
  row.next = { what: 'close', inMs: 60_000 };
  row.timeUp = (late) => {
    late.state = { ...late.state, status: 'closed', stage: null, agentId: null };
  };
  await stage.signal(start, 'messageReceived');
  await soon(() => expect(steps('join')).toBe(1));
  expect(steps('timeUp')).toBe(0);
  await fastForward(env(), id(), 61);
  await stage.handle(id()).result();
  expect(steps('timeUp')).toBe(1);
});

test('a deadline that was put off costs no timer until the first one rings', async () => {
  row.next = { what: 'close', inMs: 60_000 };
  await stage.signal(start, 'messageReceived');
  await soon(() => expect(steps('join')).toBe(1));
  row.next = { what: 'close', inMs: 120_000 };
  for (const times of [1, 2, 3]) {
    await stage.signal(start, 'moved');
    await soon(() => expect(steps('readEpisode')).toBe(times));
  }
  expect(await timers()).toBe(1);
  await fastForward(env(), id(), 61);
  await soon(() => expect(steps('timeUp')).toBe(1));
  await soon(async () => expect(await timers()).toBe(2));
});

test('a nearer deadline takes the place of a later one', async () => {
  row.next = { what: 'close', inMs: 3_600_000 };
  await stage.signal(start, 'messageReceived');
  await soon(() => expect(steps('join')).toBe(1));
  row.next = { what: 'wake', inMs: 60_000 };
  expect(await stage.command(start, 'snooze', { from: ben, seen: 1, until: 1 })).toMatchObject({ ok: true });
  await fastForward(env(), id(), 61);
  await soon(() => expect(steps('timeUp')).toBe(1));
});

test('what is called off does not ring', async () => {
  row.next = { what: 'give-back', inMs: 60_000 };
  await stage.signal(start, 'messageReceived');
  await soon(() => expect(steps('join')).toBe(1));
  expect(await stage.command(start, 'keep', { what: 'agent', from: ben })).toMatchObject({ ok: true });
  const { events } = await stage.handle(id()).fetchHistory();
  expect((events ?? []).some(({ timerCanceledEventAttributes }) => timerCanceledEventAttributes)).toBe(true);
});
