import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { withBareTemporal } from './bare-temporal.ts';
import { limitOfPress, prepare, rowsOf, updatesFor } from './clicks.ts';
import { drive } from './load.ts';
import { textMessage } from './payload.ts';
import { makeAvailable, settled } from './people.ts';
import { press } from './presses.ts';
import type { Row } from './report.ts';

const size = 1500;
const seconds = 30;

/** G20's second half and G14's: 1,500 write for the first time at once, and people press meanwhile. */
export async function burst(everything: Everything, sql: Sql): Promise<Row[]> {
  const { hands, conversations } = await prepare(everything, sql, 'before');
  await sql`update numbers set basic_rule = 'online_rotation'`;
  const newcomers = Array.from({ length: size }, (_, n) =>
    textMessage(`45${100_000_000 + (Date.now() % 800_000_000) + n}`, `wamid.burst.${Date.now()}.${n}`, 'Hej'),
  );
  return withBareTemporal(everything, async (bare) => {
    const waitingFor = await unsettled(sql);
    const started = performance.now();
    const [presses, bareUpdates] = await Promise.all([
      press(everything, sql, { hands, conversations, seconds }),
      updatesFor(bare, seconds),
      drive(`${everything.baseUrl}/webhooks/whatsapp`, newcomers, { concurrency: 16 }),
    ]);
    const whileClicked = size + waitingFor - (await unsettled(sql));
    const clickedFor = (performance.now() - started) / 1000;

    await new Promise((later) => setTimeout(later, 6_000)); // until the relay takes it that nobody clicks any more
    await makeAvailable(sql, []);
    const left = await unsettled(sql);
    const calm = performance.now();
    await settled(sql, 300);
    const calmFor = (performance.now() - calm) / 1000;
    const limit = await bare.complete(400);

    const pace = (count: number, over: number) => `${(count / over).toFixed(1)}/s`;
    const share = (count: number, over: number) => `${(count / over / limit).toFixed(2)} ×`;
    return [
      ...rowsOf('during a burst of 1,500', presses),
      limitOfPress('during the burst', bareUpdates),
      {
        what: 'workflows of the burst started and settled while people press',
        figure: `${pace(whileClicked, clickedFor)}, ${share(whileClicked, clickedFor)} the limit`,
        against: `goal ≥ 0.35 × (G20); the limit, one empty step each, in this run: ${pace(limit, 1)}`,
      },
      {
        what: `the same when nobody presses any more, the last ${left}`,
        figure: left < 50 ? 'too few were left' : `${pace(left, calmFor)}, ${share(left, calmFor)} the limit`,
        against: 'goal ≥ 0.7 × (G20)',
      },
    ];
  });
}

async function unsettled(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from conversations where status = 'open' and joined_episode < episode`;
  return row?.count ?? 0;
}
