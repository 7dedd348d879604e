import type { Change } from './change.ts';
import type { Tx } from './connect.ts';
import { lockIdentities } from './identities.ts';
import { count, findKnown, type ReadRow, type Reading, readBatch } from './import-check.ts';
import { type OwnerPair, type Planned, type Ready, type RowChanges, write } from './import-write.ts';
import { json } from './json.ts';

const importedAtOnce = 250;

/**
 * Imports the next rows, all in the transaction that says how far it is: stopped anywhere it goes on behind the last
 * commit, and no row counts twice. A row that the check refused stays left out; one that became wrong since is left out
 * now. Contacts take turns with the webhook by their phones' locks. An owner is the owner only: open conversations stay
 * where they are (ROUTING 42).
 */
export async function importBatch(
  tx: Tx,
  reading: Reading,
  { after, by }: { after: number; by: string },
): Promise<{ more: boolean; at: number; changed: Change }> {
  await waitForAcceptances(tx, reading, after);
  const read = await readBatch(tx, reading, after, importedAtOnce);
  const last = read.at(-1);
  if (last === undefined) return { more: false, at: after, changed: {} };
  const rows = await leaveOut(tx, reading.importId, read);
  await lockIdentities(
    tx,
    rows.flatMap(({ values }) => (values === null ? [] : [{ kind: 'phone' as const, value: values.phone }])),
  );
  await findKnown(tx, rows);

  const work = rows.filter((row): row is Ready => row.values !== null);
  const there = await lockContacts(
    tx,
    work.flatMap(({ contactId }) => contactId ?? []),
  );
  const owners = await findOwners(tx, work);
  const tags = await findOrMakeTags(tx, work);
  const known = await readAttributes(tx, [...there.keys()]);

  const made = work.filter(({ contactId }) => contactId === null);
  for (const row of made) row.contactId = newId();
  await insertContacts(tx, made);
  const planned = work.map((row) =>
    plan(row, {
      there: there.get(row.contactId ?? '') ?? null,
      owners,
      tags,
      known,
      update: reading.mapping.update,
    }),
  );
  const changed = await write(tx, planned, by);

  const written = [
    ...planned.map(({ row, changes, outcome }) => ({
      ...{ line: row.line, outcome, problem: null, problem_column: null },
      ...{ contact_id: row.contactId, changed: changes },
    })),
    ...rows
      .filter(({ values }) => values === null)
      .map((row) => ({
        ...{ line: row.line, outcome: 'refused', problem: row.problem, problem_column: row.column },
        ...{ contact_id: null, changed: null },
      })),
  ];
  await tx`
    update import_rows set outcome = row.outcome, problem = row.problem, contact_id = row.contact_id, changed = row.changed,
      problem_column = row.problem_column
    from jsonb_to_recordset(${json(tx, written)})
      as row(line integer, outcome text, problem text, problem_column integer, contact_id uuid, changed jsonb)
    where import_id = ${reading.importId} and import_rows.line = row.line`;
  await count(tx, reading.importId, written, last.line);
  return { more: read.length === importedAtOnce, at: last.line, changed };
}

/** Somebody with one of these addresses may be joining right now: afterwards they are a user, and found as one (LAYOUT). */
async function waitForAcceptances(tx: Tx, { importId, mapping }: Reading, after: number) {
  const column = mapping.columns.indexOf('owner');
  if (column === -1) return;
  await tx`
    select from invitations where state = 'pending' and email in (
      select lower(trim(cells ->> ${column}::integer)) from import_rows
      where import_id = ${importId} and line > ${after} order by line limit ${importedAtOnce})
    order by id for share`;
}

/** What the check left out, and what is of the same phone as an earlier row, stays out with its reason. */
async function leaveOut(tx: Tx, importId: string, rows: ReadRow[]): Promise<ReadRow[]> {
  const refused = await tx<{ line: number; problem: ReadRow['problem']; column: number | null }[]>`
    select line, problem, problem_column as column from import_rows
    where import_id = ${importId} and outcome = 'refused' and line = any(${rows.map(({ line }) => line)})`;
  const out = new Map(refused.map((row) => [row.line, row]));
  return rows.map((row) => {
    const left = out.get(row.line);
    return left === undefined ? row : { ...row, values: null, problem: left.problem, column: left.column };
  });
}

