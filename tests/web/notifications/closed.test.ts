import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { queueCalls } from '../../../db/push-queue.ts';
import { openConversation } from '../../support/build.ts';
import { startPushService, type PushService } from '../../support/push-service.ts';
import { read } from '../inbox/room.ts';
import { type House, openHouse } from '../house.ts';

/** What a browser asks so that it rings while the page is closed. */
let house: House;
let strict: House;
let service: PushService;
beforeAll(async () => {
  [house, strict, service] = await Promise.all([
    openHouse(),
    openHouse({ mayBeInside: false }),
    startPushService(),
  ]);
});
afterAll(async () => {
  await Promise.all([house.close(), strict.close(), service.stop()]);
});
beforeEach(async () => {
  for (const { sql } of [house, strict]) {
    await sql`delete from push_subscriptions`;
    await sql`delete from rate_limits`;
  }
});

const path = '/push-subscriptions';
const kept = async ({ sql }: House) =>
  (
    await sql<{ endpoint: string; name: string }[]>`
      select endpoint, users.name from push_subscriptions join users on users.id = user_id`
  ).map(({ endpoint, name }) => [endpoint, name]);
type Somebody = Awaited<ReturnType<House['as']>>;
const remove = (who: Somebody, endpoint: string) =>
  who.request(path, {
    method: 'DELETE',
    body: new URLSearchParams({ endpoint }),
    headers: { origin: 'http://localhost:3000' },
  });

test('a browser rings for whoever is signed in in it, until they say otherwise or sign out', async () => {
  const ben = await house.as('ben');
  const address = service.browser();
  expect((await ben.post(path, { ...address })).status).toBe(204);
  expect(await kept(house)).toEqual([[address.endpoint, 'Ben']]);
  expect(await (await ben.get('/settings/notifications')).text()).toContain(
    `data-endpoint="${address.endpoint}"`,
  );
  const sade = await house.as('sade');
  expect(await (await sade.get('/settings/notifications')).text()).not.toContain(address.endpoint);
  expect((await remove(sade, address.endpoint)).status).toBe(204);
  expect(await kept(house), 'only one’s own is ended').toHaveLength(1);
  expect((await remove(ben, address.endpoint)).status).toBe(204);
  expect(await kept(house)).toEqual([]);

  await ben.post(path, { ...address });
  await sade.post(path, { ...address });
  expect(await kept(house)).toEqual([[address.endpoint, 'Sade']]);
  await sade.post('/logout', {});
  expect(await kept(house)).toEqual([]);
});

test('what a script says by itself begins nothing for anybody else', async () => {
  const [ben, address, next] = [await house.as('ben'), service.browser(), service.browser()];
  expect((await ben.post(path, { ...address, of: house.cast.sade })).status).toBe(204);
  expect((await ben.post(path, { ...address, was: 'https://push.example/other' })).status).toBe(204);
  expect(await kept(house)).toEqual([]);
  await ben.post(path, { ...address, of: house.cast.ben });
  await ben.post(path, { ...next, was: address.endpoint });
  expect(await kept(house)).toEqual([[next.endpoint, 'Ben']]);
});

test('the list of one’s own devices: which they are, which is this one, and what could not be reached', async () => {
  const { sql, cast } = house;
  const [desk, phone, sade] = [await house.as('ben'), await house.as('ben'), await house.as('sade')];
  await sql`delete from push_endings`;
  for (const browser of [desk, phone, sade]) await browser.post(path, { ...service.browser() });
  await sql`
    update sessions set user_agent = 'Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36'
    where id = (select session_id from push_subscriptions where user_id = ${cast.ben} order by made_at desc limit 1)`;
  const listed = async (browser: Somebody) => {
    const html = await (await browser.get('/settings/notifications')).text();
    const at = html.indexOf('id="devices"');
    return at === -1 ? '' : html.slice(at, html.indexOf('</section>', at));
  };
  const rows = (html: string) =>
    html
      .split(/<div class="setting"[^>]*>/)
      .slice(1)
      .map(read);
  expect(rows(await listed(desk))).toEqual([
    expect.stringMatching(/^Chrome on Android Since .+ · not rung yet Remove$/),
    expect.stringMatching(/· not rung yet This device Remove$/),
  ]);

  const [mobile] = await sql<{ id: string }[]>`
    update push_subscriptions set refused_since = now(), taken_at = now() where id = (
      select id from push_subscriptions where user_id = ${cast.ben} order by made_at desc limit 1) returning id`;
  expect(rows(await listed(desk))[0]).toMatch(
    /last rung .+ This device could not be reached since .+ Remove$/,
  );
  const removal = '/push-subscriptions/removals';
  expect((await sade.post(removal, { device: mobile?.id ?? '' })).status).toBe(303);
  expect(rows(await listed(desk))).toHaveLength(2);
  const gone = await desk.post(removal, { device: mobile?.id ?? '' });
  expect([gone.status, gone.headers.get('location')]).toEqual([
    303,
    '/settings/notifications?done=removed#devices',
  ]);
  expect(rows(await listed(desk))).toHaveLength(1);
  expect((await desk.post(removal, { device: 'x' })).status).toBe(422);
  expect(await listed(await house.as('ines'))).toBe('');
});

