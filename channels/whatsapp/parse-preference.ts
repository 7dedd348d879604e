import type { ContactPreference, Note } from '../../domain/message.ts';
import { type Fields, milliseconds, textIn } from './clean.ts';
import { somebody } from './identity.ts';

/**
 * One of `user_preferences`: whether a customer wants marketing. `signup` and `resume` are a yes. Of another category, or
 * a value nobody has heard of, a note. Returns what is wrong as a sentence where it cannot be read.
 */
export function parsePreference(
  item: Fields,
  { phoneNumberId, fallbackTime }: { phoneNumberId: string; fallbackTime: number | null },
): ContactPreference | Note | string {
  const category = textIn(item['category']);
  const value = textIn(item['value'])?.trim().toLowerCase();
  if (category !== 'marketing_messages' || value === undefined || !(value in consents))
    return { type: 'note', field: 'user_preferences', phoneNumberId };
  const customer = somebody(item['wa_id'], item['user_id'], item['parent_user_id']);
  if (customer === null) return 'names nobody';
  const sentAt = milliseconds(item['timestamp']) ?? fallbackTime;
  if (sentAt === null) return 'timestamp is missing or unreadable';
  return {
    type: 'preference',
    phoneNumberId,
    customer,
    consent: consents[value as keyof typeof consents],
    sentAt,
  };
}

const consents = { stop: 'out', resume: 'in', signup: 'in' } as const;
