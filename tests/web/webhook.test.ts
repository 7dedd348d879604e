import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertNumber } from '../../db/numbers.ts';
import { castKey, mainPhoneNumberId, secrets, wabaId } from '../support/cast.ts';
import { newWamid } from '../support/build.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await insertAnotherApps();
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from deliveries`);

const sign = (body: string | Uint8Array, secret = secrets.appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function deliver(body: string | Uint8Array, signature: string | null = sign(body), app = house.app) {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (signature !== null) headers['x-hub-signature-256'] = signature;
  return app.request('/webhooks/whatsapp', { method: 'POST', body: body as BodyInit, headers });
}

const kept = async () => (await house.sql`select state from deliveries`).map((row) => row['state'] as string);
const messages = async (wamid: string) => house.sql`select body from messages where wamid = ${wamid}`;

function text({
  wamid = newWamid(),
  phoneNumberId = mainPhoneNumberId,
  body = 'Is it ready?',
  from = '233201234567',
} = {}) {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: wabaId,
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
              contacts: [{ profile: { name: 'Kofi Mensah' }, wa_id: from }],
              messages: [
                {
                  from,
                  id: wamid,
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body },
                },
              ],
            },
          },
        ],
      },
    ],
  });
}

test('Meta’s question about the address is answered for our verify token alone', async () => {
  const ask = (token: string, mode = 'subscribe') =>
    house.app.request(
      `/webhooks/whatsapp?hub.mode=${mode}&hub.verify_token=${token}&hub.challenge=1158201444`,
    );
  const yes = await ask(secrets.verifyToken);
  expect([yes.status, await yes.text()]).toEqual([200, '1158201444']);
  expect((await ask('another')).status).toBe(403);
  expect((await ask('')).status).toBe(403);
  expect((await ask(secrets.verifyToken, 'unsubscribe')).status).toBe(403);
});

test('a signed message is stored before it is answered', async () => {
  const wamid = newWamid();
  const answer = await deliver(text({ wamid }));
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  expect(await messages(wamid)).toEqual([{ body: 'Is it ready?' }]);
});

test.each([
  ['no signature', (): string | null => null],
  ['a wrong one', (): string | null => `sha256=${'0'.repeat(64)}`],
  ['another app’s', (body: string): string | null => sign(body, 'another-secret')],
  ['one of another body', (body: string): string | null => sign(`${body} `)],
  ['one that is no signature', (): string | null => 'sha1=abc'],
])('with %s nothing is stored', async (_, signature) => {
  const wamid = newWamid();
  const body = text({ wamid });
  expect((await deliver(body, signature(body))).status).toBe(401);
  expect(await messages(wamid)).toEqual([]);
  expect(await kept()).toEqual([]);
});

test('a byte that is changed on the way is noticed, also one that means the same', async () => {
  const body = text();
  expect((await deliver(body.replace('/', '\\/').replace('?', '!'), sign(body))).status).toBe(401);
  expect((await deliver(`${body}\n`, sign(body))).status).toBe(401);
});

test('an app speaks for its own numbers only', async () => {
  const theirs = newWamid();
  const body = text({ wamid: theirs });
  const answer = await deliver(body, sign(body, 'their-secret'));
  expect(answer.status).toBe(200);
  expect(await messages(theirs)).toEqual([]);
  expect(await kept()).toEqual(['partly']);
});

test('a number nobody knows loses nothing and stores nothing else', async () => {
  const wamid = newWamid();
  expect((await deliver(text({ wamid, phoneNumberId: '999' }))).status).toBe(200);
  expect(await messages(wamid)).toEqual([]);
  expect(await kept()).toEqual(['partly']);
});

test('more than 3 MB is not even read', async () => {
  const body = text({ body: 'x'.repeat(3 * 1024 * 1024) });
  expect((await deliver(body)).status).toBe(413);
  expect(await kept()).toEqual([]);
});

test.each(['', 'not json', '[]', '"text"', '\u0000', '{"object":'])(
  '%j is kept and answered',
  async (body) => {
    expect((await deliver(body)).status).toBe(200);
    expect(await kept()).toEqual(['unreadable']);
  },
);

test('the same message fifty times at once is one message in one conversation', async () => {
  const wamid = newWamid();
  const body = text({ wamid, from: '254700999001' });
  const answers = await Promise.all(Array.from({ length: 50 }, () => deliver(body)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await messages(wamid)).toHaveLength(1);
  expect(
    await house.sql`select 1 from conversations join identities on identities.contact_id = conversations.contact_id
      where identities.value = '254700999001'`,
  ).toHaveLength(1);
});

test('it asks for no session and no origin, and a reading of it writes nothing', async () => {
  const before = await house.sql`select count(*) from deliveries`;
  expect((await house.app.request('/webhooks/whatsapp')).status).toBe(403);
  expect(await house.sql`select count(*) from deliveries`).toEqual(before);
});

test('with Postgres away it is not acknowledged, so that WhatsApp comes again', async () => {
  const other = await openHouse();
  const wamid = newWamid();
  const body = text({ wamid });
  await other.world.live.stop();
  await other.sql.end({ timeout: 0 });
  expect((await deliver(body, sign(body), other.app)).status).toBe(503);
  await other.close().catch(() => {}); // its pool has ended already
  expect((await deliver(body)).status).toBe(200);
});

async function insertAnotherApps() {
  await house.sql.begin((tx) =>
    insertNumber(tx, {
      phoneNumberId: '200000000000001',
      wabaId: '300000000000001',
      displayPhone: '+1 555 010 0001',
      name: 'Theirs',
      secrets: { key: castKey, accessToken: 'a', appSecret: 'their-secret', verifyToken: 'their-token' },
    }),
  );
}
