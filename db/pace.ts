import type { Tx } from './connect.ts';

/** WhatsApp's own paces (Cloud API, throughput and pair rate limits): so many at once, then one every so often. */
const ofNumber = { everyMs: 12.5, burst: 8 }; // 80 a second
const ofPair = { everyMs: 6_000, burst: 45 }; // one customer of one number

/**
 * Takes a place in the number's and the customer's pace, and answers 0; or takes none, and answers how many
 * milliseconds to wait. The generic cell rate algorithm, one row each: when the next would be due if all were spaced
 * evenly. The caller holds the conversation's lock, so that nobody else moves the pair's row meanwhile; the number's
 * is last, as all its lanes wait for one another there.
 */
export async function takePlace(tx: Tx, at: { numberId: string; conversationId: string }): Promise<number> {
  const pair = `pair ${at.conversationId}`;
  const pairWait = await waitFor(tx, pair, ofPair);
  if (pairWait > 0) return pairWait;

  const number = `number ${at.numberId}`;
  const taken = await advance(tx, number, ofNumber);
  if (!taken) return Math.max(1, await waitFor(tx, number, ofNumber));
  await advance(tx, pair, ofPair);
  return 0;
}

interface Pace {
  everyMs: number;
  burst: number;
}

async function waitFor(tx: Tx, key: string, { everyMs, burst }: Pace): Promise<number> {
  const [row] = await tx<{ ms: number }[]>`
    select ceil(extract(epoch from next_at - clock_timestamp()) * 1000)::integer as ms
    from paces where key = ${key}`;
  return Math.max(0, Math.ceil((row?.ms ?? 0) - everyMs * (burst - 1)));
}

async function advance(tx: Tx, key: string, { everyMs, burst }: Pace): Promise<boolean> {
  const rows = await tx`
    insert into paces (key, next_at) values (${key}, clock_timestamp() + ${everyMs} * interval '1 millisecond')
    on conflict (key) do update
      set next_at = greatest(paces.next_at, clock_timestamp()) + ${everyMs} * interval '1 millisecond'
      where paces.next_at <= clock_timestamp() + ${everyMs * (burst - 1)} * interval '1 millisecond'
    returning key`;
  return rows.length > 0;
}
