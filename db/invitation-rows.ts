import type { Role } from '../domain/access.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Sql, Tx } from './connect.ts';

/** An invitation's row, as decisions and steps read it. */
export interface LockedInvitation extends Invitation {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  /** The key of the form that began the round. */
  roundKey: string;
  /** The database's clock, in ms since the epoch. */
  now: number;
}

/** Takes its turn on the row; null: there is none. */
export async function lockInvitation(tx: Tx, id: string): Promise<LockedInvitation | null> {
  const [row] = await select(tx, tx`where id = ${id} for update`);
  return row ?? null;
}

export async function readInvitation(sql: Sql, id: string): Promise<LockedInvitation | null> {
  const [row] = await select(sql, sql`where id = ${id}`);
  return row ?? null;
}

function select(sql: Sql | Tx, which: ReturnType<Sql>) {
  const ms = (column: string) =>
    sql`(extract(epoch from ${sql(column)}) * 1000)::float8 as ${sql(inWords[column] ?? column)}`;
  return sql<LockedInvitation[]>`
    select id, email, role, state, invited_by as "invitedBy", round, round_key as "roundKey", mail_trouble as trouble,
      ${ms('mailed_at')}, ${ms('reminded_at')}, ${ms('remind_at')}, ${ms('expires_at')},
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from invitations ${which}`;
}

const inWords: Record<string, string> = {
  mailed_at: 'mailedAt',
  reminded_at: 'remindedAt',
  remind_at: 'remindAt',
  expires_at: 'expiresAt',
};

/** What a form that is sent again has made already. */
export async function findByForm(
  tx: Tx,
  { formKey, email }: { formKey: string; email: string },
): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from invitations where form_key = ${formKey} and email = ${email}`;
  return row?.id ?? null;
}

/** Null: an invitation to this address is pending. One that only nobody has written down as expired makes way. */
export async function insertInvitation(
  tx: Tx,
  asked: { by: string; email: string; role: Role; numberIds: readonly string[]; formKey: string },
): Promise<string | null> {
  const { by, email, role, formKey } = asked;
  await tx`
    update invitations set state = 'expired', ended_at = expires_at
    where email = ${email} and state = 'pending' and expires_at <= clock_timestamp()`;
  const [made] = await tx<{ id: string }[]>`
    insert into invitations (form_key, round_key, email, role, invited_by)
    values (${formKey}, ${formKey}, ${email}, ${role}, ${by})
    on conflict do nothing returning id`;
  if (made === undefined) return null;
  await writeNumbers(tx, made.id, asked.numberIds);
  return made.id;
}

/** These and no others. */
export async function writeNumbers(
  tx: Tx,
  invitationId: string,
  numberIds: readonly string[],
): Promise<void> {
  await tx`
    delete from invitation_numbers
    where invitation_id = ${invitationId} and number_id <> all(${numberIds as string[]}::uuid[])`;
  await tx`
    insert into invitation_numbers (invitation_id, number_id)
    select ${invitationId}, id from unnest(${numberIds as string[]}::uuid[]) as id
    on conflict do nothing`;
}
