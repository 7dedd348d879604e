import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Item, Parsed } from '../../domain/message.ts';
import { clean, type Fields, isFields, milliseconds, textIn } from './clean.ts';
import { contactBook, idIn, phoneIn } from './identity.ts';
import { parseHealth } from './parse-health.ts';
import { parseMessage, type Value } from './parse-message.ts';
import { parsePreference } from './parse-preference.ts';
import { parseStatus } from './parse-status.ts';
import { parseTemplate } from './parse-templates.ts';
import { type Reading, startReading } from './reading.ts';

/**
 * Whether `X-Hub-Signature-256` was made with this app secret over these bytes. They must be the bytes received:
 * Meta escapes slashes and non-ASCII characters, so no re-serialised object has the same hash.
 */
export function verify(raw: Uint8Array, header: string | undefined, appSecret: string): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (hex === undefined) return false;
  const expected = createHmac('sha256', appSecret).update(raw).digest();
  return timingSafeEqual(Buffer.from(hex, 'hex'), expected);
}

/**
 * Translates one webhook POST. Every item becomes one `Item` or one `Problem`; a broken one does not cost its neighbours.
 * Never throws for content: bytes that are no JSON object come back as `unreadable`.
 */
export function parse(raw: Uint8Array): Parsed | { unreadable: string } {
  let payload: unknown;
  try {
    payload = JSON.parse(new TextDecoder().decode(raw));
  } catch {
    // The parser's own message quotes the content, which has no business in a log.
    return { unreadable: 'the body is not JSON' };
  }
  if (!isFields(payload)) return { unreadable: 'the body is not a JSON object' };

  const reading = startReading();
  if (payload['object'] !== 'whatsapp_business_account')
    reading.note(`object:${textIn(payload['object']) ?? 'none'}`, null);
  else
    for (const [entry, path] of reading.listed(payload['entry'], 'entry', 'required'))
      readEntry(reading, entry, path);
  return reading.parsed;
}

function readEntry(reading: Reading, entry: Fields, path: string): void {
  const wabaId = idIn(entry['id']);
  if (wabaId !== null) reading.wabaIds.add(wabaId);
  const fallbackTime = milliseconds(entry['time']);
  for (const [change, at] of reading.listed(entry['changes'], `${path}.changes`, 'required'))
    readChange(reading, change, at, { wabaId, fallbackTime });
}

function readChange(
  reading: Reading,
  change: Fields,
  path: string,
  { wabaId, fallbackTime }: { wabaId: string | null; fallbackTime: number | null },
): void {
  const { field, value } = change;
  if (typeof field !== 'string') return reading.problem(`${path}.field`, 'is missing or unreadable');
  if (!isFields(value)) return reading.problem(`${path}.value`, 'is missing or unreadable');
  const metadata = isFields(value['metadata']) ? value['metadata'] : {};
  const phoneNumberId = idIn(metadata['phone_number_id']);
  if (phoneNumberId !== null) reading.phoneNumberIds.add(phoneNumberId);

  const before = reading.count();
  if (field === 'messages' || field === 'smb_message_echoes' || field === 'user_preferences')
    readItems(reading, value, `${path}.value`, {
      phoneNumberId,
      displayPhone: phoneIn(metadata['display_phone_number']),
      fallbackTime,
    });
  else
    reading.attempt(`${path}.value`, () => {
      for (const report of parseHealth(field, clean(value) as Fields, { wabaId, at: fallbackTime }))
        reading.item(report);
      const template = parseTemplate(field, clean(value) as Fields, { wabaId, at: fallbackTime });
      if (template !== null) reading.item(template);
    });
  // Coexistence fields, and a value that held nothing we have a word for.
  if (reading.count() === before) reading.note(field, phoneNumberId);
}

type Where = Omit<Value, 'phoneNumberId' | 'contacts'> & { phoneNumberId: string | null };

function readItems(reading: Reading, value: Fields, path: string, where: Where): void {
  const contacts: Fields[] = [];
  for (const [contact, at] of reading.listed(value['contacts'], `${path}.contacts`))
    reading.attempt(at, () => void contacts.push(clean(contact) as Fields));
  const book = contactBook(contacts);

  const each = (list: string, read: (item: Fields, known: Value) => Item | string) => {
    for (const [item, at] of reading.listed(value[list], `${path}.${list}`))
      reading.attempt(at, () => {
        if (where.phoneNumberId === null) return reading.problem(at, 'metadata.phone_number_id is missing');
        const found = read(clean(item) as Fields, {
          ...where,
          phoneNumberId: where.phoneNumberId,
          contacts: book,
        });
        return typeof found === 'string' ? reading.problem(at, found) : reading.item(found);
      });
  };
  each('messages', (item, known) => parseMessage(item, known, 'customer'));
  each('message_echoes', (item, known) => parseMessage(item, known, 'us'));
  each('statuses', parseStatus);
  each('user_preferences', parsePreference);
  each('calls', (_, { phoneNumberId }) => ({ type: 'note', field: 'calls', phoneNumberId }));
  for (const _ of reading.listed(value['errors'], `${path}.errors`))
    reading.note('errors', where.phoneNumberId);
}
