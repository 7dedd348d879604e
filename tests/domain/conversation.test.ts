import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claim,
  close,
  type Episode,
  handToPeople,
  inEpisode,
  open,
  putBack,
  release,
  served,
  transfer,
} from '../../domain/conversation.ts';
import type { Decision } from '../../domain/decision.ts';

const closed: Episode = {
  conversationId: 'c',
  numberId: 'n',
  episode: 3,
  status: 'closed',
  stage: null,
  agentId: null,
  turn: 7,
  inLine: false,
  contactId: 'k',
  waitingSince: null,
  snoozedUntil: null,
};
const now = 1_700_000_000_000;
const running: Episode = { ...closed, status: 'open', turn: 8, episode: 4 };
const withBot: Episode = { ...running, stage: 'bot' };
const inLine: Episode = { ...running, stage: 'waiting', inLine: true, waitingSince: now };
const unassigned: Episode = { ...inLine, inLine: false };
const bens: Episode = { ...running, stage: 'assigned', agentId: 'ben' };

const became = <Value, Why extends string>(decision: Decision<Value, Why>) =>
  decision.ok ? decision.value : decision.why;

describe('claim', () => {
  test.each([inLine, unassigned, withBot])('takes what nobody has, out of the line', (episode) => {
    expect(became(claim(episode, { by: 'ben' }))).toEqual({ ...bens, turn: 9 });
  });
  test('comes too late for what somebody has, oneself included', () => {
    expect(became(claim(bens, { by: 'sade' }))).toBe('not-waiting');
    expect(became(claim(bens, { by: 'ben' }))).toBe('not-waiting');
  });
});

describe('transfer', () => {
  test('moves it to another agent', () => {
    expect(became(transfer(bens, { to: 'sade', from: 'ben' }))).toMatchObject({ agentId: 'sade', turn: 9 });
  });
  test('from the bot to oneself ends the bot’s part', () => {
    expect(became(transfer(withBot, { to: 'ben', from: null }))).toEqual({ ...bens, turn: 9 });
  });
  test('made from a stale page is refused', () => {
    expect(became(transfer(bens, { to: 'sol', from: 'sade' }))).toBe('already-moved');
    expect(became(transfer(bens, { to: 'sol', from: null }))).toBe('already-moved');
    expect(became(transfer(inLine, { to: 'sol', from: 'sade' }))).toBe('already-moved');
  });
  test('to who has it is refused', () => {
    expect(became(transfer(bens, { to: 'ben', from: 'ben' }))).toBe('already-theirs');
  });
  test('what undoes a move is refused once another has been made, even away and back', () => {
    expect(became(transfer(bens, { to: 'sade', from: 'ben', turn: 8 }))).toMatchObject({ agentId: 'sade' });
    expect(became(transfer(bens, { to: 'sade', from: 'ben', turn: 7 }))).toBe('already-moved');
    expect(became(release(bens, { from: 'ben', turn: 8 }, now))).toMatchObject({ stage: 'waiting' });
    expect(became(release(bens, { from: 'ben', turn: 7 }, now))).toBe('already-moved');
  });
});

describe('hand to people', () => {
  test('takes it from the bot into the line', () => {
    expect(became(handToPeople(withBot, now))).toEqual({ ...inLine, turn: 9 });
  });
  test.each([inLine, bens])('is refused where the bot does not have it', (episode) => {
    expect(became(handToPeople(episode, now))).toBe('no-bot');
  });
});

describe('release', () => {
  test.each([
    { episode: bens, from: 'ben' },
    { episode: withBot, from: null },
  ])('puts it back to be claimed, out of the line', ({ episode, from }) => {
    expect(became(release(episode, { from }, now))).toEqual({ ...unassigned, turn: 9 });
  });
  test('made from a stale page is refused', () => {
    expect(became(release(bens, { from: 'sade' }, now))).toBe('already-moved');
    expect(became(release(inLine, { from: null }, now))).toBe('already-moved');
  });
});

