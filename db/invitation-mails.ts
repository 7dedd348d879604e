import type { Role } from '../domain/access.ts';
import { type InvitationMail, type InvitationStep, nextStep } from '../domain/invitation.ts';
import type { Sql } from './connect.ts';
import { lockInvitation, readInvitation } from './invitation-rows.ts';
import { inTransaction } from './transaction.ts';

/*
 * What an invitation's workflow does to its row, a step each. The times it passes along are Temporal's clock; a mail's
 * days run by the database's, which is what decides whether a link still works.
 */

/** What is to be done now; one that is gone has nothing left to do. */
export async function nextInvitationStep(
  sql: Sql,
  invitationId: string,
  at: number,
): Promise<InvitationStep> {
  const row = await readInvitation(sql, invitationId);
  return row === null ? { do: 'end' } : nextStep(row, at);
}

export interface MailAsked {
  invitationId: string;
  round: number;
  mail: InvitationMail;
}

/** What the letter says. */
export interface InvitationDraft {
  email: string;
  role: Role;
  organisation: string;
  inviterName: string;
  inviterHue: number;
  /** The inviter's. */
  language: string;
  /** Active people, of whom the new one will be one more. */
  others: number;
  expiresAt: Date;
}

/**
 * Adds a link for this try to mail it, and answers what the letter says; null where it is not to be mailed (any more).
 * The days of a round begin with the first mail that leaves, so each try of that one sets them anew.
 */
export async function draftInvitation(
  sql: Sql,
  asked: MailAsked & { tokenHash: Buffer; remindAfterMs: number; expiresAfterMs: number },
): Promise<InvitationDraft | null> {
  return inTransaction(sql, async (tx) => {
    const { invitationId, round, mail, tokenHash } = asked;
    const row = await lockInvitation(tx, invitationId);
    const done = mail === 'reminder' ? row?.remindedAt : row?.mailedAt;
    if (row === null || row.state !== 'pending' || row.round !== round || done !== null) return null;
    if (row.mailedAt !== null && row.expiresAt !== null && row.expiresAt <= row.now) return null;

    if (mail === 'invitation')
      await tx`
        update invitations set
          remind_at = clock_timestamp() + ${asked.remindAfterMs} * interval '1 millisecond',
          expires_at = clock_timestamp() + ${asked.expiresAfterMs} * interval '1 millisecond'
        where id = ${invitationId}`;
    await tx`
      insert into invitation_tokens (token_hash, invitation_id, round) values (${tokenHash}, ${invitationId}, ${round})`;
    const [draft] = await tx<InvitationDraft[]>`
      select invitations.email, invitations.role, invitations.expires_at as "expiresAt",
        coalesce((select name from organisation), 'Switchboard') as organisation,
        users.name as "inviterName", users.hue as "inviterHue", users.language,
        (select count(*) from users where active)::integer as others
      from invitations join users on users.id = invited_by
      where invitations.id = ${invitationId}`;
    return draft ?? null;
  });
}

/** It left. Once for each mail of a round, whatever is repeated. */
export async function invitationMailed(sql: Sql, { invitationId, round, mail }: MailAsked): Promise<void> {
  const at = mail === 'reminder' ? sql`reminded_at` : sql`mailed_at`;
  await sql`
    update invitations set ${at} = clock_timestamp(),
      mail_trouble = null, mail_trouble_detail = null, mail_trouble_since = null
    where id = ${invitationId} and round = ${round} and ${at} is null`;
}

/** It did not leave. `sentLink`: the link of this try may be out there all the same; otherwise it goes. */
export async function invitationNotMailed(
  sql: Sql,
  {
    invitationId,
    round,
    ...what
  }: MailAsked & {
    tokenHash: Buffer;
    sentLink: boolean;
    trouble: 'unreachable' | 'refused';
    detail: string;
  },
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await tx`
      update invitations set mail_trouble = ${what.trouble}, mail_trouble_detail = ${what.detail},
        mail_trouble_since = coalesce(mail_trouble_since, clock_timestamp())
      where id = ${invitationId} and round = ${round} and state = 'pending'`;
    if (!what.sentLink) await tx`delete from invitation_tokens where token_hash = ${what.tokenHash}`;
  });
}

/** Tried for days: what is left is to wait for a resend, or for the end. */
export async function giveUpMailing(
  sql: Sql,
  { invitationId, round }: { invitationId: string; round: number },
): Promise<void> {
  await sql`
    update invitations set mail_trouble = 'given_up', expires_at = coalesce(expires_at, clock_timestamp()),
      mail_trouble_since = coalesce(mail_trouble_since, clock_timestamp())
    where id = ${invitationId} and round = ${round} and state = 'pending'`;
}

/** Writes down that its days are over; `at` is the workflow's clock, which has waited for it. */
export async function expireInvitation(
  sql: Sql,
  { invitationId, round, at }: { invitationId: string; round: number; at: number },
): Promise<void> {
  await sql`
    update invitations set state = 'expired', ended_at = least(expires_at, clock_timestamp())
    where id = ${invitationId} and round = ${round} and state = 'pending'
      and expires_at <= greatest(clock_timestamp(), to_timestamp(${at}::float8 / 1000))`;
}
