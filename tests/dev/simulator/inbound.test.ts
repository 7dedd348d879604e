import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { parse } from '../../../channels/whatsapp/webhook.ts';
import { startSimulator } from '../../../dev/simulator/server.ts';
import { main, type Rehearsal, rehearse, second } from './product.ts';

let sim: Rehearsal;
beforeAll(async () => {
  sim = await rehearse();
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.control('POST', '/reset');
  await sim.idle();
  sim.product.bodies.length = 0;
  sim.product.answers.length = 0;
});

const write = (customer: string, message: object) =>
  sim.control('POST', `/customers/${customer}/messages?wait`, message);

test('a text reaches the product signed, as Meta writes it', async () => {
  const { body } = await write('kofi', { text: 'Olá 👋 1/2' });
  const [raw = ''] = sim.product.bodies;
  assert.match(raw, /Ol\\u00e1 \\ud83d\\udc4b 1\\\/2/);
  const [message] = sim.product.messages();
  assert.equal(message?.id, body.wamid);
  assert.equal(message?.text?.body, 'Olá 👋 1/2');
  assert.equal(message?.from, '12025550143');
  const [value] = sim.product.values();
  assert.equal(value?.metadata.phone_number_id, main);
  assert.equal(value?.contacts?.[0]?.profile.name, 'Kofi Mensah');
});

test('a customer with a username only shows no phone', async () => {
  await write('noor', { text: 'Hello' });
  const [message] = sim.product.messages();
  assert.equal(message?.from, undefined);
  assert.match(message?.from_user_id ?? '', /^US\.\d{20}$/);
  assert.equal(sim.product.values()[0]?.contacts?.[0]?.profile.username, 'noor.writes');
});

test('the number written to is the one asked for', async () => {
  await write('kofi', { text: 'Hello', to: second });
  assert.equal(sim.product.values()[0]?.metadata.phone_number_id, second);
  assert.equal((await write('kofi', { text: 'Hello', to: '1' })).status, 404);
});

describe('every kind is one our parser understands', () => {
  const kinds: [string, object, string][] = [
    ['image', { sample: true, image: { caption: 'Hills' } }, 'image'],
    ['voice', { sample: true }, 'voice'],
    ['document', { sample: true }, 'document'],
    ['location', { location: { latitude: 5.6, longitude: -0.2 } }, 'location'],
    [
      'contacts',
      { contacts: [{ name: { formatted_name: 'Yaw' }, phones: [{ phone: '+1 202 555 0188' }] }] },
      'contacts',
    ],
    [
      'interactive',
      { interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Yes' } } },
      'interactive',
    ],
    ['hologram', { hologram: {} }, 'unknown'],
  ];
  for (const [type, content, kind] of kinds)
    test(`${type}`, async () => {
      await write('lina', { type, ...content });
      const parsed = parse(new TextEncoder().encode(sim.product.bodies[0]));
      assert.ok('items' in parsed);
      assert.deepEqual(parsed.problems, []);
      const [item] = parsed.items;
      assert.ok(item?.type === 'message');
      assert.equal(item.kind, kind);
    });
});

test('a sample picture can be fetched as the API describes it', async () => {
  await write('kofi', { type: 'image', sample: true });
  const image = sim.product.messages()[0]?.['image'] as { id: string; sha256: string; mime_type: string };
  const node = (await (await sim.graph('GET', image.id)).json()) as {
    url: string;
    sha256: string;
    file_size: number;
  };
  assert.equal(Buffer.from(image.sha256, 'base64').toString('hex'), node.sha256);
  assert.equal((await fetch(node.url)).status, 401);
  const file = await fetch(node.url, { headers: { authorization: 'Bearer a-token' } });
  const bytes = await file.bytes();
  assert.equal(bytes.length, node.file_size);
  assert.equal(Buffer.from(bytes).toString('latin1', 1, 4), 'PNG');
});

test('a reaction goes on the message it names, also on the phone', async () => {
  const { body } = await write('kofi', { text: 'Hello' });
  await write('kofi', { type: 'reaction', reaction: { message_id: body.wamid, emoji: '👍' } });
  const chat = await sim.control('GET', `/customers/kofi/chats/${main}`);
  assert.equal(chat.body.messages.length, 1);
  assert.equal(chat.body.messages[0].reactions.customer, '👍');
});

test('a burst comes from as many customers as asked for, none lost and none doubled', async () => {
  const { body } = await sim.control('POST', '/bursts?wait', { messages: 300, customers: 100 });
  const ids = sim.product.messages().map(({ id }) => id);
  assert.equal(ids.length, 300);
  assert.deepEqual(new Set(ids), new Set(body.wamids));
  assert.equal(new Set(sim.product.messages().map(({ from }) => from)).size, 100);
});

test('a burst can come many messages to a webhook', async () => {
  await sim.control('POST', '/bursts?wait', { messages: 60, of: ['kofi', 'lina'], perWebhook: 25 });
  assert.equal(sim.product.bodies.length, 3);
  assert.equal(sim.product.messages().length, 60);
});

test('a webhook is posted again until it is answered 200', async () => {
  sim.product.answers.push(503, 500, 302);
  await write('kofi', { text: 'Insist' });
  assert.deepEqual((await sim.idle()).body, { idle: true, waiting: 0 });
  assert.equal(sim.product.bodies.length, 4);
  assert.equal(new Set(sim.product.bodies).size, 1);
});

test('the business sees two ticks once the webhook was taken', async () => {
  const { body } = await write('kofi', { text: 'Hello' });
  const chat = await sim.control('GET', `/customers/kofi/chats/${main}`);
  assert.equal(chat.body.messages[0].delivery, 'delivered');
  await sim.graph('POST', `${main}/messages`, {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: body.wamid,
  });
  const read = await sim.control('GET', `/customers/kofi/chats/${main}`);
  assert.equal(read.body.messages[0].delivery, 'read');
});

test('a new phone number tells the business both identities', async () => {
  await write('kofi', { text: 'Hello' });
  await sim.control('PUT', '/customers/kofi/phone', { phone: '12025550144' });
  await sim.idle();
  const parsed = parse(new TextEncoder().encode(sim.product.bodies.at(-1)));
  assert.ok('items' in parsed);
  const [change] = parsed.items;
  assert.ok(change?.type === 'identity');
  assert.deepEqual([change.previous.phone, change.next.phone], ['12025550143', '12025550144']);
});

test('any body can be posted, signed', async () => {
  await sim.control('POST', '/webhooks', { object: 'whatsapp_business_account', entry: [] });
  assert.equal(sim.product.bodies.length, 1);
});

test('the webhook can be verified as Meta does', async () => {
  assert.deepEqual((await sim.control('POST', '/verification')).body, { ok: true });
});

test('a web page cannot reach the control API', async () => {
  const response = await fetch(`${sim.url}/_sim/reset`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(response.status, 403);
});

test('nonsense is refused', async () => {
  assert.equal((await write('kofi', { type: 7 })).status, 422);
  assert.equal((await write('nobody', { text: 'x' })).status, 404);
  assert.equal((await sim.control('POST', '/faults', { fault: 'flood' })).status, 422);
});

test('in production it does not start', async () => {
  await assert.rejects(
    startSimulator({
      port: 0,
      webhookUrl: sim.product.url,
      appSecret: 's',
      verifyToken: 'v',
      numbers: [],
      production: true,
    }),
    /does not run in production/,
  );
});
