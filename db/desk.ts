import { served } from '../domain/conversation.ts';
import { causeOf } from '../domain/recovered.ts';
import { type Member, route, type Routed, type RoutingInput, type Rules } from '../domain/routing.ts';
import { takeFromBotsThatAreOff } from './bot-stops.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisodes } from './episodes.ts';
import { type Move, writeMoves } from './moves.ts';
import { putBackOrphans } from './orphans.ts';
import { tellAll } from './outbox.ts';
import {
  listMembers,
  listRelations,
  type Queued,
  lockContacts,
  lockMembers,
  readRules,
} from './routing-facts.ts';
import { inTransaction } from './transaction.ts';

/** How many are handed out in one transaction: long enough to be quick, short enough to hold nobody up. */
const batch = 200;

export interface Served {
  /** The line may hold others; go on from `after`. */
  more: boolean;
  after: number;
  changed: Change;
}

/**
 * Serves the number's line, oldest first: the one way in which a conversation is given to somebody by itself. All who
 * call it take turns at the desk's lock, so that the rotation is exact and nobody is given more than their capacity,
 * however many workers there are. No network call in it; repeating it finds what is left.
 */
export async function serveLine(
  sql: Sql,
  { numberId, after }: { numberId: string; after: number },
): Promise<Served> {
  const nobodys =
    after === 0 ? [await putBackOrphans(sql, numberId), await takeFromBotsThatAreOff(sql, numberId)] : [];
  const line = await inTransaction(sql, (tx) => serveBatch(tx, numberId, after));
  const changed = merge([...nobodys.map((put) => put.changed), line.changed]);
  if (nobodys.some((put) => put.more)) return { more: true, after: 0, changed };
  return { ...line, changed };
}

async function serveBatch(tx: Tx, numberId: string, after: number): Promise<Served> {
  const [desk] = await tx<{ rotation: number }[]>`
    select rotation from desks where number_id = ${numberId} for update`;
  if (desk === undefined) throw new Error(`number ${numberId} has no desk`);
  const line = await listLine(tx, numberId, after);
  const last = line.at(-1);
  if (last === undefined) return { more: false, after: 0, changed: {} };

  const ids = line.map(({ conversationId }) => conversationId);
  // Sent in this order, so the locks are taken in LAYOUT's order and everything is read under them.
  const [, , { rules, version }, members, relations, rows] = await Promise.all([
    lockContacts(tx, ids),
    lockMembers(tx, numberId),
    readRules(tx, numberId),
    listMembers(tx, numberId),
    listRelations(tx, ids),
    lockEpisodes(tx, ids),
  ]);
  const rowOf = new Map(rows.map((row) => [row.episode.conversationId, row]));
  const inLine = line.flatMap(({ conversationId, triedTurn, without }) => {
    const row = rowOf.get(conversationId);
    const known = relations.get(conversationId);
    if (row?.episode.inLine !== true || known === undefined) return [];
    const { queued, ...relation } = known;
    return [{ row, relation: { ...relation, without }, queued, tried: triedTurn !== null }];
  });
  const { moves, rotation, chosen } = handOut(inLine, {
    ...{ rules, version, members },
    rotation: desk.rotation,
  });

  await writeMoves(tx, moves);
  await keepRotation(tx, numberId, rotation, chosen);
  const told = inLine.filter(({ row }) => hasJoined(row) && moves.some(({ from }) => from === row.episode));
  await tellAll(
    tx,
    told.map(({ row }) => row.episode),
    'moved',
  );

  const more = line.length === batch;
  const changed: Change = {
    conversations: moves.map(({ to }) => to.conversationId),
    numbers: moves.length > 0 ? [numberId] : [],
    outbox: told.length > 0,
  };
  return { more, after: more ? last.position : 0, changed };
}

interface InLine {
  row: EpisodeRow;
  relation: Pick<RoutingInput, 'owner' | 'previous' | 'without'>;
  /** What brought it here, and when. */
  queued: Queued;
  /** It was tried before and found nobody; that is explained once, not at every try. */
  tried: boolean;
}

/** The whole batch as one pure loop: each decision sees the loads and the rotation that those before it left. */
function handOut(
  line: readonly InLine[],
  desk: { rules: Rules; version: number; members: Member[]; rotation: number },
) {
  const moves: Move[] = [];
  const chosen = new Map<string, number>();
  let { members, rotation } = desk;
  for (const { row, relation, queued, tried } of line) {
    const routed = route({ rules: desk.rules, version: desk.version, members, rotation, ...relation });
    if (routed.agentId === null && tried) continue;

    const moved = routed.rotationAfter !== rotation;
    rotation = routed.rotationAfter;
    if (moved && routed.agentId !== null) chosen.set(routed.agentId, rotation);
    members = members.map((member) =>
      member.agentId === routed.agentId
        ? { ...member, load: member.load + 1, rotation: moved ? rotation : member.rotation }
        : member,
    );
    const cause = causeOf({ tried, ...queued, now: row.now });
    moves.push(asMove(row, { ...routed, ...cause }, desk.rules.whenFree));
  }
  return { moves, rotation, chosen };
}

function asMove({ episode }: EpisodeRow, routed: Routed, whenFree: Rules['whenFree']): Move {
  const { agentId } = routed;
  const to = served(episode, { agentId, staysInLine: whenFree === 'assign' });
  if (!to.ok)
    throw new Error(`conversation ${episode.conversationId} left the line under its lock: ${to.why}`);
  return {
    from: episode,
    to: to.value,
    explanation: routed,
    event: { kind: agentId === null ? 'waiting' : 'assigned', actorId: null, agentId },
    commandId: null,
  };
}

/** A workflow that has not reported in yet reads its row when it does; one that has must be told. */
const hasJoined = ({ joinedEpisode, episode }: EpisodeRow) => joinedEpisode >= episode.episode;

async function listLine(tx: Tx, numberId: string, after: number) {
  return tx<{ conversationId: string; position: number; triedTurn: number | null; without: string | null }[]>`
    select conversation_id as "conversationId", position, tried_turn as "triedTurn", without_agent as without
    from line
    where number_id = ${numberId} and position > ${after}
    order by position limit ${batch}`;
}

async function keepRotation(tx: Tx, numberId: string, rotation: number, chosen: Map<string, number>) {
  if (chosen.size === 0) return;
  await tx`
    with desk as (update desks set rotation = ${rotation} where number_id = ${numberId})
    update members set rotation = chosen.rotation
    from unnest(${[...chosen.keys()]}::uuid[], ${[...chosen.values()]}::bigint[]) as chosen(user_id, rotation)
    where members.number_id = ${numberId} and members.user_id = chosen.user_id`;
}
