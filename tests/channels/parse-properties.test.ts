import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { parse } from '../../channels/whatsapp/webhook.ts';
import { delivery, payload, understood, writtenText } from './payload.ts';

test('no bytes make it throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (raw) => assert.ok(parse(raw))));
});

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => assert.ok(parse(new TextEncoder().encode(json)))),
  );
});

/** Something like an item: known keys, any content. */
const keys = [
  'id',
  'type',
  'from',
  'from_user_id',
  'timestamp',
  'text',
  'image',
  'reaction',
  'system',
  'edit',
  'status',
];
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'text',
    'reaction',
    'system',
    'edit',
    'sent',
    'failed',
    '12025550147',
    'US.1',
    '1790000000',
    1790000000,
  ),
  fc.dictionary(
    fc.constantFrom('body', 'message_id', 'type', 'user_id', 'wa_id', 'original_message_id'),
    fc.jsonValue(),
  ),
);
const anyItem = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...keys), anything),
  fc.constant(writtenText('good')),
);
const anyList = fc.array(anyItem, { maxLength: 8 });

test('every item of every list is an item or a problem, and good ones are always kept', () => {
  fc.assert(
    fc.property(anyList, anyList, anyList, fc.jsonValue(), (messages, message_echoes, statuses, contacts) => {
      const value = { messages, message_echoes, statuses, contacts };
      const { items, problems } = understood(delivery(value));
      const listed = messages.length + message_echoes.length + statuses.length;
      const ours = problems.filter(({ path }) => !path.includes('.contacts'));
      const notes = items.filter((each) => each.type === 'note' && each.field === 'messages').length;
      assert.ok(notes <= 1, 'a value with nothing in its lists is itself one note');
      assert.equal(items.length - notes + ours.length, listed);
      const good = messages.filter(
        (each) => JSON.stringify(each) === JSON.stringify(writtenText('good')),
      ).length;
      const kept = items.filter((each) => each.type === 'message' && each.wamid === 'wamid.WRITTEN').length;
      assert.ok(kept >= good);
    }),
    { numRuns: 400 },
  );
});

test('a delivery broken at any byte is read or refused, never a crash', () => {
  const raw = payload('mixed-batch');
  fc.assert(
    fc.property(fc.nat(raw.length - 1), fc.nat(255), (at, byte) => {
      const broken = Uint8Array.from(raw);
      broken[at] = byte;
      assert.ok(parse(broken));
    }),
    { numRuns: 500 },
  );
});
