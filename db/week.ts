import { type Arrived, isArrival, type Moved, type PresenceChange, type WeekFacts } from '../domain/week.ts';
import type { Sql, Tx } from './connect.ts';

const days = 7;
/** The newest are kept: so many who came to the desk, with so many moves of theirs and of all others. */
const most = { arrivals: 20_000, moves: 100_000 };

/** What is known of a number's last days. */
export interface StoredWeek extends WeekFacts {
  /** How far back it was asked for, since when presence is recorded, and whether the newest were all it could take. */
  asked: number;
  presenceSince: number;
  cut: boolean;
}

/**
 * The number's last seven days as they were stored, as of one moment. It reaches back as far as who was Available is
 * known, and no further than there is room for: what came before `from` is left out.
 */
export async function findWeek(
  sql: Sql,
  numberId: string,
  { room = most }: { room?: typeof most } = {},
): Promise<StoredWeek> {
  return sql.begin<StoredWeek>('isolation level repeatable read read only', async (tx) => {
    const { now, presenceSince } = await readClock(tx);
    const asked = now - days * 24 * 3_600_000;
    const found = await listMoves(tx, numberId, Math.max(asked, presenceSince), room.moves);
    const { from, moves, cut } = within(found, Math.max(asked, presenceSince), room);
    const [arrived, presence, there, load] = await Promise.all([
      listArrived(tx, moves.filter(isArrival)),
      listPresence(tx, from),
      tx<{ id: string }[]>`select user_id as id from presence where available and lease_until > now()`,
      tx<{ id: string; load: number }[]>`
        select agent_id as id, count(*)::integer as load from conversations
        where stage = 'assigned' and number_id = ${numberId} group by agent_id`,
    ]);
    return {
      ...{ from, to: now, asked, presenceSince, cut, moves, arrived, presence },
      availableNow: there.map(({ id }) => id),
      loadNow: new Map(load.map((row) => [row.id, row.load])),
    };
  });
}

async function readClock(tx: Tx): Promise<{ now: number; presenceSince: number }> {
  const [row] = await tx<[{ now: number; since: number }]>`
    select ${epoch(tx, tx`now()`)} as now, ${epoch(tx, tx`since`)} as since from presence_recorded`;
  return { now: row.now, presenceSince: row.since };
}

/** The newest first. What was true before a move is what the move before it left. */
async function listMoves(tx: Tx, numberId: string, from: number, limit: number): Promise<Moved[]> {
  const moves = await tx<Moved[]>`
    select moved.conversation_id as "conversationId", moved.episode, ${epoch(tx, tx`moved.at`)} as at,
      moved.explanation ->> 'by' as by, moved.stage, moved.agent_id as "agentId",
      earlier.stage as "fromStage", earlier.agent_id as "fromAgentId"
    from decisions moved
    join conversations on conversations.id = moved.conversation_id
    left join decisions earlier on earlier.conversation_id = moved.conversation_id and earlier.turn = moved.turn - 1
    where moved.at >= to_timestamp(${from / 1000}::float8) and conversations.number_id = ${numberId}
    order by moved.at desc, moved.turn desc
    limit ${limit + 1}`;
  return [...moves];
}

/** In the order it happened, and from the first that there is room for. */
function within(newestFirst: readonly Moved[], asked: number, room: typeof most) {
  const arrivals = newestFirst.filter(isArrival);
  const tooOld = Math.max(arrivals[room.arrivals]?.at ?? 0, newestFirst[room.moves]?.at ?? 0);
  const moves = newestFirst.filter(({ at }) => at > tooOld).toReversed();
  return { from: tooOld === 0 ? asked : (moves[0]?.at ?? asked), moves, cut: tooOld > 0 };
}

/** What the first decision about each saw of its customer, and what is known besides. */
async function listArrived(tx: Tx, arrivals: readonly Moved[]): Promise<Arrived[]> {
  const rows = await tx<Row[]>`
    select arrival.id as "conversationId", arrival.episode, contacts.owner_id as "ownerId",
      contacts.owner_email is not null as "ownerHasEmailOnly", before.agent_id as "lastAgentId",
      tried -> 0 ->> 'code' as "ownerCode", tried -> 0 ->> 'agentId' as "ownerThenId",
      tried -> 1 ->> 'code' as "previousCode", tried -> 1 ->> 'agentId' as "previousThenId"
    from unnest(${arrivals.map((one) => one.conversationId)}::uuid[], ${arrivals.map((one) => one.episode)}::integer[])
      as arrival (id, episode)
    join conversations on conversations.id = arrival.id
    join contacts on contacts.id = conversations.contact_id
    left join lateral (
      select explanation -> 'tried' as tried from decisions
      where conversation_id = arrival.id and decisions.episode = arrival.episode and explanation ->> 'by' = 'routing'
      order by turn limit 1
    ) first on true
    left join lateral (
      select agent_id from decisions
      where conversation_id = arrival.id and decisions.episode < arrival.episode and agent_id is not null
      order by turn desc limit 1
    ) before on true`;
  return rows.map(({ ownerCode, ownerThenId, previousCode, previousThenId, ...row }) => ({
    ...row,
    ownerThen: ownerCode === null ? null : { code: ownerCode, agentId: ownerThenId },
    previousThen: previousCode === null ? null : { code: previousCode, agentId: previousThenId },
  }));
}

type Code = NonNullable<Arrived['ownerThen']>['code'];

interface Row extends Omit<Arrived, 'ownerThen' | 'previousThen'> {
  ownerCode: Code | null;
  ownerThenId: string | null;
  previousCode: Code | null;
  previousThenId: string | null;
}

async function listPresence(tx: Tx, from: number): Promise<PresenceChange[]> {
  const changes = await tx<PresenceChange[]>`
    select user_id as "agentId", available, ${epoch(tx, tx`at`)} as at
    from presence_changes where at >= to_timestamp(${from / 1000}::float8) order by at, id`;
  return [...changes];
}

/** Milliseconds with their fractions: what happened within one keeps its order. */
const epoch = (tx: Tx, time: ReturnType<Tx>) => tx`(extract(epoch from ${time}) * 1000)::float8`;
