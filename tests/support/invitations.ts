import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '../../domain/access.ts';
import type { Sql } from '../../db/connect.ts';
import { invite } from '../../db/invitations.ts';

export interface Invited {
  invitationId: string;
  /** The secret of the link that was mailed. */
  token: string;
}

export const newToken = () => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest() };
};

/** Somebody who was invited and has the mail, without a workflow. */
export async function invited(
  sql: Sql,
  asked: { by: string; email?: string; role?: Role; numberIds?: string[] },
): Promise<Invited> {
  const answer = await invite(sql, {
    ...{ email: 'noor@demo.example', role: 'service', numberIds: [], formKey: randomUUID() },
    ...asked,
  });
  if (!answer.ok) throw new Error(answer.why);
  const { invitationId } = answer.value;
  await sql`
    update invitations set mailed_at = now(), remind_at = now() + interval '3 days', expires_at = now() + interval '7 days'
    where id = ${invitationId}`;
  return { invitationId, token: await anotherLink(sql, invitationId) };
}

/** A link of the current round. */
export async function anotherLink(sql: Sql, invitationId: string): Promise<string> {
  const { token, hash } = newToken();
  await sql`
    insert into invitation_tokens (token_hash, invitation_id, round)
    select ${hash}, id, round from invitations where id = ${invitationId}`;
  return token;
}
