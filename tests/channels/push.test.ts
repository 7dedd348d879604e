import { createECDH } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPushServices, type Push } from '../../channels/push/client.ts';
import { type Drawn, drawCall, drawMore, topicOf } from '../../channels/push/draw.ts';
import { wordsIn } from '../../channels/push/words.ts';
import { alertKinds } from '../../domain/alert.ts';
import { catalogues } from '../../web/ui/words/catalogues.ts';
import { type PushService, startPushService } from '../support/push-service.ts';

let service: PushService;
beforeAll(async () => {
  service = await startPushService();
});
afterAll(() => service.stop());
beforeEach(() => {
  for (const list of [service.received, service.answers, service.wrong]) list.length = 0;
});

const pair = createECDH('prime256v1');
const keys = {
  publicKey: pair.generateKeys('base64url', 'uncompressed'),
  privateKey: pair.getPrivateKey('base64url'),
};
const near = createPushServices({ contact: 'Inbox <inbox@demo.example>', mayBeInside: true });
const far = createPushServices({ contact: 'inbox@demo.example', mayBeInside: false });
const pushTo = (endpoint: string | null, more: Partial<Push> = {}): Push => {
  const address = service.browser();
  return {
    address: { ...address, endpoint: endpoint ?? address.endpoint },
    keys,
    body: JSON.stringify({ id: 'one', title: 'Schön', text: 'مرحبا 👋🏽' }),
    ttlSeconds: 100,
    topic: 'abc',
    ...more,
  };
};

const call: Drawn = {
  id: '0199a8e2-7c1e-7000-8000-00000000000a.7',
  kind: 'message',
  conversationId: '0199a8e2-7c1e-7000-8000-00000000000a',
  contactName: 'Ada',
  username: null,
  phone: '447700900118',
  said: { kind: 'text', body: 'Is it ready?' },
};

test('it is signed by us, and the browser alone can read it', async () => {
  expect(await near.push(pushTo(null))).toEqual({ is: 'taken' });
  expect(service.wrong).toEqual([]);
  expect(service.received).toEqual([
    {
      note: { id: 'one', title: 'Schön', text: 'مرحبا 👋🏽' },
      path: expect.any(String),
      ttl: 100,
      urgency: 'high',
      topic: 'abc',
      subject: 'mailto:inbox@demo.example',
      publicKey: keys.publicKey,
    },
  ]);
});

test.each([
  [404, { is: 'gone' }],
  [410, { is: 'gone' }],
  [400, { is: 'refused', detail: 'it answered 400' }],
  [403, { is: 'refused', detail: 'it answered 403' }],
  [302, { is: 'refused', detail: 'it answered 302' }],
  [429, { is: 'later', afterMs: null, detail: 'it answered 429' }],
  [503, { is: 'later', afterMs: null, detail: 'it answered 503' }],
  [
    { status: 429, retryAfter: '7' },
    { is: 'later', afterMs: 7000, detail: 'it answered 429' },
  ],
  [
    { status: 503, retryAfter: 'soon' },
    { is: 'later', afterMs: null, detail: 'it answered 503' },
  ],
  [
    { status: 503, retryAfter: 'Thu, 01 Jan 1970 00:00:00 GMT' },
    { is: 'later', afterMs: 0, detail: 'it answered 503' },
  ],
])('what it answers: %j', async (answer, outcome) => {
  service.answers.push(answer);
  expect(await near.push(pushTo(null))).toEqual(outcome);
});

test('nobody there: another try is worth it', async () => {
  const gone = await startPushService();
  await gone.stop();
  expect(await near.push(pushTo(`${gone.url}/push/1`))).toMatchObject({ is: 'later' });
});

