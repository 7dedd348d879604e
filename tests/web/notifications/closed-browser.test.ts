import type { CDPSession, Page, Worker } from 'playwright-core';
import { expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { check } from '../../support/accessible.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../../support/build.ts';
import { startPushService } from '../../support/push-service.ts';
import { countShowings, showings } from '../../support/ringing.ts';
import { browse } from '../browsing.ts';

/** Ringing while no page is open, as far as a browser without a push service of its own goes. */
const browsing = browse();
const settings = '/settings/notifications';
const kept = () => browsing.house.sql<{ endpoint: string }[]>`select endpoint from push_subscriptions`;

/** A browser whose push service is `address`'s. */
async function withPushService(page: Page) {
  const service = await startPushService();
  const address = service.browser();
  await service.stop();
  await page.addInitScript(({ endpoint, p256dh, auth }) => {
    const subscription = {
      endpoint,
      options: {},
      toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
      unsubscribe: async () => localStorage.removeItem('subscribed'),
    };
    PushManager.prototype.getSubscription = async () =>
      (localStorage.getItem('subscribed') === null ? null : subscription) as unknown as PushSubscription;
    PushManager.prototype.subscribe = async (options) => {
      localStorage.setItem('subscribed', JSON.stringify(options));
      Object.assign(subscription.options, options);
      return subscription as unknown as PushSubscription;
    };
    Notification.requestPermission = async () => 'granted';
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
  }, address);
  return address;
}

test('a press lets this device ring, another ends it, and the page says which', async () => {
  await browsing.house.sql`delete from push_subscriptions`;
  const page = await browsing.at('/inbox', { worker: true });
  const { endpoint } = await withPushService(page);
  await page.goto(settings);
  await page.getByRole('button', { name: 'Ring this device', exact: true }).click();
  await page.getByText('This device rings', { exact: true }).waitFor();
  expect(await kept()).toEqual([{ endpoint }]);
  const options = JSON.parse(await page.evaluate(() => localStorage.getItem('subscribed') ?? ''));
  const [keys] = await browsing.house.sql<{ key: string }[]>`select public_key as key from push_keys`;
  expect(options).toEqual({ userVisibleOnly: true, applicationServerKey: keys?.key });
  await check({ page });

  await page.reload();
  await page.getByText('This device rings', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stop ringing here', exact: true }).click();
  await page.getByRole('button', { name: 'Ring this device', exact: true }).waitFor();
  expect(await kept()).toEqual([]);
});

test('whoever signs in again where they were rung is rung there again; somebody else is not', async () => {
  await browsing.house.sql`delete from push_subscriptions`;
  const page = await browsing.at('/inbox', { worker: true });
  const { endpoint } = await withPushService(page);
  await page.goto(settings);
  await page.getByRole('button', { name: 'Ring this device', exact: true }).click();
  await page.getByText('This device rings', { exact: true }).waitFor();
  await browsing.house.sql`delete from push_subscriptions`; // as when the session has run out
  const again = page.waitForResponse('**/push-subscriptions');
  await page.reload();
  expect((await again).status()).toBe(204);
  expect(await kept()).toEqual([{ endpoint }]);

  await browsing.house.sql`delete from push_subscriptions`;
  await page.evaluate((sade) => {
    localStorage.setItem('push-of', sade);
    localStorage.removeItem('push-kept');
  }, browsing.house.cast.sade);
  const others = page.waitForResponse('**/push-subscriptions');
  await page.reload();
  expect((await others).status()).toBe(204);
  expect(await kept()).toEqual([]);
});

test('a device that was removed on another does not begin again by itself; pressed, it does', async () => {
  await browsing.house.sql`delete from push_subscriptions`;
  const page = await browsing.at('/inbox', { worker: true });
  const { endpoint } = await withPushService(page);
  await page.goto(settings);
  await page.getByRole('button', { name: 'Ring this device', exact: true }).click();
  await page.getByText('This device rings', { exact: true }).waitFor();

  const desk = await browsing.at(settings);
  const devices = desk.locator('#devices');
  await check({ page: desk });
  await devices.getByRole('button', { name: 'Remove' }).click();
  await desk.locator('.callout', { hasText: 'It rings no more.' }).waitFor();
  expect(await kept()).toEqual([]);

  const again = page.waitForResponse('**/push-subscriptions');
  await page.reload();
  expect((await again).status()).toBe(410);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('push-of'))).toBe(null);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('subscribed'))).toBe(null);
  await page.getByRole('button', { name: 'Ring this device', exact: true }).click();
  await page.getByText('This device rings', { exact: true }).waitFor();
  expect(await kept()).toEqual([{ endpoint }]);
});

