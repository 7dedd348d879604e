import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { TagRefusal } from '../domain/tag.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';
import type { Tag } from './tags.ts';
import { inTransaction } from './transaction.ts';

export interface Tagging {
  contactIds: readonly string[];
  by: string;
  tagId: string;
  /** Put on, or taken off. */
  on: boolean;
}

/**
 * Puts a tag on contacts, or takes it off. Who had it already keeps it, without another line of history: repeating it
 * changes nothing. Whether this person may was asked at the door, of each. Answers how many it changed.
 */
export async function tagContacts(
  sql: Sql,
  asked: Tagging,
): Promise<Decision<{ tag: Tag; contacts: number }, TagRefusal> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const ids = [...new Set(asked.contactIds)];
    await tx`select from contacts where id = any(${ids}::uuid[]) order by id for no key update`;
    const [tag] = await tx<Tag[]>`select id, name, hue from tags where id = ${asked.tagId} for share`;
    // Off a tag that is gone it is already.
    if (tag === undefined) return { ...refuse('tag-gone'), changed: {} };
    const touched = asked.on ? await putOn(tx, ids, tag.id) : await takeOff(tx, ids, tag.id);
    await writeContactEvents(tx, touched, {
      kind: asked.on ? 'tagged' : 'untagged',
      by: asked.by,
      data: { tag: tag.name },
    });
    return {
      ...allow({ tag, contacts: touched.length }),
      changed: { conversations: await touchConversations(tx, touched) },
    };
  });
}

async function putOn(tx: Tx, contactIds: string[], tagId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    insert into contact_tags (contact_id, tag_id)
    select id, ${tagId} from contacts where id = any(${contactIds}::uuid[])
    on conflict on constraint contact_tags_once do nothing returning contact_id as id`;
  return rows.map(({ id }) => id);
}

async function takeOff(tx: Tx, contactIds: string[], tagId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    delete from contact_tags where tag_id = ${tagId} and contact_id = any(${contactIds}::uuid[])
    returning contact_id as id`;
  return rows.map(({ id }) => id);
}

export type ContactEventKind =
  | 'created'
  | 'renamed'
  | 'tagged'
  | 'untagged'
  | 'attribute'
  | 'opted_in'
  | 'opted_out'
  | 'blocked'
  | 'unblocked'
  | 'imported'
  | 'import_undone'
  | 'merged'
  | 'parted';

/** One line of history each. `by` null: the customer themselves. */
export async function writeContactEvents(
  tx: Sql | Tx,
  contactIds: readonly string[],
  { kind, by, data = {} }: { kind: ContactEventKind; by: string | null; data?: object },
): Promise<void> {
  if (contactIds.length === 0) return;
  await tx`
    insert into contact_events (contact_id, kind, actor_id, data)
    select id, ${kind}, ${by}::uuid, ${json(tx, data)} from unnest(${contactIds as string[]}::uuid[]) as id`;
}

/**
 * All conversations of these contacts are to be drawn again, also by whoever missed the nudge. Under the contacts'
 * locks; conversations are taken in the order of their ids (LAYOUT).
 */
export async function touchConversations(tx: Tx, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const rows = await tx<{ id: string }[]>`
    select id from conversations where contact_id = any(${contactIds as string[]}::uuid[])
    order by id for no key update`;
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0)
    await tx`update conversations set changed_at = clock_timestamp() where id = any(${ids}::uuid[])`;
  return ids;
}
