import type { Customer, CustomerIdentity } from '../../domain/message.ts';
import { isFields, textIn } from './clean.ts';

/** Longer than any identifier WhatsApp documents (a business-scoped id: at most 131 characters). */
const longest = 256;

/** An id as a key: present, and short enough for an index. Numbers are taken too, some senders forget the quotes. */
export function idIn(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textIn(value)?.trim();
  return id !== undefined && id !== null && id.length <= longest ? id : null;
}

/** Digits only. What has a letter in it is an identifier, never a phone, and is not to be cleaned into one. */
export function phoneIn(value: unknown): string | null {
  const id = idIn(value);
  if (id === null || !/^\+?[\d ().-]+$/.test(id)) return null;
  const digits = id.replace(/\D/g, '');
  return digits.length > 0 && digits.length <= 20 ? digits : null;
}

/** `from`, `to` or `wa_id`: a phone, or (should WhatsApp ever put one there) an identifier of another shape. */
function identityOf(waId: unknown, userId: unknown, parentId: unknown): CustomerIdentity {
  const phone = phoneIn(waId);
  return {
    bsuid: idIn(userId) ?? (phone === null ? idIn(waId) : null),
    parentBsuid: idIn(parentId),
    phone,
  };
}

const isNobody = (who: CustomerIdentity) =>
  who.bsuid === null && who.parentBsuid === null && who.phone === null;

/** Who is meant by three keys of an item, null when none of them says it. */
export function somebody(waId: unknown, userId: unknown, parentId: unknown): CustomerIdentity | null {
  const who = identityOf(waId, userId, parentId);
  return isNobody(who) ? null : who;
}

/** The `contacts` of one value: a message is paired with its contact by id, since their order means nothing. */
export interface ContactBook {
  /** The customer with what the book adds: name, username and missing identifiers. Null when nobody can be meant. */
  customer(who: CustomerIdentity | null): Customer | null;
}

export function contactBook(contacts: readonly unknown[]): ContactBook {
  const byId = new Map<string, Customer>();
  const everyone: Customer[] = [];
  for (const contact of contacts) {
    if (!isFields(contact)) continue;
    const who = somebody(contact['wa_id'], contact['user_id'], contact['parent_user_id']);
    if (who === null) continue;
    const profile = isFields(contact['profile']) ? contact['profile'] : {};
    const customer = { ...who, name: textIn(profile['name']), username: textIn(profile['username']) };
    everyone.push(customer);
    for (const id of [who.bsuid, who.phone]) if (id !== null && !byId.has(id)) byId.set(id, customer);
  }

  return {
    customer(who) {
      // With no id of its own in the item, a single contact can be the only one meant; of several none is guessed.
      if (who === null) return everyone.length === 1 ? (everyone[0] ?? null) : null;
      const known = (who.bsuid && byId.get(who.bsuid)) || (who.phone && byId.get(who.phone)) || null;
      return {
        bsuid: who.bsuid ?? known?.bsuid ?? null,
        parentBsuid: who.parentBsuid ?? known?.parentBsuid ?? null,
        phone: who.phone ?? known?.phone ?? null,
        name: known?.name ?? null,
        username: known?.username ?? null,
      };
    },
  };
}
