import { Hono } from 'hono';
import { staticFile } from './assets.ts';
import { contactsRoutes } from './contacts/routes.ts';
import { healthz, readyz } from './health.ts';
import { getForgot, getReset, postForgot, postPassword } from './forgot/forgot.tsx';
import { headers, sameSite } from './headers.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { getManifest } from './install/manifest.ts';
import { getOffline } from './install/offline.tsx';
import { getWorker } from './install/worker.ts';
import { getInvitation, postAcceptance } from './invitations/acceptance.tsx';
import { putPresence } from './presence/presence.tsx';
import { mediaRoutes } from './media/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { packing } from './packing.ts';
import { notFound, onError } from './problems.tsx';
import { profileRoutes } from './profile/routes.ts';
import { doorLanguage } from './sessions/door-language.ts';
import { getLogin, postLogin } from './sessions/login.tsx';
import { postLogout } from './sessions/logout.ts';
import { signedIn } from './sessions/viewer.ts';
import { getSetup, postSetup } from './setup/setup.tsx';
import { settingsRoutes, sharedSettingsRoutes } from './settings/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { signingSecrets } from './webhooks/signing.ts';
import { atMost3MB, takeDelivery, verifyAddress } from './webhooks/whatsapp.ts';
import type { Env, World } from './world.ts';

export type { Env, World } from './world.ts';

/** Every route, in the order a request meets them. `dev`: the rehearsal's pages, which only `dev/web.ts` brings. */
export function createApp(world: World, dev?: Hono): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('world', world);
    await next();
  });
  app.onError(onError);
  app.notFound(notFound);

  // For machines: no session, no CSRF check.
  app.get('/healthz', healthz);
  app.get('/readyz', readyz);
  app.get('/webhooks/whatsapp', verifyAddress);
  app.post('/webhooks/whatsapp', atMost3MB, takeDelivery(signingSecrets(world.sql, world.sealingKey)));
  app.get('/static/:file', staticFile);

  // For people. What is packed is a page, never a stream; a page holds no secret that its address could help to guess.
  app.use(packing);
  app.use(headers(world.settings.baseUrl));
  app.use(sameSite(world.settings.baseUrl));
  if (dev !== undefined) app.route('/dev', dev);
  app.use(doorLanguage);
  app.get('/sw.js', getWorker);
  app.get('/offline', getOffline);
  app.get('/manifest.webmanifest', getManifest);
  app.get('/login', getLogin);
  app.post('/login', postLogin);
  app.get('/forgot', getForgot);
  app.post('/forgot', postForgot);
  app.get('/forgot/:token', getReset);
  app.post('/forgot/:token/password', postPassword);
  app.get('/invitations/:token', getInvitation);
  app.post('/invitations/:token/acceptance', postAcceptance);
  app.get('/setup', getSetup); // until there is a first Admin; then never again
  app.post('/setup', postSetup);

  // For people who have signed in.
  app.use(signedIn);
  app.get('/', (c) => c.redirect('/inbox'));
  app.post('/logout', postLogout);
  app.on(['PUT', 'POST'], '/presence', putPresence);
  app.get('/events', (c) => world.live.events(c));
  app.get('/alerts', (c) => world.live.alerts(c));
  app.route('/', contactsRoutes); // web/contacts/routes.ts lists them
  app.route('/', inboxRoutes); // web/inbox/routes.ts lists them
  app.route('/', mediaRoutes); // web/media/routes.ts lists them
  app.route('/', templateRoutes); // web/templates/routes.ts lists them
  app.route('/', profileRoutes); // web/profile/routes.ts lists them
  app.route('/', sharedSettingsRoutes);
  app.route('/', notificationRoutes);
  app.route('/', settingsRoutes); // web/settings/routes.ts lists them
  return app;
}
