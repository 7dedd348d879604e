import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '../db/seal.ts';

/** A name or a phone, as somebody types it into a form of `q`. Postgres takes no NUL in a text. */
export const sought = z
  .string()
  .max(200)
  .transform((text) => text.replaceAll('\0', '').trim())
  .catch('');

/**
 * What is looked for, as an address may hold it: sealed, so that no access log and no list of where one has been tells a
 * customer's name or phone, and yet the address can be kept, gone back to and handed to a colleague.
 */
export const sealSought = (secretKey: string, text: string): string =>
  text === '' ? '' : seal(keyFor(secretKey), text).toString('base64url');

/** Empty where nothing is looked for, and for what this server has not sealed: an address that was altered narrows nothing. */
export function unsealSought(secretKey: string, sealed: string): string {
  if (sealed === '' || sealed.length > longestSealed) return '';
  try {
    return sought.parse(unseal(keyFor(secretKey), Buffer.from(sealed, 'base64url')));
  } catch {
    return '';
  }
}

/** Two hundred characters of three bytes, in base64, with room to spare. */
const longestSealed = 1500;

/** For this purpose alone: nothing else that is sealed can be read by way of an address. */
const keyFor = (secretKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'switchboard', 'addresses: what is looked for', 32));
