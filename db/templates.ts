import type { Template } from '../domain/template.ts';
import type { Sql, Tx } from './connect.ts';

/** What a person looks for among them; what is left out is not looked at. */
export interface TemplateFilters {
  search?: string | undefined;
  language?: string | undefined;
  category?: string | undefined;
  status?: string | undefined;
}

/** The templates of a number (its id, or the id of its WhatsApp account), by name and language. */
export async function listTemplates(
  sql: Sql,
  of: { numberId: string } | { wabaIds: readonly string[] },
  { search, language, category, status }: TemplateFilters = {},
): Promise<Template[]> {
  const wanted = (search ?? '').trim().toLowerCase();
  return sql<Template[]>`
    select * from (${templates(sql)}) templates
    where ${'numberId' in of ? ofNumber(sql, of.numberId) : sql`"wabaId" = any(${of.wabaIds as string[]})`}
      ${language === undefined ? sql`` : sql`and language = ${language}`}
      ${category === undefined ? sql`` : sql`and category = ${category}`}
      ${status === undefined ? sql`` : sql`and status = ${status}`}
      ${
        wanted === ''
          ? sql``
          : sql`and (position(${wanted} in lower(name)) > 0
              or position(${wanted} in replace(lower(name), '_', ' ')) > 0
              or exists (
                select from jsonb_path_query(components, '$[*].text') as said(text)
                where position(${wanted} in lower(said.text #>> '{}')) > 0))`
      }
    order by name, language, id`;
}

/** One of the templates of a number's account. */
export async function findTemplate(sql: Sql | Tx, numberId: string, id: string): Promise<Template | null> {
  const [template] = await sql<Template[]>`
    select * from (${templates(sql)}) templates where id = ${id} and ${ofNumber(sql, numberId)}`;
  return template ?? null;
}

/** The same by what a message says of it. Null: there never was one of that name. */
export async function findTemplateNamed(
  sql: Sql | Tx,
  numberId: string,
  { name, language }: { name: string; language: string },
): Promise<Template | null> {
  const [template] = await sql<Template[]>`
    select * from (${templates(sql)}) templates
    where name = ${name} and language = ${language} and ${ofNumber(sql, numberId)}`;
  return template ?? null;
}

const ofNumber = (sql: Sql | Tx, numberId: string) =>
  sql`"wabaId" = (select waba_id from numbers where id = ${numberId})`;

/** One that is gone is called what WhatsApp calls it. */
const templates = (sql: Sql | Tx) => sql`
  select id, waba_id as "wabaId", name, language,
    case when gone_at is null then status else 'DELETED' end as status, category,
    parameter_format as "parameterFormat", components, quality, rejected_reason as "rejectedReason"
  from templates`;
