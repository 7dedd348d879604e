import type { Viewer } from '../domain/access.ts';
import { partsOf, typedPhone } from '../domain/phone.ts';
import type { Sql, Tx } from './connect.ts';
import type { Tag } from './tags.ts';
import type { Fragment } from './matching.ts';
import { planned } from './planned.ts';
import { called, furtherThan, micros, type Pace, pageOf, phoneWithOne } from './search.ts';
import { counting, listed } from './visible-contacts.ts';
import { endOfPiece, fewContacts, openAndClosed, pieceOf } from './walk.ts';

/** What the list of contacts is narrowed to. */
export interface ContactFilters {
  /** Whose: everybody's, the viewer's own, nobody's, or an e-mail address's that is nobody yet. */
  view: 'all' | 'mine' | 'none' | 'pending';
  /** Part of a name, user name or phone; empty: any. */
  find: string;
  ownerId: string | null;
  tagId: string | null;
  /** They have a conversation with this number. */
  numberId: string | null;
}

export const everyContact: ContactFilters = {
  view: 'all',
  find: '',
  ownerId: null,
  tagId: null,
  numberId: null,
};

export interface ListedContact {
  id: string;
  name: string | null;
  username: string | null;
  /** Digits only. */
  phone: string | null;
  hue: number;
  ownerId: string | null;
  ownerName: string | null;
  ownerHue: number | null;
  ownerEmail: string | null;
  tags: Tag[];
  /** What is known of the first attribute there is, as it is kept; null: nothing. */
  known: string | null;
  blocked: boolean;
  /** In the conversations this viewer sees; null: nobody has spoken with them yet. */
  lastMessageAt: Date | null;
}

/** Where a page ends. `at` null: among those nobody has spoken with, who come last, the newest of them first. */
export interface ContactCursor {
  at: string | null;
  id: string;
}

export const contactsPerPage = 50;

/** How much one answer may cost: contacts looked at one by one, or conversations walked through. */
const usualPace: Pace = { few: 1000, walked: 3000 };

interface Range {
  after?: ContactCursor | null;
  limit?: number;
  pace?: Pace;
}

/**
 * One page of the contacts this viewer's page holds, by last message; and where the next begins. Those with a
 * conversation are read along the conversations' own indexes by time, so that a page costs the rows it shows; and no
 * further back than a piece: a page may hold few, or none, and still name where the next begins.
 */
export async function listContacts(
  sql: Sql,
  viewer: Viewer,
  filters: ContactFilters,
  { after = null, limit = contactsPerPage, pace = usualPace }: Range = {},
): Promise<{ rows: ListedContact[]; next: ContactCursor | null }> {
  const { places, next } = await planned(sql, async (tx) => {
    const asked = { sql, tx, viewer, filters, pace, few: await fewOf(sql, tx, viewer, filters, pace) };
    const spoken = after?.at === null ? nothing : await listSpoken(asked, after, limit);
    if (spoken.next !== null || filters.numberId !== null) return spoken;
    const silentAfter = after?.at === null ? after.id : null;
    const silent = await listSilent(asked, silentAfter, limit - spoken.places.length);
    return { places: [...spoken.places, ...silent.places], next: silent.next };
  });
  const ids = places.map(({ contactId }) => contactId);
  return { rows: await listDetails(sql, viewer, ids), next };
}

/** A count stops here: a page says "1,000+" of what is more. */
export const contactCountLimit = 1000;

/** How many there are; `more`: at least so many, and it was not looked further. */
export interface Counted {
  count: number;
  more: boolean;
}

/** How many are listed under this, as far as a page of them may look. */
export async function countContacts(
  sql: Sql,
  viewer: Viewer,
  filters: ContactFilters,
  pace = usualPace,
): Promise<Counted> {
  return planned(sql, async (tx) => {
    // Of what is everywhere so many are soon counted; not where it has to be on somebody's numbers, and may not be. By id,
    // which is by an index: the table itself may begin with a long import in which there is none.
    if (viewer.role === 'admin' && filters.numberId === null) {
      const [row] = await tx<[{ count: number }]>`
        select count(*)::integer as count from (
          select from contacts where ${matching(sql, viewer, filters)} order by contacts.id limit ${contactCountLimit + 1}) found`;
      return { count: Math.min(row.count, contactCountLimit), more: row.count > contactCountLimit };
    }
    const asked = { sql, tx, viewer, filters, pace, few: await fewOf(sql, tx, viewer, filters, pace) };
    const spoken = await listSpoken(asked, null, contactCountLimit);
    const count = spoken.places.length;
    if (spoken.next !== null || filters.numberId !== null) return { count, more: spoken.next !== null };
    const silent = await listSilent(asked, null, contactCountLimit - count);
    return { count: count + silent.places.length, more: silent.next !== null };
  });
}

