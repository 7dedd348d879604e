import type { Sql } from '../../db/connect.ts';
import { createNudges } from '../../db/nudges.ts';
import { setAvailable } from '../../db/presence.ts';
import type { Everything } from '../../dev/everything.ts';
import { percentile } from './load.ts';
import { until } from './people.ts';
import { inMs, type Row } from './report.ts';

const waiting = 1500;
const comings = 100;
const graceMs = 600_000;

/**
 * Under "assign", a backlog that waits for anybody at all, among ever more conversations of the past: how fast it is
 * handed out once somebody comes, and how soon whoever waits longest is. The backlog is written without its workflows:
 * it is the desk that is measured, from the change of presence through outbox and workflow to the decisions.
 */
export async function backlog(_: Everything, sql: Sql, sizes: readonly number[]): Promise<Row[]> {
  const agentId = await oneAgentAway(sql);
  const rows: Row[] = [];
  let past = 0;
  for (const size of sizes) {
    await conversationsOfThePast(sql, size - past);
    past = size;
    await comeAndGo(sql, agentId, 20); // warm
    const { perSecond } = await comeAndGo(sql, agentId, waiting);
    const waits: number[] = [];
    for (let n = 0; n < comings; n++) waits.push((await comeAndGo(sql, agentId, 3)).oldest);
    waits.sort((a, b) => a - b);
    const among = `${size.toLocaleString('en')} conversations`;
    rows.push(
      {
        what: `backlog of ${waiting.toLocaleString('en')} handed out when somebody comes, ${among}`,
        figure: `${Math.round(perSecond)} assigned/s from the change of presence to the last, oldest first`,
        against: 'goal ≥ 1,000/s, flat from 10,000 to 1,000,000 (G10)',
      },
      {
        what: `agent becomes Available → oldest waiting assigned, ${among}, p50/p99 of ${comings}`,
        figure: `${inMs(percentile(waits, 0.5))}/${inMs(percentile(waits, 0.99))} ms`,
        against: 'goal p99 ≤ 500 ms (G11)',
      },
    );
  }
  return rows;
}

async function oneAgentAway(sql: Sql): Promise<string> {
  await sql`update presence set available = false`;
  await sql`update numbers set when_free = 'assign'`;
  const [agent] = await sql<{ id: string }[]>`select id from users where email = 'ben@demo.example'`;
  if (agent === undefined) throw new Error('there is no Ben');
  await sql`delete from line`;
  return agent.id;
}

/** So many wait; the agent comes, is given them all, and goes again. */
async function comeAndGo(sql: Sql, agentId: string, count: number) {
  const run = await someWait(sql, count);
  const nudges = createNudges(sql); // as the page does, or the relay would look only at its next second
  nudges.changed((await setAvailable(sql, agentId, true, graceMs)).changed);
  const decided = () => sql<{ at: number }[]>`
    select extract(epoch from decisions.at) * 1000 as at
    from decisions join conversations on conversations.id = conversation_id join contacts on contacts.id = contact_id
    where contacts.username like ${`${run}-%`} and decisions.agent_id is not null
    order by contacts.username`;
  await until(`${count} handed out`, 120, async () => {
    const [row] = await sql<{ left: number }[]>`select count(*)::integer as left from line`;
    return row?.left === 0;
  });
  const times = (await decided()).map(({ at }) => Number(at));
  const [came] = await sql<[{ at: number }]>`
    select extract(epoch from since) * 1000 as at from presence where user_id = ${agentId}`;
  await setAvailable(sql, agentId, false, graceMs);
  await nudges.close();

  if (times.length !== count) throw new Error(`${times.length} of ${count} were handed out`);
  if (times.some((at, n) => at < (times[n - 1] ?? 0))) throw new Error('not the oldest first');
  const since = Number(came.at);
  return { perSecond: (count * 1000) / (Math.max(...times) - since), oldest: (times[0] ?? since) - since };
}

/** They have waited for as long as their place says. Answers what their names begin with. */
async function someWait(sql: Sql, count: number): Promise<string> {
  const run = `bench${Date.now()}`;
  await sql`
    with people as (
      insert into contacts (name, username)
      select 'Waiting', ${run} || '-' || lpad(n::text, 6, '0') from generate_series(1, ${count}::integer) as n
      returning id, username
    ), begun as (
      insert into conversations (number_id, contact_id, status, stage, episode, turn, waiting_since, last_seq)
      select numbers.id, people.id, 'open', 'waiting', 1, 1, clock_timestamp(), 1
      from people, numbers where numbers.name = 'Main'
      returning id, number_id, contact_id
    ), opened as (
      insert into episodes (conversation_id, episode, opened_by) select id, 1, 'customer' from begun
    ), decided as (
      insert into decisions (conversation_id, turn, episode, code, stage, explanation)
      select id, 1, 1, 'in_line', 'waiting', '{"by": "rule", "code": "in_line"}' from begun
    )
    insert into line (conversation_id, number_id, episode)
    select begun.id, number_id, 1 from begun join people on people.id = contact_id order by username`;
  return run;
}

/** Closed conversations of the last year, in portions, so that none of them fills the memory. */
async function conversationsOfThePast(sql: Sql, count: number): Promise<void> {
  const portion = 50_000;
  for (let made = 0; made < count; made += portion)
    await sql`
      with people as (
        insert into contacts (name)
        select 'Past' from generate_series(1, ${Math.min(portion, count - made)}::integer) returning id
      )
      insert into conversations (number_id, contact_id, status, last_message_at, episode, turn)
      select numbers.id, people.id, 'closed', now() - random() * interval '365 days', 1, 3
      from people, numbers where numbers.name = 'Main'`;
  await sql`vacuum analyze`;
}
