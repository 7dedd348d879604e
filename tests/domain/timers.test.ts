import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Episode, Refusal } from '../../domain/conversation.ts';
import { claim, close, release, toOwner, transfer } from '../../domain/conversation.ts';
import { dueNext, keep, nextOf, snooze, type TimerFacts, type TimerOptions } from '../../domain/timers.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = 100 * day;

const bens: Episode = {
  conversationId: 'c',
  numberId: 'main',
  contactId: 'kofi',
  episode: 3,
  status: 'open',
  stage: 'assigned',
  agentId: 'ben',
  turn: 7,
  inLine: false,
  waitingSince: null,
  snoozedUntil: null,
};
const facts: TimerFacts = {
  now,
  openedBy: 'customer',
  turnAt: now - minute,
  lastMessageAt: now - 2 * minute,
  wokeAt: null,
  unsent: false,
  reply: 'none',
  keptOpenEpisode: null,
  keptTurn: null,
};
const off: TimerOptions = { giveBackMinutes: null, autoCloseDays: null };
const both: TimerOptions = { giveBackMinutes: 5, autoCloseDays: 2 };

describe('what is due next', () => {
  const giveBack = { what: 'give-back', at: now + 4 * minute };
  const closes = { what: 'close', at: now - minute + 2 * day };
  test.each<[string, Partial<Episode>, Partial<TimerFacts>, TimerOptions, object | null]>([
    ['nothing, where both options are off', {}, {}, off, null],
    ['the giving back, counted from when its agent got it', {}, {}, both, giveBack],
    ['not after a first reply', {}, { reply: 'sent' }, both, closes],
    [
      'from now, while a reply is on its way',
      {},
      { reply: 'on-its-way', unsent: true },
      both,
      { what: 'give-back', at: now + 5 * minute },
    ],
    ['not for an agent who keeps it', {}, { keptTurn: 7 }, both, closes],
    ['again for the next agent', {}, { keptTurn: 6 }, both, giveBack],
    ['not where an agent opened the episode', {}, { openedBy: 'agent' }, both, closes],
    ['counted from when it woke', {}, { wokeAt: now }, both, { what: 'give-back', at: now + 5 * minute }],
    [
      'the close, counted from the last message',
      {},
      { lastMessageAt: now, reply: 'sent' },
      both,
      { what: 'close', at: now + 2 * day },
    ],
    ['the close of what the bot has', { stage: 'bot', agentId: null }, {}, both, closes],
    ['nothing in Unassigned', { stage: 'waiting', agentId: null }, {}, both, null],
    [
      'no close while something is being sent',
      {},
      { unsent: true, reply: 'sent', lastMessageAt: 0, turnAt: 0 },
      both,
      { what: 'close', at: now + 2 * day },
    ],
    ['no close of an episode that is kept open', {}, { keptOpenEpisode: 3, reply: 'sent' }, both, null],
    ['the close of the next episode', {}, { keptOpenEpisode: 2, reply: 'sent' }, both, closes],
    [
      'only the waking, while it is snoozed',
      { snoozedUntil: now + day },
      {},
      both,
      { what: 'wake', at: now + day },
    ],
    ['nothing, once it is closed', { status: 'closed', stage: null, agentId: null }, {}, both, null],
  ])('%s', (_what, episode, more, options, due) => {
    expect(dueNext({ ...bens, ...episode }, { ...facts, ...more }, options)).toEqual(due);
  });

  test('a message never brings a deadline nearer, and what is sent now is never closed now', () => {
    const time = fc.integer({ min: 0, max: now });
    fc.assert(
      fc.property(time, time, time, fc.boolean(), (turnAt, earlier, later, unsent) => {
        const [before, after] = [Math.min(earlier, later), Math.max(earlier, later)];
        const closeAfter = (lastMessageAt: number, isUnsent: boolean) =>
          dueNext(bens, { ...facts, turnAt, lastMessageAt, unsent: isUnsent }, { ...off, autoCloseDays: 1 })
            ?.at ?? 0;
        expect(closeAfter(after, unsent)).toBeGreaterThanOrEqual(closeAfter(before, unsent));
        expect(closeAfter(before, true)).toBeGreaterThan(now);
      }),
    );
  });

  test('travels as a duration that is never negative', () => {
    expect(nextOf({ what: 'close', at: now + 5 }, now)).toEqual({ what: 'close', inMs: 5 });
    expect(nextOf({ what: 'close', at: now - 5 }, now)).toEqual({ what: 'close', inMs: 0 });
    expect(nextOf(null, now)).toBeNull();
  });
});

describe('snoozing', () => {
  const asked = { from: 'ben', seen: 4, until: now + day };
  const row = { lastInbound: 4, now };
  const snoozed: Episode = { ...bens, snoozedUntil: now + day };

  test('puts it aside and moves nothing', () => {
    expect(snooze(bens, asked, row)).toEqual({ ok: true, value: snoozed });
  });

  type Asked = { from: string | null; seen: number; until: number | null };
  test.each<[string, Episode, Asked, Refusal]>([
    ['a stale page', bens, { ...asked, from: 'sade' }, 'already-moved'],
    [
      'what nobody has',
      { ...bens, stage: 'waiting', agentId: null },
      { ...asked, from: null },
      'already-moved',
    ],
    ['a message the page has not shown', bens, { ...asked, seen: 3 }, 'newer-message'],
    ['a time that is over', bens, { ...asked, until: now }, 'time-passed'],
    ['waking what is awake', bens, { ...asked, until: null }, 'not-snoozed'],
    ['a closed one', { ...bens, status: 'closed', stage: null }, asked, 'closed'],
  ])('refuses %s', (_what, episode, stale, why) => {
    expect(snooze(episode, stale, row)).toEqual({ ok: false, why });
  });

  test('waking asks for no message to have been seen', () => {
    expect(snooze(snoozed, { ...asked, seen: 0, until: null }, row)).toEqual({ ok: true, value: bens });
  });

  test('ends with any move', () => {
    const moves = [
      transfer(snoozed, { to: 'sade', from: 'ben' }),
      release(snoozed, { from: 'ben' }, now),
      toOwner(snoozed, { owner: 'sol' }),
      close(snoozed, { seen: 4, lastInbound: 4 }),
      claim({ ...snoozed, stage: 'waiting', agentId: null }, { by: 'sade' }),
    ];
    expect(moves.map((move) => move.ok && move.value.snoozedUntil)).toEqual([null, null, null, null, null]);
  });
});

test('keeping names the agent the page showed; keeping open does not', () => {
  expect(keep(bens, { what: 'agent', from: 'ben' })).toEqual({ ok: true, value: bens });
  expect(keep(bens, { what: 'agent', from: 'sade' })).toEqual({ ok: false, why: 'already-moved' });
  expect(keep(bens, { what: 'open', from: 'sade' })).toEqual({ ok: true, value: bens });
});
