import { mayGive } from '../domain/access.ts';
import type {
  Answer,
  Claim,
  Close,
  Command,
  ConversationStart,
  HandToPeople,
  Release,
  Transfer,
} from '../domain/command.ts';
import * as rules from '../domain/conversation.ts';
import type { Episode, EpisodeDecision, Refusal } from '../domain/conversation.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { MovedByPerson } from '../domain/explanation.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { serveLine } from './desk.ts';
import { type EpisodeRow, lockEpisode, readEpisode as readRow } from './episodes.ts';
import { type Move, writeMoves } from './moves.ts';
import { callDesk, callDeskForLine } from './outbox.ts';
import { asViewer, lockPeople, mayNow, type People, type Person, seen } from './people.ts';
import { inTransaction } from './transaction.ts';

export { join, readEpisode } from './joining.ts';
export { followOwner } from './owner-moves.ts';

type Asked<What extends Command> = What & ConversationStart;

export interface Decided {
  answer: Answer;
  changed: Change;
}

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
  return { answer: allow(episode), changed: merge([changed, served.changed]) };
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

interface Known {
  people: People;
  row: EpisodeRow;
}
interface Written {
  explanation: Omit<MovedByPerson, 'by' | 'fromAgentId'>;
  event: Omit<Move['event'], 'actorId'>;
}

function moved(decision: EpisodeDecision, written: Written): Decision<Written & { to: Episode }, Refusal> {
  return decision.ok ? allow({ ...written, to: decision.value }) : decision;
}

/**
 * One person's command, in one transaction. Locks who asks and whom it is about, then the conversation; a repeat (a
 * lost answer, a form sent twice) finds its decision and gets the present state; one whose turn comes late, or in
 * another episode, changes nothing. Everything is asked again here: pages and workflows hold copies.
 */
async function decide(
  sql: Sql,
  asked: Asked<Command>,
  others: string[],
  rule: (known: Known) => Decision<Written & { to: Episode }, Refusal>,
): Promise<Decided> {
  return inTransaction(sql, async (tx) => {
    const [people, row] = await Promise.all([
      lockPeople(tx, asked.conversationId, [asked.by, ...others]),
      lockEpisode(tx, asked.conversationId),
    ]);
    if (await isDecided(tx, asked)) return { answer: allow(row.episode), changed: {} };
    if (row.now > asked.deadlineAt) return { answer: refuse('too-late'), changed: {} };
    const current = rules.inEpisode(row.episode, asked.episode);
    if (!current.ok) return { answer: current, changed: {} };
    const decision = rule({ people, row });
    if (!decision.ok) return { answer: decision, changed: {} };

    const { to, explanation, event } = decision.value;
    const from = row.episode;
    await writeMoves(tx, [
      {
        from,
        to,
        explanation: { by: 'person', fromAgentId: from.agentId, ...explanation },
        event: { actorId: asked.by, ...event },
        commandId: asked.commandId,
      },
    ]);
    if (to.status === 'closed') await rememberPrevious(tx, from);
    const outbox = await callDeskAfter(tx, from, to);
    return {
      answer: allow(to),
      changed: { conversations: [to.conversationId], numbers: [to.numberId], outbox },
    };
  });
}

async function isDecided(tx: Tx, { conversationId, commandId }: Asked<Command>): Promise<boolean> {
  const rows = await tx`
    select from decisions where command_id = ${commandId} and conversation_id = ${conversationId}`;
  return rows.length > 0;
}

/** ROUTING's "previous": who replied last in this episode, else who had it last; a bot never counts. */
async function rememberPrevious(tx: Tx, { conversationId, episode }: Episode) {
  await tx`
    update conversations set previous_agent_id = coalesce(
      (select sender_id from messages
       where conversation_id = ${conversationId} and episode = ${episode} and author = 'agent'
       order by seq desc limit 1),
      (select agent_id from decisions
       where conversation_id = ${conversationId} and episode = ${episode} and agent_id is not null
       order by turn desc limit 1),
      previous_agent_id)
    where id = ${conversationId}`;
}

/** One more in line, or room where there was none. True: the desk was called. */
async function callDeskAfter(tx: Tx, from: Episode, to: Episode): Promise<boolean> {
  if (to.inLine) {
    await callDesk(tx, to.numberId);
    return true;
  }
  const roomFreed = from.agentId !== null && from.agentId !== to.agentId;
  return roomFreed && callDeskForLine(tx, to.numberId);
}

/** Hints for the thread; exactOptionalPropertyTypes wants the key left out where there is none. */
function flagsOf(person: Person | undefined): Pick<MovedByPerson, 'flags'> {
  if (person === undefined) return {};
  const flags: NonNullable<MovedByPerson['flags']> = [];
  if (!person.available) flags.push('away');
  if (person.capacity !== null && person.load >= person.capacity) flags.push('at_capacity');
  return flags.length > 0 ? { flags } : {};
}
