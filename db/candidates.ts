import type { Role } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { loadOn } from './load.ts';

/** Somebody a conversation might be given to. Who of them may be chosen is asked in `domain/`. */
export interface Candidate {
  id: string;
  name: string;
  role: Role;
  hue: number;
  online: boolean;
  /** Since when they are Available or Away. */
  since: Date | null;
  member: boolean;
  capacity: number | null;
  /** What they have of this number and have not snoozed. */
  load: number;
}

/**
 * The active members of a number, and the Service and Sale agents who are not, by name. The latter are listed so that
 * a page can say why they cannot be chosen.
 */
export async function listCandidates(sql: Sql, numberId: string): Promise<Candidate[]> {
  return sql<Candidate[]>`
    select users.id, users.name, users.role, users.hue,
      coalesce(presence.available and presence.lease_until > now(), false) as online,
      case when presence.available and presence.lease_until <= now() then presence.lease_until
        else presence.since end as since,
      members.user_id is not null as member, members.capacity,
      ${loadOn(sql, numberId)} as load
    from users
    left join members on members.user_id = users.id and members.number_id = ${numberId}
    left join presence on presence.user_id = users.id
    where users.active and (members.user_id is not null or users.role in ('service', 'sale'))
    order by users.name, users.id`;
}
