import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';

/** What a list may be narrowed to by name: the contacts' tags, and who has the conversations this viewer sees. */
export interface Choices {
  tags: Array<{ id: string; name: string; hue: number }>;
  agents: Array<{ id: string; name: string; hue: number }>;
}

/** By name. A Sale sees what is theirs and has nobody to choose. */
export async function listChoices(sql: Sql, viewer: Viewer): Promise<Choices> {
  const [tags, agents] = await Promise.all([
    sql<Choices['tags']>`select id, name, hue from tags order by lower(name), id`,
    viewer.role === 'sale' || !viewer.active
      ? []
      : sql<Choices['agents']>`
          select id, name, hue from users
          where active and exists (select from members where user_id = users.id
            ${viewer.role === 'service' ? sql`and number_id = any(${viewer.numberIds as string[]}::uuid[])` : sql``})
          order by lower(name), id`,
  ]);
  return { tags: [...tags], agents: [...agents] };
}
