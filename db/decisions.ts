import { mayGive } from '../domain/access.ts';
import type { Claim, Close, Command, HandToPeople, Release, Transfer } from '../domain/command.ts';
import * as rules from '../domain/conversation.ts';
import type { Episode, EpisodeDecision, Refusal } from '../domain/conversation.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { MovedByPerson } from '../domain/explanation.ts';
import { merge } from './change.ts';
import { answered, type Asked, command, type Decided, type Known } from './commanding.ts';
import type { Sql, Tx } from './connect.ts';
import { serveLine } from './desk.ts';
import { readEpisode as readRow } from './episodes.ts';
import { type Move, writeMoves } from './moves.ts';
import { callDesk, callDeskForRoom } from './outbox.ts';
import { asViewer, mayNow, type Person, seen } from './people.ts';
import { rememberPrevious } from './previous.ts';

export type { Decided } from './commanding.ts';
export { join, readEpisode } from './joining.ts';
export { followOwner } from './owner-moves.ts';
export { keep, snooze, timeUp } from './timers.ts';

/** An agent takes what nobody has. While Away or over capacity too, with a hint (ROUTING 33). */
export function claim(sql: Sql, asked: Asked<Claim>): Promise<Decided> {
  return decide(sql, asked, [], ({ people, row }) => {
    if (!mayNow(people, asked.by, 'claim', row)) return refuse('not-allowed');
    return moved(rules.claim(row.episode, asked), {
      explanation: { code: 'claim', ...flagsOf(people.get(asked.by)) },
      event: { kind: 'claimed', agentId: asked.by },
    });
  });
}

/** To a member who is Available; Admin and Inbox manager may choose one who is Away (ROUTING 34-36). */
export function transfer(sql: Sql, asked: Asked<Transfer>): Promise<Decided> {
  return decide(sql, asked, [asked.to], ({ people, row }) => {
    const [by, to] = [people.get(asked.by), people.get(asked.to)];
    if (!by || !mayNow(people, asked.by, 'transfer', row)) return refuse('not-allowed');
    const given = rules.transfer(row.episode, asked);
    if (!given.ok) return given;
    if (to === undefined) return refuse('target-not-member');
    const allowed = mayGive(asViewer(by, row), seen(row), to);
    if (!allowed.ok) return allowed;

    return moved(given, {
      explanation: { code: 'transfer', ...flagsOf(to) },
      event: { kind: 'transferred', agentId: asked.to, data: { fromAgentId: row.episode.agentId } },
    });
  });
}

/** Takes it from the bot: in line, and served at once (owner, previous agent, basic rule). */
export async function handToPeople(sql: Sql, asked: Asked<HandToPeople>): Promise<Decided> {
  const { answer, changed } = await decide(sql, asked, [], ({ people, row }) => {
    if (!mayNow(people, asked.by, 'hand-to-people', row)) return refuse('not-allowed');
    return moved(rules.handToPeople(row.episode, row.now), {
      explanation: { code: 'hand_to_people' },
      event: { kind: 'handed_to_people', agentId: null },
    });
  });
  if (!answer.ok || !answer.value.inLine) return { answer, changed };

  // A step of its own, as the desk's lock comes first; the desk was called in case this process does not get here.
  const served = await serveLine(sql, { numberId: asked.numberId, after: 0 });
  const { episode } = await readRow(sql, asked.conversationId);
  return { answer: await answered(sql, episode), changed: merge([changed, served.changed]) };
}

/** Back to Unassigned, there to be claimed; the desk leaves it alone. */
export function release(sql: Sql, asked: Asked<Release>): Promise<Decided> {
  return decide(sql, asked, [], ({ people, row }) => {
    if (!mayNow(people, asked.by, 'release', row)) return refuse('not-allowed');
    return moved(rules.release(row.episode, asked, row.now), {
      explanation: { code: 'release' },
      event: { kind: 'released', agentId: row.episode.agentId },
    });
  });
}

/** Ends the episode, unless the customer has written something the page has not shown. */
export function close(sql: Sql, asked: Asked<Close>): Promise<Decided> {
  return decide(sql, asked, [], ({ people, row }) => {
    if (!mayNow(people, asked.by, 'close', row)) return refuse('not-allowed');
    return moved(rules.close(row.episode, { seen: asked.seen, lastInbound: row.lastInboundSeq }), {
      explanation: { code: 'close' },
      event: { kind: 'closed', agentId: row.episode.agentId },
    });
  });
}

interface Written {
  explanation: Omit<MovedByPerson, 'by' | 'fromAgentId'>;
  event: Omit<Move['event'], 'actorId'>;
}

function moved(decision: EpisodeDecision, written: Written): Decision<Written & { to: Episode }, Refusal> {
  return decision.ok ? allow({ ...written, to: decision.value }) : decision;
}

/** A command that moves it: decided by a rule, then written with its decision and its line in the thread. */
function decide(
  sql: Sql,
  asked: Asked<Command>,
  others: string[],
  rule: (known: Known) => Decision<Written & { to: Episode }, Refusal>,
): Promise<Decided> {
  return command(sql, asked, others, async (tx, known) => {
    const decision = rule(known);
    if (!decision.ok) return decision;

    const { to, explanation, event } = decision.value;
    const from = known.row.episode;
    const move = {
      ...{ from, to, commandId: asked.commandId },
      explanation: { by: 'person', fromAgentId: from.agentId, ...explanation } as const,
      event: { actorId: asked.by, ...event },
    };
    // Sent in this order, in one go: a person waits for it.
    const [, , outbox] = await Promise.all([
      writeMoves(tx, [move]),
      to.status === 'closed' && rememberPrevious(tx, from),
      callDeskAfter(tx, from, to),
    ]);
    return allow({ to, changed: { conversations: [to.conversationId], numbers: [to.numberId], outbox } });
  });
}

/** One more in line, or room where there was none. True: the desk was called. */
async function callDeskAfter(tx: Tx, from: Episode, to: Episode): Promise<boolean> {
  if (to.inLine) {
    await callDesk(tx, to.numberId);
    return true;
  }
  const roomFreed = from.agentId !== null && from.agentId !== to.agentId;
  return roomFreed && callDeskForRoom(tx, to.numberId);
}

/** Hints for the thread; exactOptionalPropertyTypes wants the key left out where there is none. */
function flagsOf(person: Person | undefined): Pick<MovedByPerson, 'flags'> {
  if (person === undefined) return {};
  const flags: NonNullable<MovedByPerson['flags']> = [];
  if (!person.available) flags.push('away');
  if (person.capacity !== null && person.load >= person.capacity) flags.push('at_capacity');
  return flags.length > 0 ? { flags } : {};
}
