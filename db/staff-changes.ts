import type { Role } from '../domain/access.ts';
import type { PostChange } from '../domain/staff.ts';
import type { Sql, Tx } from './connect.ts';

/** One change to somebody's account, as its page shows it. */
export interface StaffChange {
  at: Date;
  by: string;
  what: 'post' | 'deactivated' | 'reactivated';
  /** Null: the role stayed as it was. */
  role: { from: Role; to: Role } | null;
  /** Names of numbers. */
  joined: string[];
  left: string[];
}

interface Noted {
  userId: string;
  by: string;
}

/** In the transaction of the change itself. `from`: the role it had. */
export async function notePost(
  tx: Tx,
  { userId, by }: Noted,
  from: Role,
  { role, joins, leaves }: PostChange,
): Promise<void> {
  const [was, is] = from === role ? [null, null] : [from, role];
  await tx`
    insert into staff_changes (user_id, by_user, what, role_from, role_to, joined, left_numbers)
    values (${userId}, ${by}, 'post', ${was}, ${is}, ${joins}::uuid[], ${leaves}::uuid[])`;
}

export async function noteAccess(
  tx: Tx,
  { userId, by }: Noted,
  what: 'deactivated' | 'reactivated',
): Promise<void> {
  await tx`insert into staff_changes (user_id, by_user, what) values (${userId}, ${by}, ${what})`;
}

/** The newest twenty. For Admins. */
export async function listStaffChanges(sql: Sql, userId: string): Promise<StaffChange[]> {
  const names = (ids: 'joined' | 'left_numbers') =>
    sql`array(select numbers.name from numbers where numbers.id = any(${sql(ids)}) order by numbers.name)`;
  return sql<StaffChange[]>`
    select at, users.name as by, what,
      case when role_to is not null then jsonb_build_object('from', role_from, 'to', role_to) end as role,
      ${names('joined')} as joined, ${names('left_numbers')} as left
    from staff_changes join users on users.id = by_user
    where user_id = ${userId} order by staff_changes.id desc limit 20`;
}