test('a page that says by itself that a removed device rings is told to say it no more; a press is heard', async () => {
  const [ben, address] = [await house.as('ben'), service.browser()];
  await ben.post(path, { ...address });
  const [device] = await house.sql<{ id: string }[]>`select id from push_subscriptions`;
  await ben.post('/push-subscriptions/removals', { device: device?.id ?? '' });
  expect((await ben.post(path, { ...address, of: house.cast.ben })).status).toBe(410);
  expect(await kept(house)).toEqual([]);
  expect((await ben.post(path, { ...address })).status).toBe(204);
  expect(await kept(house)).toEqual([[address.endpoint, 'Ben']]);
});

const good = () => ({ ...service.browser(), endpoint: 'https://push.example/1' });
const offCurve = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString('base64url');
test.each([
  ['endpoint', 'javascript:alert(1)'],
  ['endpoint', 'push.example'],
  ['endpoint', `https://push.example/${'a'.repeat(1000)}`],
  ['endpoint', 'https://ben:secret@push.example/1'],
  ['endpoint', 'http://push.example/1'],
  ['endpoint', 'https://127.0.0.1/1'],
  ['endpoint', 'https://[::1]/1'],
  ['endpoint', 'https://[::ffff:192.168.0.1]/1'],
  ['endpoint', 'https://169.254.169.254/latest'],
  ['endpoint', 'https://2130706433/1'],
  ['endpoint', 'https://localhost/1'],
  ['endpoint', 'https://db.localhost/1'],
  ['p256dh', offCurve],
  ['p256dh', Buffer.alloc(65).toString('base64url')],
  ['p256dh', 'AAAA'],
  ['p256dh', 'not base64url!'],
  ['auth', Buffer.alloc(15).toString('base64url')],
  ['auth', Buffer.alloc(17).toString('base64url')],
  ['auth', ''],
])('%s=%s is nonsense, and nothing is kept', async (field, value) => {
  const ben = await strict.as('ben');
  expect((await ben.post(path, { ...good(), [field]: value })).status).toBe(422);
  expect(await kept(strict)).toEqual([]);
});
test('the same with nothing wrong in it is kept', async () => {
  const ben = await strict.as('ben');
  expect((await ben.post(path, good())).status).toBe(204);
  expect(await kept(strict)).toEqual([['https://push.example/1', 'Ben']]);
});

test('a page that made a call says so, and no phone rings for it; nonsense is none', async () => {
  const { conversationId } = await openConversation(house.sql, { agentId: house.cast.ben });
  const [desk, phone] = [await house.as('ben'), await house.as('ben')];
  for (const browser of [desk, phone]) await browser.post(path, { ...service.browser() });
  const alert = { id: `${conversationId}.9`, kind: 'message' as const, conversationId };
  await queueCalls(
    house.sql,
    { id: house.cast.ben, role: 'service', active: true, numberIds: [house.cast.main] },
    { waitMs: 0, decide: () => [{ ...alert, at: new Date(Date.now() + 1000) }] },
  );
  const due = async () =>
    (await house.sql`select from pushes where alert_id = ${alert.id} and due_at is not null`).length;
  expect(await due()).toBe(2);
  const sade = await house.as('sade');
  await sade.post('/alerts/heard', { ids: alert.id, where: 'everywhere' });
  expect(await due(), 'nobody hushes another’s phone').toBe(2);
  expect((await desk.post('/alerts/heard', { ids: alert.id, where: 'here' })).status).toBe(204);
  expect(await due()).toBe(1);
  expect((await desk.post('/alerts/heard', { ids: alert.id, where: 'everywhere' })).status).toBe(204);
  expect(await due()).toBe(0);
  for (const form of [{ ids: 'x', where: 'here' }, { ids: alert.id, where: 'there' }, { ids: '' }])
    expect((await desk.post('/alerts/heard', form as Record<string, string>)).status).toBe(422);
});
