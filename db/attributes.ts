import {
  type Attribute,
  type AttributeKind,
  type AttributeRefusal,
  mostAttributes,
} from '../domain/attribute.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { tagName, wrongTagName } from '../domain/tag.ts';
import type { Sql, Tx } from './connect.ts';
import { codeOf, inTransaction } from './transaction.ts';

/** All of them, in the order they were made. */
export async function listAttributes(sql: Sql | Tx): Promise<Attribute[]> {
  return sql<Attribute[]>`
    select id, name, kind, choices from attributes order by created_at, id limit ${mostAttributes}`;
}

export interface UsedAttribute extends Attribute {
  /** Of how many contacts it is known. */
  contacts: number;
}

/** For Settings, which says what a deletion takes along. */
export async function listUsedAttributes(sql: Sql): Promise<UsedAttribute[]> {
  return sql<UsedAttribute[]>`
    select id, name, kind, choices,
      (select count(*)::integer from contact_attributes where attribute_id = attributes.id) as contacts
    from attributes order by created_at, id`;
}

export interface AttributeAsked {
  name: string;
  kind: AttributeKind;
  choices: readonly string[];
}

type Made = Decision<Attribute, AttributeRefusal>;

/** Sent twice it is refused, since its name is taken. */
export async function createAttribute(sql: Sql, asked: AttributeAsked): Promise<Made> {
  const read = readAsked(asked);
  if (!read.ok) return read;
  const { name, choices } = read.value;
  const [{ count }] = await sql<[{ count: number }]>`select count(*)::integer as count from attributes`;
  if (count >= mostAttributes) return refuse('too-many');
  const [made] = await sql<Attribute[]>`
    insert into attributes (name, kind, choices) values (${name}, ${asked.kind}, ${choices})
    on conflict on constraint attributes_name_once do nothing returning id, name, kind, choices`;
  return made === undefined ? refuse('name-taken') : allow(made);
}

/** Another name, other choices. Its kind stays: what is known of contacts was written as that. */
export async function changeAttribute(
  sql: Sql,
  asked: { id: string; name: string; choices: readonly string[] },
): Promise<Made> {
  return inTransaction(sql, async (tx): Promise<Made> => {
    const [is] = await tx<Attribute[]>`
      select id, name, kind, choices from attributes where id = ${asked.id} for update`;
    if (is === undefined) return refuse('attribute-gone');
    const read = readAsked({ ...asked, kind: is.kind });
    if (!read.ok) return read;
    const { name, choices } = read.value;
    const dropped = is.choices.filter((choice) => !choices.includes(choice));
    const [used] = await tx`
      select from contact_attributes where attribute_id = ${is.id} and value = any(${dropped}) limit 1`;
    if (used !== undefined) return refuse('choice-in-use');
    await tx`update attributes set name = ${name}, choices = ${choices} where id = ${is.id}`;
    return allow({ ...is, name, choices });
  }).catch((error: unknown) => {
    if (codeOf(error) === '23505') return refuse('name-taken');
    throw error;
  });
}

/** It goes, and with it what is known of contacts under it; their history keeps the lines. */
export async function removeAttribute(sql: Sql, id: string): Promise<void> {
  await sql`delete from attributes where id = ${id}`;
}

function readAsked({
  name: typed,
  kind,
  choices: all,
}: AttributeAsked): Decision<{ name: string; choices: string[] }, AttributeRefusal> {
  const name = tagName(typed);
  const wrong = wrongTagName(name);
  if (wrong !== null) return refuse(wrong);
  const choices =
    kind === 'choice' ? [...new Set(all.map(tagName).filter((one) => one !== ''))].slice(0, 100) : [];
  if (kind === 'choice' && choices.length === 0) return refuse('no-choices');
  if (choices.some((choice) => wrongTagName(choice) !== null)) return refuse('name-long');
  return allow({ name, choices });
}
