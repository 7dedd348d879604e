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
  const given = await handOut(everything, sql, pools, { numberId, capacity: null, name: 'even' });
  const limit = 400;
  const full = await handOut(everything, sql, pools, { numberId, capacity: limit, name: 'full' });
  await sql`update members set capacity = null where number_id = ${numberId}`;
  const most = Math.max(...full.loads);
  return [
    {
      what: `rotation, 1,000 newcomers, ${servers} servers at once beside 2 workers`,
      figure: `per agent ${given.counts.join('/')}`,
      against: 'goal ≤ 1 apart (G12)',
    },
    {
      what: `the same with at most ${limit} each`,
      figure: `loads ${full.loads.join('/')}, ${full.waiting} still wait`,
      against: `goal: capacity never exceeded (G12); the most is ${most} of ${limit}`,
    },
  ];
}

async function handOut(
  everything: Everything,
  sql: Sql,
  pools: readonly Sql[],
  { numberId, capacity, name }: { numberId: string; capacity: number | null; name: string },
) {
  await sql`update numbers set basic_rule = 'online_rotation', when_free = 'assign' where id = ${numberId}`;
  await sql`update members set capacity = ${capacity} where number_id = ${numberId}`;
  const [mark] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
  const arrived = arrive(everything, name, 1_000);
  let coming = true;
  const serving = Array.from({ length: servers }, async (_, n) => {
    const pool = pools[n % pools.length] ?? sql;
    while (coming) await serveLine(pool, { numberId, after: 0 });
  });
  await arrived;
  coming = false;
  await Promise.all(serving);
  for (let line = { more: true, after: 0 }; line.more; )
    line = await serveLine(sql, { numberId, after: line.after });

  const counted = await sql<{ count: number }[]>`
    select count(*)::integer as count from decisions join conversations on conversations.id = conversation_id
    where number_id = ${numberId} and code = 'basic_online' and at >= ${mark?.now ?? new Date()}
    group by decisions.agent_id order by 1 desc`;
  const loads = await sql<{ count: number }[]>`
    select count(*)::integer as count from conversations
    where number_id = ${numberId} and stage = 'assigned' and agent_id in (
      select decisions.agent_id from decisions where code = 'basic_online')
    group by agent_id order by 1 desc`;
  const [line] = await sql<{ waiting: number }[]>`
    select count(*)::integer as waiting from line where number_id = ${numberId}`;
  return {
    counts: counted.map(({ count }) => count),
    loads: loads.map(({ count }) => count),
    waiting: line?.waiting ?? 0,
  };
}

/** G13: nobody is served by the desk; everybody presses Claim at once, on one after the other, while their workflows start. */
async function race(everything: Everything, sql: Sql, pools: readonly Sql[], numberId: string): Promise<Row> {
  await sql`update numbers set basic_rule = 'nobody', when_free = 'leave' where id = ${numberId}`;
  const claimants = await makeAgents(sql, numberId);
  const [mark] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
  await arrive(everything, 'claimed', 1_000);
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
  return {
    what: `one conversation claimed by ${agents} agents at once, ${waiting.length} times, 2 pools beside 2 workers`,
    figure: `${twice} given to two, ${nobody} to nobody; ${Math.round((waiting.length * agents) / seconds)} claims/s`,
    against: 'goal 0 given to two (G13)',
  };
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
