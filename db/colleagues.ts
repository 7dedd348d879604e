import { may, type Role, type Seen } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';

/** Somebody of ours, as a note may call them. */
export interface ColleagueRow {
  id: string;
  name: string;
  role: Role;
  hue: number;
  available: boolean;
  /** Whether they see this conversation. */
  sees: boolean;
}

/** Everybody active, by name, each with whether they see this conversation. */
export async function listColleagues(sql: Sql | Tx, conversation: Seen): Promise<ColleagueRow[]> {
  const people = await sql<Array<Omit<ColleagueRow, 'sees'> & { member: boolean }>>`
    select users.id, users.name, users.role, users.hue, members.user_id is not null as member,
      coalesce(presence.available and presence.lease_until > now(), false) as available
    from users
    left join members on members.user_id = users.id and members.number_id = ${conversation.numberId}
    left join presence on presence.user_id = users.id
    where users.active
    order by lower(users.name), users.id`;
  return people.map(({ member, ...person }) => {
    const viewer = { ...person, active: true, numberIds: member ? [conversation.numberId] : [] };
    return { ...person, sees: may(viewer, 'see', conversation) };
  });
}
