import { randomUUID } from 'node:crypto';
import { connect, type Sql } from '../../db/connect.ts';
import { claim } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import type { Everything } from '../../dev/everything.ts';
import { drive } from './load.ts';
import { demo, textMessage } from './payload.ts';
import type { Row } from './report.ts';

const servers = 10;
const agents = 10;
const newcomers = 1_000;
const contested = 1_000;

/**
 * Ten servers of one line at once, and ten people at one conversation: from two pools beside the product's two workers,
 * which serve and start workflows at the same time.
 */
export async function fairness(everything: Everything, sql: Sql): Promise<Row[]> {
  const pools = [1, 2].map((n) => connect(everything.databaseUrl, { max: 6, name: `bench ${n}` }));
  try {
    const [number] = await sql<{ id: string }[]>`
      select id from numbers where phone_number_id = ${demo.phoneNumberId}`;
    if (number === undefined) throw new Error('the demo has no number Main');
    return [
      ...(await rotation(everything, sql, pools, number.id)),
      await race(everything, sql, pools, number.id),
    ];
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

/** G12: first without limits, then with one that is reached. */
async function rotation(everything: Everything, sql: Sql, pools: Sql[], numberId: string): Promise<Row[]> {
  const given = await handOut(everything, sql, pools, {
    numberId,
    capacity: null,
    name: 'even',
    count: newcomers,
  });
  // Room for fifty more each, for twice as many: those who wait are looked at again and again, which takes its time.
  const limit = Math.ceil(newcomers / given.counts.length) + 50;
  const count = 100 * given.counts.length;
  const full = await handOut(everything, sql, pools, { numberId, capacity: limit, name: 'full', count });
  await sql`update members set capacity = null where number_id = ${numberId}`;
  const most = Math.max(...full.loads);
  return [
    {
      what: `rotation, ${newcomers} newcomers, ${servers} servers at once beside 2 workers`,
      figure: `per agent ${given.counts.join('/')}`,
      against: 'goal ≤ 1 apart (G12)',
    },
    {
      what: `${count} more, with at most ${limit} each`,
      figure: `loads ${full.loads.join('/')}, ${full.waiting} still wait`,
      against: `goal: capacity never exceeded (G12); the most is ${most} of ${limit}`,
    },
  ];
}

async function handOut(
  everything: Everything,
  sql: Sql,
  pools: readonly Sql[],
  {
    numberId,
    capacity,
    name,
    count,
  }: { numberId: string; capacity: number | null; name: string; count: number },
) {
  await sql`update numbers set basic_rule = 'online_rotation', when_free = 'assign' where id = ${numberId}`;
  await sql`update members set capacity = ${capacity} where number_id = ${numberId}`;
  const [mark] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
  const arrived = arrive(everything, name, count);
  let coming = true;
  const serving = Array.from({ length: servers }, async (_, n) => {
    const pool = pools[n % pools.length] ?? sql;
    while (coming) {
      await serveLine(pool, { numberId, after: 0 });
      await new Promise((later) => setTimeout(later, 5)); // or they would leave the intake no core
    }
  });
  await arrived;
  coming = false;
  await Promise.all(serving);
  for (let line = { more: true, after: 0 }; line.more; )
    line = await serveLine(sql, { numberId, after: line.after });

  // Who has been given nothing is in the list too.
  const perAgent = await sql<{ count: number; load: number }[]>`
    select count(decisions)::integer as count,
      (select count(*)::integer from conversations
        where number_id = ${numberId} and stage = 'assigned' and agent_id = members.user_id) as load
    from members
    join presence on presence.user_id = members.user_id and presence.available
    left join decisions on decisions.agent_id = members.user_id and code = 'basic_online' and at >= ${mark?.now ?? new Date()}
      and exists (select from conversations where id = conversation_id and number_id = ${numberId})
    where members.number_id = ${numberId}
    group by members.user_id`;
  const [line] = await sql<{ waiting: number }[]>`
    select count(*)::integer as waiting from line where number_id = ${numberId}`;
  return {
    counts: perAgent.map(({ count }) => count).toSorted((a, b) => b - a),
    loads: perAgent.map(({ load }) => load).toSorted((a, b) => b - a),
    waiting: line?.waiting ?? 0,
  };
}

/** G13: nobody is served by the desk; everybody presses Claim at once, on one after the other, while their workflows start. */
async function race(everything: Everything, sql: Sql, pools: readonly Sql[], numberId: string): Promise<Row> {
  await sql`update numbers set basic_rule = 'nobody', when_free = 'leave' where id = ${numberId}`;
  const claimants = await makeAgents(sql, numberId);
  const [mark] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
  await arrive(everything, 'claimed', contested);
  const waiting = await sql<{ id: string; episode: number }[]>`
    select id, episode from conversations
    where number_id = ${numberId} and stage = 'waiting' and created_at >= ${mark?.now ?? new Date()}`;

  let twice = 0;
  let nobody = 0;
  const started = performance.now();
  const shared = waiting.values();
  const lane = async () => {
    for (const { id, episode } of shared) {
      const answers = await Promise.all(
        claimants.map((by, n) =>
          claim(pools[n % pools.length] ?? sql, {
            ...{ conversationId: id, episode, numberId, by, commandId: randomUUID() },
            deadlineAt: Date.now() + 60_000,
          }),
        ),
      );
      const won = answers.filter(({ answer }) => answer.ok).length;
      if (won > 1) twice += 1;
      if (won === 0) nobody += 1;
    }
  };
  await Promise.all([lane(), lane()]);
  const seconds = (performance.now() - started) / 1000;
  const rows = await listClaims(
    sql,
    waiting.map(({ id }) => id),
  );
  return {
    what: `one conversation claimed by ${agents} agents at once, ${waiting.length} times, 2 pools beside 2 workers`,
    figure: `by the answers ${twice} given to two, ${nobody} to nobody; by the rows ${rows.twice} and ${rows.nobody}; ${Math.round((waiting.length * agents) / seconds)} claims/s`,
    against: 'goal 0 given to two (G13)',
  };
}

/** What is written down of it: one decision each, and its agent the one who has it now. */
async function listClaims(sql: Sql, ids: string[]): Promise<{ twice: number; nobody: number }> {
  const [row] = await sql<[{ twice: number; nobody: number }]>`
    select count(*) filter (where claims > 1)::integer as twice,
      count(*) filter (where claims = 0 or not theirs)::integer as nobody
    from (
      select count(decisions) as claims, coalesce(bool_and(decisions.agent_id = conversations.agent_id), false) as theirs
      from conversations left join decisions on conversation_id = conversations.id and code = 'claim'
      where conversations.id = any(${ids}::uuid[])
      group by conversations.id
    ) as each`;
  return row;
}

async function makeAgents(sql: Sql, numberId: string): Promise<string[]> {
  const made = await sql<{ id: string }[]>`
    insert into users (name, email, role)
    select 'Bench ' || n, 'bench-' || n || '@demo.example', 'service' from generate_series(1, ${agents}) n
    returning id`;
  const ids = made.map(({ id }) => id);
  await sql`
    insert into members (number_id, user_id, rotation) select ${numberId}, id, 0 from unnest(${ids}::uuid[]) id`;
  return ids;
}

async function arrive(everything: Everything, name: string, count: number) {
  const run = Date.now();
  const bodies = Array.from({ length: count }, (_, n) =>
    textMessage(`47${100_000_000 + (run % 800_000_000) + n}`, `wamid.${name}.${run}.${n}`, 'Hei'),
  );
  await drive(`${everything.baseUrl}/webhooks/whatsapp`, bodies, { concurrency: 16 });
}
