import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findAlertSettings } from '../../../db/alert-settings.ts';
import { usualAlerts } from '../../../domain/alert.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from alert_settings`;
  await house.sql`delete from rate_limits`;
});

const path = '/settings/notifications';
const filled = { soundOn: 'on', sound: 'chime', volume: '35', previews: 'on', soundAbout: 'mention' };
const bens = () => findAlertSettings(house.sql, house.cast.ben);

test('whoever has set nothing is called for everything, without who or what', async () => {
  expect(await bens()).toEqual(usualAlerts);
  const html = await (await (await house.as('ben')).get(path)).text();
  expect(html.match(/name="(sound|popup)About"[^>]*checked/g)).toHaveLength(8);
  expect(html).not.toMatch(/id="previews"[^>]*checked/);
});

test('what is saved is theirs alone, and the page comes back in it', async () => {
  const ben = await house.as('ben');
  const answer = await ben.post(path, filled);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?done=saved`]);
  expect(await bens()).toEqual({
    soundOn: true,
    sound: 'chime',
    volume: 35,
    popupOn: false,
    previews: true,
    soundAbout: ['mention'],
    popupAbout: [],
  });
  expect(await findAlertSettings(house.sql, house.cast.sade)).toEqual(usualAlerts);
  const html = await (await ben.get(`${path}?done=saved`)).text();
  expect(html).toMatch(/<option value="chime" selected/);
  expect(html.match(/name="(sound|popup)About"[^>]*checked/g)).toHaveLength(1);
  expect(html).toMatch(/role="status"[^]*Saved\./);
});

test('several kinds at once', async () => {
  const ben = await house.as('ben');
  const body = new URLSearchParams([
    ...Object.entries(filled),
    ['popupAbout', 'message'],
    ['popupAbout', 'assigned'],
  ]);
  await ben.request(path, { method: 'POST', body, headers: { origin: 'http://localhost:3000' } });
  expect((await bens()).popupAbout).toEqual(['message', 'assigned']);
});

test.each([
  ['sound', 'trombone'],
  ['volume', '101'],
  ['volume', 'loud'],
  ['soundAbout', 'weather'],
])('%s=%s is nonsense', async (field, value) => {
  const ben = await house.as('ben');
  expect((await ben.post(path, { ...filled, [field]: value })).status).toBe(422);
  expect(await bens()).toEqual(usualAlerts);
});

test.each(['ama', 'ines', 'ben', 'sol'])('%s finds it in their menu', async (name) => {
  const person = await house.as(name);
  expect((await person.get(path)).status).toBe(200);
  expect(await (await person.get('/inbox')).text()).toContain(`href="${path}"`);
});
