import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { parse } from '../../channels/whatsapp/webhook.ts';
import { delivery, payload, understood, writtenText } from './payload.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a broken item, change or entry costs its neighbours nothing', () => {
  const { items, problems, phoneNumberIds, wabaIds } = understood(payload('mixed-batch'));
  const kept = items.flatMap((item) => ('wamid' in item ? item.wamid : item.type));
  assert.deepEqual(kept, ['wamid.M1', 'wamid.M3', 'wamid.S1', 'wamid.S3', 'wamid.M4']);
  assert.deepEqual(
    problems.map(({ path }) => path),
    [
      'entry[0].changes[0].value.messages[1]',
      'entry[0].changes[0].value.messages[3]',
      'entry[0].changes[0].value.statuses[1]',
      'entry[1]',
      'entry[2].changes[0].field',
    ],
  );
  assert.deepEqual(phoneNumberIds, ['106540352242922', '106540352242923']);
  assert.deepEqual(wabaIds, ['102290129340398', '102290129340399']);
});

test('a problem holds no content of the message', () => {
  const { problems } = understood(delivery({ messages: [{ type: 'text', text: { body: 'my secret' } }] }));
  assert.equal(problems.length, 1);
  assert.doesNotMatch(JSON.stringify(problems), /secret/);
});

test('a number is known even when nothing of its value can be read', () => {
  const { phoneNumberIds, problems } = understood(delivery({ messages: ['?'] }));
  assert.deepEqual(phoneNumberIds, ['106540352242922']);
  assert.equal(problems.length, 1);
});

describe('unreadable is', () => {
  for (const [what, raw] of [
    ['an empty body', ''],
    ['no JSON', '<html>'],
    ['JSON cut off', '{"object":"whatsapp_business_account","entry":[{'],
    ['a list', '[]'],
    ['null', 'null'],
  ] as const)
    test(`${what}`, () => {
      assert.ok('unreadable' in parse(bytes(raw)));
    });
});

describe('what PostgreSQL cannot keep is cleaned', () => {
  test('NUL is left out and half a surrogate pair replaced, in text and in keys', () => {
    const raw = JSON.stringify(
      delivery({ messages: [writtenText('a\u0000b\ud800c', { extra: { 'k\u0000': '\udc00' } })] }),
    );
    assert.match(raw, /\\u0000/);
    const [message] = understood(bytes(raw)).items;
    assert.ok(message?.type === 'message');
    assert.equal(message.body, 'ab\ufffdc');
    assert.deepEqual(message.content['extra'], { k: '\ufffd' });
  });

  test('bytes that are no UTF-8 are replaced too', () => {
    const raw = bytes(JSON.stringify(delivery({ messages: [writtenText('a~b')] })));
    const [message] = understood(raw.map((byte) => (byte === 0x7e ? 0xff : byte))).items;
    assert.ok(message?.type === 'message');
    assert.equal(message.body, 'a\ufffdb');
  });

  test('a key named __proto__ stays a key', () => {
    const raw = JSON.stringify(delivery({ messages: [writtenText('x')] })).replace(
      '"id":"wamid',
      '"__proto__":{"opens":false},"id":"wamid',
    );
    const [message] = understood(bytes(raw)).items;
    assert.ok(message?.type === 'message' && message.opens);
    assert.deepEqual(Object.getOwnPropertyDescriptor(message.content, '__proto__')?.value, { opens: false });
  });
});

describe('an identifier', () => {
  const from = (value: object) => {
    const [message] = understood(delivery({ messages: [writtenText('x', value)] })).items;
    assert.ok(message?.type === 'message');
    return message.customer;
  };
  test('with a letter in it is never made a phone', () => {
    assert.deepEqual(
      [from({ from: 'GH.12025550147' }).phone, from({ from: 'GH.12025550147' }).bsuid],
      [null, 'GH.12025550147'],
    );
  });
  test('a phone loses its plus and spaces', () => {
    assert.equal(from({ from: '+1 202-555-0147' }).phone, '12025550147');
  });
  test('too long for an index is a problem', () => {
    const { problems } = understood(delivery({ messages: [writtenText('x', { id: 'w'.repeat(3000) })] }));
    assert.equal(problems.length, 1);
  });
});

test('without a readable time the entry says it, else it is a problem', () => {
  const body = delivery({ messages: [writtenText('x', { timestamp: 'noon' })] });
  assert.equal(understood(body).problems.length, 1);
  const [entry] = body.entry;
  const [message] = understood({ ...body, entry: [{ ...entry, time: 1790000007 }] }).items;
  assert.ok(message?.type === 'message');
  assert.equal(message.sentAt, 1790000007_000);
});

describe('a hostile body is bounded work', () => {
  test('ten thousand levels deep: that item is a problem, its neighbour is kept', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const raw = JSON.stringify(delivery({ messages: [writtenText('x', { deep: '?' }), writtenText('y')] }));
    const { items, problems } = understood(bytes(raw.replace('"?"', deep)));
    assert.deepEqual([items.length, problems.length], [1, 1]);
  });

  test('half a surrogate pair thirty levels down is cleaned once, not at every level', () => {
    const deep = `${'{"a":'.repeat(30)}"\\ud800"${'}'.repeat(30)}`;
    const raw = JSON.stringify(delivery({ messages: [writtenText('x', { deep: '?' })] })).replace(
      '"?"',
      deep,
    );
    const [message] = understood(bytes(raw)).items;
    assert.match(JSON.stringify(message), /"a":"\ufffd"/);
  });

  test('three megabytes of brackets', () => {
    const { problems } = understood(
      bytes(`{"object":"whatsapp_business_account","entry":${'['.repeat(1.5e6)}${']'.repeat(1.5e6)}}`),
    );
    assert.equal(problems.length, 1);
  });

  test('a million empty entries are counted, not listed', () => {
    const { problems } = understood(
      bytes(`{"object":"whatsapp_business_account","entry":[${'{},'.repeat(999_999)}{}]}`),
    );
    assert.equal(problems.length, 1001);
    assert.equal(problems.at(-1)?.problem, '999000 more could not be read');
  });

  test('ten thousand contacts and messages are paired without comparing each with each', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => String(12_000_000_000 + index));
    const { items } = understood(
      delivery({
        contacts: numbers.toReversed().map((wa_id) => ({ wa_id, profile: { name: `N${wa_id}` } })),
        messages: numbers.map((from) => writtenText('x', { from, id: `wamid.${from}` })),
      }),
    );
    assert.equal(items.length, 10_000);
    assert.ok(
      items.every((item) => item.type === 'message' && item.customer.name === `N${item.customer.phone}`),
    );
  });
});