describe('close', () => {
  test.each([withBot, inLine, unassigned, bens])('ends the episode and clears the agent', (episode) => {
    expect(became(close(episode, { seen: 5, lastInbound: 5 }))).toEqual({ ...closed, episode: 4, turn: 9 });
  });
  test('asks again when the customer has written something the page had not shown', () => {
    expect(became(close(bens, { seen: 5, lastInbound: 6 }))).toBe('newer-message');
  });
});

describe('open', () => {
  test('by the customer puts it in line, or with the bot', () => {
    expect(became(open(closed, { customer: 'in-line' }, now))).toEqual(inLine);
    expect(became(open(closed, { customer: 'bot' }, now))).toEqual(withBot);
  });
  test('by an agent gives it to that agent', () => {
    expect(became(open(closed, { agent: 'ben' }, now))).toEqual(bens);
  });
  test('is refused where an episode runs', () => {
    expect(became(open(bens, { agent: 'sade' }, now))).toBe('already-open');
  });
});

test('a command for another episode finds it over, or not here yet', () => {
  expect(became(inEpisode(bens, 3))).toBe('closed');
  expect(became(inEpisode(bens, 5))).toBe('not-open-yet');
  expect(became(inEpisode({ ...closed, episode: 4 }, 4))).toBe('closed');
  expect(inEpisode(bens, 4).ok).toBe(true);
});

/** Anything that can happen to a conversation, by anybody, right or wrong for the moment. */
const agents = fc.constantFrom('ben', 'sade', 'sol');
const maybe = fc.option(agents);
const happening: fc.Arbitrary<
  (episode: Episode) => { ok: true; value: Episode } | { ok: false; why: string }
> = fc.oneof(
  agents.map((by) => (episode: Episode) => claim(episode, { by })),
  fc.record({ to: agents, from: maybe }).map((asked) => (episode: Episode) => transfer(episode, asked)),
  fc.constant((episode: Episode) => handToPeople(episode, now)),
  maybe.map((from) => (episode: Episode) => release(episode, { from }, now)),
  fc.nat(1).map((seen) => (episode: Episode) => close(episode, { seen, lastInbound: 1 })),
  fc
    .record({ agentId: maybe, staysInLine: fc.boolean() })
    .map((found) => (episode: Episode) => served(episode, found)),
  fc.constant((episode: Episode) => putBack(episode, now)),
  fc
    .oneof(
      agents.map((agent) => ({ agent })),
      fc.constantFrom({ customer: 'bot' as const }, { customer: 'in-line' as const }),
    )
    .map((by) => (episode: Episode) => open(episode, by, now)),
);

test('no order of commands leaves an open episode without an agent, a bot or a place in Unassigned', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      let episode = closed;
      for (const happen of happenings) {
        const decision = happen(episode);
        const next = decision.ok ? decision.value : episode;
        if (decision.ok) expect(next.turn).toBe(episode.turn + 1);
        expect(next.episode - episode.episode).toBe(
          episode.status === 'closed' && next.status === 'open' ? 1 : 0,
        );
        episode = next;

        expect(episode.status === 'open').toBe(episode.stage !== null);
        expect(episode.stage === 'assigned').toBe(episode.agentId !== null);
        expect(episode.stage === 'waiting').toBe(episode.waitingSince !== null);
        if (episode.inLine) expect(episode.stage).toBe('waiting');
      }
    }),
  );
});

test('no order of commands reaches a state without an exit: it can be taken, and it can be closed', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      let episode = closed;
      for (const happen of happenings) {
        const decision = happen(episode);
        if (decision.ok) episode = decision.value;
      }
      if (episode.status === 'closed') {
        expect(open(episode, { customer: 'in-line' }, now).ok).toBe(true);
        return;
      }
      expect(close(episode, { seen: 1, lastInbound: 1 }).ok).toBe(true);
      const taken =
        episode.stage === 'assigned'
          ? release(episode, { from: episode.agentId }, now)
          : claim(episode, { by: 'ben' });
      expect(taken.ok).toBe(true);
    }),
  );
});
