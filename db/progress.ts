import type { Sql } from './connect.ts';

/** How far an organisation has come with its beginning, from what is there. */
export interface Progress {
  number: boolean;
  people: boolean;
  assignment: boolean;
  message: boolean;
}

export async function readProgress(sql: Sql): Promise<Progress> {
  const [row] = await sql<Progress[]>`
    select exists (select from numbers where access_token is not null) as number,
      (select count(*) > 1 from users) or exists (select from invitations where state = 'pending') as people,
      exists (select from members join users on users.id = members.user_id where users.active) as assignment,
      exists (select from conversations) as message`;
  if (row === undefined) throw new Error('a select without from has one row');
  return row;
}
