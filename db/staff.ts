import type { Role } from '../domain/access.ts';
import type { Sql } from './connect.ts';

/** Somebody with a login as Settings → Users shows them. */
export interface StaffRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  hue: number;
  active: boolean;
  available: boolean;
  /** Their last request; null: they have never been here. */
  seenAt: Date | null;
  /** Those they are a member of, by name. */
  numbers: { id: string; name: string }[];
}

/** Everybody there is or was, by name. */
export async function listStaff(sql: Sql): Promise<StaffRow[]> {
  return selectStaff(sql, sql`true`);
}

export async function findStaff(sql: Sql, id: string): Promise<StaffRow | null> {
  const [row] = await selectStaff(sql, sql`users.id = ${id}`);
  return row ?? null;
}

function selectStaff(sql: Sql, which: ReturnType<Sql>) {
  return sql<StaffRow[]>`
    select users.id, users.name, users.email, users.role, users.hue, users.active,
      coalesce(presence.available and presence.lease_until > now(), false) as available,
      presence.seen_at as "seenAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', numbers.id, 'name', numbers.name) order by numbers.name, numbers.id)
        from members join numbers on numbers.id = members.number_id where members.user_id = users.id), '[]') as numbers
    from users left join presence on presence.user_id = users.id
    where ${which}
    order by users.name, users.id`;
}

/** What somebody leaves behind when they go. */
export interface Leaving {
  contacts: number;
  conversations: number;
}

export async function countLeaving(sql: Sql, id: string): Promise<Leaving> {
  const [row] = await sql<Leaving[]>`
    select (select count(*) from contacts where owner_id = ${id})::integer as contacts,
      (select count(*) from conversations where agent_id = ${id} and status = 'open')::integer as conversations`;
  return row ?? { contacts: 0, conversations: 0 };
}
