import type { Fragment } from 'postgres';
import type { Echo, InboundMessage } from '../domain/message.ts';
import { windowLength } from '../domain/window.ts';
import type { Sql, Tx } from './connect.ts';
import { identitiesOf } from './identities.ts';
import { json } from './json.ts';

/** What storing a message came to. */
export interface Stored {
  conversationId: string;
  numberId: string;
  contactId: string;
  /** Null: it was there already (WhatsApp delivers more than once). */
  messageId: string | null;
  seq: number | null;
  /** It was stored as the first of the next episode, which the caller now opens. */
  opens: boolean;
  /** The bot has the conversation, so its workflow must hear of it. */
  forBot: boolean;
  /** The conversation was snoozed, and its workflow must hear that the customer has woken it. */
  woke: boolean;
  /** A report, reaction or edit came before it and waits to be applied. */
  parked: boolean;
  /** The conversation's before it. */
  episode: number;
  turn: number;
  botOn: boolean;
  /** The database's clock. */
  now: Date;
  /** Where a raw delivery was kept with it. */
  deliveryId: string | null;
}

/** A delivery as it came, to be kept with what it held. */
export interface Raw {
  body: Uint8Array;
  wabaId: string | null;
}

/**
 * Stores one message in its conversation, once, in one statement: the conversation's row is locked first, so that the
 * order of seqs is the order of commits, then the message is inserted unless its wamid is known, and only then do
 * counts, window and list place move. A duplicate changes nothing. Null: there is no such conversation yet.
 */
export async function storeMessage(
  tx: Tx,
  message: InboundMessage | Echo,
  at: { numberId: string; contactId: string },
): Promise<Stored | null> {
  const place = tx`
    conversations.number_id = ${at.numberId} and conversations.contact_id = ${at.contactId}`;
  const [stored] = await store(tx, message, place, null);
  return stored ?? null;
}

/**
 * The everyday case in one round trip, a transaction of its own with the raw delivery in it: a known customer writes
 * into an open conversation that people have and nobody has snoozed. Null: it is not that case (nothing was stored), take the long way.
 */
export async function storeEverydayMessage(
  sql: Sql,
  message: InboundMessage,
  raw: Raw,
): Promise<Stored | null> {
  const [first, ...rest] = identitiesOf(message.customer);
  if (first === undefined) return null;

  // Whatever the message teaches (another identity, the first name) is learned on the long way. Every condition is a
  // look-up by a key: there is no plan in which the planner could start from all of a number's conversations.
  const { phoneNumberId, customer } = message;
  const known = rest.map(
    ({ kind, value }) => sql`
      and exists (select from identities
        where kind = ${kind} and value = ${value} and contact_id = conversations.contact_id)`,
  );
  const place = sql`
    conversations.contact_id = (
      select contact_id from identities where kind = ${first.kind} and value = ${first.value})
    and conversations.number_id = (select id from numbers where phone_number_id = ${phoneNumberId})
    and conversations.stage <> 'bot' and conversations.snoozed_until is null
    and exists (select from contacts where contacts.id = conversations.contact_id
      and blocked_at is null and (name is not null or ${customer.name}::text is null)
      and (username = ${customer.username} or ${customer.username}::text is null))
    ${known.length > 0 ? known : sql``}`;
  const [stored] = await store(sql, message, place, raw);
  return stored ?? null;
}

async function store(
  sql: Sql | Tx,
  message: InboundMessage | Echo,
  place: Fragment,
  raw: Raw | null,
): Promise<Stored[]> {
  const isEcho = message.type === 'echo';
  const byCustomer = message.type === 'message' && message.opens;
  const author = isEcho ? 'phone' : byCustomer ? 'customer' : 'system';
  const sentAt = new Date(message.sentAt);
  // A blocked contact's message is kept and counts for nothing; the everyday place has asked already.
  const blocked =
    raw === null
      ? sql`coalesce((select blocked_at is not null from contacts where contacts.id = conversations.contact_id), false)`
      : sql`false`;
  return sql<Stored[]>`
    with found as (
      select conversations.*, ${byCustomer} and not ${blocked} as counts
      from conversations
      where ${place}
      for no key update of conversations
    ), place as (
      select id, number_id, contact_id, episode, turn, last_seq, counts, status = 'closed' and counts as opens,
        stage is not distinct from 'bot' and counts as for_bot, snoozed_until is not null and counts as wakes
      from found
    ), kept as (
      insert into deliveries (body, waba_id, state)
      select ${raw?.body ?? null}::bytea, ${raw?.wabaId ?? null}, 'done' from place where ${raw !== null}
      returning id
    ), stored as (
      insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, content, wamid,
        reply_to_wamid, sent_at, delivery)
      select id, number_id, episode + opens::integer, last_seq + 1 + (opens or wakes)::integer, ${isEcho ? 'out' : 'in'},
        ${author}, ${message.kind}, ${message.body}, ${json(sql, message.content)}, ${message.wamid},
        ${message.replyToWamid}, ${sentAt}, ${isEcho ? 'sent' : null}
      from place
      on conflict on constraint messages_wamid_once do nothing
      returning id, conversation_id, seq, least(sent_at, now()) as at
    ), counted as (
      update conversations set last_seq = stored.seq, changed_at = clock_timestamp(),
        last_inbound_seq = case when ${byCustomer} then stored.seq else last_inbound_seq end,
        inbound_count = inbound_count + place.counts::integer,
        window_until = case when ${byCustomer}
          then greatest(window_until, stored.at + ${windowLength} * interval '1 millisecond') else window_until end,
        snoozed_until = case when place.counts then null else snoozed_until end,
        woke_at = case when place.counts and snoozed_until is not null then clock_timestamp() else woke_at end,
        last_message_id = case when ${author !== 'system'} and (place.counts or ${!byCustomer}) and (last_message_id is null or stored.at >= last_message_at)
          then stored.id else last_message_id end,
        last_message_at = case when ${author === 'system'} or not (place.counts or ${!byCustomer}) then last_message_at
          when last_message_id is null then stored.at else greatest(last_message_at, stored.at) end
      from stored, place
      where conversations.id = stored.conversation_id
    )
    select place.id as "conversationId", place.number_id as "numberId", place.contact_id as "contactId",
      stored.id as "messageId", stored.seq, place.opens and stored.id is not null as opens,
      place.for_bot and stored.id is not null as "forBot", place.wakes and stored.id is not null as woke,
      stored.id is not null and is_parked(place.number_id, ${message.wamid}) as parked,
      place.episode, place.turn, (select bot_on from numbers where numbers.id = place.number_id) as "botOn",
      clock_timestamp() as now, (select id from kept) as "deliveryId"
    from place left join stored on stored.conversation_id = place.id`;
}
