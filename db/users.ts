import type { Role, Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { leaseDue } from './presence.ts';
import { sessionDue } from './sessions.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Who is asking, read from the database for this very request. */
export interface SignedIn extends Viewer {
  name: string;
  email: string;
  /** 1 to 8: the colour of their avatar. */
  hue: number;
  theme: Theme;
  /** One there is a catalogue for. */
  language: string;
  /** Whether single keys are shortcuts for them. */
  singleKeys: boolean;
  /** Whether others see them as Available right now: switched on, and the lease has not run out. */
  available: boolean;
  sessionId: string;
  /** They asked to be kept signed in on this device. */
  remembered: boolean;
}

/** Somebody else as pages show them. */
export interface Person {
  id: string;
  name: string;
  role: Role;
  hue: number;
  active: boolean;
  available: boolean;
}

/**
 * The person a session token belongs to, with today's role and memberships; null when the session has ended or the
 * person was deactivated. The token's signature was checked before.
 */
export async function findViewer(sql: Sql, token: string): Promise<SignedIn | null> {
  const [row] = await sql<SignedIn[]>`select ${viewer(sql)} ${signedInBy(sql, token)}`;
  return row ?? null;
}

/** Somebody who asks for something, and what is to be written of that: mostly nothing, and then nothing is asked. */
export interface Visitor extends SignedIn {
  /** `keepSession` has something to do. */
  sessionDue: boolean;
  /** And `renewLease` has. */
  leaseDue: boolean;
}

export async function findVisitor(
  sql: Sql,
  token: string,
  { address, graceMs }: { address: string; graceMs: number },
): Promise<Visitor | null> {
  const [row] = await sql<Visitor[]>`
    select ${viewer(sql)}, ${sessionDue(sql, address)} as "sessionDue",
      coalesce(${leaseDue(sql, graceMs)}, false) as "leaseDue"
    ${signedInBy(sql, token)}`;
  return row ?? null;
}

const viewer = (sql: Sql) => sql`
  users.id, users.role, users.active, users.name, users.email, users.hue, users.theme,
    users.language, users.single_keys as "singleKeys",
    coalesce(presence.available and presence.lease_until > now(), false) as available,
    array(select number_id from members where user_id = users.id order by number_id) as "numberIds",
    sessions.id as "sessionId", sessions.remembered`;

const signedInBy = (sql: Sql, token: string) => sql`
  from sessions
  join users on users.id = sessions.user_id
  left join presence on presence.user_id = users.id
  where sessions.token = ${token} and sessions.expires_at > now() and users.active`;

/** Whether a login with this (lower case) e-mail address could succeed at all. */
export async function isActiveEmail(sql: Sql, email: string): Promise<boolean> {
  const rows = await sql`select 1 from users where email = ${email} and active`;
  return rows.length > 0;
}

/** The members of a number by name, with their presence. */
export async function listMembers(sql: Sql, numberId: string): Promise<Person[]> {
  return sql<Person[]>`
    select users.id, users.name, users.role, users.hue, users.active,
      coalesce(presence.available and presence.lease_until > now(), false) as available
    from members
    join users on users.id = members.user_id
    left join presence on presence.user_id = users.id
    where members.number_id = ${numberId}
    order by users.name, users.id`;
}

/** Everybody who can be made a member of a number, by name. */
export async function listAgents(sql: Sql): Promise<Person[]> {
  return sql<Person[]>`
    select users.id, users.name, users.role, users.hue, users.active,
      coalesce(presence.available and presence.lease_until > now(), false) as available
    from users left join presence on presence.user_id = users.id
    where users.active
    order by users.name, users.id`;
}

export async function setTheme(sql: Sql, userId: string, theme: Theme): Promise<void> {
  await sql`update users set theme = ${theme}, updated_at = now() where id = ${userId}`;
}
