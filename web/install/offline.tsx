import type { Context } from 'hono';
import { asset } from '../assets.ts';
import { markup } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { directionOf, type Language, languageOf } from '../ui/languages.ts';
import { readersLanguage, speak } from '../ui/reader.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';

export const offlinePath = (language: Language) => `/offline?lang=${language}`;

/** The language an address names; the browser's own where it names none that we have. */
export const askedLanguage = (c: Context<Env>): Language =>
  languageOf(c.req.query('lang') ?? '') ?? readersLanguage();

/** `GET /offline?lang=`: what a browser keeps, to show while the network is gone. The same for everybody. */
export const getOffline = (c: Context<Env>) =>
  speak(askedLanguage(c), async () => c.html(await offlineHtml()));

/** In the reader's language, without a script: it stands at the address that was asked for, and asks for it again. */
export const offlineHtml = async () => `<!doctype html>${await markup(<OfflinePage />)}`;

/** Relative: the address that was asked for, whole. */
const whereItStands = '';

function OfflinePage() {
  const language = readersLanguage();
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>{t('app.title', { page: t('offline.title') })}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={asset('app.css')} />
      </head>
      <body>
        <main class="empty">
          <Icon name="cloud-off" size="lg" />
          <h1>{t('offline.title')}</h1>
          <p>{t('offline.hint')}</p>
          <a class="btn btn-primary" href={whereItStands}>
            {t('offline.again')}
          </a>
        </main>
      </body>
    </html>
  );
}