test.each([
  'http://127.0.0.1:1/push',
  'https://127.0.0.1/push',
  'https://[::1]/push',
  'https://[::ffff:10.0.0.1]/push',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/push',
  'ftp://push.example/1',
  'nonsense',
])('into our network nothing is sent: %s', async (endpoint) => {
  expect(await far.push(pushTo(endpoint))).toMatchObject({ is: 'refused' });
});
test('nor to a push service of one’s own on this machine, unless it is allowed', async () => {
  expect(await far.push(pushTo(null))).toMatchObject({ is: 'refused' });
  expect(service.received).toEqual([]);
});

test('keys that are none are refused without a word to anybody', async () => {
  const push = pushTo(null);
  expect(await near.push({ ...push, address: { ...push.address, p256dh: 'AAAA' } })).toEqual({
    is: 'refused',
    detail: 'it cannot be encrypted for this browser',
  });
  expect(service.received).toEqual([]);
});

test('a locked screen tells nobody who wrote or what, unless its owner wants so', () => {
  const plain = drawCall(call, { language: 'en', previews: false });
  expect(plain).toEqual({
    id: call.id,
    tag: call.conversationId,
    href: `/inbox/${call.conversationId}`,
    title: 'New message for you',
    text: 'Press to open the conversation.',
  });
  const told = drawCall(call, { language: 'en', previews: true });
  expect([told.title, told.text]).toEqual(['Ada', 'Is it ready?']);
  const nameless = { ...call, contactName: ' ', said: { kind: 'voice', body: null } };
  expect(drawCall(nameless, { language: 'de', previews: true })).toMatchObject({
    title: '+44 7700 900118',
    text: 'Sprachnachricht',
  });
  const photo = { ...call, said: { kind: 'image', body: 'The door' } };
  expect(drawCall(photo, { language: 'es', previews: true }).text).toBe('Foto · The door');
  const poll = { ...call, said: { kind: 'poll', body: null } };
  expect(drawCall(poll, { language: 'fr', previews: true }).text).toBe('Message');
});

test('however much was written, it fits what a push service takes', async () => {
  const family = '👨‍👩‍👧‍👦'.repeat(300);
  const note = drawCall(
    { ...call, contactName: family, said: { kind: 'text', body: family } },
    { language: 'ar', previews: true },
  );
  expect(note.text.endsWith('👨‍👩‍👧‍👦…')).toBe(true);
  expect(await near.push(pushTo(null, { body: JSON.stringify(note) }))).toEqual({ is: 'taken' });
});

test('many are told as one, which has the same id for the same ones, and a topic that may be sent', () => {
  const one = drawMore(['b.1', 'a.1'], 2, { language: 'en' });
  expect(one).toMatchObject({ title: '2 more conversations need you.', tag: 'more', href: '/inbox' });
  expect(drawMore(['a.1', 'b.1'], 2, { language: 'en' }).id).toBe(one.id);
  expect(drawMore(['a.1'], 1, { language: 'en' }).id).not.toBe(one.id);
  expect(drawMore(['a.1'], 2, { language: 'ar' }).title).toBe('محادثتان أخريان تحتاجان إليك.');
  for (const note of [one, drawCall(call, { language: 'en', previews: false })])
    expect(topicOf(note)).toMatch(/^[\w-]{1,32}$/);
});

test.each(Object.keys(catalogues))('a phone says what the page says: %s', (language) => {
  const page = catalogues[language as keyof typeof catalogues];
  const phone = wordsIn(language);
  expect(alertKinds.map((kind) => phone.now[kind])).toEqual(
    alertKinds.map((kind) => page[`alerts.now-${kind}`]),
  );
  expect(phone.press).toBe(page['alerts.no-preview']);
  expect(phone.more).toEqual(page['alerts.missed']);
  for (const kind of [
    'image',
    'video',
    'audio',
    'voice',
    'document',
    'sticker',
    'location',
    'contacts',
  ] as const)
    expect(phone.kind[kind]).toBe(page[`kind.${kind}`]);
  expect(phone.somebody).toBe(page['list.no-name']);
});