interface There {
  name: string | null;
  owner: OwnerPair;
}

async function lockContacts(tx: Tx, ids: string[]): Promise<Map<string, There>> {
  const rows = await tx<
    { id: string; name: string | null; ownerId: string | null; ownerEmail: string | null }[]
  >`
    select id, name, owner_id as "ownerId", owner_email as "ownerEmail" from contacts
    where id = any(${ids}::uuid[]) order by id for no key update`;
  return new Map(
    rows.map(({ id, name, ownerId, ownerEmail }) => [id, { name, owner: [ownerId, ownerEmail] }]),
  );
}

/** An address that is a user's is that user; any other waits for whoever joins with it. */
async function findOwners(tx: Tx, rows: readonly Ready[]): Promise<Map<string, OwnerPair>> {
  const emails = [...new Set(rows.flatMap(({ values }) => values.ownerEmail ?? []))];
  const users = await tx<{ id: string; email: string }[]>`
    select id, email from users where email = any(${emails}) order by id for share`;
  const ids = new Map(users.map(({ id, email }) => [email, id]));
  return new Map(
    emails.map((email): [string, OwnerPair] => {
      const id = ids.get(email);
      return [email, id === undefined ? [null, email] : [id, null]];
    }),
  );
}

/** By the name as the file writes it. */
async function findOrMakeTags(tx: Tx, rows: readonly Ready[]): Promise<Map<string, string>> {
  const names = [...new Set(rows.flatMap(({ values }) => values.tags))];
  if (names.length === 0) return new Map();
  await tx`
    insert into tags (name, hue)
    select min(name collate "C"), 1 + ((select count(*) from tags) + row_number() over ()) % 8
    from unnest(${names}::text[]) as name group by name collate same_word
    on conflict on constraint tags_name_once do nothing`;
  const found = await tx<{ name: string; id: string }[]>`
    select named.name, tags.id from unnest(${names}::text[]) as named(name) join tags on tags.name = named.name collate same_word`;
  return new Map(found.map(({ name, id }) => [name, id]));
}

async function readAttributes(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx<{ contactId: string; attributeId: string; value: string }[]>`
    select contact_id as "contactId", attribute_id as "attributeId", value from contact_attributes
    where contact_id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ contactId, attributeId, value }) => [`${contactId} ${attributeId}`, value]));
}

async function insertContacts(tx: Tx, rows: readonly Ready[]) {
  if (rows.length === 0) return;
  const made = rows.map(({ contactId, values }) => ({
    id: contactId,
    name: values.name,
    phone: values.phone,
  }));
  await tx`
    with made as (
      select * from jsonb_to_recordset(${json(tx, made)}) as made(id uuid, name text, phone text)
    ), contact as (
      insert into contacts (id, name, hue) select id, name, 1 + floor(random() * 8)::integer from made
    )
    insert into identities (kind, value, contact_id) select 'phone', phone, id from made`;
}

interface Knowing {
  there: There | null;
  owners: Map<string, OwnerPair>;
  tags: Map<string, string>;
  known: Map<string, string>;
  update: boolean;
}

/** What a row changes: what it says and is not so yet. */
function plan(row: Ready, { there, owners, tags, known, update }: Knowing): Planned {
  if (there !== null && !update) return { row, changes: null, outcome: 'same' };
  const { name, ownerEmail, attributes } = row.values;
  const changes: RowChanges = there === null ? { made: true } : {};
  if (name !== null && name !== (there?.name ?? null)) changes.name = [there?.name ?? null, name];
  const owner = ownerEmail === null ? undefined : owners.get(ownerEmail);
  const before: OwnerPair = there?.owner ?? [null, null];
  if (owner !== undefined && (owner[0] !== before[0] || owner[1] !== before[1]))
    changes.owner = [before, owner];
  const tagIds = [...new Set(row.values.tags.flatMap((tag) => tags.get(tag) ?? []))];
  if (tagIds.length > 0) changes.tags = tagIds;
  for (const [id, value] of Object.entries(attributes)) {
    const was = known.get(`${row.contactId} ${id}`) ?? null;
    if (was !== value) changes.attributes = { ...changes.attributes, [id]: [was, value] };
  }
  return { row, changes, outcome: there === null ? 'new' : 'updated' };
}

const newId = (): string => {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
};
