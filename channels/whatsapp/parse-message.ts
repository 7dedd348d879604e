import { z } from 'zod';
import type {
  Amendment,
  Customer,
  Echo,
  IdentityChange,
  InboundMessage,
  Note,
  Reaction,
} from '../../domain/message.ts';
import { type Fields, isFields, milliseconds, textIn } from './clean.ts';
import { type ContactBook, idIn, phoneIn, somebody } from './identity.ts';
import { bodyOf, contentOf, kindOf } from './message-content.ts';

export interface Value {
  phoneNumberId: string;
  /** Our own number as digits, so that an echo's other side can be told; null when not given. */
  displayPhone: string | null;
  contacts: ContactBook;
  /** The entry's own time, for an item that has none. */
  fallbackTime: number | null;
}

type Read = InboundMessage | Echo | Reaction | Amendment | IdentityChange | Note;

const message = z.looseObject({
  id: z.string().min(1).max(256),
  type: z.string().min(1).max(100).default('unknown'),
});

/** One of `messages` or `message_echoes`. Returns what is wrong as a sentence where it cannot be read. */
export function parseMessage(item: Fields, value: Value, from: 'customer' | 'us'): Read | string {
  const read = message.safeParse(item);
  if (!read.success)
    return `${read.error.issues[0]?.path.join('.') || 'the message'} is missing or unreadable`;
  const { type, id: wamid } = read.data;
  const { phoneNumberId } = value;
  // Group conversations are outside our scope and must not mix with a customer's own; the raw delivery keeps them.
  if (item['group_id'] !== undefined) return { type: 'note', field: 'messages.group', phoneNumberId };
  if (type === 'request_welcome') return { type: 'note', field: 'messages.request_welcome', phoneNumberId };

  const sentAt = milliseconds(item['timestamp']) ?? value.fallbackTime;
  if (sentAt === null) return 'timestamp is missing or unreadable';
  if (type === 'system') {
    const change = identityChange(item, { phoneNumberId, wamid, sentAt });
    if (change !== null) return change;
  }

  const customer = from === 'customer' ? withSharedPhone(item, writer(item, value)) : addressee(item, value);
  if (customer === null) return 'nothing says who the customer is';
  const common = { phoneNumberId, wamid, customer, sentAt };

  if (type === 'reaction') return reaction(item, common, from);
  if (type === 'edit' || type === 'revoke') return amendment(item, common, type);

  const written = {
    ...common,
    kind: kindOf(item, type),
    body: bodyOf(item, type),
    content: contentOf(item, type),
    replyToWamid: isFields(item['context']) ? idIn(item['context']['id']) : null,
  };
  return from === 'us'
    ? { type: 'echo', ...written }
    : { type: 'message', ...written, opens: written.kind !== 'system' };
}

interface Common {
  phoneNumberId: string;
  wamid: string;
  customer: Customer;
  sentAt: number;
}

const writer = (item: Fields, { contacts }: Value) =>
  contacts.customer(somebody(item['from'], item['from_user_id'], item['from_parent_user_id']));

/** Somebody without a known phone who shares their own when asked for it: WhatsApp says so, a card alone does not. */
function withSharedPhone(item: Fields, customer: Customer | null): Customer | null {
  if (customer === null || customer.phone !== null || item['origin'] !== 'contact_request') return customer;
  const [card] = Array.isArray(item['contacts']) ? (item['contacts'] as unknown[]) : [];
  const [phone] = isFields(card) && Array.isArray(card['phones']) ? (card['phones'] as unknown[]) : [];
  return isFields(phone) ? { ...customer, phone: phoneIn(phone['wa_id']) } : customer;
}

/** Whom a colleague wrote to. Test suites show echoes with `from` and `to` the other way round: our own number is never the customer. */
function addressee(item: Fields, { contacts, displayPhone }: Value): Customer | null {
  const toUs = displayPhone !== null && phoneIn(item['to']) === displayPhone;
  return contacts.customer(
    somebody(toUs ? item['from'] : item['to'], item['to_user_id'], item['to_parent_user_id']),
  );
}

function reaction(item: Fields, common: Common, by: 'customer' | 'us'): Reaction | string {
  const { message_id: target, emoji } = isFields(item['reaction']) ? item['reaction'] : {};
  const targetWamid = idIn(target);
  if (targetWamid === null) return 'reaction.message_id is missing or unreadable';
  return { type: 'reaction', ...common, targetWamid, emoji: textIn(emoji), by };
}

function amendment(item: Fields, common: Common, type: 'edit' | 'revoke'): Amendment | string {
  const change = isFields(item[type]) ? item[type] : {};
  const targetWamid = idIn(change['original_message_id']);
  if (targetWamid === null) return `${type}.original_message_id is missing or unreadable`;
  const edited = isFields(change['message']) ? change['message'] : {};
  return { type, ...common, targetWamid, body: bodyOf(edited, textIn(edited['type']) ?? 'text') };
}

/** A changed phone has two names, Meta's present and earlier one; with a changed user id no phone is told. */
const identityChanges = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id']);

/** Null when both sides are not told: then it is a note in the thread like any other system message. */
function identityChange(
  item: Fields,
  at: { phoneNumberId: string; wamid: string; sentAt: number },
): IdentityChange | null {
  const system = isFields(item['system']) ? item['system'] : {};
  if (!identityChanges.has(textIn(system['type']) ?? '')) return null;
  const previous = somebody(
    item['from'] ?? system['customer'],
    system['previous_user_id'] ?? item['from_user_id'],
    system['previous_parent_user_id'] ?? item['from_parent_user_id'],
  );
  const next = somebody(system['wa_id'] ?? system['new_wa_id'], system['user_id'], system['parent_user_id']);
  if (previous === null || next === null) return null;
  return { type: 'identity', ...at, previous, next, note: textIn(system['body']) };
}
