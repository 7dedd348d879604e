import { announcedIn } from '../domain/medium.ts';
import type { InboundMessage, Item, Note, Parsed, Problem } from '../domain/message.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { storeHealth } from './health.ts';
import { identitiesOf, lockIdentities } from './identities.ts';
import { storeEverydayMessage } from './inbound.ts';
import { namesIn, settleParked, storeItem } from './items.ts';
import { json } from './json.ts';
import { type Begun, storeNewcomer } from './newcomers.ts';
import { storeTemplateReport } from './template-sync.ts';
import { codeOf, inTransaction } from './transaction.ts';

/** A webhook keeps more than this and answers; a worker works through it (history comes in thousands). */
const mostAtOnce = 50;

export interface Delivered {
  /** The bytes as they were signed. */
  raw: Uint8Array;
  parsed: Parsed;
  /** `phone_number_id`s of the app whose secret signed it: it speaks for no other number. */
  signedFor: readonly string[];
}

export interface Taken {
  deliveryId: string;
  changed: Change;
}

/**
 * One delivery in one transaction: kept as it came, every item stored once, episodes opened, the outbox told. An item
 * that cannot be stored is a problem of its own and loses none of its neighbours. When this returns it is safe to
 * answer 200, and time to nudge with `changed`; when it throws, WhatsApp has to come again.
 */
export async function take(sql: Sql, delivered: Delivered): Promise<Taken> {
  const alone = await takeAlone(sql, delivered);
  if (alone !== null) return alone;

  if (delivered.parsed.items.length > mostAtOnce)
    return { deliveryId: await keep(sql, delivered, 'waiting', delivered.parsed.problems), changed: {} };

  const stored = inTransaction(sql, async (tx) => {
    const { changed, problems } = await storeItems(tx, delivered.parsed.items, delivered.signedFor);
    const all = [...delivered.parsed.problems, ...problems];
    return { deliveryId: await keep(tx, delivered, all.length === 0 ? 'done' : 'partly', all), changed };
  });
  // An item that was alone had no savepoint, and took its delivery along.
  return stored.catch(
    ifItsOwnFault(async (code) => ({
      deliveryId: await keep(sql, delivered, 'partly', [...delivered.parsed.problems, unstorable(0, code)]),
      changed: {},
    })),
  );
}

/** A body that could not be read as a delivery at all: kept for the admin, and for a later version that can. */
export async function keepUnreadable(sql: Sql, raw: Uint8Array, problem: string): Promise<string> {
  const delivered = {
    raw,
    parsed: { wabaIds: [], phoneNumberIds: [], items: [], problems: [] },
    signedFor: [],
  };
  return keep(sql, delivered, 'unreadable', [{ path: '', problem }]);
}

