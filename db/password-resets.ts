import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { tellMail } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/** How long a link to a new password works. */
const worksForHours = 1;

/**
 * Somebody forgot the password of this (lower case) address. A row and an outbox row also where nobody active has it,
 * so that both take the same work and time; the step that would mail it finds nothing to do.
 */
export async function askForReset(sql: Sql, email: string): Promise<{ changed: Change }> {
  return inTransaction(sql, async (tx) => {
    await tx`delete from password_resets where asked_at < now() - interval '1 day'`; // long over
    const [asked] = await tx<{ id: string }[]>`
      insert into password_resets (user_id) values ((select id from users where email = ${email} and active))
      returning id`;
    if (asked !== undefined) await tellMail(tx, asked.id);
    return { changed: { outbox: true } };
  });
}

/** What the letter says, and in which language. */
export interface ResetDraft {
  email: string;
  language: string;
  expiresAt: Date;
}

/** Adds a link for this try to mail it; null where there is nobody to mail, or it was mailed. Nobody's row goes. */
export async function draftReset(sql: Sql, mailId: string, tokenHash: Buffer): Promise<ResetDraft | null> {
  return inTransaction(sql, async (tx) => {
    const [draft] = await tx<ResetDraft[]>`
      update password_resets set expires_at = clock_timestamp() + ${worksForHours} * interval '1 hour'
      from users
      where password_resets.id = ${mailId} and mailed_at is null and users.id = user_id and users.active
      returning users.email, users.language, expires_at as "expiresAt"`;
    if (draft === undefined) {
      await tx`delete from password_resets where id = ${mailId} and user_id is null`;
      return null;
    }
    await tx`insert into password_reset_tokens (token_hash, reset_id) values (${tokenHash}, ${mailId})`;
    return draft;
  });
}

export async function resetMailed(sql: Sql, mailId: string): Promise<void> {
  await sql`
    update password_resets set mailed_at = clock_timestamp() where id = ${mailId} and mailed_at is null`;
}

/** It certainly did not leave, so its link goes. */
export async function forgetResetLink(sql: Sql, tokenHash: Buffer): Promise<void> {
  await sql`delete from password_reset_tokens where token_hash = ${tokenHash}`;
}

/** Whose new password this link sets; null: it sets nobody's (any more). Looking changes nothing. */
export async function findReset(
  sql: Sql | Tx,
  tokenHash: Buffer,
): Promise<{ userId: string; email: string } | null> {
  const [row] = await sql<{ userId: string; email: string }[]>`
    select users.id as "userId", users.email
    from password_reset_tokens
    join password_resets on password_resets.id = reset_id
    join users on users.id = user_id
    where token_hash = ${tokenHash} and expires_at > clock_timestamp() and users.active`;
  return row ?? null;
}

/**
 * Sets the new password, ends all sessions of that person and all their links, in one transaction. Of two at once the
 * second finds its link gone.
 */
export async function setPassword(
  sql: Sql,
  { tokenHash, passwordHash }: { tokenHash: Buffer; passwordHash: string },
): Promise<Decision<{ email: string }, 'over'> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const found = await findReset(tx, tokenHash);
    if (found === null) return { ...refuse('over'), changed: {} };
    const { userId, email } = found;
    await tx`select from users where id = ${userId} for no key update`;
    const used = await tx`
      delete from password_resets where user_id = ${userId}
        and exists (select from password_reset_tokens where token_hash = ${tokenHash})
      returning id`;
    if (used.length === 0) return { ...refuse('over'), changed: {} };

    await tx`
      insert into accounts (user_id, account_id, provider_id, password)
      values (${userId}, ${userId}, 'credential', ${passwordHash})
      on conflict on constraint accounts_once do update set password = excluded.password, updated_at = now()`;
    await tx`delete from sessions where user_id = ${userId}`;
    await tx`update presence set available = false, since = now() where user_id = ${userId} and available`;
    return { ...allow({ email }), changed: { people: [userId] } };
  });
}