/** Everything the filters leave over, as a condition on `contacts`. */
export function matching(sql: Sql | Tx, viewer: Viewer, filters: ContactFilters) {
  const onNumber =
    filters.numberId === null
      ? sql``
      : sql`and exists (select from conversations here where here.contact_id = contacts.id
          and here.number_id = ${filters.numberId} and ${counting(sql, viewer, 'here')})`;
  return sql`${narrowed(sql, viewer, filters)} ${onNumber}`;
}

const narrowed = (sql: Sql | Tx, viewer: Viewer, filters: ContactFilters) =>
  sql`${listed(sql, viewer)} ${wanted(sql, viewer, filters)}`;

/** What is asked of a contact itself, whoever lists it. */
function wanted(sql: Sql | Tx, viewer: Viewer, { view, find, ownerId, tagId }: ContactFilters) {
  const whose = {
    all: sql``,
    mine: sql`and contacts.owner_id = ${viewer.id}`,
    none: sql`and contacts.owner_id is null and contacts.owner_email is null`,
    pending: sql`and contacts.owner_email is not null`,
  }[view];
  const owner = ownerId === null ? sql`` : sql`and contacts.owner_id = ${ownerId}`;
  const tag =
    tagId === null
      ? sql``
      : sql`and exists (select from contact_tags where contact_id = contacts.id and tag_id = ${tagId})`;
  return sql`${whose} ${owner} ${tag} ${found(sql, find)}`;
}

/** By a phone, or a part of it, where it looks like one; else by words of a name or user name: as the inbox finds them. */
function found(sql: Sql | Tx, find: string) {
  const phone = typedPhone(find);
  return phone === null
    ? called(sql, find)
    : sql`and exists (select from identities
        where identities.contact_id = contacts.id and kind = 'phone' and (${phoneWithOne(sql, partsOf(phone))}))`;
}

interface Place {
  contactId: string;
  at: string | null;
  id: string;
}

/** Some of a page, in order; and where the rest begins. */
interface Places {
  places: Place[];
  next: ContactCursor | null;
}
const nothing: Places = { places: [], next: null };

interface Asked {
  sql: Sql;
  tx: Tx;
  viewer: Viewer;
  filters: ContactFilters;
  pace: Pace;
  /** Everybody the filters leave over, whoever may see them; null: these are many. */
  few: string[] | null;
}

async function fewOf(sql: Sql, tx: Tx, viewer: Viewer, filters: ContactFilters, { few }: Pace) {
  const { view, find, ownerId, tagId } = filters;
  if (view === 'all' && find.trim() === '' && ownerId === null && tagId === null) return null;
  const who = sql`select contacts.id as contact_id from contacts
    where contacts.merged_into_id is null ${wanted(sql, viewer, filters)}`;
  return fewContacts(tx, who, few);
}

/** The ways to the conversations that count for this list, latest first. */
function waysOf(sql: Sql, viewer: Viewer, filters: ContactFilters): Fragment[] {
  const { numberId } = filters;
  const owner = ownerOf(viewer, filters);
  const onNumber = numberId === null ? sql`true` : sql`conversations.number_id = ${numberId}`;
  if (owner !== null)
    return openAndClosed(
      sql,
      sql`conversations.owner_id = ${owner} and ${onNumber} and ${counting(sql, viewer, 'conversations')}`,
    );
  if (viewer.role !== 'service') return openAndClosed(sql, onNumber);
  const numbers = viewer.numberIds.filter((id) => numberId === null || id === numberId);
  if (numbers.length === 0) return [sql`false`];
  return numbers.flatMap((id) => openAndClosed(sql, sql`conversations.number_id = ${id}`));
}

/**
 * Those somebody has spoken with, each by the latest of its conversations that count. Whose way leads to one has it on
 * their list; what the page shows of them is asked of `listed` once more.
 */
