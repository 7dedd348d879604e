import { cannedName, type CannedRefusal, mostCanned, wrongCanned } from '../domain/canned.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Sql } from './connect.ts';
import { codeOf } from './transaction.ts';

export interface CannedReply {
  id: string;
  name: string;
  body: string;
}
type Typed = Pick<CannedReply, 'name' | 'body'>;

/** All of them, by name. */
export async function listCannedReplies(sql: Sql): Promise<CannedReply[]> {
  return sql<CannedReply[]>`select id, name, body from canned_replies order by name limit ${mostCanned}`;
}

export async function findCannedReply(sql: Sql, id: string): Promise<CannedReply | null> {
  const [reply] = await sql<CannedReply[]>`select id, name, body from canned_replies where id = ${id}`;
  return reply ?? null;
}

/** Keeps a new one. Sent twice it is refused, since its name is taken. */
export async function createCannedReply(sql: Sql, typed: Typed): Promise<Decision<null, CannedRefusal>> {
  const { name, body } = asKept(typed);
  const wrong = wrongCanned({ name, body });
  if (wrong !== null) return refuse(wrong);
  const [{ count }] = await sql<[{ count: number }]>`select count(*)::integer as count from canned_replies`;
  if (count >= mostCanned) return refuse('too-many');
  const made = await sql`
    insert into canned_replies (name, body) values (${name}, ${body})
    on conflict on constraint canned_replies_name_once do nothing returning 1`;
  return made.length === 0 ? refuse('name-taken') : allow(null);
}

/** Another name or text; what was sent with it stays as it was sent. */
export async function changeCannedReply(
  sql: Sql,
  asked: CannedReply,
): Promise<Decision<null, CannedRefusal>> {
  const { name, body } = asKept(asked);
  const wrong = wrongCanned({ name, body });
  if (wrong !== null) return refuse(wrong);
  try {
    const changed = await sql`
      update canned_replies set name = ${name}, body = ${body}, updated_at = now() where id = ${asked.id} returning 1`;
    return changed.length === 0 ? refuse('gone') : allow(null);
  } catch (error) {
    if (codeOf(error) !== '23505') throw error;
    return refuse('name-taken');
  }
}

/** A repeat finds it gone, which is what was asked for. */
export async function removeCannedReply(sql: Sql, id: string): Promise<void> {
  await sql`delete from canned_replies where id = ${id}`;
}

const asKept = ({ name, body }: Typed): Typed => ({
  name: cannedName(name),
  body: body.replaceAll('\0', '').toWellFormed().trim(), // Postgres refuses NUL in text
});
