import type { Sql } from '../../db/connect.ts';
import type { Everything } from '../../dev/everything.ts';
import { type BareTemporal, withBareTemporal } from './bare-temporal.ts';
import { drive } from './load.ts';
import { textMessage } from './payload.ts';
import { makeAvailable, settled } from './people.ts';
import { clicksPerSecond, figuresOf, type Hand, type Press, press, signIn } from './presses.ts';
import { type Row, spread } from './report.ts';

const seconds = 30;
const people = 200;

/**
 * G14: what people press while customers write eighty messages a second into the same conversations. Beside it, in the
 * same load, the least that Temporal does for such a press: an update of a workflow that does nothing.
 */
export async function clicks(everything: Everything, sql: Sql): Promise<Row[]> {
  const { hands, conversations } = await prepare(everything, sql, 'clicks');
  return withBareTemporal(everything, async (bare) => {
    const idle = await updatesFor(bare, 5);
    const writing = drive(`${everything.baseUrl}/webhooks/whatsapp`, texts('load', 80 * seconds), {
      concurrency: 16,
      perSecond: 80,
    });
    const [presses, bareUpdates] = await Promise.all([
      press(everything, sql, { hands, conversations, seconds }),
      updatesFor(bare, seconds),
      writing,
    ]);
    return [
      ...rowsOf('at 80 messages/s', presses),
      limitOfPress('in the same load', bareUpdates),
      limitOfPress('with nothing else going on', idle),
    ];
  });
}

/** For both of G14's halves. */
export function rowsOf(load: string, presses: readonly Press[]): Row[] {
  const { decided, answered, commands, replies, wrong } = figuresOf(presses);
  return [
    {
      what: `agent’s claim, transfer, close: press → decided, 4 people, ${clicksPerSecond} presses a second, ${load}, p50/p99`,
      figure: decided,
      against: `goal 25/100 ms (G14); of ${presses.length} presses ${wrong}`,
    },
    {
      what: 'until its answer is there, the conversation drawn anew, p50/p99',
      figure: answered,
      against: `without the wait for one’s own press before: commands ${commands}, replies (no Temporal) ${replies}`,
    },
  ];
}

/** What a press cannot be faster than. `updates`: milliseconds, ascending. */
export const limitOfPress = (load: string, updates: readonly number[]): Row => ({
  what: `limit of a press: a bare update of an empty workflow ${load}, p50/p99`,
  figure: spread(updates, [0.5, 0.99]),
  against: 'Temporal’s own time, none of ours in it',
});

/** Two who are signed in and Available, and conversations that wait to be claimed. */
export async function prepare(
  everything: Everything,
  sql: Sql,
  name: string,
): Promise<{ hands: [Hand, Hand]; conversations: string[] }> {
  await sql`update numbers set basic_rule = 'nobody', when_free = 'leave'`;
  await drive(`${everything.baseUrl}/webhooks/whatsapp`, texts(name, people), { concurrency: 16 });
  await settled(sql);
  const hands: [Hand, Hand] = [
    await signIn(everything, sql, 'ben@demo.example'),
    await signIn(everything, sql, 'sade@demo.example'),
  ];
  await makeAvailable(sql, ['ben@demo.example', 'sade@demo.example']); // a login turned them Away
  const waiting = await sql<{ id: string }[]>`
    select id from conversations where stage = 'waiting' order by created_at desc limit ${people}`;
  return { hands, conversations: waiting.map(({ id }) => id) };
}

const texts = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) =>
    textMessage(`1556${2_000_000 + (n % people)}`, `wamid.${name}.${Date.now()}.${n}`, `Hello number ${n}`),
  );

/** Two a second: enough to see, and next to no load. */
export async function updatesFor(bare: BareTemporal, forSeconds: number): Promise<number[]> {
  const updates: number[] = [];
  for (const until = performance.now() + forSeconds * 1000; performance.now() < until; ) {
    updates.push(await bare.update());
    await new Promise((later) => setTimeout(later, 500));
  }
  return updates.toSorted((a, b) => a - b);
}
