import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import type { Item, MessageKind } from '../../domain/message.ts';
import { payload, understood } from './payload.ts';

const amina = {
  bsuid: 'US.70010000000000001',
  parentBsuid: 'US.ENT.90010000000000001',
  phone: '12025550147',
  name: 'Amina Okoro',
  username: 'amina.o',
};
const phoneNumberId = '106540352242922';

function only<T extends Item['type']>(name: string, type: T): Extract<Item, { type: T }> {
  const { items, problems } = understood(payload(name));
  assert.deepEqual(problems, []);
  assert.equal(items.length, 1);
  const [item] = items;
  assert.equal(item?.type, type);
  return item as Extract<Item, { type: T }>;
}

describe('a message of kind', () => {
  const cases: [name: string, kind: MessageKind, body: string | null][] = [
    ['text', 'text', 'Is the blue one still there?'],
    ['text-reply-forwarded', 'text', 'This one'],
    ['text-from-ad', 'text', 'Hello from the ad'],
    ['image', 'image', 'The crack, left side'],
    ['audio', 'audio', null],
    ['voice', 'voice', null],
    ['voice-older', 'voice', null],
    ['video', 'video', null],
    ['document', 'document', 'Signed'],
    ['sticker', 'sticker', null],
    ['sticker-animated', 'sticker', null],
    ['forwarded-often', 'text', 'Pass it on'],
    ['text-about-product', 'text', 'Is this one in stock?'],
    ['image-with-errors', 'image', null],
    ['flow-reply-unreadable', 'interactive', 'Sent'],
    ['unsupported-type', 'unsupported', null],
    ['location', 'location', null],
    ['contacts', 'contacts', null],
    ['button-reply', 'interactive', 'Yes, please'],
    ['list-reply', 'interactive', 'Monday'],
    ['flow-reply', 'interactive', 'Sent'],
    ['interactive-without-content', 'interactive', null],
    ['template-button', 'button', 'Confirm'],
    ['order', 'order', null],
    ['unsupported', 'unsupported', null],
    ['unheard-of', 'unknown', null],
  ];
  for (const [name, kind, body] of cases)
    test(`${name} is kept, with its customer and all it says`, () => {
      const message = only(name, 'message');
      assert.deepEqual([message.kind, message.body], [kind, body]);
      assert.deepEqual(message.customer, amina);
      assert.equal(message.phoneNumberId, phoneNumberId);
      assert.equal(message.sentAt, 1790000000_000);
      assert.equal(message.opens, true);
      const sent = JSON.parse(new TextDecoder().decode(payload(name))).entry[0].changes[0].value.messages[0];
      const { id, from: _, from_user_id: __, timestamp: ___, ...rest } = sent;
      assert.equal(message.wamid, id);
      if (kind === 'text') delete rest.text;
      assert.deepEqual(message.content, rest);
    });
});

test('a reply names the message it quotes, a forwarded one none', () => {
  assert.equal(only('text-reply-forwarded', 'message').replyToWamid, 'wamid.QUOTED');
  assert.equal(only('text', 'message').replyToWamid, null);
});

test('a customer with a username may have no phone, and a timestamp may be a number', () => {
  const { customer, sentAt } = only('text-username-only', 'message');
  assert.deepEqual(customer, {
    bsuid: 'US.70010000000000002',
    parentBsuid: null,
    phone: null,
    name: 'Noor',
    username: 'noor.writes',
  });
  assert.equal(sentAt, 1790000000_000);
});

test('who shares their own number when asked for it is known by it from then on; a shared card alone says nothing of them', () => {
  assert.equal(only('contact-request', 'message').customer.phone, '12025550188');
  const raw = new TextDecoder().decode(payload('contact-request')).replace('contact_request', 'other');
  const [message] = understood(new TextEncoder().encode(raw)).items;
  assert.ok(message?.type === 'message');
  assert.equal(message.customer.phone, null);
});

test('a message without contacts still has its customer', () => {
  assert.equal(only('text-without-contacts', 'message').customer.phone, '12025550147');
});

test('a message is paired with its contact by id, not by position', () => {
  const { items } = understood(payload('contacts-in-another-order'));
  const said = items.map((item) => item.type === 'message' && [item.body, item.customer.name]);
  assert.deepEqual(said, [
    ['I am Amina', 'Amina Okoro'],
    ['I am Bo', 'Bo Lindgren'],
  ]);
});

