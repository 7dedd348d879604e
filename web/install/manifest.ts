import type { Context } from 'hono';
import { asset } from '../assets.ts';
import { startPath } from '../inbox/new/start-form.tsx';
import { directionOf } from '../ui/languages.ts';
import { readersLanguage, speak } from '../ui/reader.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { railColour } from './head.tsx';
import { askedLanguage } from './offline.tsx';

/** `GET /manifest.webmanifest?lang=`: what a device is told of the app before it installs it (W3C: Web Application Manifest). */
export const getManifest = (c: Context<Env>) =>
  speak(askedLanguage(c), () =>
    c.body(JSON.stringify(manifest()), 200, {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );

function manifest() {
  const language = readersLanguage();
  return {
    id: '/',
    name: t('app.name'),
    short_name: t('app.name'),
    description: t('install.description'),
    lang: language,
    dir: directionOf(language),
    start_url: '/inbox',
    scope: '/',
    display: 'standalone',
    theme_color: railColour.light,
    background_color: railColour.light,
    categories: ['business', 'productivity'],
    icons: [
      { src: asset('icon-192.png'), sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: asset('icon-512.png'), sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: asset('maskable-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: t('begin.title'), url: startPath }],
  };
}
