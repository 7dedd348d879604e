import type { Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';

/**
 * Which contacts a person's contacts page holds, as one SQL condition on `contacts` (DESIGN, section 2): all of them;
 * those with a conversation on their numbers, or with none yet; their own. What was merged into another is that other.
 */
export function listed(sql: Sql | Tx, viewer: Viewer) {
  return sql`contacts.merged_into_id is null and ${inReach(sql, viewer)}`;
}

function inReach(sql: Sql | Tx, viewer: Viewer) {
  if (!viewer.active) return sql`false`;
  switch (viewer.role) {
    case 'admin':
      return sql`true`;
    case 'inbox_manager':
      return sql`false`;
    case 'service':
      return sql`(exists (select from conversations
          where contact_id = contacts.id and number_id = any(${viewer.numberIds as string[]}::uuid[]))
        or not exists (select from conversations where contact_id = contacts.id))`;
    case 'sale':
      return sql`contacts.owner_id = ${viewer.id}`;
  }
}

/** The conversations that count for what the list says of a listed contact; `alias` is theirs in the query. */
export function counting(sql: Sql | Tx, viewer: Viewer, alias: string) {
  if (viewer.role === 'service')
    return sql`${sql(`${alias}.number_id`)} = any(${viewer.numberIds as string[]}::uuid[])`;
  return viewer.role === 'sale' ? sql`${sql(`${alias}.owner_id`)} = ${viewer.id}` : sql`true`;
}
