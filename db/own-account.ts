import type { Change } from './change.ts';
import type { Sql } from './connect.ts';
import { inTransaction } from './transaction.ts';
import type { Theme } from './users.ts';

/** What somebody says about themself. The address is not among it: it never changes. */
export interface AboutMe {
  name: string;
  hue: number;
  theme: Theme;
  language: string;
  singleKeys: boolean;
}

export async function saveAboutMe(sql: Sql, userId: string, about: AboutMe): Promise<{ changed: Change }> {
  const { name, hue, theme, language, singleKeys } = about;
  await sql`
    update users set name = ${name}, hue = ${hue}, theme = ${theme}, language = ${language},
      single_keys = ${singleKeys}, updated_at = now()
    where id = ${userId}`;
  return { changed: { people: [userId] } };
}

/** What better-auth keeps of a password; null: they have none. */
export async function findPasswordHash(sql: Sql, userId: string): Promise<string | null> {
  const [row] = await sql<{ password: string | null }[]>`
    select password from accounts where user_id = ${userId} and provider_id = 'credential'`;
  return row?.password ?? null;
}

/**
 * Sets a new password in place of the one that was checked, and ends what could still use the old one: every other
 * session, and links to set another. False: it was changed meanwhile, so what was checked no longer counts.
 */
export async function changePassword(
  sql: Sql,
  asked: { userId: string; sessionId: string; from: string; to: string },
): Promise<{ done: boolean; changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const { userId, sessionId, from, to } = asked;
    const set = await tx`
      update accounts set password = ${to}, updated_at = now()
      where user_id = ${userId} and provider_id = 'credential' and password = ${from}`;
    if (set.count === 0) return { done: false, changed: {} };
    await tx`delete from sessions where user_id = ${userId} and id <> ${sessionId}`;
    await tx`delete from password_resets where user_id = ${userId}`;
    return { done: true, changed: { people: [userId] } };
  });
}

/** A browser somebody is signed in with. */
export interface SessionRow {
  id: string;
  userAgent: string | null;
  address: string | null;
  begunAt: Date;
  /** By the minute. */
  seenAt: Date;
}

/** Those that are not over, the latest used first. */
export async function listSessions(sql: Sql, userId: string): Promise<SessionRow[]> {
  return sql<SessionRow[]>`
    select id, user_agent as "userAgent", ip_address as address, created_at as "begunAt", updated_at as "seenAt"
    from sessions where user_id = ${userId} and expires_at > now()
    order by updated_at desc, id desc`;
}

/** Ends one of somebody's other sessions, or (null) all of them. The one they ask from goes on. */
export async function signOutElsewhere(
  sql: Sql,
  { userId, sessionId, which }: { userId: string; sessionId: string; which: string | null },
): Promise<{ changed: Change }> {
  const ended = await sql`
    delete from sessions
    where user_id = ${userId} and id <> ${sessionId} and (${which}::uuid is null or id = ${which}::uuid)`;
  return { changed: ended.count > 0 ? { people: [userId] } : {} };
}
