import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { touchConversations, writeContactEvents } from './contact-tags.ts';
import { json } from './json.ts';
import { inTransaction } from './transaction.ts';

/** What went from the one to the other; ids and, of identities, nothing that is not in `identities` already. */
interface Moved {
  identities: Array<{ kind: string; value: string }>;
  conversations: string[];
  tags: string[];
  attributes: string[];
  name: boolean;
  owner: boolean;
  consent: boolean;
}

/**
 * `open-twice`: both have a conversation on one number, and the other's is open: close it first, since the thread that
 * stays is the kept one's.
 */
export type MergeRefusal = 'gone' | 'same' | 'merged-already' | 'open-twice';

export interface MergeAsked {
  /** The form's key: sent twice, merged once. */
  mergeId: string;
  keptId: string;
  mergedId: string;
  by: string;
}

/**
 * Makes two contacts one. The kept one gets the other's identities, so that whoever writes by them is the kept one, and
 * its conversations, tags and what the kept one lacks. Where both have spoken with the same number, each thread stays as
 * it is: the other's is closed for good and can be read from the kept one's page, and what comes next is in the kept
 * one's. All that moved is written down, so that `part` can put it back.
 */
export async function merge(
  sql: Sql,
  asked: MergeAsked,
): Promise<Decision<null, MergeRefusal> & { changed: Change }> {
  const { mergeId, keptId, mergedId, by } = asked;
  if (keptId === mergedId) return { ...refuse('same'), changed: {} };
  return inTransaction(sql, async (tx) => {
    const both = await lockBoth(tx, keptId, mergedId);
    const [done] = await tx`select from contact_merges where id = ${mergeId}`;
    if (done !== undefined) return { ...allow(null), changed: {} };
    const [kept, other] = [both.get(keptId), both.get(mergedId)];
    if (kept === undefined || other === undefined) return { ...refuse('gone'), changed: {} };
    if (kept.mergedIntoId !== null || other.mergedIntoId !== null || other.hasMerged)
      return { ...refuse('merged-already'), changed: {} };

    const rows = await tx<{ id: string; contactId: string; numberId: string; status: string }[]>`
      select id, contact_id as "contactId", number_id as "numberId", status from conversations
      where contact_id = any(${[keptId, mergedId]}::uuid[]) order by id for no key update`;
    const taken = new Set(rows.filter((row) => row.contactId === keptId).map((row) => row.numberId));
    const theirs = rows.filter((row) => row.contactId === mergedId);
    if (theirs.some((row) => taken.has(row.numberId) && row.status === 'open'))
      return { ...refuse('open-twice'), changed: {} };

    const moved = await moveOver(tx, {
      ...{ kept, other, keptId, mergedId },
      conversations: theirs.filter((row) => !taken.has(row.numberId)).map(({ id }) => id),
    });
    await tx`update contacts set merged_into_id = ${keptId} where id = ${mergedId}`;
    await tx`
      insert into contact_merges (id, kept_id, merged_id, by_user, moved)
      values (${mergeId}, ${keptId}, ${mergedId}, ${by}, ${json(tx, moved)})`;
    await tx`
      delete from same_person where (contact_id, other_id) in ((${keptId}, ${mergedId}), (${mergedId}, ${keptId}))`;
    await writeContactEvents(tx, [keptId], {
      kind: 'merged',
      by,
      data: { merge: mergeId, name: other.name },
    });
    return { ...allow(null), changed: { conversations: await touchConversations(tx, [keptId, mergedId]) } };
  });
}

interface Locked {
  name: string | null;
  ownerId: string | null;
  ownerEmail: string | null;
  consent: string | null;
  mergedIntoId: string | null;
  hasMerged: boolean;
}

async function lockBoth(tx: Tx, keptId: string, mergedId: string): Promise<Map<string, Locked>> {
  const rows = await tx<Array<Locked & { id: string }>>`
    select id, name, owner_id as "ownerId", owner_email as "ownerEmail", consent, merged_into_id as "mergedIntoId",
      exists (select from contacts merged where merged.merged_into_id = contacts.id) as "hasMerged"
    from contacts where id = any(${[keptId, mergedId]}::uuid[]) order by id for update`;
  return new Map(rows.map(({ id, ...contact }) => [id, contact]));
}

interface Moving {
  kept: Locked;
  other: Locked;
  keptId: string;
  mergedId: string;
  conversations: string[];
}

