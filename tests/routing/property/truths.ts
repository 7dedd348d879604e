/** What must be true of a settled office, looked at from the outside: each answers what contradicts it, in words. */
import type { Sql } from '../../../db/connect.ts';
import { serveLine } from '../../../db/desk.ts';
import { mayHold, type Role } from '../../../domain/access.ts';
import type { Considered } from '../../../domain/routing.ts';
import type { Office } from './office.ts';

export type Truth = (office: Office) => Promise<string[]>;

export const truths: Truth[] = [
  nobodyHasWhatTheyMayNot,
  nobodyIsForgotten,
  everyDecisionExplainsItself,
  lastAndPreviousAreRight,
  ownersAreCarried,
  everythingWasTold,
  theRotationIsExact,
];

const said = (rows: readonly object[], what: string) => rows.map((row) => `${what}: ${JSON.stringify(row)}`);

async function nobodyHasWhatTheyMayNot({ sql }: Office) {
  const held = await sql<{ id: string; active: boolean; role: Role; member: boolean }[]>`
    select conversations.id, users.active, users.role, members.user_id is not null as member
    from conversations join users on users.id = agent_id
    left join members on members.number_id = conversations.number_id and members.user_id = users.id`;
  return said(
    held.filter((holder) => !mayHold(holder)),
    'with somebody who may not have it',
  );
}

/** Agent, bot or Unassigned; and in Unassigned either in line, or decided to be there. */
async function nobodyIsForgotten({ sql }: Office) {
  const lost = await sql`
    select conversations.id, status, conversations.stage, line.conversation_id is not null as in_line,
      line.tried_turn, decisions.code, when_free
    from conversations
    join numbers on numbers.id = conversations.number_id
    left join decisions on decisions.conversation_id = conversations.id and decisions.turn = conversations.turn
    left join line on line.conversation_id = conversations.id
    where (status = 'open' and conversations.stage is null)
      or (line.conversation_id is not null and (conversations.stage is distinct from 'waiting' or line.episode <> conversations.episode
        or line.number_id <> conversations.number_id or when_free = 'leave' or tried_turn is null))
      or (conversations.stage = 'waiting' and line.conversation_id is null and decisions.code <> 'release'
        and (when_free = 'assign' or explanation ->> 'by' <> 'routing'))`;
  return said(lost, 'without agent, bot or place in Unassigned');
}

async function everyDecisionExplainsItself({ sql }: Office) {
  const gaps = await sql`
    select conversations.id, conversations.turn, count(decisions.turn) as decided, max(decisions.turn) as last
    from conversations left join decisions on conversation_id = conversations.id
    group by conversations.id
    having count(decisions.turn) <> conversations.turn or coalesce(max(decisions.turn), 0) <> conversations.turn`;
  const others = await sql`
    select conversations.id, conversations.turn, decisions.code, decisions.agent_id as decided, conversations.agent_id as has
    from conversations join decisions on conversation_id = conversations.id and decisions.turn = conversations.turn
    where decisions.agent_id is distinct from conversations.agent_id
      or decisions.stage is distinct from conversations.stage`;
  const silent = await sql`
    select decisions.conversation_id, decisions.turn, decisions.code, count(events.id) as lines
    from decisions
    left join events on events.conversation_id = decisions.conversation_id and events.turn = decisions.turn
    left join conversations on conversations.id = decisions.conversation_id
    left join rule_versions versions on versions.number_id = conversations.number_id
      and versions.version = (explanation ->> 'version')::integer
    where explanation ->> 'code' is distinct from decisions.code
      or (explanation ->> 'by' = 'person') <> (by_user is not null)
      or (explanation ->> 'by' = 'routing' and (jsonb_array_length(explanation -> 'tried') = 0
        or (versions.version is null and (explanation ->> 'version')::integer > 1)))
      or events.id is null
    group by decisions.conversation_id, decisions.turn`;
  const seqs = await sql`
    select id, last_seq, (select count(*) from messages where conversation_id = conversations.id)
      + (select count(*) from events where conversation_id = conversations.id) as lines
    from conversations
    where last_seq <> (select count(*) from messages where conversation_id = conversations.id)
      + (select count(*) from events where conversation_id = conversations.id)`;
  return [
    ...said(gaps, 'its turns have gaps'),
    ...said(others, 'stands otherwise than its last decision says'),
    ...said(silent, 'a decision without explanation or line in the thread'),
    ...said(seqs, 'places in the thread that nothing stands at'),
  ];
}

/** Last: whom it was last given to. Previous: who replied last in the latest episode that is over, else who had it last. */
async function lastAndPreviousAreRight({ sql }: Office) {
  const wrong = await sql`
    with over as (
      select conversation_id, episode, coalesce(
        (select sender_id from messages where messages.conversation_id = episodes.conversation_id
          and messages.episode = episodes.episode and author = 'agent' order by seq desc limit 1),
        (select agent_id from decisions where decisions.conversation_id = episodes.conversation_id
          and decisions.episode = episodes.episode and agent_id is not null order by turn desc limit 1)) as agent_id
      from episodes where closed_at is not null
    ), expected as (
      select id,
        (select agent_id from decisions where conversation_id = conversations.id and agent_id is not null
          order by turn desc limit 1) as last,
        (select agent_id from over where conversation_id = conversations.id and agent_id is not null
          order by episode desc limit 1) as previous
      from conversations
    )
    select id, last, last_agent_id, previous, previous_agent_id from expected join conversations using (id)
    where last is distinct from last_agent_id or previous is distinct from previous_agent_id`;
  return said(wrong, 'previous or last agent is wrong');
}

