import type { Viewer } from '../domain/access.ts';
import type { Attribute } from '../domain/attribute.ts';
import { type ContactFilters, matching } from './contact-list.ts';
import { listAttributes } from './attributes.ts';
import type { Sql } from './connect.ts';
import { json } from './json.ts';

export interface ExportedContact {
  id: string;
  name: string | null;
  username: string | null;
  phone: string | null;
  /** E-mail address, also of one who has not joined. */
  owner: string | null;
  tags: string[];
  consent: 'in' | 'out' | null;
  blocked: boolean;
  /** By the attribute's id. */
  attributes: Record<string, string>;
}

const batchSize = 1000;

/**
 * Everything the filters show, by id, in batches that are read when they are asked for. Each is a query of its own that
 * goes on behind the last id: a reader who stops for an hour holds no transaction and no connection meanwhile. Who
 * asked, and for what, is written down first; how many rows left, at the end.
 */
export async function streamContacts(
  sql: Sql,
  viewer: Viewer,
  filters: ContactFilters,
): Promise<{ attributes: Attribute[]; batches: AsyncIterable<ExportedContact[]> }> {
  const attributes = await listAttributes(sql);
  const [written] = await sql<{ id: string }[]>`
    insert into contact_exports (by_user, filters) values (${viewer.id}, ${json(sql, filters)}) returning id`;
  if (written === undefined) throw new Error('the export was not written down');
  return { attributes, batches: batchesOf(sql, viewer, filters, written.id) };
}

async function* batchesOf(sql: Sql, viewer: Viewer, filters: ContactFilters, exportId: string) {
  let rows = 0;
  for (let after: string | null = null; ; ) {
    const batch: ExportedContact[] = await readBatch(sql, viewer, filters, after);
    rows += batch.length;
    if (batch.length > 0) yield batch;
    after = batch.at(-1)?.id ?? null;
    if (batch.length < batchSize || after === null) break;
  }
  await sql`update contact_exports set rows = ${rows} where id = ${exportId}`;
}

function readBatch(sql: Sql, viewer: Viewer, filters: ContactFilters, after: string | null) {
  const further = after === null ? sql`` : sql`and contacts.id > ${after}`;
  return sql<ExportedContact[]>`
    with batch as materialized (
      select contacts.id from contacts where ${matching(sql, viewer, filters)} ${further}
      order by contacts.id limit ${batchSize}
    )
    select contacts.id, contacts.name, contacts.username, contacts.consent,
      contacts.blocked_at is not null as blocked,
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone,
      coalesce(users.email, contacts.owner_email) as owner,
      array(select name from contact_tags join tags on tags.id = tag_id
        where contact_id = contacts.id order by name) as tags,
      coalesce((select jsonb_object_agg(attribute_id, value) from contact_attributes
        where contact_id = contacts.id), '{}') as attributes
    from batch
    join contacts on contacts.id = batch.id
    left join users on users.id = contacts.owner_id
    order by contacts.id`;
}

export interface ExportRow {
  at: Date;
  by: string;
  rows: number | null;
}

/** Who exported, the latest first. */
export async function listExports(sql: Sql): Promise<ExportRow[]> {
  return sql<ExportRow[]>`
    select at, users.name as by, rows from contact_exports join users on users.id = by_user order by at desc limit 20`;
}