async function moveOver(tx: Tx, { kept, other, keptId, mergedId, conversations }: Moving): Promise<Moved> {
  const identities = await tx<Moved['identities']>`
    update identities set contact_id = ${keptId} where contact_id = ${mergedId} returning kind, value`;
  const tags = await tx<{ id: string }[]>`
    insert into contact_tags (contact_id, tag_id) select ${keptId}, tag_id from contact_tags where contact_id = ${mergedId}
    on conflict on constraint contact_tags_once do nothing returning tag_id as id`;
  const attributes = await tx<{ id: string }[]>`
    insert into contact_attributes (contact_id, attribute_id, value)
    select ${keptId}, attribute_id, value from contact_attributes where contact_id = ${mergedId}
    on conflict on constraint contact_attributes_once do nothing returning attribute_id as id`;
  const lacks = {
    name: kept.name === null && other.name !== null,
    owner:
      kept.ownerId === null &&
      kept.ownerEmail === null &&
      (other.ownerId !== null || other.ownerEmail !== null),
    // "No" is the safer answer of the two.
    consent:
      other.consent !== null && (kept.consent === null || (other.consent === 'out' && kept.consent === 'in')),
  };
  await tx`
    update contacts set name = ${lacks.name ? other.name : kept.name},
      owner_id = ${lacks.owner ? other.ownerId : kept.ownerId},
      owner_email = ${lacks.owner ? other.ownerEmail : kept.ownerEmail},
      consent = ${lacks.consent ? other.consent : kept.consent}
    where id = ${keptId}`;
  await tx`update conversations set contact_id = ${keptId} where id = any(${conversations}::uuid[])`;
  await tx`
    update conversations set owner_id = ${lacks.owner ? other.ownerId : kept.ownerId}
    where contact_id = any(${[keptId, mergedId]}::uuid[])`;
  return {
    identities: [...identities],
    conversations,
    tags: tags.map(({ id }) => id),
    attributes: attributes.map(({ id }) => id),
    ...lacks,
  };
}

/**
 * Parts two contacts that were merged: what moved and is still there goes back. What came since by an identity of the
 * other's stays where it was said. Repeating it finds them parted.
 */
export async function part(
  sql: Sql,
  { mergeId, by }: { mergeId: string; by: string },
): Promise<Decision<null, 'gone'> & { changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const [merged] = await tx<{ keptId: string; mergedId: string; moved: Moved; undone: boolean }[]>`
      select kept_id as "keptId", merged_id as "mergedId", moved, undone_at is not null as undone
      from contact_merges where id = ${mergeId}`;
    if (merged === undefined) return { ...refuse('gone'), changed: {} };
    const { keptId, mergedId, moved } = merged;
    const both = await lockBoth(tx, keptId, mergedId);
    const [kept, other] = [both.get(keptId), both.get(mergedId)];
    if (kept === undefined || other === undefined) return { ...refuse('gone'), changed: {} };
    if (other.mergedIntoId !== keptId) return { ...allow(null), changed: {} };

    await tx`select from conversations where contact_id = any(${[keptId, mergedId]}::uuid[]) order by id for no key update`;
    for (const { kind, value } of moved.identities)
      await tx`
        update identities set contact_id = ${mergedId} where kind = ${kind} and value = ${value} and contact_id = ${keptId}`;
    await tx`delete from contact_tags where contact_id = ${keptId} and tag_id = any(${moved.tags}::uuid[])`;
    await tx`
      delete from contact_attributes mine using contact_attributes theirs
      where mine.contact_id = ${keptId} and theirs.contact_id = ${mergedId}
        and mine.attribute_id = any(${moved.attributes}::uuid[])
        and theirs.attribute_id = mine.attribute_id and theirs.value = mine.value`;
    const ownerBack = moved.owner && kept.ownerId === other.ownerId && kept.ownerEmail === other.ownerEmail;
    await tx`
      update contacts set name = ${moved.name && kept.name === other.name ? null : kept.name},
        owner_id = ${ownerBack ? null : kept.ownerId}, owner_email = ${ownerBack ? null : kept.ownerEmail}
      where id = ${keptId}`;
    await tx`
      update conversations set contact_id = ${mergedId}
      where id = any(${moved.conversations}::uuid[]) and contact_id = ${keptId}`;
    await tx`
      update conversations set owner_id = contacts.owner_id from contacts
      where contacts.id = conversations.contact_id and contact_id = any(${[keptId, mergedId]}::uuid[])`;
    await tx`update contacts set merged_into_id = null where id = ${mergedId}`;
    await tx`update contact_merges set undone_at = clock_timestamp() where id = ${mergeId} and undone_at is null`;
    await writeContactEvents(tx, [keptId, mergedId], { kind: 'parted', by });
    return { ...allow(null), changed: { conversations: await touchConversations(tx, [keptId, mergedId]) } };
  });
}

export interface Merged {
  mergeId: string;
  contactId: string;
  name: string | null;
  at: Date;
}

/** Who was merged into this contact and could be parted from it, the latest first. */
export async function listMerged(sql: Sql, contactId: string): Promise<Merged[]> {
  return sql<Merged[]>`
    select contact_merges.id as "mergeId", contacts.id as "contactId", contacts.name, at
    from contact_merges join contacts on contacts.id = merged_id
    where kept_id = ${contactId} and undone_at is null and contacts.merged_into_id = ${contactId}
    order by at desc`;
}