test('a push service that is away is spoken of', async () => {
  const page = await browsing.at('/inbox', { worker: true });
  await withPushService(page);
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = () => Promise.reject(new DOMException('none', 'AbortError'));
  });
  await page.goto(settings);
  await page.getByRole('button', { name: 'Ring this device', exact: true }).click();
  await page.getByText('That didn’t work:').waitFor();
});

test.each([
  [
    'blocked',
    'Blocked by this browser.',
    () => {
      Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
    },
  ],
  [
    'without push',
    'can’t ring while its page is closed',
    () => {
      Reflect.deleteProperty(window, 'PushManager');
    },
  ],
  [
    'on an iPhone, in the browser',
    'to the Home Screen and open it from there. Then',
    () => {
      Reflect.deleteProperty(window, 'PushManager');
      Object.assign(navigator, { standalone: false });
    },
  ],
  [
    'without https',
    'only ring over https',
    () => {
      Object.defineProperty(window, 'isSecureContext', { get: () => false });
    },
  ],
])('%s: a sentence says so', async (_, sentence, make) => {
  const page = await browsing.at('/inbox', { worker: true, width: 380 });
  await page.addInitScript(make);
  await page.goto(settings);
  await page.locator('#push-state').getByText(sentence).waitFor();
  expect(await page.locator('#push-state button:visible').count()).toBe(0);
});

/* --- the worker itself ------------------------------------------------------------------------------------------- */
interface Ringing {
  page: Page;
  worker: Worker;
  deliver(note: object): Promise<unknown>;
  shown(): Promise<{ title: string; body: string; tag: string }[]>;
}
/** A browser with no page of ours open, that may show notifications. */
async function ringing(): Promise<Ringing> {
  const page = await browsing.at('/inbox', { worker: true, permissions: ['notifications'] });
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const origin = await page.evaluate(() => location.origin);
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours !== undefined) found(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error('there is no worker');
  await countShowings(worker);
  await page.goto('about:blank');
  return {
    page,
    worker,
    deliver: (note) =>
      session.send('ServiceWorker.deliverPushMessage', {
        origin,
        registrationId,
        data: JSON.stringify(note),
      }),
    shown: () =>
      worker.evaluate(async () => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        const all = await registration.getNotifications();
        return all.map(({ title, body, tag }) => ({ title, body, tag }));
      }),
  };
}
const conversation = '0199a8e2-7c1e-7000-8000-00000000000a';
const note = (n: number, more = {}) => ({
  id: `${conversation}.${n}`,
  tag: conversation,
  href: `/inbox/${conversation}`,
  title: 'New message for you',
  text: 'Press to open the conversation.',
  ...more,
});
const press = ({ worker }: Ringing) =>
  worker.evaluate(async () => {
    const scope = globalThis as unknown as ServiceWorkerGlobalScopeOfTests;
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
  });
interface ServiceWorkerGlobalScopeOfTests extends EventTarget {
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (kind: string, of: object) => Event;
}

test('what is pushed is shown once, however often it is sent; the next of that conversation takes its place', async () => {
  const { deliver, shown, worker } = await ringing();
  await deliver(note(1));
  await expect.poll(() => showings(worker)).toBe(1);
  expect(await shown()).toEqual([
    { title: 'New message for you', body: 'Press to open the conversation.', tag: conversation },
  ]);
  await deliver(note(2, { title: 'Ada', text: 'Hello?' }));
  await expect.poll(() => showings(worker)).toBe(2);
  expect(await shown()).toEqual([{ title: 'Ada', body: 'Hello?', tag: conversation }]);
  await worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    for (const each of await registration.getNotifications()) each.close();
  });
  await deliver(note(1));
  await deliver(note(2));
  await deliver(note(3, { tag: 'more' }));
  await expect.poll(() => showings(worker)).toBe(3);
  expect((await shown()).map(({ tag }) => tag)).toEqual(['more']);
});

test('pressed, it leads an open tab to the conversation; nowhere else but to our own pages', async () => {
  const browser = await ringing();
  const { page, deliver, shown, worker } = browser;
  await deliver(note(1, { href: 'https://elsewhere.example/' }));
  await expect.poll(() => showings(worker)).toBe(1);
  await page.goto(browsingPath(browser, '/templates'));
  await press(browser);
  await expect.poll(shown).toEqual([]);
  await page.waitForURL('**/inbox');

  await page.goto('about:blank');
  await deliver(note(2));
  await expect.poll(() => showings(worker)).toBe(2);
  await page.goto(browsingPath(browser, '/templates'));
  await press(browser);
  await page.waitForURL(`**/inbox/${conversation}`);
});
const browsingPath = ({ worker }: Ringing, path: string) => new URL(path, worker.url()).href;

