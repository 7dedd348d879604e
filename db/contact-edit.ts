import { type Attribute, readValue, type ValueRefusal } from '../domain/attribute.ts';
import { allow, type Decision } from '../domain/decision.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { touchConversations, writeContactEvents } from './contact-tags.ts';
import { listAttributes } from './attributes.ts';
import { inTransaction } from './transaction.ts';

/** What a form showed, and what it says now. Only what somebody changed in it is written. */
export interface Typed {
  was: string;
  is: string;
}

export interface ContactEdit {
  contactId: string;
  by: string;
  name: Typed;
  /** By the attribute's id. */
  attributes: ReadonlyMap<string, Typed>;
}

/** `stale`: somebody else changed the same thing to something else. */
export type EditRefusal = 'stale' | { attribute: string; why: ValueRefusal };

/**
 * What is known of a contact, as a form says it: two people who change different things do not undo each other, and
 * of two who change the same the second is told. A line of history for each. Repeating it changes nothing more.
 */
export async function editContact(
  sql: Sql,
  edit: ContactEdit,
): Promise<({ ok: true } | { ok: false; why: EditRefusal }) & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const [contact] = await tx<{ name: string | null }[]>`
      select name from contacts where id = ${edit.contactId} for no key update`;
    if (contact === undefined) return { ok: false, why: 'stale', changed: {} } as const;
    const known = await readKnown(tx, edit.contactId);
    const read = readEdit(edit, await listAttributes(tx));
    if (!read.ok) return { ...read, changed: {} };

    const name = changeOf(contact.name, { was: cleanName(edit.name.was), is: cleanName(edit.name.is) });
    const values = [...read.value].map(([attribute, typed]) => ({
      attribute,
      change: changeOf(known.get(attribute.id) ?? null, typed),
    }));
    if (name === 'stale' || values.some(({ change }) => change === 'stale'))
      return { ok: false, why: 'stale', changed: {} } as const;

    const changes = values.flatMap(({ attribute, change }) =>
      change === null || change === 'stale' ? [] : [{ attribute, ...change }],
    );
    if (name !== null) await rename(tx, edit, contact.name, name.to);
    for (const { attribute, to } of changes)
      await writeAttribute(tx, { ...edit, attribute, from: known.get(attribute.id) ?? null, to });
    if (name === null && changes.length === 0) return { ok: true, changed: {} } as const;
    return { ok: true, changed: { conversations: await touchConversations(tx, [edit.contactId]) } } as const;
  });
}

export const cleanName = (typed: string): string | null => {
  const name = typed
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim()
    .slice(0, 200);
  return name === '' ? null : name;
};

/** Null: nothing to do. */
function changeOf(now: string | null, { was, is }: { was: string | null; is: string | null }) {
  if (is === was || is === now) return null;
  return now === was ? { to: is } : ('stale' as const);
}

function readEdit(edit: ContactEdit, attributes: readonly Attribute[]) {
  const read = new Map<Attribute, { was: string | null; is: string | null }>();
  for (const attribute of attributes) {
    const typed = edit.attributes.get(attribute.id);
    if (typed === undefined || typed.is === typed.was) continue;
    const is = readValue(attribute, typed.is);
    if (!is.ok) return { ok: false, why: { attribute: attribute.name, why: is.why } } as const;
    read.set(attribute, { was: typed.was === '' ? null : typed.was, is: is.value });
  }
  return allow(read) as Decision<typeof read, never>;
}

/** What is known of a contact, by the attribute's id. */
export async function readKnown(sql: Sql | Tx, contactId: string): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; value: string }[]>`
    select attribute_id as id, value from contact_attributes where contact_id = ${contactId}`;
  return new Map(rows.map(({ id, value }) => [id, value]));
}

async function rename(tx: Tx, { contactId, by }: ContactEdit, from: string | null, to: string | null) {
  await tx`update contacts set name = ${to} where id = ${contactId}`;
  await writeContactEvents(tx, [contactId], { kind: 'renamed', by, data: { from, to } });
}

interface AttributeWritten {
  contactId: string;
  by: string;
  attribute: Attribute;
  from: string | null;
  to: string | null;
}

async function writeAttribute(tx: Tx, { contactId, by, attribute, from, to }: AttributeWritten) {
  if (to === null)
    await tx`delete from contact_attributes where contact_id = ${contactId} and attribute_id = ${attribute.id}`;
  else
    await tx`
      insert into contact_attributes (contact_id, attribute_id, value) values (${contactId}, ${attribute.id}, ${to})
      on conflict on constraint contact_attributes_once do update set value = excluded.value`;
  await writeContactEvents(tx, [contactId], {
    ...{ kind: 'attribute', by },
    data: { attribute: attribute.name, from, to },
  });
}
