import type { Role } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import * as rules from '../domain/invitation.ts';
import type { InvitationRefusal, InvitationState, MailTrouble } from '../domain/invitation.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { findByForm, insertInvitation, lockInvitation, writeNumbers } from './invitation-rows.ts';
import { tellInvitation } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/*
 * What Admins do about people who have not joined yet. Each is one conditional update under the invitation's lock and
 * an outbox row: the mails are the workflow's, and no link is known here. An invitation is locked before all else.
 */

type Answer = Decision<{ invitationId: string }, InvitationRefusal> & { changed: Change };

/** Asks somebody to join. `email`: lower case. `formKey`: of the form, which may name several addresses. */
export async function invite(
  sql: Sql,
  asked: { by: string; email: string; role: Role; numberIds: readonly string[]; formKey: string },
): Promise<Answer> {
  return inTransaction(sql, async (tx) => {
    const { by, email } = asked;
    const done = await findByForm(tx, asked);
    if (done !== null) return { ...allow({ invitationId: done }), changed: {} };
    if (!(await mayInvite(tx, by))) return no('not-allowed');
    if (!(await areNumbers(tx, asked.numberIds))) return no('no-number');
    const [user] = await tx`select from users where email = ${email}`;
    if (user !== undefined) return no('already-user');

    const invitationId = await insertInvitation(tx, asked);
    if (invitationId === null) {
      const same = await findByForm(tx, asked); // the form came twice at once
      return same === null ? no('already-invited') : { ...allow({ invitationId: same }), changed: {} };
    }
    await tellInvitation(tx, invitationId, 'invited');
    return yes(invitationId);
  });
}

/** Sends a new link and voids the earlier ones; also after the expiry. Pressed twice (one key), sent once. */
export async function resend(
  sql: Sql,
  { invitationId, by, formKey }: { invitationId: string; by: string; formKey: string },
): Promise<Answer> {
  return inTransaction(sql, async (tx) => {
    const row = await lockInvitation(tx, invitationId);
    if (row === null) return no('no-invitation');
    if (row.roundKey === formKey) return { ...allow({ invitationId }), changed: {} };
    if (!(await mayInvite(tx, by))) return no('not-allowed');
    const decision = rules.resend(row);
    if (!decision.ok) return no(decision.why);
    const [other] = await tx<{ isUser: boolean }[]>`
      select true as "isUser" from users where email = ${row.email}
      union all
      select false from invitations where email = ${row.email} and state = 'pending' and id <> ${invitationId}
      limit 1`;
    if (other !== undefined) return no(other.isUser ? 'already-user' : 'already-invited');

    await tx`
      update invitations set state = 'pending', round = ${decision.value.round}, round_key = ${formKey},
        mailed_at = null, reminded_at = null, remind_at = null, expires_at = null, ended_at = null,
        mail_trouble = null, mail_trouble_detail = null, mail_trouble_since = null
      where id = ${invitationId}`;
    await tellInvitation(tx, invitationId, 'resent');
    return yes(invitationId);
  });
}

/** Takes it back: its links end at once. Repeating it changes nothing more. */
export async function revoke(
  sql: Sql,
  { invitationId, by }: { invitationId: string; by: string },
): Promise<Answer> {
  return inTransaction(sql, async (tx) => {
    const row = await lockInvitation(tx, invitationId);
    if (row === null) return no('no-invitation');
    if (!(await mayInvite(tx, by))) return no('not-allowed');
    const decision = rules.revoke(row);
    if (!decision.ok) return no(decision.why);
    if (row.state === 'revoked') return { ...allow({ invitationId }), changed: {} };

    await tx`
      update invitations set state = 'revoked', ended_at = clock_timestamp() where id = ${invitationId}`;
    await tellInvitation(tx, invitationId, 'revoked');
    return yes(invitationId);
  });
}

