import { csrf } from 'hono/csrf';
import { every } from 'hono/combine';
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import type { Env } from './world.ts';

/**
 * What every page is served with. Only our own files run or style it, nothing may frame it, and no page is kept by a
 * cache. Our addresses name conversations, so other sites do not get them as a referrer; our own pages do, since a form
 * without script goes back to where it was pressed.
 */
export const headers = (baseUrl: string) =>
  every(
    ownHeaders,
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", NONCE],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'], // blob: previews of what is about to be sent
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: baseUrl.startsWith('https://') ? 'max-age=15552000' : false,
    }),
    noStore,
  );

/** The outermost: what a page says of itself is not overwritten. */
const ownHeaders = createMiddleware<Env>(async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(c.var.headers ?? {})) c.res.headers.set(name, value);
});

const noStore = createMiddleware<Env>(async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store'); // c.header would read the body again
});

/**
 * A form counts only from our own pages: as the browser sees us, or as `BASE_URL` names us behind a proxy. One on the
 * page of a mailed link is sent without its origin, since that page tells nobody where it is; its address holds the
 * link's secret instead, which no other site knows.
 */
export const sameSite = (baseUrl: string) =>
  csrf({
    origin: (origin, c) =>
      origin === baseUrl ||
      origin === new URL(c.req.url).origin ||
      (origin === 'null' && /^\/(invitations|forgot)\/[^/]+\/\w+$/.test(c.req.path)),
  });
