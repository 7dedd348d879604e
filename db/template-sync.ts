import type { ListedTemplate, TemplateList, TemplateReport } from '../domain/template-sync.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';
import { tellTemplates } from './outbox.ts';
import { unseal } from './seal.ts';
import { inTransaction } from './transaction.ts';

/** How the templates of an account stand here. */
export interface TemplateSync {
  wabaId: string;
  /** What its numbers are called. */
  numbers: string[];
  askedAt: Date | null;
  doneAt: Date | null;
  unreadable: number;
  fault: string | null;
  detail: string | null;
  /** Asked for, and not answered yet. */
  running: boolean;
}

/** Every account that numbers are of, of those alone where they are named. */
export async function listSyncs(sql: Sql, numberIds: readonly string[] | 'all'): Promise<TemplateSync[]> {
  return sql<TemplateSync[]>`
    select numbers.waba_id as "wabaId", array_agg(numbers.name order by numbers.name) as numbers,
      max(asked_at) as "askedAt", max(done_at) as "doneAt", coalesce(max(unreadable), 0) as unreadable,
      max(fault) as fault, max(detail) as detail,
      coalesce(bool_or(asked_at > coalesce(begun_at, '-infinity') and asked_at > now() - interval '2 minutes'
        or begun_at > coalesce(done_at, '-infinity') and fault is null), false) as running
    from numbers left join template_syncs on template_syncs.waba_id = numbers.waba_id
    where ${numberIds === 'all' ? sql`true` : sql`numbers.id = any(${numberIds as string[]}::uuid[])`}
    group by numbers.waba_id order by numbers.waba_id`;
}

/** Somebody wants to know anew: every account's workflow hears of it. */
export async function askForTemplates(sql: Sql): Promise<{ asked: number; changed: Change }> {
  return inTransaction(sql, async (tx) => {
    const accounts = await tx<{ wabaId: string }[]>`
      select distinct waba_id as "wabaId" from numbers where access_token is not null order by 1`;
    for (const { wabaId } of accounts) await askForAccount(tx, wabaId);
    return { asked: accounts.length, changed: { outbox: true } };
  });
}

async function askForAccount(tx: Tx, wabaId: string): Promise<void> {
  await tx`
    insert into template_syncs (waba_id, asked_at) values (${wabaId}, clock_timestamp())
    on conflict (waba_id) do update set asked_at = excluded.asked_at`;
  await tellTemplates(tx, wabaId);
}

/** Our copy of what this number's account has is old: WhatsApp refused what was sent of it. */
export async function askForNumber(tx: Tx, numberId: string): Promise<void> {
  const [number] = await tx<{ wabaId: string }[]>`
    select waba_id as "wabaId" from numbers where id = ${numberId}`;
  if (number !== undefined) await askForAccount(tx, number.wabaId);
}

/** What asking needs: the token of one of the account's numbers. Null: none is connected. */
export async function accountOf(sql: Sql, key: Buffer, wabaId: string) {
  const [row] = await sql<{ accessToken: Buffer; appSecret: Buffer | null }[]>`
    select access_token as "accessToken", app_secret as "appSecret" from numbers
    where waba_id = ${wabaId} and access_token is not null
    order by trouble_since is not null, id limit 1`;
  if (row === undefined) return null;
  const appSecret = row.appSecret === null ? null : unseal(key, row.appSecret);
  return { wabaId, accessToken: unseal(key, row.accessToken), appSecret };
}

/** Says that it is being asked for; answers since when, for `storeList`. */
export async function beginSync(sql: Sql, wabaId: string): Promise<Date> {
  const [row] = await sql<{ begunAt: Date }[]>`
    insert into template_syncs (waba_id, begun_at) values (${wabaId}, clock_timestamp())
    on conflict (waba_id) do update set begun_at = excluded.begun_at, fault = null, detail = null
    returning begun_at as "begunAt"`;
  if (row === undefined) throw new Error('the sync was not begun');
  return row.begunAt;
}

/**
 * What asking came to. Each row is stored by itself; what a complete list does not have is gone, an incomplete one proves
 * nothing about the rest. What WhatsApp reported after it was asked is newer than its list.
 */
export async function storeList(
  sql: Sql,
  wabaId: string,
  { templates, unreadable, fault }: TemplateList,
  begunAt: Date,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await tx`select from template_syncs where waba_id = ${wabaId} for update`;
    for (const template of templates) await storeOne(tx, wabaId, template, begunAt);
    if (fault === null && unreadable === 0) {
      const seen = templates.map(({ name, language }) => JSON.stringify([name, language]));
      await tx`
        update templates set gone_at = clock_timestamp()
        where waba_id = ${wabaId} and gone_at is null and synced_at < ${begunAt}
          and not jsonb_build_array(name, language) = any(${seen}::text[]::jsonb[])`;
    }
    await tx`
      update template_syncs set fault = ${fault?.fault ?? null}, detail = ${fault?.detail ?? null},
        done_at = case when ${fault === null} then clock_timestamp() else done_at end,
        listed = case when ${fault === null} then ${templates.length}::integer else listed end,
        unreadable = case when ${fault === null} then ${unreadable}::integer else unreadable end
      where waba_id = ${wabaId}`;
  });
}

async function storeOne(tx: Tx, wabaId: string, template: ListedTemplate, begunAt: Date): Promise<void> {
  const { whatsappId, name, language, status, category, parameterFormat, components, quality } = template;
  await tx`
    insert into templates (waba_id, whatsapp_id, name, language, status, category, parameter_format, components, quality,
      rejected_reason, synced_at)
    values (${wabaId}, ${whatsappId}, ${name}, ${language}, ${status}, ${category}, ${parameterFormat},
      ${json(tx, components)}, ${quality}, ${template.rejectedReason}, clock_timestamp())
    on conflict on constraint templates_once do update set whatsapp_id = excluded.whatsapp_id,
      status = case when templates.reported_at > ${begunAt} then templates.status else excluded.status end,
      category = excluded.category, parameter_format = excluded.parameter_format, components = excluded.components,
      quality = excluded.quality, rejected_reason = excluded.rejected_reason, synced_at = excluded.synced_at,
      gone_at = null`;
}

/**
 * What WhatsApp reported of a template by itself: what it says counts at once, the rest comes with the list that is asked
 * for. `signedFor`: an app speaks for the accounts of its own numbers alone.
 */
export async function storeTemplateReport(
  tx: Tx,
  report: TemplateReport,
  signedFor: readonly string[],
): Promise<Change> {
  const { wabaId, whatsappId, name, language, status, quality, category, rejectedReason } = report;
  const [ours] = await tx`
    select from numbers where waba_id = ${wabaId} and phone_number_id = any(${signedFor as string[]}) limit 1`;
  if (ours === undefined) return {};
  const at = new Date(report.at);
  await tx`
    update templates set
      status = coalesce(${status}, status), quality = coalesce(${quality}, quality),
      category = coalesce(${category}, category),
      rejected_reason = case when ${status}::text is null then rejected_reason else ${rejectedReason} end,
      reported_at = ${at}, gone_at = case when ${status} = 'DELETED' then coalesce(gone_at, ${at}) else gone_at end
    where waba_id = ${wabaId} and (reported_at is null or reported_at <= ${at})
      and ((name = ${name} and language = ${language}) or whatsapp_id = ${whatsappId})`;
  await askForAccount(tx, wabaId);
  return { outbox: true };
}
