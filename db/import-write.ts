import type { RowValues } from '../domain/import.ts';
import type { Change } from './change.ts';
import type { Tx } from './connect.ts';
import { touchConversations } from './contact-tags.ts';
import { carryOwner } from './estate.ts';
import type { ReadRow } from './import-check.ts';
import { json } from './json.ts';

/** What a row changed of a contact, so that it can be put back where it is still so. */
export interface RowChanges {
  /** The contact was made by it. */
  made?: true;
  name?: [before: string | null, after: string];
  owner?: [before: OwnerPair, after: OwnerPair];
  /** Tags it put on. */
  tags?: string[];
  attributes?: Record<string, [before: string | null, after: string]>;
}
export type OwnerPair = [id: string | null, email: string | null];

/** A row that nothing is wrong with. */
export type Ready = ReadRow & { values: RowValues };

/** A row and what is to become of its contact. */
export interface Planned {
  row: Ready;
  changes: RowChanges | null;
  outcome: 'new' | 'updated' | 'same';
}

/** Everything of a batch, a statement a kind. Tags that were on already are taken out of what a row changed. */
export async function write(tx: Tx, planned: Planned[], by: string): Promise<Change> {
  const wanted = planned.flatMap(({ row, changes }) =>
    (changes?.tags ?? []).map((tag) => ({ contact_id: row.contactId, tag_id: tag })),
  );
  const put = await tx<{ contactId: string; tagId: string }[]>`
    insert into contact_tags (contact_id, tag_id)
    select contact_id, tag_id from jsonb_to_recordset(${json(tx, wanted)}) as row(contact_id uuid, tag_id uuid)
    on conflict on constraint contact_tags_once do nothing returning contact_id as "contactId", tag_id as "tagId"`;
  const fresh = new Set(put.map(({ contactId, tagId }) => `${contactId} ${tagId}`));
  for (const { row, changes } of planned) {
    const tags = changes?.tags?.filter((tag) => fresh.has(`${row.contactId} ${tag}`)) ?? [];
    if (changes?.tags !== undefined && tags.length > 0) changes.tags = tags;
    else delete changes?.tags;
  }
  for (const one of planned)
    if (one.outcome === 'updated' && Object.keys(one.changes ?? {}).length === 0)
      Object.assign(one, { outcome: 'same', changes: null });

  await writeNames(tx, planned);
  await writeAttributes(tx, planned);
  const conversations = await writeOwners(tx, planned, by);
  const touched = planned.filter(({ changes }) => changes !== null).map(({ row }) => row.contactId ?? '');
  await tx`
    insert into contact_events (contact_id, kind, actor_id)
    select id, 'imported', ${by} from unnest(${touched}::uuid[]) as id`;
  const shown = planned.filter(({ changes }) => changes !== null && changes.made === undefined);
  const drawn = await touchConversations(
    tx,
    shown.map(({ row }) => row.contactId ?? ''),
  );
  return { conversations: [...new Set([...conversations, ...drawn])] };
}

async function writeNames(tx: Tx, planned: readonly Planned[]) {
  const names = planned.flatMap(({ row, changes }) =>
    changes?.name === undefined || changes.made ? [] : [{ id: row.contactId, name: changes.name[1] }],
  );
  if (names.length > 0)
    await tx`
      update contacts set name = row.name from jsonb_to_recordset(${json(tx, names)}) as row(id uuid, name text)
      where contacts.id = row.id`;
}

async function writeAttributes(tx: Tx, planned: readonly Planned[]) {
  const values = planned.flatMap(({ row, changes }) =>
    Object.entries(changes?.attributes ?? {}).map(([id, [, value]]) => ({
      ...{ contact_id: row.contactId, attribute_id: id, value },
    })),
  );
  if (values.length > 0)
    await tx`
      insert into contact_attributes (contact_id, attribute_id, value)
      select row.contact_id, row.attribute_id, row.value
      from jsonb_to_recordset(${json(tx, values)}) as row(contact_id uuid, attribute_id uuid, value text)
      join attributes on attributes.id = row.attribute_id
      on conflict on constraint contact_attributes_once do update set value = excluded.value`;
}

async function writeOwners(tx: Tx, planned: readonly Planned[], by: string): Promise<string[]> {
  const given = planned.flatMap(({ row, changes }) =>
    changes?.owner === undefined ? [] : [{ id: row.contactId ?? '', owner: changes.owner[1] }],
  );
  return giveOwners(tx, given, by);
}

/** Owner, its line in the contact's history, and the copy that conversations carry; the contacts are held. */
export async function giveOwners(
  tx: Tx,
  given: ReadonlyArray<{ id: string; owner: OwnerPair }>,
  by: string,
): Promise<string[]> {
  if (given.length === 0) return [];
  const rows = given.map(({ id, owner: [ownerId, email] }) => ({ id, owner_id: ownerId, email }));
  await tx`
    with row as (
      select * from jsonb_to_recordset(${json(tx, rows)}) as row(id uuid, owner_id uuid, email text)
    ), given as (
      update contacts set owner_id = row.owner_id, owner_email = row.email from row where contacts.id = row.id
      returning contacts.id, contacts.owner_id, contacts.owner_email
    )
    insert into owner_changes (id, contact_id, by_user, owner_id, owner_email)
    select uuidv7(), id, ${by}, owner_id, owner_email from given`;
  const ids = given.map(({ id }) => id);
  await tx`select from conversations where contact_id = any(${ids}::uuid[]) order by id for no key update`;
  const changed: string[] = [];
  for (const to of new Set(given.map(({ owner }) => owner[0]))) {
    const theirs = given.filter(({ owner }) => owner[0] === to).map(({ id }) => id);
    changed.push(...(await carryOwner(tx, tx`contact_id = any(${theirs}::uuid[])`, { to, by })));
  }
  return changed;
}
