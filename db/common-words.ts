import type { Sql } from './connect.ts';

/** What Postgres knows of the messages' words, since it last gathered that. */
export interface Common {
  /** How large a part of the messages has each word, of those that are not rare. */
  shares: ReadonlyMap<string, number>;
  messages: number;
  /** When they were sent, oldest first: as many lie between each two. */
  ages: readonly Date[];
}

/** Postgres gathers them anew now and then; to read them takes longer than most searches. */
const keptMs = 5 * 60_000;
const kept = new WeakMap<Sql, { common: Promise<Common>; until: number }>();

export async function commonWords(sql: Sql): Promise<Common> {
  const known = kept.get(sql);
  if (known !== undefined && known.until >= Date.now()) return known.common;
  const common = read(sql);
  kept.set(sql, { common, until: Date.now() + keptMs });
  common.catch(() => kept.delete(sql)); // whoever waits for it hears of it
  return common;
}

/** How large a part of the messages has this word, or a word that begins like it; null: hardly any has. */
export function shareOf({ shares }: Common, word: string, begun: boolean): number | null {
  if (!begun) return shares.get(word) ?? null;
  let sum = 0;
  for (const [one, share] of shares) if (one.startsWith(word)) sum += share;
  return sum === 0 ? null : Math.min(sum, 1);
}

async function read(sql: Sql): Promise<Common> {
  const [rows, [table], [sent]] = await Promise.all([
    sql<Array<{ word: string; share: number }>>`
      select word, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as known(word, share)
      where schemaname = 'public' and tablename = 'message_words' and attname = 'words' and word is not null`,
    sql<Array<{ messages: number }>>`
      select greatest(reltuples, 0)::float8 as messages from pg_class where oid = 'message_words'::regclass`,
    sql<Array<{ ages: Date[] | null }>>`
      select histogram_bounds::text::timestamptz[] as ages from pg_stats
      where schemaname = 'public' and tablename = 'message_words' and attname = 'sent_at'`,
  ]);
  return {
    shares: new Map(rows.map(({ word, share }) => [word, share])),
    messages: table?.messages ?? 0,
    ages: sent?.ages ?? [],
  };
}
