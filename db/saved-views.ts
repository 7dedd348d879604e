import type { Viewer } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Sql } from './connect.ts';
import { codeOf } from './transaction.ts';

/** A list under a name. `query`: as the inbox's address has it, read again like any address. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  /** Whether this viewer may rename and remove it: their own; a shared one as an Admin. */
  changeable: boolean;
}

/** Enough for anybody, and what a page is drawn with. */
const mostOwn = 50;

/** Their own by name, then what is shared. */
export async function listSavedViews(sql: Sql, viewer: Viewer): Promise<SavedView[]> {
  return sql<SavedView[]>`
    select id, name, query, shared, ${changeable(sql, viewer)} as changeable from saved_views
    where user_id = ${viewer.id} or shared
    order by shared, lower(name), id limit 200`;
}

/** Saved again under the same name, it is the newer. False: there are too many already, or it was shared and may not be changed. */
export async function saveView(
  sql: Sql,
  viewer: Viewer,
  { name, query, shared }: Pick<SavedView, 'name' | 'query' | 'shared'>,
): Promise<boolean> {
  const saved = await sql`
    insert into saved_views (user_id, name, query, shared)
    select ${viewer.id}, ${name}, ${query}, ${shared && viewer.role === 'admin'}
    where (select count(*) from saved_views where user_id = ${viewer.id}) < ${mostOwn}
    on conflict (user_id, name) do update set query = excluded.query, shared = excluded.shared
    returning id`;
  return saved.length > 0;
}

/** Another name for the same list. */
export async function renameView(
  sql: Sql,
  viewer: Viewer,
  { id, name }: Pick<SavedView, 'id' | 'name'>,
): Promise<Decision<null, 'name-taken' | 'gone'>> {
  try {
    const renamed = await sql`
      update saved_views set name = ${name} where id = ${id} and ${changeable(sql, viewer)} returning id`;
    return renamed.length === 0 ? refuse('gone') : allow(null);
  } catch (error) {
    if (codeOf(error) !== '23505') throw error;
    return refuse('name-taken');
  }
}

/** False: there is none, or it is not theirs to remove. */
export async function removeView(sql: Sql, viewer: Viewer, id: string): Promise<boolean> {
  const gone =
    await sql`delete from saved_views where id = ${id} and ${changeable(sql, viewer)} returning id`;
  return gone.length > 0;
}

const changeable = (sql: Sql, viewer: Viewer) =>
  viewer.role === 'admin'
    ? sql`(user_id = ${viewer.id} or shared)`
    : sql`(user_id = ${viewer.id} and not shared)`; // who is no Admin any more has shared it for good
