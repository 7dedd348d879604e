import {
  type HealthFact,
  type HealthReport,
  type Inspection,
  isAboutCredentials,
  isPassing,
  meansForSending,
  whatHoldsSending,
} from '../domain/health.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { inTransaction } from './transaction.ts';
import { beginTrouble, endTrouble } from './trouble.ts';

/**
 * What WhatsApp reports of a number, or of every number of an account. Idempotent: a fact keeps the newest report by
 * WhatsApp's own time. `signedFor`: an app speaks for its own numbers alone, whatever account it names.
 */
export async function storeHealth(
  tx: Tx,
  report: HealthReport,
  signedFor: readonly string[],
): Promise<Change> {
  const numbers = await tx<{ id: string }[]>`
    select id from numbers
    where phone_number_id = any(${signedFor as string[]})
      and (${report.phoneNumberId}::text is null or phone_number_id = ${report.phoneNumberId})
      and (${report.wabaId}::text is null or ${report.phoneNumberId}::text is not null or waba_id = ${report.wabaId})
      and (${report.displayPhone}::text is null
        or regexp_replace(display_phone, '[^0-9]', '', 'g') = ${report.displayPhone})
    order by id`;
  const changes: Change[] = [];
  for (const { id } of numbers) changes.push(await storeFact(tx, id, report));
  return merge(changes);
}

type Fact = Pick<HealthReport, 'fact' | 'value' | 'detail' | 'until'> & { at: number };

async function storeFact(
  tx: Tx,
  numberId: string,
  { fact, value, detail, at, until }: Fact,
): Promise<Change> {
  const news = await tx`
    insert into number_health (number_id, fact, value, detail, reported_at, until)
    values (${numberId}, ${fact}, ${value}, ${detail}, ${new Date(at)}, ${until === null ? null : new Date(until)})
    on conflict on constraint number_health_once do update
      set value = excluded.value, detail = excluded.detail, reported_at = excluded.reported_at, until = excluded.until
      where number_health.reported_at < excluded.reported_at
    returning fact`;
  if (news.length === 0) return {};

  const numbers = { numbers: [numberId] };
  const meant = meansForSending({ fact, value });
  if (meant === 'resume') return merge([numbers, await endTrouble(tx, numberId)]);
  if (meant === 'hold')
    await beginTrouble(tx, numberId, {
      code: accountTrouble,
      detail: [value, detail].filter(Boolean).join(' · '),
    });
  return numbers;
}

/** Meta's code for "account has been locked": the trouble of an account, which no check of the token sees the end of. */
const accountTrouble = 131031;

/**
 * What a check of the connection found, as of the moment it began. Trouble with the token holds the number's lanes
 * before a message has to meet it; a token that is right again wakes them.
 */
export async function storeInspection(
  sql: Sql,
  numberId: string,
  inspection: Inspection,
  askedAt: number,
): Promise<Change> {
  return inTransaction(sql, async (tx) => {
    const [number] = await tx<{ code: number | null; troubled: boolean }[]>`
      select trouble_code as code, trouble_since is not null as troubled from numbers where id = ${numberId} for no key update`;
    if (number === undefined) return {};

    const [worst] = inspection.findings;
    const facts: [HealthFact, string | null, string | null][] = [
      ['connection', worst?.fault ?? 'OK', worst?.detail ?? null],
      ['quality', inspection.seen?.quality ?? null, null],
      ['limit', inspection.seen?.limit ?? null, null],
      ['name', inspection.seen?.name ?? null, inspection.seen?.verifiedName ?? null],
    ];
    const changes: Change[] = [];
    for (const [fact, value, detail] of facts)
      if (value !== null)
        changes.push(await storeFact(tx, numberId, { fact, value, detail, at: askedAt, until: null }));

    const holds = whatHoldsSending(inspection);
    if (holds !== null)
      await beginTrouble(tx, numberId, { code: holds.code, detail: holds.detail ?? holds.fault });
    else if (number.troubled && isAboutCredentials(number.code) && !isPassing(inspection))
      changes.push(await endTrouble(tx, numberId));
    return merge(changes);
  });
}

/** A fact as the pages show it. */
export interface HealthRow {
  numberId: string;
  fact: HealthFact;
  value: string;
  detail: string | null;
  reportedAt: Date;
  until: Date | null;
}

/** What is known of every number; what has ended by itself is left out. */
export async function listHealth(sql: Sql): Promise<HealthRow[]> {
  return sql<HealthRow[]>`
    select number_id as "numberId", fact, value, detail, reported_at as "reportedAt", until
    from number_health where until is null or until > now()
    order by number_id, fact`;
}

/** The numbers that can be asked about, by id. */
export async function listConnected(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from numbers where access_token is not null order by id`;
  return rows.map(({ id }) => id);
}
