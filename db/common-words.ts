import type { Sql } from './connect.ts';

interface Common {
  shares: ReadonlyMap<string, number>;
  messages: number;
  until: number;
}

/** Postgres gathers them anew now and then; to read them takes longer than most searches. */
const keptMs = 5 * 60_000;
const kept = new WeakMap<Sql, Promise<Common>>();

/**
 * How large a part of the messages has each of these words, as far as it is common; null: hardly any has it. Where the last
 * one is `unfinished`, all that begin like it count.
 */
export async function sharesOf(
  sql: Sql,
  words: readonly string[],
  unfinished: boolean,
): Promise<{ shares: Array<number | null>; messages: number }> {
  let common = await kept.get(sql);
  if (common === undefined || common.until < Date.now()) {
    const reading = read(sql);
    kept.set(sql, reading);
    reading.catch(() => kept.delete(sql)); // whoever waits for it hears of it
    common = await reading;
  }
  const { shares, messages } = common;
  return {
    messages,
    shares: words.map((word, n) =>
      unfinished && n === words.length - 1 ? beginningWith(shares, word) : (shares.get(word) ?? null),
    ),
  };
}

function beginningWith(shares: ReadonlyMap<string, number>, beginning: string): number | null {
  let sum = 0;
  for (const [word, share] of shares) if (word.startsWith(beginning)) sum += share;
  return sum === 0 ? null : Math.min(sum, 1);
}

async function read(sql: Sql): Promise<Common> {
  const [rows, [table]] = await Promise.all([
    sql<Array<{ word: string; share: number }>>`
      select word, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as known(word, share)
      where tablename = 'message_words' and attname = 'words' and word is not null`,
    sql<Array<{ messages: number }>>`
      select greatest(reltuples, 0)::float8 as messages from pg_class where oid = 'message_words'::regclass`,
  ]);
  return {
    shares: new Map(rows.map(({ word, share }) => [word, share])),
    messages: table?.messages ?? 0,
    until: Date.now() + keptMs,
  };
}
