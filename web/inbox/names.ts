import { formatPhone } from '../ui/phone.ts';
import { t } from '../ui/words.ts';

interface Named {
  name: string | null;
  username: string | null;
  phone: string | null;
}

/** What a customer is called on a page: their name, else what WhatsApp tells of them. */
export function customerName({ name, username, phone }: Named): string {
  if (name !== null && name.trim() !== '') return name;
  if (username !== null) return `@${username}`;
  return phone === null ? t('list.no-name') : formatPhone(phone);
}

/** How they can be reached, under their name: the phone where we know it. */
export function customerAddress({ name, username, phone }: Named): string {
  if (phone !== null) return name === null ? t('list.no-name') : formatPhone(phone);
  return username === null ? t('contact.no-phone') : `@${username}`;
}
