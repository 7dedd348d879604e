import type { Role } from '../domain/access.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { accept as mayAccept, type AcceptRefusal } from '../domain/invitation.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { carryOwner } from './estate.ts';
import { type LockedInvitation, lockInvitation, readInvitation } from './invitation-rows.ts';
import { tellInvitation } from './outbox.ts';
import { changeMembership } from './rules.ts';
import { inTransaction } from './transaction.ts';

/** What a link's page shows of the invitation it belongs to. */
export interface OpenedInvitation {
  email: string;
  role: Role;
  organisation: string;
  inviterName: string;
  inviterHue: number;
  /** How many people are here already. */
  others: number;
  mailedAt: Date | null;
  expiresAt: Date | null;
}

/** `why` null: it may be accepted. `invitation` null: the link is none of ours. */
export interface OpenedLink {
  why: AcceptRefusal | null;
  invitation: OpenedInvitation | null;
}

/** Looking changes nothing: mail scanners open every link. */
export async function openLink(sql: Sql, tokenHash: Buffer): Promise<OpenedLink> {
  const link = await findLink(sql, tokenHash);
  const row = link === null ? null : await readInvitation(sql, link.invitationId);
  if (link === null || row === null) return { why: 'unknown', invitation: null };

  const [invitation] = await sql<OpenedInvitation[]>`
    select invitations.email, invitations.role, coalesce((select name from organisation), 'Switchboard') as organisation,
      users.name as "inviterName", users.hue as "inviterHue",
      (select count(*) from users where active)::integer as others,
      coalesce(mailed_at, invited_at) as "mailedAt", expires_at as "expiresAt"
    from invitations join users on users.id = invited_by
    where invitations.id = ${row.id}`;
  const decision = await decide(sql, row, link.round);
  return { why: decision.ok ? null : decision.why, invitation: invitation ?? null };
}

/**
 * Lets somebody in, once: of many at the same moment the first has the invitation's row, and the others find it used.
 * The account, the numbers (at the end of each rotation), the contacts that waited for this address and the outbox row
 * are one transaction; role and numbers are what the row says now. `passwordHash` is made before it: hashing takes long.
 */
export async function accept(
  sql: Sql,
  asked: { tokenHash: Buffer; name: string; passwordHash: string; language?: string },
): Promise<Decision<{ userId: string; email: string }, AcceptRefusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const link = await findLink(tx, asked.tokenHash);
    const row = link === null ? null : await lockInvitation(tx, link.invitationId);
    if (link === null || row === null) return { ...refuse('unknown'), changed: {} };
    const decision = await decide(tx, row, link.round);
    if (!decision.ok) return { ...decision, changed: {} };

    const numberIds = await lockDesks(tx, row.id);
    await tx`select from contacts where owner_email = ${row.email} order by id for no key update`;
    const userId = await insertUser(tx, row, asked);
    if (userId === null) return { ...refuse('already-user'), changed: {} };
    const changes: Change[] = [{ people: [userId], outbox: true }];
    for (const numberId of numberIds)
      changes.push(await changeMembership(tx, { numberId, by: row.invitedBy, userId, member: true }));
    changes.push(await bindContacts(tx, row.email, userId));
    await tx`
      update invitations set state = 'accepted', ended_at = clock_timestamp(), user_id = ${userId},
        mail_trouble = null, mail_trouble_detail = null, mail_trouble_since = null
      where id = ${row.id}`;
    await tellInvitation(tx, row.id, 'accepted');
    return { ...allow({ userId, email: row.email }), changed: merge(changes) };
  });
}

async function findLink(
  sql: Sql | Tx,
  tokenHash: Buffer,
): Promise<{ invitationId: string; round: number } | null> {
  const [row] = await sql<{ invitationId: string; round: number }[]>`
    select invitation_id as "invitationId", round from invitation_tokens where token_hash = ${tokenHash}`;
  return row ?? null;
}

async function decide(sql: Sql | Tx, row: LockedInvitation, linkRound: number) {
  const decision = mayAccept(row, { linkRound, now: row.now });
  if (!decision.ok) return decision;
  const [user] = await sql`select from users where email = ${row.email}`;
  return user === undefined ? decision : refuse('already-user' as const);
}

async function lockDesks(tx: Tx, invitationId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select number_id as id from desks
    where number_id in (select number_id from invitation_numbers where invitation_id = ${invitationId})
    order by number_id for update`;
  return rows.map(({ id }) => id);
}

/** Null: somebody has this address. The next colour in turn, so that neighbours in a list differ. */
async function insertUser(
  tx: Tx,
  { email, role }: LockedInvitation,
  { name, passwordHash, language = 'en' }: { name: string; passwordHash: string; language?: string },
): Promise<string | null> {
  const [user] = await tx<{ id: string }[]>`
    insert into users (name, email, email_verified, role, hue, language)
    select ${name}, ${email}, true, ${role}, 1 + (select count(*) from users) % 8, ${language}
    on conflict (email) do nothing returning id`;
  if (user === undefined) return null;
  await tx`
    insert into accounts (user_id, account_id, provider_id, password)
    values (${user.id}, ${user.id}, 'credential', ${passwordHash})`;
  return user.id;
}

/** Who was given to this address is theirs now. Open conversations stay where they are (ROUTING 42). */
async function bindContacts(tx: Tx, email: string, userId: string): Promise<Change> {
  const bound = await tx<{ id: string }[]>`
    with bound as (
      update contacts set owner_id = ${userId}, owner_email = null where owner_email = ${email} returning id
    ), told as (
      insert into owner_changes (id, contact_id, by_user, owner_id)
      select uuidv7(), id, ${userId}, ${userId} from bound
    )
    select id from bound`;
  if (bound.length === 0) return {};
  const ids = bound.map(({ id }) => id);
  await tx`select from conversations where contact_id = any(${ids}::uuid[]) order by id for no key update`;
  const which = tx`contact_id = any(${ids}::uuid[])`;
  return { conversations: await carryOwner(tx, which, { to: userId, by: userId }) };
}
