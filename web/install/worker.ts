import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import { asset } from '../assets.ts';
import { readersLanguage, speak } from '../ui/reader.ts';
import type { Env } from '../world.ts';
import { askedLanguage, offlineHtml, offlinePath } from './offline.tsx';

const script = readFileSync(new URL('../public/sw.js', import.meta.url), 'utf8');

/**
 * `GET /sw.js?lang=`: the service worker of a browser whose page is read in that language. It says what it keeps, by
 * content: a browser compares the script alone, so that whatever changes there must change the script too.
 */
export const getWorker = (c: Context<Env>) =>
  speak(askedLanguage(c), async () => {
    const content = createHash('sha256').update(await offlineHtml());
    const kept = {
      cache: `offline-${content.digest('hex').slice(0, 12)}`,
      page: offlinePath(readersLanguage()),
      files: [asset('app.css'), asset('icons.svg')],
    };
    const pictures = { icon: asset('icon-192.png'), badge: asset('badge-96.png') };
    const given = `const kept = ${JSON.stringify(kept)};\nconst pictures = ${JSON.stringify(pictures)};\n`;
    return c.body(given + script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
