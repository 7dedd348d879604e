import type { Echo, InboundMessage } from '../domain/message.ts';
import { windowLength } from '../domain/window.ts';
import type { Sql, Tx } from './connect.ts';
import { identitiesOf } from './identities.ts';
import { json } from './json.ts';

/** What storing a message came to. */
export interface Stored {
  conversationId: string;
  numberId: string;
  /** Null: it was there already (WhatsApp delivers more than once). */
  messageId: string | null;
  seq: number | null;
  /** It was stored as the first of the next episode, which the caller now opens. */
  opens: boolean;
  /** The bot has the conversation, so its workflow must hear of it. */
  forBot: boolean;
  /** The episode it is of. */
  episode: number;
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
 * counts, window and list place move. A duplicate changes nothing.
 */
export async function storeMessage(
  tx: Tx,
  message: InboundMessage | Echo,
  conversationId: string,
): Promise<Stored> {
  const [stored] = await store(
    tx,
    message,
    tx`from conversations where conversations.id = ${conversationId}`,
    null,
  );
  if (stored === undefined) throw new Error(`there is no conversation ${conversationId}`);
  return stored;
}

/**
 * The everyday case in one round trip, a transaction of its own with the raw delivery in it: a known customer writes
 * into an open conversation that people have. Null: it is not that case (nothing was stored), take the long way.
 */
export async function storeEverydayMessage(
  sql: Sql,
  message: InboundMessage,
  raw: Raw,
): Promise<Stored | null> {
  const [first, ...rest] = identitiesOf(message.customer);
  if (first === undefined) return null;

  // Whatever the message teaches (another identity, the first name) is learned on the long way.
  const known = rest.map(
    ({ kind, value }) => sql`
      and exists (select from identities also
        where also.kind = ${kind} and also.value = ${value} and also.contact_id = contacts.id)`,
  );
  const [stored] = await store(
    sql,
    message,
    sql`
      from numbers
      join identities on identities.kind = ${first.kind} and identities.value = ${first.value}
      join contacts on contacts.id = identities.contact_id
      join conversations on conversations.number_id = numbers.id and conversations.contact_id = contacts.id
      where numbers.phone_number_id = ${message.phoneNumberId} and conversations.stage <> 'bot'
        and (contacts.name is not null or ${message.customer.name}::text is null)
        and (contacts.username = ${message.customer.username} or ${message.customer.username}::text is null)
        ${known.length === 0 ? sql`` : known}`,
    raw,
  );
  return stored ?? null;
}

async function store(
  sql: Sql | Tx,
  message: InboundMessage | Echo,
  found: ReturnType<Sql>,
  raw: Raw | null,
): Promise<Stored[]> {
  const isEcho = message.type === 'echo';
  const byCustomer = message.type === 'message' && message.opens;
  const author = isEcho ? 'phone' : byCustomer ? 'customer' : 'system';
  const sentAt = new Date(message.sentAt);
  return sql<Stored[]>`
    with place as (
      select conversations.id, conversations.number_id, conversations.episode, conversations.last_seq,
        conversations.status = 'closed' and ${byCustomer} as opens,
        conversations.stage is not distinct from 'bot' and ${byCustomer} as for_bot
      ${found}
      for no key update of conversations
    ), kept as (
      insert into deliveries (body, waba_id, state)
      select ${raw?.body ?? null}::bytea, ${raw?.wabaId ?? null}, 'done' from place where ${raw !== null}
      returning id
    ), stored as (
      insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, content, wamid,
        reply_to_wamid, sent_at, delivery)
      select id, number_id, episode + opens::integer, last_seq + 1 + opens::integer, ${isEcho ? 'out' : 'in'},
        ${author}, ${message.kind}, ${message.body}, ${json(sql, message.content)}, ${message.wamid},
        ${message.replyToWamid}, ${sentAt}, ${isEcho ? 'sent' : null}
      from place
      on conflict on constraint messages_wamid_once do nothing
      returning id, conversation_id, episode, seq, least(sent_at, now()) as at
    ), counted as (
      update conversations set last_seq = stored.seq, changed_at = clock_timestamp(),
        last_inbound_seq = case when ${byCustomer} then stored.seq else last_inbound_seq end,
        inbound_count = inbound_count + ${byCustomer ? 1 : 0}::integer,
        window_until = case when ${byCustomer}
          then greatest(window_until, stored.at + ${windowLength} * interval '1 millisecond') else window_until end,
        last_message_id = case when ${author !== 'system'} and (last_message_id is null or stored.at >= last_message_at)
          then stored.id else last_message_id end,
        last_message_at = case when ${author === 'system'} then last_message_at
          when last_message_id is null then stored.at else greatest(last_message_at, stored.at) end
      from stored
      where conversations.id = stored.conversation_id
    )
    select place.id as "conversationId", place.number_id as "numberId", stored.id as "messageId", stored.seq,
      coalesce(stored.episode, place.episode) as episode, place.opens and stored.id is not null as opens,
      place.for_bot and stored.id is not null as "forBot",
      (select id from kept) as "deliveryId"
    from place left join stored on stored.conversation_id = place.id`;
}