/* --- its push service gives it another address -------------------------------------------------------------------- */
type Address = Awaited<ReturnType<typeof withPushService>>;
/** What the browser tells its worker of; `subscribes`: what it would get by asking for a new one. Returns when that is done. */
const moves = (
  { worker }: Ringing,
  told: { old: Address | null; next: Address | null; subscribes?: Address },
) =>
  worker.evaluate(async ({ old, next, subscribes }) => {
    const scope = globalThis as unknown as ServiceWorkerGlobalScopeOfTests;
    const subscription = (of: Address | null | undefined, options = {}) =>
      of && {
        endpoint: of.endpoint,
        options,
        toJSON: () => ({ endpoint: of.endpoint, keys: { p256dh: of.p256dh, auth: of.auth } }),
      };
    const asked: unknown[] = [];
    scope.registration.pushManager.subscribe = async (options) => {
      asked.push(options);
      return subscription(subscribes) as unknown as PushSubscription;
    };
    const done: Promise<unknown>[] = [];
    const options = { userVisibleOnly: true, applicationServerKey: 'ours' };
    scope.dispatchEvent(
      Object.assign(new Event('pushsubscriptionchange'), {
        oldSubscription: subscription(old, options),
        newSubscription: subscription(next),
        waitUntil: (work: Promise<unknown>) => done.push(work),
      }),
    );
    await Promise.all(done);
    return asked;
  }, told);

test('a browser whose push service moves it rings at its new address, unless it was another’s', async () => {
  const { sql, cast } = browsing.house;
  await sql`delete from push_subscriptions`;
  const service = await startPushService();
  const [first, second, third, stray] = [1, 2, 3, 4].map(() => service.browser()) as [
    Address,
    Address,
    Address,
    Address,
  ];
  await service.stop();
  const browser = await ringing();
  const begun = await browser.page.context().request.post(browsingPath(browser, '/push-subscriptions'), {
    form: { ...first },
    headers: { origin: new URL(browser.worker.url()).origin },
  });
  expect(begun.status()).toBe(204);

  expect(await moves(browser, { old: first, next: second })).toEqual([]);
  expect(await kept()).toEqual([{ endpoint: second.endpoint }]);
  const asked = await moves(browser, { old: second, next: null, subscribes: third });
  expect(asked, 'with the key it had').toEqual([{ userVisibleOnly: true, applicationServerKey: 'ours' }]);
  expect(await kept()).toEqual([{ endpoint: third.endpoint }]);

  expect(await moves(browser, { old: null, next: stray })).toEqual([]);
  await moves(browser, { old: first, next: stray }); // not what it rings by any more
  expect(await kept()).toEqual([{ endpoint: third.endpoint }]);
  await sql`
    with hers as (insert into sessions (user_id, token, expires_at)
      values (${cast.sade}, 'of sade', now() + interval '1 hour') returning id)
    update push_subscriptions set user_id = ${cast.sade}, session_id = (select id from hers)`;
  await moves(browser, { old: third, next: stray });
  expect(await kept()).toEqual([{ endpoint: third.endpoint }]);
});

test('a page in front makes the call itself, says so, and shows no second one', async () => {
  const { sql, cast, world } = browsing.house;
  const id = (await openConversation(sql, { customer: stranger(77), agentId: cast.ben })).conversationId;
  await sql`delete from push_subscriptions`;
  const phone = await browsing.at('/inbox', { worker: true });
  const { endpoint } = await withPushService(phone);
  await phone.goto(settings);
  await phone.getByRole('button', { name: 'Ring this device', exact: true }).click();
  await phone.getByText('This device rings', { exact: true }).waitFor();
  expect(await kept()).toEqual([{ endpoint }]);
  await phone.close();

  const desk = await browsing.at('/templates');
  await desk.waitForFunction(() => localStorage.getItem('alerts-heard') !== null);
  await desk.mouse.move(50, 50);
  const said = desk.waitForRequest('**/alerts/heard');
  const { changed } = await take(sql, deliveryOf(inboundText({ body: 'Hello?', customer: stranger(77) })));
  world.nudges.changed(changed);
  const body = new URLSearchParams((await said).postData() ?? '');
  expect(body.get('where')).toBe('everywhere');
  expect(body.get('ids')).toMatch(new RegExp(`^${id}\\.\\d+$`));
  await expect
    .poll(() => sql`select due_at from pushes where alert_id = ${body.get('ids')}`)
    .toEqual([{ due_at: null }]);
});