async function ownersAreCarried({ sql }: Office) {
  const wrong = await sql`
    select conversations.id, conversations.owner_id as carried, contacts.owner_id as owner
    from conversations join contacts on contacts.id = contact_id
    where conversations.owner_id is distinct from contacts.owner_id`;
  const left = await sql`
    select owner_moves.* from owner_moves join conversations on conversations.id = conversation_id
    where status = 'open' and owner_moves.episode = conversations.episode`;
  return [
    ...said(wrong, 'carries another owner than its contact'),
    ...said(left, 'a move nobody was told of'),
  ];
}

/** Whatever had to be told was in the outbox: every episode has reported in, and the desks have nothing left to do. */
async function everythingWasTold({ sql, main, second }: Office) {
  const silent = await sql`
    select id, episode, joined_episode from conversations where status = 'open' and joined_episode <> episode`;
  const left: string[] = [];
  for (const { id } of [main, second]) {
    const { changed } = await serveLine(sql, { numberId: id, after: 0 });
    for (const conversation of changed.conversations ?? []) {
      const life = await lives(sql, conversation);
      // Who waits in line while their contact is given to somebody is theirs when the desk next looks (ROUTING 41).
      if (life[0]?.['code'] === 'owner') continue;
      left.push(`the desk was not called for ${conversation}: ${JSON.stringify(life)}`);
    }
  }
  return [...said(silent, 'an episode that nobody started'), ...left];
}

const lives = (sql: Sql, id: string) =>
  sql`select turn, code, agent_id, at from decisions where conversation_id = ${id} order by turn desc limit 4`;

interface Given {
  agentId: string;
  before: number;
  after: number;
  /** Those who could have been chosen, with the value the rotation had for each. */
  eligible: Considered[];
}

/** All that the basic rule gave away on a number, in the rotation's own order. */
export async function listGiven(sql: Sql, numberId: string, since = new Date(0)): Promise<Given[]> {
  const rows = await sql<{ agentId: string; before: number; after: number; considered: Considered[] }[]>`
    select decisions.agent_id as "agentId", (explanation -> 'rotationBefore')::bigint as before,
      (explanation -> 'rotationAfter')::bigint as after, explanation -> 'tried' -> -1 -> 'considered' as considered
    from decisions join conversations on conversations.id = conversation_id
    where number_id = ${numberId} and code in ('basic_online', 'basic_all') and at >= ${since}
    order by (explanation -> 'rotationAfter')::bigint, at`;
  return rows.map(({ considered, ...given }) => ({
    ...given,
    eligible: considered.filter(({ skipped }) => skipped === null),
  }));
}

/**
 * Each went to whoever of the eligible was chosen longest ago, by a count of our own; and as long as the same members
 * are eligible none of them is more than one ahead of another.
 */
async function theRotationIsExact({ sql, main, second }: Office) {
  const wrong: string[] = [];
  for (const { id } of [main, second]) wrong.push(...judge(await listGiven(sql, id)));
  return wrong;
}

function judge(given: readonly Given[]): string[] {
  const wrong: string[] = [];
  const lastChosen = new Map<string, number>();
  let stretch = new Map<string, number>();
  let newest = 0;
  for (const { agentId, before, after, eligible } of given) {
    if (after !== before + 1 || before < newest)
      wrong.push(`the rotation went from ${newest} to ${before}, ${after}`);
    newest = after;

    // Who left and came back joined at the end; a value of ours that is newer than the desk's was lost by it.
    const rejoined = eligible.some((one) => one.rotation > (lastChosen.get(one.agentId) ?? one.rotation));
    const placed = eligible.map((one) => ({
      agentId: one.agentId,
      place: Math.max(one.rotation, lastChosen.get(one.agentId) ?? 0),
    }));
    const first = placed.reduce((a, b) => (b.place < a.place ? b : a), placed[0] ?? { agentId, place: 0 });
    if (first.agentId !== agentId) wrong.push(`at ${after} it was ${first.agentId}’s turn, not ${agentId}’s`);
    lastChosen.set(agentId, after);

    const same = stretch.size === eligible.length && eligible.every((one) => stretch.has(one.agentId));
    if (!same || rejoined) stretch = new Map(eligible.map((one) => [one.agentId, 0]));
    stretch.set(agentId, (stretch.get(agentId) ?? 0) + 1);
    const counts = [...stretch.values()];
    if (Math.max(...counts) - Math.min(...counts) > 1)
      wrong.push(`at ${after} the same members have ${counts.join(', ')}`);
  }
  return wrong;
}
