import type { Sql } from '../../db/connect.ts';

/** What keeps a table in order and is dear to keep while it is filled: how it is made again. */
interface Aside {
  table: string;
  name: string;
  make: string;
}

/** Drops the indexes of these tables, and the constraints that have one, but for those that other tables refer to. */
export async function setAside(sql: Sql, tables: readonly string[]): Promise<Aside[]> {
  const constraints = await sql<Aside[]>`
    select conrelid::regclass::text as table, conname as name,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where conrelid = any(${tables as string[]}::regclass[]) and contype in ('p', 'u')
      and not exists (select from pg_constraint other where other.contype = 'f' and other.conindid = pg_constraint.conindid)`;
  for (const { table, name } of constraints)
    await sql`alter table ${sql(table)} drop constraint ${sql(name)}`;
  const indexes = await sql<Aside[]>`
    select tablename as table, indexname as name, indexdef as make from pg_indexes
    where tablename = any(${tables as string[]}) and schemaname = 'public'
      and not exists (select from pg_constraint where conname = indexname)`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  return [...indexes, ...constraints];
}

/** Two at a time, as the cores are; the longest begin. */
export async function rebuild(
  sql: Sql,
  aside: readonly Aside[],
  step: (what: string, ask: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const long = ['message_words', 'messages', 'contacts', 'identities', 'conversations'];
  const rank = ({ table, make }: Aside) =>
    (make.includes(' gin ') ? -10 : 0) + ((long.indexOf(table) + long.length + 1) % (long.length + 1));
  const waiting = aside.toSorted((one, other) => rank(one) - rank(other));
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name, make } = next;
      await step(name, () =>
        sql.begin(async (tx) => {
          await tx`select set_config('maintenance_work_mem', '1GB', true), set_config('max_parallel_maintenance_workers', '0', true)`;
          await tx.unsafe(make);
        }),
      );
    }
  };
  await Promise.all([worker(), worker()]);
}
