import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listSigningSecrets, sendingCredentials, verifyTokens } from '../../../db/numbers.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from rate_limits`;
  await house.sql`delete from members where number_id in (select id from numbers where phone_number_id = '900000000000001')`;
  await house.sql`delete from numbers where phone_number_id = '900000000000001'`;
});

const filled = {
  name: 'Third',
  displayPhone: '+1 555 078 3883',
  phoneNumberId: '900000000000001',
  wabaId: '102290129340398',
  accessToken: 'EAAG-a-token-of-a-system-user',
  appSecret: '0123456789abcdef0123456789abcdef',
  verifyToken: 'a-word-of-ours',
};
const connected = () =>
  house.sql<{ id: string }[]>`select id from numbers where phone_number_id = ${filled.phoneNumberId}`;

test('an Admin connects a number with its members; its secrets are sealed and work', async () => {
  const ama = await house.as('ama');
  const answer = await ama.post('/settings/numbers', { ...filled, members: house.cast.ben });
  const [{ id } = { id: '' }] = await connected();
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/settings/numbers/${id}`]);
  expect(await sendingCredentials(house.sql, house.world.sealingKey, id)).toEqual({
    phoneNumberId: filled.phoneNumberId,
    accessToken: filled.accessToken,
  });
  const secrets = await listSigningSecrets(house.sql, house.world.sealingKey);
  expect(secrets).toContainEqual({ appSecret: filled.appSecret, phoneNumberIds: [filled.phoneNumberId] });
  expect(await verifyTokens(house.sql, house.world.sealingKey)).toContain(filled.verifyToken);
  const [stored] = await house.sql`select access_token, app_secret from numbers where id = ${id}`;
  expect(String(stored?.['access_token'])).not.toContain(filled.accessToken);

  const page = await (await ama.get('/settings/numbers')).text();
  expect(page).toContain('Third');
  expect(page).toContain('Ben');
});

test('no page ever shows a token or an app secret again', async () => {
  const ama = await house.as('ama');
  await ama.post('/settings/numbers', filled);
  expect(await connected()).toHaveLength(1);
  const again = await ama.post('/settings/numbers', filled);
  const pages = [await again.text(), await (await ama.get('/settings/numbers')).text()].join();
  expect(pages).toContain(filled.phoneNumberId);
  expect(pages).not.toContain(filled.accessToken);
  expect(pages).not.toContain(filled.appSecret);
});

test.each(['ines', 'ben', 'sol'])('to %s, who is no Admin, there are no settings', async (name) => {
  const person = await house.as(name);
  for (const path of ['/settings', '/settings/numbers', '/settings/numbers/new'])
    expect((await person.get(path)).status).toBe(404);
  expect((await person.post('/settings/numbers', filled)).status).toBe(404);
  expect(await connected()).toHaveLength(0);
  expect(await (await person.get('/inbox')).text()).not.toContain('href="/settings"');
});

test.each([
  ['name', ' ', 'Give it a name'],
  ['displayPhone', '555', 'with a plus and the country code'],
  ['phoneNumberId', '+15550783883', 'digits only'],
  ['wabaId', 'abc', 'digits only'],
  ['accessToken', 'two words', 'one word without spaces'],
  ['appSecret', '', 'one word without spaces'],
  ['verifyToken', 'x', 'at least six'],
])(
  'a wrong %s comes back with a sentence at the field, and nothing is connected',
  async (field, value, sentence) => {
    const ama = await house.as('ama');
    const answer = await ama.post('/settings/numbers', { ...filled, [field]: value });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html.match(/aria-invalid/g)).toHaveLength(1);
    expect(await connected()).toHaveLength(0);
  },
);

test('a phone number id that is connected already is refused, and its number stays as it was', async () => {
  const ama = await house.as('ama');
  const answer = await ama.post('/settings/numbers', {
    ...filled,
    phoneNumberId: '106540352242922',
    name: 'Stolen',
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('connected already');
  const [main] = await house.sql`select name from numbers where phone_number_id = '106540352242922'`;
  expect(main?.['name']).not.toBe('Stolen');
});

test('somebody who is no active user cannot be made a member', async () => {
  const ama = await house.as('ama');
  expect((await ama.post('/settings/numbers', { ...filled, members: house.cast.dee })).status).toBe(303);
  const rows =
    await house.sql`select from members where number_id in ${house.sql((await connected()).map(({ id }) => id))}`;
  expect(rows).toHaveLength(0);
});