async function listSpoken(
  { sql, tx, viewer, filters, pace, few }: Asked,
  after: ContactCursor | null,
  limit: number,
): Promise<Places> {
  const counts = (alias: string) => sql`${counting(sql, viewer, alias)}
    ${filters.numberId === null ? sql`` : sql`and ${sql(`${alias}.number_id`)} = ${filters.numberId}`}`;
  const from = after === null || after.at === null ? null : { at: after.at, id: after.id };
  const ways = waysOf(sql, viewer, filters);
  const found =
    few === null
      ? sql`select piece.contact_id, piece.last_message_at, piece.id
          from ${pieceOf(sql, ways, from, pace.walked)} piece
          cross join lateral (select from contacts
            where contacts.id = piece.contact_id and contacts.merged_into_id is null ${wanted(sql, viewer, filters)}
              and not exists (select from conversations later
                where later.contact_id = contacts.id and ${counts('later')}
                  and (later.last_message_at, later.id) > (piece.last_message_at, piece.id)) limit 1) named`
      : sql`select latest.contact_id, latest.last_message_at, latest.id
          from unnest(${few}::uuid[]) few(id) join contacts on contacts.id = few.id
          cross join lateral (select contact_id, last_message_at, conversations.id from conversations
            where conversations.contact_id = few.id and ${counts('conversations')}
            order by last_message_at desc, conversations.id desc limit 1) latest
          where ${listed(sql, viewer)} ${furtherThan(sql, sql`latest.last_message_at, latest.id`, from)}`;
  const rows = await tx<Array<Place & { at: string }>>`
    select contact_id as "contactId", id, ${micros(sql, sql`last_message_at`)} as at
    from (${found}) spoken order by last_message_at desc, id desc limit ${limit + 1}`;
  const { found: places, next } = pageOf(rows, limit);
  return { places, next: next ?? (few === null ? await endOfPiece(tx, ways, from, pace.walked) : null) };
}

/** So many contacts are asked for a conversation in the time in which one conversation is asked for its contact. */
const silentForSpoken = 10;

/** Whom the list holds for an owner's sake: a Sale's own, or whoever it is narrowed to; null: anybody's. */
const ownerOf = (viewer: Viewer, { view, ownerId }: ContactFilters): string | null =>
  viewer.role === 'sale' || view === 'mine' ? viewer.id : ownerId;

/** Those nobody has spoken with, the newest first. An owner's are looked through alone: there are no others among them. */
async function listSilent(
  { sql, tx, viewer, filters, pace, few }: Asked,
  after: string | null,
  limit: number,
): Promise<Places> {
  const further = after === null ? sql`` : sql`and contacts.id < ${after}`;
  const owner = ownerOf(viewer, filters);
  const owned = owner === null ? sql`true` : sql`contacts.owner_id = ${owner}`;
  const length = pace.walked * silentForSpoken;
  const piece = sql`(select id from contacts where ${owned} ${further} order by id desc limit ${length})`;
  const rows = await tx<Place[]>`
    select contacts.id as "contactId", contacts.id, null as at
    from ${few === null ? piece : sql`unnest(${few}::uuid[])`} few(id) join contacts on contacts.id = few.id
    where ${narrowed(sql, viewer, filters)} ${further}
      and not exists (select from conversations where contact_id = contacts.id)
    order by few.id desc limit ${limit + 1}`;
  const places = rows.slice(0, limit);
  if (rows.length > limit) return { places, next: { at: null, id: places.at(-1)?.id ?? beforeAll } };
  if (few !== null) return { places, next: null };
  const [end] = await tx<Array<{ id: string }>>`
    select id from ${piece} piece order by id desc offset ${length - 1} limit 1`;
  return { places, next: end === undefined ? null : { at: null, id: end.id } };
}

/** Where those begin whom nobody has spoken with: no id comes before this one, from the newest. */
const beforeAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What the list shows of these, in their order. */
async function listDetails(sql: Sql, viewer: Viewer, ids: string[]): Promise<ListedContact[]> {
  if (ids.length === 0) return [];
  return sql<ListedContact[]>`
    select contacts.id, contacts.name, contacts.username, contacts.hue, contacts.owner_id as "ownerId",
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone,
      owners.name as "ownerName", owners.hue as "ownerHue", contacts.owner_email as "ownerEmail",
      contacts.blocked_at is not null as blocked,
      coalesce((select jsonb_agg(jsonb_build_object('id', tags.id, 'name', tags.name, 'hue', tags.hue) order by tags.name)
        from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id), '[]') as tags,
      (select value from contact_attributes where contact_id = contacts.id
        and attribute_id = (select id from attributes order by created_at, id limit 1)) as known,
      (select max(last_message_at) from conversations
        where contact_id = contacts.id and ${counting(sql, viewer, 'conversations')}) as "lastMessageAt"
    from unnest(${ids}::uuid[]) with ordinality as page(id, place)
    join contacts on contacts.id = page.id
    left join users owners on owners.id = contacts.owner_id
    where ${listed(sql, viewer)}
    order by page.place`;
}
