import type { Role } from '../domain/access.ts';
import type { Heir } from '../domain/owner.ts';
import type { Sql } from './connect.ts';

/** Somebody a contact might be given to. Who of them may be chosen is asked in `domain/owner.ts`. */
export interface HeirRow extends Heir {
  name: string;
  role: Role;
  hue: number;
  online: boolean;
}

/** Everybody active who handles conversations: Service and Sale, and whoever is a member of a number. By name. */
export async function listHeirs(sql: Sql): Promise<HeirRow[]> {
  return sql<HeirRow[]>`
    select users.id, users.active, users.name, users.role, users.hue,
      coalesce(presence.available and presence.lease_until > now(), false) as online,
      array(select number_id from members where user_id = users.id order by number_id) as "numberIds"
    from users
    left join presence on presence.user_id = users.id
    where users.active and (users.role in ('service', 'sale') or exists (select from members where user_id = users.id))
    order by users.name, users.id`;
}
