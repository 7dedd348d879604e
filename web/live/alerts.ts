import type { Context } from 'hono';
import { findAlertSettings } from '../../db/alert-settings.ts';
import { countAlerts } from '../../db/alerts.ts';
import type { Sql } from '../../db/connect.ts';
import { findViewer, type SignedIn } from '../../db/users.ts';
import { languageOf } from '../ui/languages.ts';
import { speak } from '../ui/reader.ts';
import type { Env } from '../world.ts';
import { createCalls } from './calls.ts';
import { gather, type News } from './gather.ts';
import type { Reader } from './readers.ts';
import { openStream } from './stream.ts';

/** What `public/alerts.js` hears, as JSON; beside it `Calls`, and `{}` now and then as a sign of life. */
export interface Alerts {
  unread: number;
  waiting: number;
  available: boolean;
}

/** At most this often; it is a number on a badge, and a call is no worse for a second. */
const countEveryMs = 1000;

/** One browser's alerts. The browser holds one, whatever tabs are open, and with it the lease of its person's presence. */
export function openAlerts(
  c: Context<Env>,
  sql: Sql,
  token: string,
  onEnd: (alerts: Reader) => void,
): Reader {
  const { log } = c.var.world;
  const calls = createCalls(sql, awayOf(c.req.query('away')));
  let last = '';
  let hears: boolean | null = null;

  const news = gather(
    () => countEveryMs,
    async (told) => {
      try {
        const viewer = await findViewer(sql, token);
        if (viewer === null) return stream.end();
        await count(viewer);
        await speak(languageOf(viewer.language) ?? 'en', () => call(viewer, told));
      } catch (error) {
        log.error({ err: error }, 'alerts could not be counted; the browser will connect again');
        stream.end();
      }
    },
  );
  const count = async (viewer: SignedIn) => {
    const counts = await countAlerts(sql, viewer);
    const now = JSON.stringify({ ...counts, available: viewer.available } satisfies Alerts);
    if (now !== last) stream.send(now);
    last = now;
  };
  const call = async (viewer: SignedIn, told: News) => {
    if (told === 'resync' || (told.people ?? []).includes(viewer.id)) {
      const { soundOn, soundAbout } = await findAlertSettings(sql, viewer.id);
      const sounds = soundOn && soundAbout.length > 0;
      if (sounds !== hears) stream.send(JSON.stringify({ sounds }));
      hears = sounds;
    }
    const called = await calls(viewer, told);
    if (called !== null) stream.send(JSON.stringify(called));
  };
  const stream = openStream(() => {
    news.stop();
    onEnd(alerts);
  });
  const { sessionId, id: viewerId } = c.var.viewer;
  const alerts: Reader = {
    ...{ sessionId, viewerId, kind: 'alerts', conversationId: null },
    ...{ stream, tell: news.tell },
  };
  news.tell('resync');
  return alerts;
}

/** How long ago the browser last heard us, as it says itself: no more than a hint how far to look back. */
function awayOf(said: string | undefined): number | null {
  return said !== undefined && /^\d{1,12}$/.test(said) ? Number(said) : null;
}
