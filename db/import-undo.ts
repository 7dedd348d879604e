import type { Change } from './change.ts';
import type { Tx } from './connect.ts';
import { touchConversations } from './contact-tags.ts';
import { giveOwners, type OwnerPair, type RowChanges } from './import-write.ts';
import { json } from './json.ts';

const undoneAtOnce = 250;

/**
 * Undoes the next rows of an import: who was made by it goes, if nothing has become of them since; what was changed is
 * put back, where it is still what the import made of it. What somebody changed since stays. Each row is undone in the
 * transaction that says how far it is.
 */
export async function undoBatch(
  tx: Tx,
  { importId, after, by }: { importId: string; after: number; by: string },
): Promise<{ more: boolean; at: number; changed: Change }> {
  const rows = await tx<Done[]>`
    select line, contact_id as "contactId", changed from import_rows
    where import_id = ${importId} and line > ${after} and outcome in ('new', 'updated') and changed is not null
    order by line limit ${undoneAtOnce}`;
  const last = rows.at(-1);
  if (last === undefined) return { more: false, at: after, changed: {} };
  const locked = await tx<{ id: string }[]>`
    select id from contacts where id = any(${rows.map(({ contactId }) => contactId)}::uuid[]) order by id for update`;
  const there = new Set(locked.map(({ id }) => id));
  const here = rows.filter(({ contactId }) => there.has(contactId));

  const removed = await remove(
    tx,
    here.filter(({ changed }) => changed.made === true),
    importId,
  );
  const left = here.filter(({ contactId }) => !removed.has(contactId));
  const changed = await putBack(
    tx,
    left.filter((row) => row.changed.made === undefined),
    by,
  );
  const outcome = rows.map(({ line, contactId, changed: { made } }) => ({
    line,
    undone:
      !there.has(contactId) || removed.has(contactId)
        ? 'removed'
        : made || changed.kept.has(contactId)
          ? 'kept'
          : 'put_back',
  }));
  await tx`
    update import_rows set undone = row.undone
    from jsonb_to_recordset(${json(tx, outcome)}) as row(line integer, undone text)
    where import_id = ${importId} and import_rows.line = row.line`;
  await tx`
    update imports set at_line = ${last.line},
      kept = kept + ${outcome.filter(({ undone }) => undone === 'kept').length} where id = ${importId}`;
  return {
    more: rows.length === undoneAtOnce,
    at: last.line,
    changed: { conversations: changed.conversations },
  };
}

interface Done {
  line: number;
  contactId: string;
  changed: RowChanges;
}

/** Untouched: nobody has spoken with them, and they have and are what the import made of them, and nothing else. */
async function remove(tx: Tx, rows: readonly Done[], importId: string): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const made = rows.map(({ contactId, changed }) => ({
    id: contactId,
    name: changed.name?.[1] ?? null,
    owner_id: changed.owner?.[1][0] ?? null,
    owner_email: changed.owner?.[1][1] ?? null,
    tags: (changed.tags ?? []).toSorted(),
    attributes: Object.fromEntries(
      Object.entries(changed.attributes ?? {}).map(([id, [, value]]) => [id, value]),
    ),
  }));
  const gone = await tx<{ id: string }[]>`
    delete from contacts
    using jsonb_to_recordset(${json(tx, made)})
      as made(id uuid, name text, owner_id uuid, owner_email text, tags uuid[], attributes jsonb)
    where contacts.id = made.id
      and contacts.name is not distinct from made.name
      and contacts.blocked_at is null and contacts.consent is null and contacts.merged_into_id is null
      and (contacts.owner_id, contacts.owner_email) is not distinct from (made.owner_id, made.owner_email)
      and not exists (select from conversations where contact_id = contacts.id)
      and not exists (select from contacts merged where merged.merged_into_id = contacts.id)
      and (select count(*) from identities where contact_id = contacts.id) = 1
      and (select coalesce(array_agg(tag_id order by tag_id), '{}') from contact_tags where contact_id = contacts.id)
        <@ made.tags
      and (select coalesce(jsonb_object_agg(attribute_id, value), '{}') from contact_attributes
        where contact_id = contacts.id) <@ made.attributes
      and not exists (select from import_rows later join imports on imports.id = later.import_id
        where later.contact_id = contacts.id and later.import_id <> ${importId} and later.changed is not null
          and later.undone is null)
    returning contacts.id`;
  return new Set(gone.map(({ id }) => id));
}

/** Field by field: what is still as the import left it is as before; the rest is somebody's since. */
async function putBack(tx: Tx, rows: readonly Done[], by: string) {
  const ids = rows.map(({ contactId }) => contactId);
  const now = await tx<
    { id: string; name: string | null; ownerId: string | null; ownerEmail: string | null }[]
  >`
    select id, name, owner_id as "ownerId", owner_email as "ownerEmail" from contacts where id = any(${ids}::uuid[])`;
  const contacts = new Map(now.map((contact) => [contact.id, contact]));
  const values = await tx<{ contactId: string; attributeId: string; value: string }[]>`
    select contact_id as "contactId", attribute_id as "attributeId", value from contact_attributes
    where contact_id = any(${ids}::uuid[])`;
  const known = new Map(values.map((row) => [`${row.contactId} ${row.attributeId}`, row.value]));
  const kept = new Set<string>();
  const owners: Array<{ id: string; owner: OwnerPair }> = [];
  const touched: string[] = [];
  for (const { contactId, changed } of rows) {
    const contact = contacts.get(contactId);
    if (contact === undefined) continue;
    if (changed.name !== undefined) {
      if (contact.name === changed.name[1])
        await tx`update contacts set name = ${changed.name[0]} where id = ${contactId}`;
      else kept.add(contactId);
    }
    if (changed.owner !== undefined) {
      const [before, after] = changed.owner;
      if (contact.ownerId === after[0] && contact.ownerEmail === after[1])
        owners.push({ id: contactId, owner: before });
      else kept.add(contactId);
    }
    for (const [id, [before, after]] of Object.entries(changed.attributes ?? {})) {
      if (known.get(`${contactId} ${id}`) !== after) kept.add(contactId);
      else if (before === null)
        await tx`delete from contact_attributes where contact_id = ${contactId} and attribute_id = ${id}`;
      else
        await tx`
          update contact_attributes set value = ${before} where contact_id = ${contactId} and attribute_id = ${id}`;
    }
    if (changed.tags !== undefined)
      await tx`delete from contact_tags where contact_id = ${contactId} and tag_id = any(${changed.tags}::uuid[])`;
    touched.push(contactId);
  }
  const carried = await giveOwners(tx, await stillThere(tx, owners), by);
  await tx`
    insert into contact_events (contact_id, kind, actor_id)
    select id, 'import_undone', ${by} from unnest(${touched}::uuid[]) as id`;
  const drawn = await touchConversations(tx, touched);
  return { kept, conversations: [...new Set([...carried, ...drawn])] };
}

/** Nobody is given a contact back who has left since: it is nobody's then. */
async function stillThere(tx: Tx, owners: ReadonlyArray<{ id: string; owner: OwnerPair }>) {
  const ids = owners.flatMap(({ owner }) => owner[0] ?? []);
  const active = await tx<{ id: string }[]>`
    select id from users where id = any(${ids}::uuid[]) and active order by id for share`;
  const there = new Set(active.map(({ id }) => id));
  return owners.map(({ id, owner: [ownerId, email] }): { id: string; owner: OwnerPair } => ({
    id,
    owner: ownerId !== null && !there.has(ownerId) ? [null, null] : [ownerId, email],
  }));
}