/** Deliveries too large for a webhook, oldest first. */
export async function listWaitingDeliveries(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from deliveries where state = 'waiting' order by received_at limit 100`;
  return rows.map(({ id }) => id);
}

/**
 * Works through a delivery that `take` put aside, in transactions of 50 items; stopped in the middle it is begun anew,
 * and what is stored stays as it is. `parse`: the channel's, which this room may not know.
 */
export async function workThrough(
  sql: Sql,
  deliveryId: string,
  parse: (raw: Uint8Array) => Parsed,
): Promise<{ changed: Change }> {
  const [row] = await sql<{ body: Buffer; signedFor: string[] }[]>`
    select body, signed_for as "signedFor" from deliveries where id = ${deliveryId} and state = 'waiting'`;
  if (row === undefined) return { changed: {} };

  const { items, problems } = parse(row.body);
  const changes: Change[] = [];
  for (let from = 0; from < items.length; from += mostAtOnce) {
    const part = items.slice(from, from + mostAtOnce);
    const stored = await inTransaction(sql, (tx) => storeItems(tx, part, row.signedFor, from));
    changes.push(stored.changed);
    problems.push(...stored.problems);
  }
  await sql`
    update deliveries set state = ${problems.length === 0 ? 'done' : 'partly'}, problems = ${json(sql, problems)}
    where id = ${deliveryId}`;
  return { changed: merge(changes) };
}

/**
 * One message, by a customer we know into an open conversation or by somebody entirely new: one statement each, tried in
 * the order of how often they come. Null: it is neither, or it brings a file.
 */
async function takeAlone(sql: Sql, { raw, parsed, signedFor }: Delivered): Promise<Taken | null> {
  const [item] = parsed.items;
  const alone = parsed.items.length === 1 && parsed.problems.length === 0;
  if (!alone || item?.type !== 'message' || !item.opens || !signedFor.includes(item.phoneNumberId))
    return null;
  if (announcedIn(item.kind, item.content) !== null) return null;

  const kept = { body: raw, wabaId: parsed.wabaIds[0] ?? null };
  const stored = await storeEverydayMessage(sql, item, kept).catch(ifTheLongWayKnows);
  if (!stored?.deliveryId) {
    const begun = await storeNewcomer(sql, item, kept).catch(ifTheLongWayKnows);
    return begun && taken(sql, item, begun, { numbers: [begun.numberId], outbox: true });
  }
  const { deliveryId, messageId } = stored;
  return messageId === null
    ? { deliveryId, changed: {} }
    : taken(sql, item, { ...stored, deliveryId, messageId });
}

async function taken(sql: Sql, { wamid }: InboundMessage, stored: Begun, also: Change = {}): Promise<Taken> {
  const { deliveryId, conversationId, messageId, numberId, parked } = stored;
  const early = parked ? await inTransaction(sql, (tx) => settleParked(tx, numberId, wamid)) : {};
  return {
    deliveryId,
    changed: merge([{ conversations: [conversationId], messages: [messageId] }, also, early]),
  };
}

async function storeItems(tx: Tx, items: readonly Item[], signedFor: readonly string[], first = 0) {
  const numbers = await ourNumbers(tx, items, signedFor);
  await lockIdentities(tx, items.flatMap(namesIn).flatMap(identitiesOf));

  const changes: Change[] = [];
  const problems: Problem[] = [];
  for (const [index, item] of items.entries()) {
    const path = `items[${first + index}]`;
    if (item.type === 'note') continue;
    const store = storing(item, numbers, signedFor);
    if (store === null) {
      problems.push({
        path,
        problem: `not for a number of ours that this app signs for: ${item.phoneNumberId}`,
      });
      continue;
    }
    if (items.length === 1) {
      changes.push(await store(tx));
      continue;
    }
    const stored = await tx.savepoint(store).catch(ifItsOwnFault((code) => unstorable(first + index, code)));
    if ('problem' in stored) problems.push(stored);
    else changes.push(stored);
  }
  return { changed: merge(changes), problems };
}

/** How an item is stored; null where the signer does not speak for its number. */
function storing(item: Exclude<Item, Note>, numbers: Map<string, string>, signedFor: readonly string[]) {
  if (item.type === 'health') return (tx: Tx) => storeHealth(tx, item, signedFor);
  if (item.type === 'template') return (tx: Tx) => storeTemplateReport(tx, item, signedFor);
  const numberId = numbers.get(item.phoneNumberId);
  return numberId === undefined ? null : (tx: Tx) => storeItem(tx, numberId, item);
}

const unstorable = (index: number, code: string): Problem => ({
  path: `items[${index}]`,
  problem: `could not be stored (Postgres ${code})`,
});

/** Our ids of the numbers that these items are for and that the signer speaks for. */
async function ourNumbers(tx: Tx, items: readonly Item[], signedFor: readonly string[]) {
  const asked = items
    .flatMap(({ phoneNumberId }) => phoneNumberId ?? [])
    .filter((id) => signedFor.includes(id));
  const rows = await tx<{ id: string; phoneNumberId: string }[]>`
    select id, phone_number_id as "phoneNumberId" from numbers where phone_number_id = any(${asked})`;
  return new Map(rows.map(({ id, phoneNumberId }) => [phoneNumberId, id]));
}

/**
 * Tells an item that Postgres will never take (classes 22 data, 23 constraint, 54 limit) from trouble that passes: that
 * one is thrown on, and WhatsApp delivers again.
 */
const ifItsOwnFault =
  <Instead>(instead: (code: string) => Instead) =>
  (error: unknown): Instead => {
    const code = codeOf(error);
    if (code === null || !/^(22|23|54)...$/.test(code)) throw error;
    return instead(code);
  };

/** A row that is there already, a deadlock, what Postgres will not take: the long way waits, tries again, or says so. */
function ifTheLongWayKnows(error: unknown): null {
  if (!/^(22|23|40|54)...$/.test(codeOf(error) ?? '')) throw error;
  return null;
}

async function keep(sql: Sql | Tx, delivered: Delivered, state: string, problems: readonly Problem[]) {
  const { raw, parsed, signedFor } = delivered;
  const [kept] = await sql<{ id: string }[]>`
    insert into deliveries (waba_id, body, signed_for, state, problems)
    values (${parsed.wabaIds[0] ?? null}, ${raw as Buffer}, ${signedFor as string[]}, ${state}, ${json(sql, problems)})
    returning id`;
  if (kept === undefined) throw new Error('the delivery was not kept');
  return kept.id;
}
