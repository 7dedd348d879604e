import { Hono } from 'hono';
import { readConfig, temporalConnection } from '../config.ts';
import { asset } from '../web/assets.ts';
import { startWeb } from '../web/start.ts';
import { galleryPages } from './gallery/page.tsx';
import { mailPages } from './mail/pages.tsx';
import { demoNumbers, demoSecrets } from './simulator/demo.ts';
import { phonePages } from './simulator/phone.tsx';

/** The web server as `npm start` runs it: the same pages, and the rehearsal's at `/dev`. */
const config = readConfig();
const dev = new Hono();
dev.route('/gallery', galleryPages);
// With another WhatsApp named in the settings there are no phones to play with.
const isRehearsal = new URL(config.whatsappApiUrl).hostname === '127.0.0.1';
if (isRehearsal) dev.route('/phone', phonePages({ simulatorUrl: config.whatsappApiUrl, asset }));

// The mail catcher's folder, where it runs (`everything.ts`).
const mailFolder = process.argv[2];
if (mailFolder !== undefined) dev.route('/mail', mailPages(mailFolder));

const rehearsal = {
  numbers: demoNumbers.map(({ phoneNumberId, wabaId, displayPhone, name }) => ({
    ...{ phoneNumberId, wabaId, displayPhone, name },
  })),
  secrets: { accessToken: 'demo-access-token', ...demoSecrets },
  phonePath: '/dev/phone',
};
const web = await startWeb({
  ...config,
  temporal: temporalConnection(config),
  dev,
  ...(isRehearsal && { rehearsal }),
});
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void web.stop().then(() => process.exit(0));
  });
