import type { Sql } from '../../db/connect.ts';

/** Every table with how many rows it has and which version each of them is: whatever is written changes it. */
export async function everyRow(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<[{ rows: string }]>`
      select count(*) || ' ' || coalesce(md5(string_agg(xmin::text || ctid::text, ',' order by ctid)), '') as rows
      from ${sql(name)}`;
    rows[name] = row.rows;
  }
  return rows;
}
