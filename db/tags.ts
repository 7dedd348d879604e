import { allow, type Decision, refuse } from '../domain/decision.ts';
import { mostTags, tagName, type TagRefusal, wrongTagName } from '../domain/tag.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { codeOf, inTransaction } from './transaction.ts';

export interface Tag {
  id: string;
  name: string;
  hue: number;
}

/** All of them, by name. */
export async function listTags(sql: Sql | Tx): Promise<Tag[]> {
  return sql<Tag[]>`select id, name, hue from tags order by name limit ${mostTags}`;
}

export interface UsedTag extends Tag {
  /** How many contacts have it. */
  contacts: number;
}

/** For Settings, which says what a deletion takes along. */
export async function listUsedTags(sql: Sql): Promise<UsedTag[]> {
  return sql<UsedTag[]>`
    select id, name, hue, (select count(*)::integer from contact_tags where tag_id = tags.id) as contacts
    from tags order by name limit ${mostTags}`;
}

export async function findUsedTag(sql: Sql, id: string): Promise<UsedTag | null> {
  const [tag] = await sql<UsedTag[]>`
    select id, name, hue, (select count(*)::integer from contact_tags where tag_id = tags.id) as contacts
    from tags where id = ${id}`;
  return tag ?? null;
}

type Made = Decision<Tag, TagRefusal> & { changed: Change };

/** Makes a tag, of the next colour where none is named. Sent twice it is refused, since its name is taken. */
export async function createTag(sql: Sql, asked: { name: string; hue: number | null }): Promise<Made> {
  const name = tagName(asked.name);
  const wrong = wrongTagName(name);
  if (wrong !== null) return { ...refuse(wrong), changed: {} };
  const [{ count }] = await sql<[{ count: number }]>`select count(*)::integer as count from tags`;
  if (count >= mostTags) return { ...refuse('too-many'), changed: {} };
  const [tag] = await sql<Tag[]>`
    insert into tags (name, hue) values (${name}, ${asked.hue ?? 1 + (count % 8)})
    on conflict on constraint tags_name_once do nothing returning id, name, hue`;
  return { ...(tag === undefined ? refuse('name-taken') : allow(tag)), changed: {} };
}

/** Another name or colour for it; wherever it is on, it reads so. Repeating it changes nothing more. */
export async function changeTag(sql: Sql, asked: Tag): Promise<Made> {
  const name = tagName(asked.name);
  const wrong = wrongTagName(name);
  if (wrong !== null) return { ...refuse(wrong), changed: {} };
  try {
    const [tag] = await sql<Tag[]>`
      update tags set name = ${name}, hue = ${asked.hue} where id = ${asked.id} returning id, name, hue`;
    if (tag === undefined) return { ...refuse('tag-gone'), changed: {} };
    return { ...allow(tag), changed: { conversations: await listShown(sql, asked.id) } };
  } catch (error) {
    if (codeOf(error) !== '23505') throw error;
    return { ...refuse('name-taken'), changed: {} };
  }
}

/**
 * Takes the tag out of the world, or (`into`) gives everything it is on to another. Contacts keep their history, which
 * has the old name. A repeat finds it gone, which is what was asked for.
 */
export async function removeTag(
  sql: Sql,
  { id, into }: { id: string; into: string | null },
): Promise<Decision<null, TagRefusal> & { changed: Change }> {
  if (into === id) return { ...refuse('tag-gone'), changed: {} };
  return inTransaction(sql, async (tx) => {
    const shown = await listShown(tx, id);
    const held = await tx<{ id: string }[]>`
      select id from tags where id = any(${[id, into ?? id]}::uuid[]) order by id for update`;
    if (into !== null && !held.some((tag) => tag.id === into)) return { ...refuse('tag-gone'), changed: {} };
    if (into !== null)
      await tx`
        insert into contact_tags (contact_id, tag_id) select contact_id, ${into} from contact_tags where tag_id = ${id}
        on conflict on constraint contact_tags_once do nothing`;
    await tx`delete from tags where id = ${id}`;
    return { ...allow(null), changed: { conversations: shown } };
  });
}

/** The conversations that somebody may be looking at; the rest reads so when it is next drawn. */
const mostShown = 500;

async function listShown(sql: Sql | Tx, tagId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select conversations.id from contact_tags
    join conversations on conversations.contact_id = contact_tags.contact_id
    where tag_id = ${tagId} order by last_message_at desc limit ${mostShown}`;
  return rows.map(({ id }) => id);
}
