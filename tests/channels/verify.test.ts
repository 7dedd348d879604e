import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, test } from 'vitest';
import { verify } from '../../channels/whatsapp/webhook.ts';

const secret = 'an-app-secret';
const raw = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');
const sign = (bytes: Uint8Array, key: string) =>
  `sha256=${createHmac('sha256', key).update(bytes).digest('hex')}`;
const signature = sign(raw, secret);

test('a body signed with the app secret is accepted', () => {
  assert.equal(verify(raw, signature, secret), true);
});

test('the bytes are hashed as received, with escapes that a re-serialised object would lose', () => {
  const escaped = new TextEncoder().encode('{"text":"Ol\\u00e1 1\\/2"}');
  assert.equal(verify(escaped, sign(escaped, secret), secret), true);
  const again = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(escaped))));
  assert.equal(verify(again, sign(escaped, secret), secret), false);
});

describe('a signature is refused that is', () => {
  const changed = Uint8Array.from(raw, (byte, index) => (index === 5 ? byte ^ 1 : byte));
  for (const [what, bytes, header] of [
    ['missing', raw, undefined],
    ['empty', raw, ''],
    ['without its prefix', raw, signature.slice('sha256='.length)],
    ['of another kind', raw, signature.replace('sha256', 'sha1')],
    ['too short', raw, signature.slice(0, -2)],
    ['too long', raw, `${signature}00`],
    ['no hexadecimal', raw, `sha256=${'z'.repeat(64)}`],
    ['made with another secret', raw, sign(raw, 'the-old-secret')],
    ['for another byte', changed, signature],
    ['given twice', raw, `${signature}, ${signature}`],
  ] as const)
    test(`${what}`, () => {
      assert.equal(verify(bytes, header, secret), false);
    });
});
