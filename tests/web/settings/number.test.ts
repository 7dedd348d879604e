import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectionOf } from '../../../db/connections.ts';
import { listHealth } from '../../../db/health.ts';
import { listNumbers, verifyTokens } from '../../../db/numbers.ts';
import { queueReply } from '../../../db/replies.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { beginTrouble } from '../../../db/trouble.ts';
import type { Connection, ConnectionFault, Inspection } from '../../../domain/health.ts';
import { openConversation } from '../../support/build.ts';
import { secrets } from '../../support/cast.ts';
import { type House, openHouse } from '../house.ts';

const fine: Inspection = {
  findings: [],
  seen: {
    displayPhone: '+1 555 078 3881',
    verifiedName: 'Marlow Cycles',
    quality: 'GREEN',
    limit: '2000',
    name: 'APPROVED',
  },
};
const wrong = (fault: ConnectionFault): Inspection => ({
  findings: [{ fault, code: 190, detail: 'Session has <b>expired</b>' }],
  seen: null,
});

let house: House;
let path: string;
const asked: Connection[] = [];
let answer: Inspection = fine;
beforeAll(async () => {
  house = await openHouse({
    inspect: async (connection) => {
      asked.push(connection);
      return answer;
    },
  });
  path = `/settings/numbers/${house.cast.main}`;
});
afterAll(() => house.close());
beforeEach(async () => {
  asked.length = 0;
  answer = fine;
  await house.sql`delete from rate_limits`;
  await house.sql`delete from number_health`;
});

const form = {
  name: 'Main',
  displayPhone: '+1 555 078 3881',
  wabaId: '102290129340398',
  accessToken: '',
  appSecret: '',
  verifyToken: secrets.verifyToken,
};
const kept = () => connectionOf(house.sql, house.world.sealingKey, house.cast.main);

test('the page shows what is entered at Meta, who shares the app secret, and no secret', async () => {
  const ama = await house.as('ama');
  const html = await (await ama.get(path)).text();
  expect(html).toContain('http://localhost:3000/webhooks/whatsapp');
  expect(html).toContain(secrets.verifyToken);
  expect(html).toContain('The same app secret is used by Second');
  expect(html).not.toContain(secrets.accessToken);
  expect(html).not.toContain(secrets.appSecret);
});

