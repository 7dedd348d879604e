import type { Context } from 'hono';
import type { Sql } from '../db/connect.ts';
import { listenForChanges } from '../db/nudges.ts';
import { renewLease } from '../db/presence.ts';
import { listEnded } from '../db/sessions.ts';
import { openAlerts } from './live/alerts.ts';
import { openPage, type Pace } from './live/events.tsx';
import { createHere, type Here } from './live/here.ts';
import type { News } from './live/gather.ts';
import { watchForMissed } from './live/missed.ts';
import type { Reader } from './live/readers.ts';
import { sessionToken } from './sessions/viewer.ts';
import type { Env, World } from './world.ts';

/** The page's and the browser's streams. */
export interface Live {
  /** `GET /events`: the fragments of one page. */
  events(c: Context<Env>): Promise<Response>;
  /** `GET /alerts`: the browser's counts; holds the presence lease while it is open. */
  alerts(c: Context<Env>): Promise<Response>;
  /** Who reads or writes what: a press of Send, or a saved draft, says something about that. */
  here: Pick<Here, 'writes' | 'stops' | 'saved'>;
  /** Ends every stream, so that the server can stop. */
  stop(): Promise<void>;
}

/** How often things happen, in milliseconds. Tests shorten them. */
export interface Rhythm extends Pace {
  /** How late a stream may learn that its session has ended. */
  sessionCheckMs: number;
  missedCheckMs: number;
  pingMs: number;
}
const usual: Rhythm = {
  gatherMs: 100,
  messageMs: 20,
  sessionCheckMs: 3000,
  missedCheckMs: 5000,
  pingMs: 15_000,
};

/** More than this from one person is no person. */
const mostStreams = 30;

/**
 * Hears what changed in Postgres and tells every open stream; each asks for itself, through `sql`, what its viewer may
 * know of it.
 */
export async function createLive(
  {
    sql,
    log,
    settings,
  }: { sql: Sql; log: World['log']; settings: Pick<World['settings'], 'presenceGraceMs'> },
  rhythm: Partial<Rhythm> = {},
): Promise<Live> {
  const { sessionCheckMs, missedCheckMs, pingMs, ...pace } = { ...usual, ...rhythm };
  const readers = new Set<Reader>();
  const tellAll = (news: News) => {
    for (const reader of readers) reader.tell(news);
  };

  const listening = await listenForChanges(sql, { onChange: tellAll, onReconnect: () => tellAll('resync') });
  const here = await createHere(
    { sql, log },
    {
      tell(conversations) {
        const changed = new Set(conversations);
        for (const reader of readers)
          if (reader.conversationId !== null && changed.has(reader.conversationId))
            reader.tell({ here: [reader.conversationId] });
      },
      tellWriter({ conversationId, userId }) {
        for (const reader of readers)
          if (reader.conversationId === conversationId && reader.viewerId === userId)
            reader.tell({ drafts: [conversationId] });
      },
    },
  );
  const every = (ms: number, act: () => Promise<void>) =>
    setInterval(
      () => void act().catch((error) => log.warn({ err: error }, 'the streams could not be looked after')),
      ms,
    );
  const timers = [
    every(sessionCheckMs, async () => {
      const ended = new Set(
        await listEnded(sql, [...new Set([...readers].map(({ sessionId }) => sessionId))]),
      );
      for (const reader of readers) if (ended.has(reader.sessionId)) reader.stream.end();
    }),
    every(
      missedCheckMs,
      watchForMissed(sql, () => readers.size > 0, tellAll),
    ),
    every(60_000, async () => tellAll({ minute: true })),
    every(pingMs, async () => {
      // A script hears no comment, and wants to know that its stream is alive.
      for (const { kind, stream } of readers) {
        if (kind === 'alerts') stream.send('{}');
        else stream.ping();
      }
    }),
    every(Math.min(30_000, settings.presenceGraceMs / 4), async () => {
      const holding = [...readers].filter(({ kind }) => kind === 'alerts').map(({ viewerId }) => viewerId);
      for (const viewerId of new Set(holding)) await renewLease(sql, viewerId, settings.presenceGraceMs);
    }),
  ];

  async function admit(c: Context<Env>, open: (token: string) => Reader): Promise<Response> {
    const token = await sessionToken(c);
    if (token === null) return c.text('signed out', 401);
    const theirs = [...readers].filter(({ viewerId }) => viewerId === c.var.viewer.id);
    if (theirs.length >= mostStreams) return c.text('too many streams', 429);
    const reader = open(token);
    readers.add(reader);
    return reader.stream.response;
  }
  const leave = (reader: Reader) => void readers.delete(reader);

  return {
    events: (c) => admit(c, (token) => openPage(c, sql, token, pace, here, leave)),
    async alerts(c) {
      await renewLease(sql, c.var.viewer.id, settings.presenceGraceMs);
      return admit(c, (token) => openAlerts(c, sql, token, leave));
    },
    here,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      for (const { stream } of readers) stream.end(); // each takes itself out of the set
      await here.stop();
      await listening.stop();
    },
  };
}
