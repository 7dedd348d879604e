import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { drive, percentile } from './load.ts';
import { textMessage } from './payload.ts';
import { settled, until } from './people.ts';
import { inMs, type Row, spread } from './report.ts';

/** New conversations one after the other, then all at once: how long until each has its agent. */
export async function assign(everything: Everything, sql: Sql, workers: number): Promise<Row[]> {
  // The worker may still be starting, and what runs for the first time is slow: that is no quiet system.
  await arrive(everything, sql, { name: `warm${workers}`, count: 50, perSecond: 16 });
  await settled(sql);
  const quiet = await arrive(everything, sql, { name: `quiet${workers}`, count: 100, perSecond: 8 });
  const burst = await arrive(everything, sql, { name: `burst${workers}`, count: 1500 });
  const named = `${workers} worker${workers === 1 ? '' : 's'}`;
  return [
    {
      what: `new conversation → assigned, quiet system, ${named}, p50/p95`,
      figure: spread(quiet.waits),
      against: 'goal 40/120 ms (G9)',
    },
    {
      what: `burst of 1,500 new conversations, ${named}`,
      figure: `${Math.round(burst.perSecond)} assigned/s, p99 ${inMs(percentile(burst.waits, 0.99))} ms, per agent ${burst.perAgent.join('/')}`,
      against: 'goal ≥ 500/s, p99 ≤ 1 s (G20); spread ≤ 1 (G12)',
    },
  ];
}

interface Arrival {
  /** Milliseconds from the opening's transaction to the decision, by the database's clock, ascending. */
  waits: number[];
  perSecond: number;
  perAgent: number[];
}

async function arrive(
  everything: Everything,
  sql: Sql,
  { name, count, perSecond }: { name: string; count: number; perSecond?: number },
): Promise<Arrival> {
  const run = Date.now();
  const first = 100_000_000 + (run % 800_000_000);
  const phones = Array.from({ length: count }, (_, n) => `44${first + n}`);
  const bodies = phones.map((phone, n) =>
    textMessage(phone, `wamid.${name}.${run}.${n}`, 'Is anybody there?'),
  );
  await drive(`${everything.baseUrl}/webhooks/whatsapp`, bodies, {
    concurrency: 16,
    ...(perSecond ? { perSecond } : {}),
  });

  const assigned = () => sql<{ wait: number; agentId: string; openedAt: number; decidedAt: number }[]>`
    select extract(epoch from decisions.at - episodes.opened_at) * 1000 as wait, conversations.agent_id as "agentId",
      extract(epoch from episodes.opened_at) as "openedAt", extract(epoch from decisions.at) as "decidedAt"
    from identities
    join conversations on conversations.contact_id = identities.contact_id
    join episodes on episodes.conversation_id = conversations.id and episodes.episode = conversations.episode
    join decisions on decisions.conversation_id = conversations.id and decisions.agent_id = conversations.agent_id
    where identities.kind = 'phone' and identities.value in ${sql(phones)} and conversations.stage = 'assigned'`;
  await until(`${count} conversations assigned`, 120, async () => (await assigned()).length === count);

  const rows = await assigned();
  const opened = Math.min(...rows.map(({ openedAt }) => Number(openedAt)));
  const decided = Math.max(...rows.map(({ decidedAt }) => Number(decidedAt)));
  const counts = Map.groupBy(rows, ({ agentId }) => agentId);
  return {
    waits: rows.map(({ wait }) => Number(wait)).toSorted((a, b) => a - b),
    perSecond: count / (decided - opened),
    perAgent: [...counts.values()].map(({ length }) => length).toSorted((a, b) => b - a),
  };
}