/** Another role, other numbers: read when it is accepted, so no new mail is needed. Saved twice, it is so already. */
export async function changeInvitation(
  sql: Sql,
  asked: { invitationId: string; by: string; role: Role; numberIds: readonly string[] },
): Promise<Answer> {
  return inTransaction(sql, async (tx) => {
    const { invitationId, by, role, numberIds } = asked;
    const row = await lockInvitation(tx, invitationId);
    if (row === null) return no('no-invitation');
    if (!(await mayInvite(tx, by))) return no('not-allowed');
    if (!(await areNumbers(tx, numberIds))) return no('no-number');
    const decision = rules.change(row, row.now);
    if (!decision.ok) return no(decision.why);

    await tx`update invitations set role = ${role} where id = ${invitationId}`;
    await writeNumbers(tx, invitationId, numberIds);
    await tellInvitation(tx, invitationId, 'changed');
    return yes(invitationId);
  });
}

const yes = (invitationId: string) => ({ ...allow({ invitationId }), changed: { outbox: true } });
const no = (why: InvitationRefusal) => ({ ...refuse(why), changed: {} });

/** For share: nobody is demoted while their invitation is written. */
async function mayInvite(tx: Tx, id: string): Promise<boolean> {
  const [by] = await tx<{ role: Role; active: boolean }[]>`
    select role, active from users where id = ${id} for share`;
  return rules.mayInvite(by);
}

async function areNumbers(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const found = await tx`select from numbers where id = any(${wanted}::uuid[]) order by id for key share`;
  return found.length === wanted.length;
}

/** An invitation as Settings → Users shows it. Nothing in it opens anything. */
export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  /** With an expiry that has passed counted, whether or not the workflow has written it down. */
  state: InvitationState;
  /** Those they will answer, by name. */
  numbers: { id: string; name: string }[];
  invitedById: string;
  invitedByName: string;
  invitedAt: Date;
  round: number;
  /** When the mail server took the latest link; null: not yet. */
  mailedAt: Date | null;
  remindedAt: Date | null;
  /** Null until a first mail was tried. */
  expiresAt: Date | null;
  /** Why no mail has left, what the mail server said, and since when; null: all is well. */
  trouble: { kind: MailTrouble; detail: string | null; since: Date } | null;
  endedAt: Date | null;
  /** Whom it became. */
  userId: string | null;
}

/** How long one that is over is still listed. */
const shownForDays = 30;

/** Those that are pending, the latest first, then those that ended lately. */
export async function listInvitations(sql: Sql): Promise<InvitationRow[]> {
  return selectInvitations(
    sql,
    sql`state = 'pending' or ended_at > now() - ${shownForDays} * interval '1 day'`,
  );
}

export async function findInvitation(sql: Sql, id: string): Promise<InvitationRow | null> {
  const [row] = await selectInvitations(sql, sql`invitations.id = ${id}`);
  return row ?? null;
}

async function selectInvitations(sql: Sql, which: ReturnType<Sql>): Promise<InvitationRow[]> {
  const rows = await sql<
    Array<
      Omit<InvitationRow, 'trouble'> & {
        trouble: MailTrouble | null;
        detail: string | null;
        since: Date | null;
      }
    >
  >`
    select invitations.id, invitations.email, invitations.role, invited_by as "invitedById",
      users.name as "invitedByName", invited_at as "invitedAt", round, mailed_at as "mailedAt",
      reminded_at as "remindedAt", expires_at as "expiresAt", user_id as "userId",
      case when state = 'pending' and expires_at <= now() then 'expired' else state end as state,
      case when state = 'pending' and expires_at <= now() then expires_at else ended_at end as "endedAt",
      mail_trouble as trouble, mail_trouble_detail as detail, mail_trouble_since as since,
      coalesce((select jsonb_agg(jsonb_build_object('id', numbers.id, 'name', numbers.name) order by numbers.name, numbers.id)
        from invitation_numbers join numbers on numbers.id = number_id
        where invitation_id = invitations.id), '[]') as numbers
    from invitations join users on users.id = invited_by
    where ${which}
    order by state = 'pending' desc, invited_at desc, invitations.id desc`;
  return rows.map(({ trouble: kind, detail, since, ...row }) => ({
    ...row,
    trouble: kind === null || since === null ? null : { kind, detail, since },
  }));
}
