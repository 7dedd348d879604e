/** Settings → Refused: who asked for what they may not do (ROUTING 37). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepRefusal } from '../../../db/refusals.ts';
import { lina } from '../../support/cast.ts';
import { openConversation } from '../../support/build.ts';
import { type Browser, type House, openHouse } from '../house.ts';

let house: House;
let ama: Browser;
let sol: Browser;
let linas = '';
beforeAll(async () => {
  house = await openHouse({ commands: { close: async () => ({ ok: false, why: 'not-allowed' }) } });
  linas = (await openConversation(house.sql, { customer: lina })).conversationId;
  ama = await house.as('ama');
  sol = await house.as('sol');
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`delete from refusals`;
});

const page = async (query = '') => {
  const answer = await ama.get(`/settings/refused${query}`);
  expect(answer.status).toBe(200);
  return answer.text();
};
const forged = () => sol.post(`/conversations/${linas}/agent`, { to: house.cast.sade });

test('with nothing refused it says so', async () => {
  expect(await page()).toContain('Nobody has been refused anything.');
});

test('what was refused at the door: who, what, which conversation, when', async () => {
  expect((await forged()).status).toBe(403);
  const html = await page();
  expect(html).toMatch(/Sol.*Transfer it.*Not theirs to do/s);
  expect(html).toContain(`href="/inbox/${linas}"`);
  expect(html).toMatch(/<time datetime="[^"]+Z">Today/);
});

test('what is not theirs to know is a 404, and nothing was refused', async () => {
  expect((await sol.post(`/conversations/${crypto.randomUUID()}/claim`, {})).status).toBe(404);
  expect(await house.sql`select from refusals`).toHaveLength(0);
});

test('what the rule refused when it looked again', async () => {
  const form = { command: crypto.randomUUID(), from: '', seen: '1' };
  expect((await ama.post(`/conversations/${linas}/closure`, form)).status).toBe(409);
  expect(await house.sql`select user_id, action, conversation_id, why from refusals`).toEqual([
    { user_id: house.cast.ama, action: 'close', conversation_id: linas, why: 'decision' },
  ]);
  expect(await page()).toContain('No longer theirs to do when it was decided');
});

test('the refusal stands where it cannot be written down', async () => {
  await house.sql`alter table refusals rename to refusals_away`;
  try {
    expect((await forged()).status).toBe(403);
  } finally {
    await house.sql`alter table refusals_away rename to refusals`;
  }
});

test('fifty a page, the older ones behind a link', async () => {
  for (let n = 0; n < 51; n++)
    await keepRefusal(house.sql, {
      ...{ by: house.cast.sol, action: n === 0 ? 'release' : 'transfer', why: 'door' },
      about: { conversationId: linas },
    });
  const first = await page();
  expect(first.match(/Not theirs to do/g)).toHaveLength(50);
  expect(first).not.toContain('Put it back in Unassigned');
  const [, older = ''] = /href="\/settings\/refused(\?before=[^"]+)"/.exec(first) ?? [];
  const second = await page(older);
  expect(second).toContain('Put it back in Unassigned');
  expect(second).not.toContain('before=');
  expect(await page('?before=nonsense')).toContain(older);
});

test('for everybody but an Admin there is no such page', async () => {
  expect((await sol.get('/settings/refused')).status).toBe(404);
});
