import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from '../../channels/whatsapp/webhook.ts';
import type { Parsed } from '../../domain/message.ts';

/** One of `payloads/`: a webhook body with invented names and numbers. */
export const payload = (name: string): Uint8Array =>
  readFileSync(new URL(`payloads/${name}.json`, import.meta.url));

/** Parses what is readable JSON; fails the test where it is not. */
export function understood(raw: Uint8Array | object): Parsed {
  const parsed = parse(raw instanceof Uint8Array ? raw : new TextEncoder().encode(JSON.stringify(raw)));
  assert.ok('items' in parsed, 'unreadable' in parsed ? parsed.unreadable : '');
  return parsed;
}

const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };

/** An envelope around one value of the field `messages`. */
export const delivery = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }],
    },
  ],
});

export const writtenText = (text: unknown, more: object = {}) => ({
  from: '12025550147',
  id: 'wamid.WRITTEN',
  timestamp: '1790000000',
  type: 'text',
  text: { body: text },
  ...more,
});
