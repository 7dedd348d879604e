import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { json } from './json.ts';
import { visible } from './visible.ts';

const channel = 'switchboard_here';
/** Postgres refuses a payload of 8000 bytes or more; one of these is at most 150 in JSON. */
const mostSaid = 50;

/**
 * Somebody has a thread on their screen, in the page `page` (or not any more), or writes in it (or not any more), or what
 * they write was saved. Said from process to process and kept in no table: it is over in seconds.
 */
export type Said = { conversationId: string; userId: string } & (
  | { is: 'here' | 'gone'; page: string }
  | { is: 'writing' | 'still' | 'saved' }
);

/** These people by name, for a viewer who sees the conversation; for anybody else there is nobody in it. */
export async function findColleaguesHere(
  sql: Sql,
  viewer: Viewer,
  conversationId: string,
  ids: readonly string[],
): Promise<Array<{ id: string; name: string; hue: number }>> {
  if (ids.length === 0) return [];
  return sql<Array<{ id: string; name: string; hue: number }>>`
    select users.id, users.name, users.hue from users
    where users.id = any(${ids as string[]}::uuid[]) and users.active and exists (
      select from conversations where conversations.id = ${conversationId} and ${visible(sql, viewer)})
    order by lower(users.name), users.id`;
}

/** Says it to every process, this one included. */
export async function sayHere(sql: Sql, said: readonly Said[]): Promise<void> {
  const payloads: string[] = [];
  for (let from = 0; from < said.length; from += mostSaid)
    payloads.push(JSON.stringify(said.slice(from, from + mostSaid)));
  if (payloads.length > 0)
    await sql`select pg_notify(${channel}, payload) from jsonb_array_elements_text(${json(sql, payloads)}) as said(payload)`;
}

export async function listenForHere(
  sql: Sql,
  hear: (said: Said[]) => void,
): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen(channel, (payload) => hear(read(payload)));
  return { stop: unlisten };
}

/** Only our own processes notify, but anybody with the database's password could: what is not this is left out. */
function read(payload: string): Said[] {
  const heard: unknown = JSON.parse(payload);
  return Array.isArray(heard) ? heard.filter(isSaid) : [];
}

function isSaid(one: unknown): one is Said {
  if (typeof one !== 'object' || one === null) return false;
  const { conversationId, userId, is, page } = one as Record<string, unknown>;
  if (typeof conversationId !== 'string' || typeof userId !== 'string') return false;
  if (is === 'here' || is === 'gone') return typeof page === 'string';
  return is === 'writing' || is === 'still' || is === 'saved';
}