test('an empty field keeps what there is, a filled one replaces it', async () => {
  const ama = await house.as('ama');
  await ama.post(path, { ...form, name: 'Front desk' });
  expect(await kept()).toMatchObject({ accessToken: secrets.accessToken, appSecret: secrets.appSecret });
  expect((await listNumbers(house.sql)).map(({ name }) => name)).toContain('Front desk');

  const saved = await ama.post(path, { ...form, accessToken: 'EAAG-another', verifyToken: 'another-word' });
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?saved`]);
  expect(await kept()).toMatchObject({ accessToken: 'EAAG-another', appSecret: secrets.appSecret });
  expect(await verifyTokens(house.sql, house.world.sealingKey)).toContain('another-word');
  await ama.post(path, { ...form, accessToken: secrets.accessToken });
});

test('a new token wakes what was held; a new name does not', async () => {
  const { sql, cast } = house;
  const { conversationId } = await openConversation(sql, { agentId: cast.ben });
  const reply = { conversationId, by: cast.ben, body: 'Until six.', formKey: crypto.randomUUID() };
  expect((await queueReply(sql, { ...reply, replyToWamid: null })).ok).toBe(true);
  await inTransaction(sql, (tx) => beginTrouble(tx, cast.main, { code: 190, detail: 'expired' }));
  await sql`delete from outbox`;

  const ama = await house.as('ama');
  await ama.post(path, form);
  expect(await sql`select from outbox`).toHaveLength(0);
  await ama.post(path, { ...form, accessToken: secrets.accessToken });
  expect(await sql`select signal from outbox`).toEqual([{ signal: 'messageQueued' }]);
  expect((await listNumbers(sql)).every(({ trouble }) => trouble === null)).toBe(true);
});

test.each([
  ['name', ' '],
  ['displayPhone', '555'],
  ['wabaId', 'abc'],
  ['accessToken', 'two words'],
  ['appSecret', 'x'],
])('a wrong %s comes back at its field and nothing is saved', async (field, value) => {
  const ama = await house.as('ama');
  const before = await kept();
  const answered = await ama.post(path, { ...form, [field]: value });
  expect(answered.status).toBe(422);
  expect((await answered.text()).match(/aria-invalid/g)).toHaveLength(1);
  expect(await kept()).toEqual(before);
});

test('which number it is at Meta cannot be changed, whatever the form says', async () => {
  const ama = await house.as('ama');
  await ama.post(path, { ...form, phoneNumberId: '999999999', trouble: 'x', bot_on: 'true' });
  expect((await kept())?.phoneNumberId).toBe('106540352242922');
});

test('a test of what is kept asks with the kept secrets, says how it is, and is remembered', async () => {
  const ama = await house.as('ama');
  answer = wrong('token-expired');
  const html = await (await ama.post(`${path}/check`, form, { 'HX-Request': 'true' })).text();
  expect(asked).toEqual([await kept()]);
  expect(html).toContain('The access token has expired');
  expect(html).toContain('System users');
  expect(html).toContain('Session has &lt;b&gt;expired');
  expect(html).not.toContain('<html');
  expect(await listHealth(house.sql)).toMatchObject([{ value: 'token-expired' }]);
  expect(await (await ama.get('/settings/numbers')).text()).toContain('Nothing goes out');
  expect(await (await ama.get('/inbox')).text()).toContain('Nothing goes out on Main.');
  const ben = await house.as('ben');
  expect(await (await ben.get('/inbox')).text(), 'whoever answers there').toContain(
    'Nothing goes out on Main',
  );
  const zed = await house.as('zed');
  expect(await (await zed.get('/inbox')).text(), 'on another number').not.toContain('Nothing goes out');

  answer = fine;
  const page = await (await ama.post(`${path}/check`, form)).text();
  expect(page, 'without script, the whole page').toContain('<html');
  expect(page).toContain('Marlow Cycles, +1 555 078 3881');
  expect(await (await ama.get('/inbox')).text()).not.toContain('Nothing goes out');
});

test('a test of something typed tells only whoever typed it', async () => {
  const ama = await house.as('ama');
  answer = wrong('token-wrong');
  const typed = { ...form, accessToken: 'EAAG-typed' };
  const html = await (await ama.post(`${path}/check`, typed)).text();
  expect(asked[0]).toMatchObject({ accessToken: 'EAAG-typed', appSecret: secrets.appSecret });
  expect(html).toContain('doesn’t accept this access token');
  expect(html).not.toContain('EAAG-typed');
  expect(await listHealth(house.sql)).toEqual([]);
  expect(await kept()).toMatchObject({ accessToken: secrets.accessToken });
});

test('before it is connected a number is tested by what is typed, and too little asks nobody', async () => {
  const ama = await house.as('ama');
  const few = await ama.post('/settings/numbers/check', { phoneNumberId: '123456' });
  expect(few.status).toBe(422);
  expect(await few.text()).toContain('Fill in the IDs');
  expect(asked).toEqual([]);

  const typed = {
    phoneNumberId: '900000000000001',
    wabaId: '102290129340398',
    accessToken: 'EAAG-typed',
    appSecret: 'a-secret',
  };
  answer = wrong('other-account');
  const html = await (await ama.post('/settings/numbers/check', { ...typed, name: 'Third' })).text();
  expect(asked).toEqual([typed]);
  expect(html).toContain('belongs to another WhatsApp Business Account');
  expect(html).toContain('value="Third"');
  expect(html).not.toContain('EAAG-typed');
});

test('what WhatsApp warns of is told to Admins and to nobody else', async () => {
  const { sql, cast } = house;
  await sql`insert into number_health (number_id, fact, value, reported_at) values (${cast.main}, 'quality', 'RED', now())`;
  const pages = async (name: string) => (await (await house.as(name)).get('/inbox')).text();
  expect(await pages('ama')).toContain('Main: Quality, Low: customers block or report it.');
  for (const name of ['ines', 'ben']) expect(await pages(name)).not.toContain('Quality');
  expect(await (await (await house.as('ama')).get(path)).text()).toContain(
    'Low: customers block or report it',
  );
});

test.each(['ines', 'ben', 'sol'])(
  'to %s, who is no Admin, there is no such page and no test',
  async (name) => {
    const person = await house.as(name);
    expect((await person.get(path)).status).toBe(404);
    for (const to of [path, `${path}/check`, '/settings/numbers/check'])
      expect((await person.post(to, form)).status).toBe(404);
    expect(asked).toEqual([]);
  },
);

test('a number that is none is not found', async () => {
  const ama = await house.as('ama');
  for (const id of ['nonsense', '00000000-0000-7000-8000-000000000000'])
    expect((await ama.get(`/settings/numbers/${id}`)).status).toBe(404);
});