test('a system note is kept and opens nothing', () => {
  const note = only('security-code-changed', 'message');
  assert.deepEqual([note.kind, note.body, note.opens], ['system', 'Security code changed', false]);
});

test('a changed number tells both sides', () => {
  const change = only('number-changed', 'identity');
  assert.deepEqual(change.previous, {
    bsuid: 'US.70010000000000001',
    parentBsuid: null,
    phone: '12025550147',
  });
  assert.deepEqual(change.next, { bsuid: 'US.70010000000000009', parentBsuid: null, phone: '12025550199' });
  assert.equal(change.note, 'Amina changed her number');
});

test('a changed user id needs no phone', () => {
  const { previous, next } = only('user-id-changed', 'identity');
  assert.deepEqual([previous.bsuid, previous.phone], ['US.70010000000000001', null]);
  assert.deepEqual([next.bsuid, next.phone], ['US.70010000000000009', null]);
});

describe('a reaction', () => {
  for (const [name, emoji] of [
    ['reaction', '👍'],
    ['reaction-removed', null],
    ['reaction-removed-no-key', null],
  ] as const)
    test(`${name}: ${emoji ?? 'taken back'}`, () => {
      const reaction = only(name, 'reaction');
      assert.deepEqual(
        [reaction.targetWamid, reaction.emoji, reaction.by],
        ['wamid.OURS', emoji, 'customer'],
      );
    });
});

describe('an amendment', () => {
  for (const [name, type, target, body] of [
    ['edit', 'edit', 'wamid.T_TEXT', 'Is the green one still there?'],
    ['edit-caption', 'edit', 'wamid.T_IMAGE', 'Right side'],
    ['revoke', 'revoke', 'wamid.T_TEXT', null],
    ['echo-revoke', 'revoke', 'wamid.EARLIER', null],
    ['echo-edit', 'edit', 'wamid.EARLIER', 'Written anew'],
  ] as const)
    test(`${name}`, () => {
      const amendment = only(name, type);
      assert.deepEqual([amendment.targetWamid, amendment.body], [target, body]);
      assert.deepEqual(amendment.customer, amina);
    });
});

describe('what a colleague wrote in the phone app is an echo to the customer', () => {
  for (const [name, body] of [
    ['echo', 'Written on the phone'],
    ['echo-other-way-round', 'Written on the phone'],
    ['echo-to-user-id', 'Map'],
  ] as const)
    test(`${name}`, () => {
      const echo = only(name, 'echo');
      assert.deepEqual(echo.customer, amina);
      assert.equal(echo.body, body);
    });

  test('a reaction of theirs is ours', () => {
    assert.equal(only('echo-reaction', 'reaction').by, 'us');
  });
});

describe('a status', () => {
  for (const reported of ['sent', 'delivered', 'read', 'played'] as const)
    test(`${reported} carries our message and attempt back`, () => {
      const status = only(`status-${reported}`, 'status');
      assert.equal(status.reported, reported);
      assert.equal(status.at, 1790000100_000);
      assert.deepEqual(status.callback, { messageId: '01890a5d-ac96-774b-bcce-b302099a8057', attempt: 2 });
      assert.equal(status.errorCode, null);
    });

  test('failed says why, from the details or the title', () => {
    const failed = only('status-failed', 'status');
    assert.deepEqual([failed.errorCode, failed.errorDetail], [131026, 'Not a WhatsApp number.']);
    const bare = only('status-failed-title-only', 'status');
    assert.deepEqual([bare.errorCode, bare.errorDetail], [131014, 'Fetching the file failed']);
  });

  test('callback data of somebody else is not taken for ours', () => {
    assert.equal(only('status-foreign-callback', 'status').callback, null);
  });
});

describe('understood, with nothing to do yet', () => {
  for (const [name, field] of [
    ['request-welcome', 'messages.request_welcome'],
    ['group-message', 'messages.group'],
    ['status-group', 'statuses.group'],
    ['status-unheard-of', 'statuses.pondered'],
    ['health-price', 'account_update'],
    ['history', 'history'],
    ['errors-only', 'errors'],
    ['instagram', 'object:instagram'],
  ] as const)
    test(`${name} → ${field}`, () => {
      assert.equal(only(name, 'note').field, field);
    });
});
