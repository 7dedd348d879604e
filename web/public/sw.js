/*
 * The service worker: what goes on when no page is open, and what stands between a page and the network. It keeps one
 * page, which says that the network is gone, and the files that page needs; nothing anybody reads or writes is ever
 * put in a cache. web/install/worker.ts puts `kept` before this text: { cache, page, files }, named by their content.
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

/* Whatever is not answered here goes to the network as if there were no worker: htmx, streams, media, every form. */
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(visit(event));
  else if (kept.files.includes(new URL(request.url).pathname)) event.respondWith(file(request));
});

async function visit(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await fromKept(kept.page)) ?? Response.error();
  }
}

/* Their names say what is in them, so that what is kept is never old. */
const file = async (request) => (await fromKept(new URL(request.url).pathname)) ?? fetch(request);

const fromKept = (path) => caches.match(path, { cacheName: kept.cache, ignoreVary: true });
