/*
 * The service worker: what goes on when no page is open, and what stands between a page and the network. It keeps one
 * page, which says that the network is gone, and the files that page needs; nothing anybody reads or writes is ever
 * put in a cache. It also shows what is pushed. web/install/worker.ts puts before this text `kept`, { cache, page,
 * files } named by their content, and `pictures`, { icon, badge } of what is pushed.
 */

/* --- the page for when the network is gone ------------------------------------------------------------------------ */
self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));

async function keep() {
  const cache = await caches.open(kept.cache);
  const asNobody = { credentials: 'omit', cache: 'reload' };
  await cache.addAll([kept.page, ...kept.files].map((path) => new Request(path, asNobody)));
}

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== kept.cache).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // the network does not wait for this to start
  await self.clients.claim();
}

/* Whatever is not answered here goes to the network as if there were no worker: htmx, streams, media. */
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(visit(event));
  else if (request.mode === 'navigate') event.respondWith(send(event));
  else if (kept.files.includes(new URL(request.url).pathname)) event.respondWith(file(request));
});

async function visit(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await fromKept(kept.page)) ?? Response.error();
  }
}

/*
 * A form that reaches nobody leaves its page standing, with all that was written in it: "204 No Content" is what keeps a
 * browser where it is. The page says so itself (app.js); where none does, the browser says it in its own way.
 */
async function send({ request }) {
  try {
    return await fetch(request);
  } catch {
    const pages = await self.clients.matchAll({ type: 'window' });
    const pressed = pages.find(({ focused }) => focused) ?? pages[0];
    const said = pressed && (await answers(pressed, { unsent: true }));
    return said ? new Response(null, { status: 204 }) : Response.error();
  }
}

/* Their names say what is in them, so that what is kept is never old. */
const file = async (request) => (await fromKept(new URL(request.url).pathname)) ?? fetch(request);

const fromKept = (path) => caches.match(path, { cacheName: kept.cache, ignoreVary: true });

/* --- ringing while no page is open (activities/ringing.ts sends, channels/push/draw.ts draws) ------------------------ */
self.addEventListener('push', (event) => event.waitUntil(ring(event.data.json())));

/* What is sent again, because nobody could note that it was sent, rings no second time. */
async function ring({ id, tag, href, title, text }) {
  const isNew = await isFirst(id);
  if (!isNew || (await isShown(tag, id)) || (await isLookedAt())) return;
  const how = { body: text, tag, renotify: true, ...pictures, data: { id, href } };
  await self.registration.showNotification(title, how);
}

/* By the page, which shows what it can in the same way. */
const isShown = async (tag, id) =>
  (await self.registration.getNotifications({ tag })).some(({ data }) => data?.id === id);

/* Its own popup is enough. */
const isLookedAt = async () =>
  (await self.clients.matchAll({ type: 'window' })).some(
    ({ focused, visibilityState }) => focused && visibilityState === 'visible',
  );

/* Ids alone, the last few hundred. Two pushes at once cannot both be the first to add one. */
const remembered = 300;
async function isFirst(id) {
  const shown = await open('rung');
  return new Promise((done, failed) => {
    const turn = shown.transaction('ids', 'readwrite');
    const ids = turn.objectStore('ids');
    let known = false;
    ids.index('id').getKey(id).onsuccess = ({ target }) => {
      known = target.result !== undefined;
      if (known) return;
      ids.add({ id }).onsuccess = ({ target: { result: last } }) => {
        ids.delete(IDBKeyRange.upperBound(last - remembered));
      };
    };
    turn.oncomplete = () => {
      shown.close();
      done(!known);
    };
    turn.onerror = turn.onabort = () => failed(turn.error);
  });
}
function open(name) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = ({ target: { result } }) => {
      const ids = result.createObjectStore('ids', { autoIncrement: true });
      ids.createIndex('id', 'id', { unique: true });
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
}

/* The browser has given its push service another address for us. */
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(move(event)));

async function move({ oldSubscription: old, newSubscription }) {
  if (!old) return; // whose it was cannot be said: Settings → Notifications shows that it is off
  const next = newSubscription ?? (await self.registration.pushManager.subscribe(old.options));
  const { endpoint, keys } = next.toJSON();
  const body = new URLSearchParams({ endpoint, p256dh: keys.p256dh, auth: keys.auth, was: old.endpoint });
  await fetch('/push-subscriptions', { method: 'POST', body });
}

/* --- a popup is pressed ------------------------------------------------------------------------------------------- */
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(lead(ours(event.notification.data?.href)));
});

/* A path of ours, whatever it was. */
function ours(href = '/inbox') {
  const { origin, pathname, search } = new URL(href, self.location.origin);
  return origin === self.location.origin ? pathname + search : '/inbox';
}

/* Into the tab that was looked at last; that goes there without loading anew, where it can. */
async function lead(path) {
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (!page) return self.clients.openWindow(path);
  await page.focus().catch(() => {}); // some browser may not let it; it goes there all the same
  if (await answers(page, { open: path })) return; // popups.js; a tab that shows a file, or the login, does not
  const [now] = await self.clients.matchAll({ type: 'window' }); // it may have gone elsewhere meanwhile
  await (now ? now.navigate(path) : self.clients.openWindow(path));
}

/* Whether the page has heard this, and does it. */
function answers(page, asked) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => answer(true);
    page.postMessage(asked, [port2]);
    setTimeout(answer, 1000, false);
  });
}
