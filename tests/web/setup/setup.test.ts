import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSetupLink } from '../../../db/setup.ts';
import { demoNumbers, demoSecrets } from '../../../dev/simulator/demo.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
let token: string;
beforeEach(async () => {
  house = await openHouse({ empty: true });
  token = (await makeSetupLink(house.sql)) ?? '';
});
afterEach(() => house.close());

const filled = {
  organisation: 'Marlow Cycles',
  name: 'Ama Owusu',
  email: 'Ama@Marlow.example',
  password: 'a bicycle made of glass',
};
const people = () => house.sql`select name, email, role, active from users`;

test('the link leads to the page; what is entered makes the organisation and signs its first Admin in, as Away', async () => {
  const browser = house.browser();
  const page = await browser.get(`/setup?token=${token}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('name="organisation"');

  const answer = await browser.post('/setup', { ...filled, token });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/start']);
  expect(await people()).toEqual([
    { name: 'Ama Owusu', email: 'ama@marlow.example', role: 'admin', active: true },
  ]);
  expect((await browser.get('/settings/start')).status).toBe(200);
  const again = house.browser();
  expect(await (await again.get('/login')).text()).toContain('Marlow Cycles');
  const login = await again.post('/login', { email: 'ama@marlow.example', password: filled.password });
  expect(login.headers.get('location')).toBe('/inbox');
  expect(await house.sql`select from presence where available`).toHaveLength(0);
});

test('once used the page is gone for ever, with this link and with any other', async () => {
  const other = (await makeSetupLink(house.sql)) ?? '';
  await house.browser().post('/setup', { ...filled, token });
  for (const link of [token, other, 'nonsense', ''])
    expect((await house.browser().get(`/setup?token=${link}`)).status).toBe(404);
  expect((await house.browser().post('/setup', { ...filled, token: other })).status).toBe(404);
  expect(await makeSetupLink(house.sql), 'a later start prints none').toBeNull();
  await house.sql`update users set active = false`;
  expect(await makeSetupLink(house.sql)).toBeNull();
  expect(await people()).toHaveLength(1);
});

test('of many at the same moment one becomes Admin', async () => {
  const links = await Promise.all(Array.from({ length: 6 }, () => makeSetupLink(house.sql)));
  const answers = await Promise.all(
    links.map((link, n) =>
      house.browser().post('/setup', { ...filled, email: `admin${n}@marlow.example`, token: link ?? '' }),
    ),
  );
  const statuses = answers.map(({ status }) => status).sort((one, other) => one - other);
  expect(statuses).toEqual([303, 404, 404, 404, 404, 404]);
  expect(await people()).toHaveLength(1);
});

test('without the link, or with one of yesterday, there is a word about where to find it and no form', async () => {
  const browser = house.browser();
  for (const path of ['/setup', '/setup?token=nonsense', '/login']) {
    const html = await (await browser.get(path)).text();
    expect(html).toContain('Nobody is set up here yet');
    expect(html).not.toContain('<form');
  }
  expect((await browser.post('/setup', { ...filled, token: 'nonsense' })).status).toBe(404);
  await house.sql`update setup_links set made_at = now() - interval '25 hours'`;
  expect((await browser.post('/setup', { ...filled, token })).status).toBe(404);
  expect(await people()).toHaveLength(0);
});

test('the link is kept as a hash', async () => {
  const [row] = await house.sql<{ hash: Buffer }[]>`select token_hash as hash from setup_links`;
  expect(row?.hash.toString()).not.toContain(token);
  expect(row?.hash.toString('base64url')).not.toContain(token);
});

test.each([
  ['organisation', ' '],
  ['name', ''],
  ['email', 'ama'],
  ['password', 'short'],
])('a wrong %s comes back at its field, without the password, and nobody is made', async (field, value) => {
  const answer = await house.browser().post('/setup', { ...filled, token, [field]: value });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html.match(/aria-invalid/g)).toHaveLength(1);
  expect(html).not.toContain(filled.password);
  expect(await people()).toHaveLength(0);
});

test('a role or an id in the form changes nothing', async () => {
  const sent = {
    ...filled,
    token,
    role: 'sale',
    id: '00000000-0000-7000-8000-000000000000',
    active: 'false',
  };
  await house.browser().post('/setup', sent);
  expect(await people()).toMatchObject([{ role: 'admin', active: true }]);
});

test('where there are people already there never is a set-up page', async () => {
  const lived = await openHouse();
  expect(await makeSetupLink(lived.sql)).toBeNull();
  expect((await lived.browser().get('/setup')).status).toBe(404);
  expect((await lived.browser().post('/setup', filled)).status).toBe(404);
  await lived.close();
});

test('the steps after it are ticked by what is there', async () => {
  await house.close();
  const numbers = demoNumbers.map(({ phoneNumberId, wabaId, displayPhone, name }) => ({
    ...{ phoneNumberId, wabaId, displayPhone, name },
  }));
  const rehearsal = {
    numbers,
    secrets: { accessToken: 'demo-access-token', ...demoSecrets },
    phonePath: '/dev/phone',
  };
  house = await openHouse({ empty: true, rehearsal });
  const browser = house.browser();
  const link = (await makeSetupLink(house.sql)) ?? '';
  await browser.post('/setup', { ...filled, token: link });
  const done = async () =>
    (await (await browser.get('/settings/start')).text()).match(/aria-label="Done"/g)?.length;
  expect(await done()).toBeUndefined();
  expect(await (await browser.get('/inbox')).text(), 'the empty inbox says where to begin').toContain(
    'href="/settings/start"',
  );

  for (const times of [1, 2]) {
    const answer = await browser.post('/settings/start/simulator', {});
    expect(answer.headers.get('location'), `pressed ${times}`).toBe('/settings/start');
  }
  expect(await house.sql`select name from numbers order by name`).toEqual([
    { name: 'Main' },
    { name: 'Second' },
  ]);
  expect(await done(), 'the number, and its one member').toBe(2);
  const page = await (await browser.get('/settings/start')).text();
  expect(page).toContain('/dev/phone');
  expect(page).not.toContain('Use the simulator');
});

test('without a simulator there is no button for it', async () => {
  const browser = house.browser();
  await browser.post('/setup', { ...filled, token });
  expect(await (await browser.get('/settings/start')).text()).not.toContain('simulator');
  expect((await browser.post('/settings/start/simulator', {})).status).toBe(404);
});
