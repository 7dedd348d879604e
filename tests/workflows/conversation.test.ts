import { randomUUID } from 'node:crypto';
import { activityInfo } from '@temporalio/activity';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { conversationWorkflowId, type ConversationStart } from '../../workflows/contract.ts';
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
const ended = () => handle().result();
const steps = (name: string) => row.steps.filter((step) => step === name).length;

describe('an episode', () => {
  test('first reads its row, then waits', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join']));
  });

  test('ends at once when the row is closed or in a later episode', async () => {
    row.state = { ...row.state, episode: 2 };
    await stage.signal(start, 'messageReceived');
    await ended();
    expect(row.steps).toEqual(['join']);
  });

  test('reads the row again when the desk has moved it', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join']));
    row.state = { ...row.state, stage: 'assigned', agentId: ben, turn: 2, waitingSince: null };
    await stage.signal(start, 'moved');
    await soon(() => expect(row.steps).toEqual(['join', 'readEpisode']));
  });

  test('follows the contact to its new owner', async () => {
    await stage.command(start, 'claim', {});
    row.newOwner = sade;
    await stage.signal(start, 'ownerChanged');
    await soon(() => expect(steps('followOwner')).toBe(1));
    expect(await stage.command(start, 'transfer', { from: sade, to: ben })).toMatchObject({ ok: true });
  });

  test('that hears of a new owner first of all reports in, then follows', async () => {
    row.newOwner = sade;
    await stage.signal(start, 'ownerChanged');
    await soon(() => expect(row.steps).toEqual(['join', 'followOwner']));
    await stage.signal(start, 'ownerChanged'); // a relay's second, after a lost answer
    await soon(() => expect(steps('followOwner')).toBe(2));
    expect(row.state).toMatchObject({ stage: 'assigned', agentId: sade, turn: 2 });
  });

  test('hears of a new owner in its turn: the claim before it is answered first', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join']));
    await stage.pause();
    const claimed = stage.command(start, 'claim', {});
    await stage.resume();
    expect(await claimed).toMatchObject({ ok: true, value: { agentId: ben } });
    row.newOwner = sade;
    await stage.signal(start, 'ownerChanged');
    await soon(() => expect(row.state).toMatchObject({ agentId: sade, turn: 3 }));
  });

  test('that is over hears of a new owner and stays over', async () => {
    await stage.command(start, 'close', { seen: 1 });
    await ended();
    row.newOwner = sade;
    await stage.signal(start, 'ownerChanged');
    await ended();
    expect(row.state).toMatchObject({ status: 'closed', agentId: null });
    expect(steps('followOwner')).toBe(0);
  });

  test('ends after its close', async () => {
    await stage.command(start, 'claim', {});
    const closed = await stage.command(start, 'close', { seen: 1 });
    expect(closed).toMatchObject({ ok: true, value: { status: 'closed' } });
    await ended();
  });

  test('whose conversation opened again leaves it to the next execution', async () => {
    await stage.command(start, 'close', { seen: 1 });
    await ended();
    const next = { ...start, episode: 2 };
    row.state = { ...row.state, status: 'open', stage: 'waiting', episode: 2 };
    await stage.signal(next, 'messageReceived');
    expect(await stage.command(next, 'claim', {})).toMatchObject({ ok: true });
    await stage.signal(start, 'messageReceived'); // late, from a slow relay
    await ended();
    expect(row.state).toMatchObject({ episode: 2, agentId: ben });
  });
});

describe('with the bot', () => {
  beforeEach(() => {
    row.state = { ...row.state, stage: 'bot', waitingSince: null };
  });

  test('it is asked as soon as the episode has reported in, and what it said is sent', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join', 'answerCustomer']));
    row.sends = [{ did: 'one' }];
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps.slice(2)).toEqual(['answerCustomer', 'sendNext', 'sendNext']));
  });

  test('a flood of messages adds one step that has not begun yet', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(steps('answerCustomer')).toBe(1));
    await stage.pause();
    for (let n = 0; n < 5; n++) await stage.signal(start, 'messageReceived');
    await stage.resume();
    await soon(() => expect(steps('answerCustomer')).toBe(2));
    expect(steps('readEpisode')).toBe(0);
  });

  test('a bot elsewhere is asked beside the mailbox: a transfer does not wait for it', async () => {
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    row.asked = [() => answered];
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(steps('askBot')).toBe(1));
    expect(await stage.command(start, 'transfer', { from: null, to: sade })).toMatchObject({ ok: true });
    resolve();
    await soon(() => expect(row.steps.slice(-1)).toEqual(['sendNext']));
    await soon(() => expect(steps('readEpisode')).toBe(1));
  });

  test('once it has handed over it is not asked again', async () => {
    row.botHandsOver = true;
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join', 'answerCustomer']));
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join', 'answerCustomer', 'readEpisode']));
    expect(await stage.command(start, 'handToPeople', {})).toEqual({ ok: false, why: 'no-bot' });
  });
});

