import type { Context } from 'hono';
import { countAlerts } from '../../db/alerts.ts';
import type { Sql } from '../../db/connect.ts';
import { findViewer } from '../../db/users.ts';
import type { Env } from '../world.ts';
import { gather } from './gather.ts';
import type { Reader } from './readers.ts';
import { openStream } from './stream.ts';

/** What `public/alerts.js` hears, as JSON. */
export interface Alerts {
  unread: number;
  waiting: number;
  available: boolean;
}

/** At most this often; it is a number on a badge. */
const countEveryMs = 1000;

/** One browser's alerts. The browser holds one, whatever tabs are open, and with it the lease of its person's presence. */
export function openAlerts(
  c: Context<Env>,
  sql: Sql,
  token: string,
  onEnd: (alerts: Reader) => void,
): Reader {
  const { log } = c.var.world;
  let last = '';

  const news = gather(
    () => countEveryMs,
    async () => {
      try {
        const viewer = await findViewer(sql, token);
        if (viewer === null) return stream.end();
        const counts = await countAlerts(sql, viewer);
        const now = JSON.stringify({ ...counts, available: viewer.available } satisfies Alerts);
        if (now !== last) stream.send(now);
        last = now;
      } catch (error) {
        log.error({ err: error }, 'alerts could not be counted; the browser will connect again');
        stream.end();
      }
    },
  );
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
