import type { Viewer } from '../domain/access.ts';
import type { Sql, Tx } from './connect.ts';
import type { Tag } from './tags.ts';
import { phoneWith } from './search.ts';
import { planned } from './planned.ts';
import { counting, listed } from './visible-contacts.ts';

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

/**
 * One page of the contacts this viewer's page holds, by last message; and where the next begins. Those with a
 * conversation are read along the conversations' own indexes by time, so that a page costs the rows it shows.
 */
export async function listContacts(
  sql: Sql,
  viewer: Viewer,
  filters: ContactFilters,
  after: ContactCursor | null = null,
  limit = contactsPerPage,
): Promise<{ rows: ListedContact[]; next: ContactCursor | null }> {
  const most = limit + 1;
  const spoken =
    after !== null && after.at === null ? [] : await listSpoken(sql, viewer, filters, { after, most });
  const left = most - spoken.length;
  const silentAfter = after?.at === null ? after.id : null;
  const silent =
    left > 0 && filters.numberId === null
      ? await listSilent(sql, viewer, filters, { after: silentAfter, most: left })
      : [];
  const found = [...spoken, ...silent];
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const rows = await listDetails(
    sql,
    viewer,
    page.map(({ contactId }) => contactId),
  );
  const more = found.length > limit && last !== undefined;
  return { rows, next: more ? { at: last.at, id: last.id } : null };
}

/** A count stops here: a page says "1,000+" of what is more. */
export const contactCountLimit = 1000;

/** How many are listed under this; at most one more than the limit. */
export async function countContacts(sql: Sql, viewer: Viewer, filters: ContactFilters): Promise<number> {
  const [row] = await planned(
    sql,
    (tx) => tx<[{ count: number }]>`
      select count(*)::integer as count from (
        select from contacts where ${matching(sql, viewer, filters)} limit ${contactCountLimit + 1}) found`,
  );
  return row.count;
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

function narrowed(sql: Sql | Tx, viewer: Viewer, { view, find, ownerId, tagId }: ContactFilters) {
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
  return sql`${listed(sql, viewer)} ${whose} ${owner} ${tag} ${found(sql, find)}`;
}

/**
 * By part of a phone however it is written, where it looks like one; else by name or user name as people type them. Each is
 * one condition of one index: Postgres knows whether it is rare or everywhere, and goes about it accordingly.
 */
function found(sql: Sql | Tx, find: string) {
  const text = find.trim();
  if (text === '') return sql``;
  const digits = /^[\d\s+().\-/]{3,}$/.test(text) ? text.replace(/\D/g, '').replace(/^00/, '') : '';
  if (digits !== '')
    return sql`and exists (select from identities
    where identities.contact_id = contacts.id and kind = 'phone' and ${phoneWith(sql, digits)})`;
  const part = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`and as_typed(coalesce(contacts.name, '') || ' ' || coalesce(contacts.username, '')) like as_typed(${part})`;
}

interface Place {
  contactId: string;
  at: string | null;
  id: string;
}

/** Those somebody has spoken with, each by the latest of its conversations that count. */
async function listSpoken(
  sql: Sql,
  viewer: Viewer,
  filters: ContactFilters,
  { after, most }: { after: ContactCursor | null; most: number },
): Promise<Place[]> {
  const number = (alias: string) =>
    filters.numberId === null ? sql`` : sql`and ${sql(`${alias}.number_id`)} = ${filters.numberId}`;
  const further =
    after === null || after.at === null
      ? sql``
      : sql`and (conversations.last_message_at, conversations.id) < (${after.at}::text::timestamptz, ${after.id}::uuid)`;
  // Each status has its index, which ends in this order.
  const of = (status: string) => sql`
    (select conversations.contact_id, conversations.last_message_at, conversations.id from conversations
    where conversations.status = ${status} and ${counting(sql, viewer, 'conversations')} ${number('conversations')} ${further}
      and exists (select from contacts
        where contacts.id = conversations.contact_id and ${narrowed(sql, viewer, filters)})
      and not exists (select from conversations later
        where later.contact_id = conversations.contact_id and ${counting(sql, viewer, 'later')} ${number('later')}
          and (later.last_message_at, later.id) > (conversations.last_message_at, conversations.id))
    order by conversations.last_message_at desc, conversations.id desc limit ${most})`;
  return planned(
    sql,
    (tx) => tx<Place[]>`
      select contact_id as "contactId", id,
        to_char(last_message_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      from (${of('open')} union all ${of('closed')}) spoken
      order by last_message_at desc, id desc limit ${most}`,
  );
}

async function listSilent(
  sql: Sql,
  viewer: Viewer,
  filters: ContactFilters,
  { after, most }: { after: string | null; most: number },
): Promise<Place[]> {
  const further = after === null ? sql`` : sql`and contacts.id < ${after}`;
  return planned(
    sql,
    (tx) => tx<Place[]>`
      select id as "contactId", id, null as at from contacts
      where ${narrowed(sql, viewer, filters)} ${further}
        and not exists (select from conversations where contact_id = contacts.id)
      order by contacts.id desc limit ${most}`,
  );
}

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
      (select max(last_message_at) from conversations
        where contact_id = contacts.id and ${counting(sql, viewer, 'conversations')}) as "lastMessageAt"
    from unnest(${ids}::uuid[]) with ordinality as page(id, place)
    join contacts on contacts.id = page.id
    left join users owners on owners.id = contacts.owner_id
    order by page.place`;
}