describe('a command', () => {
  test('claim gives it to the person who asked', async () => {
    expect(await stage.command(start, 'claim', { by: sade })).toMatchObject({
      ok: true,
      value: { stage: 'assigned', agentId: sade },
    });
  });

  test('of two claims one wins and the other is refused', async () => {
    const answers = await Promise.all([
      stage.command(start, 'claim', { by: ben }),
      stage.command(start, 'claim', { by: sade }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, why: 'not-waiting' }]);
  });

  test('transfer names the agent the page showed', async () => {
    await stage.command(start, 'claim', {});
    expect(await stage.command(start, 'transfer', { from: ben, to: sade })).toMatchObject({ ok: true });
    expect(await stage.command(start, 'transfer', { from: ben, to: sade })).toEqual({
      ok: false,
      why: 'already-moved',
    });
  });

  test('transfer is decided by the row where the copy is behind', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(steps('join')).toBe(1));
    row.state = { ...row.state, stage: 'assigned', agentId: ben, turn: 2 }; // the desk did; its signal is on its way
    expect(await stage.command(start, 'transfer', { from: ben, to: sade })).toMatchObject({ ok: true });
  });

  test('transfer to the agent who has it is refused without a step', async () => {
    expect(await stage.command(start, 'transfer', { from: ben, to: ben })).toEqual({
      ok: false,
      why: 'already-theirs',
    });
    expect(steps('transfer')).toBe(0);
  });

  test('hand to people takes it from the bot, and once it is off it is off', async () => {
    row.state = { ...row.state, stage: 'bot' };
    expect(await stage.command(start, 'handToPeople', {})).toMatchObject({
      ok: true,
      value: { stage: 'waiting' },
    });
    expect(await stage.command(start, 'handToPeople', {})).toEqual({ ok: false, why: 'no-bot' });
    expect(steps('handToPeople')).toBe(1);
  });

  test('release puts it back in Unassigned', async () => {
    await stage.command(start, 'claim', {});
    expect(await stage.command(start, 'release', { from: ben })).toMatchObject({
      ok: true,
      value: { stage: 'waiting', agentId: null },
    });
  });

  test('close is refused while the page has not shown the last message, and the episode goes on', async () => {
    row.lastInbound = 5;
    expect(await stage.command(start, 'close', { seen: 4 })).toEqual({ ok: false, why: 'newer-message' });
    expect(await stage.command(start, 'claim', {})).toMatchObject({ ok: true });
  });

  test('for another episode is refused', async () => {
    expect(await stage.command(start, 'claim', { episode: 2 })).toEqual({ ok: false, why: 'not-open-yet' });
    expect(await stage.command(start, 'claim', { episode: 0 })).toEqual({ ok: false, why: 'closed' });
  });

  test('that comes after the end gets the row’s answer from a run that ends again', async () => {
    await stage.command(start, 'close', { seen: 1 });
    await ended();
    expect(await stage.command(start, 'claim', {})).toEqual({ ok: false, why: 'closed' });
    await ended();
  });

  test('that is repeated finds its decision', async () => {
    const commandId = '11111111-0000-7000-8000-000000000000';
    const first = await stage.command(start, 'claim', { commandId });
    expect(await stage.command(start, 'claim', { commandId })).toEqual(first);
    expect(row.state.turn).toBe(2);
  });
});

describe('when things go wrong', () => {
  test('a step whose quick attempt fails goes on in the server’s queue, and the person gets the answer', async () => {
    await stage.stop();
    const actors = actorsOf(row);
    stage = await rehearse(env(), {
      ...actors,
      claim: (asked) =>
        activityInfo().isLocal ? Promise.reject(new Error('no database')) : actors.claim(asked),
    });
    expect(await stage.command(start, 'claim', {})).toMatchObject({ ok: true });
    expect(row.state).toMatchObject({ stage: 'assigned', turn: 2 });
  });

  test('commands that race the end are all answered, with a yes or a refusal', async () => {
    await stage.signal(start, 'messageReceived');
    await soon(() => expect(row.steps).toEqual(['join']));
    const ask = async (update: 'claim' | 'close', asked: object) => {
      const command = { commandId: randomUUID(), ...asked };
      for (let tries = 1; ; tries++) {
        try {
          return await stage.command(start, update, command);
        } catch (error) {
          if (tries === 5) throw error; // the run ended with it in hand: the pages ask again under the same id
        }
      }
    };
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => ask('claim', {})),
      ask('close', { seen: 1 }),
      ...Array.from({ length: 5 }, () => ask('claim', {})),
    ]);
    expect(answers[5]).toMatchObject({ ok: true });
    expect(answers.every((answer) => answer.ok || ['closed', 'not-waiting'].includes(answer.why))).toBe(true);
    expect(row.state).toMatchObject({ status: 'closed' });
  });

  test('a worker that stops in the middle of a life is followed by one that knows it from its history', async () => {
    await stage.command(start, 'claim', {});
    await stage.pause();
    const asked = stage.command(start, 'release', { from: ben });
    await stage.resume();
    expect(await asked).toMatchObject({ ok: true, value: { stage: 'waiting' } });
    expect(steps('join')).toBe(1);
  });
});
