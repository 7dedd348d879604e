import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Sql } from '../../db/connect.ts';
import { findDrafts } from '../../db/drafts.ts';
import { findViewer, type SignedIn } from '../../db/users.ts';
import { alsoHere } from '../inbox/also-here.tsx';
import { DraftsMoved } from '../inbox/draft.tsx';
import { bringsMessage, countsEveryMs, inboxFragments, nextLapse, openScreen } from '../inbox/live.tsx';
import { PresenceFragments } from '../presence/button.tsx';
import { markup } from '../ui/draw.tsx';
import { languageOf } from '../ui/languages.ts';
import { speak } from '../ui/reader.ts';
import type { Env } from '../world.ts';
import { gather, type News } from './gather.ts';
import type { Here, Place } from './here.ts';
import type { Reader } from './readers.ts';
import { openStream } from './stream.ts';

/** How often a page is drawn at most, in milliseconds: for a message in the thread it shows, and for anything else. */
export interface Pace {
  gatherMs: number;
  messageMs: number;
}

/**
 * One open page. Whatever is sent is drawn from the present state for the person as they are at that moment: who they
 * are and what they may see is read again each time.
 */
export function openPage(
  c: Context<Env>,
  sql: Sql,
  token: string,
  { gatherMs, messageMs }: Pace,
  here: Here,
  onEnd: (page: Reader) => void,
): Reader {
  const { world } = c.var;
  const screen = openScreen(c.req.query());
  let viewer = c.var.viewer;
  let countsTimer: NodeJS.Timeout | undefined;
  let lapseTimer: NodeJS.Timeout | undefined;
  const pageId = randomUUID();
  let attended: Place | null = null;
  let over = false;

  // Rests in proportion to what it costs, so that with many pages and much to tell each is drawn less often by itself.
  const pace = (told: News, tookMs: number) =>
    bringsMessage(screen, told) ? Math.max(messageMs, 2 * tookMs) : Math.max(gatherMs, 5 * tookMs);
  const news = gather(pace, async (told) => {
    try {
      const now = await findViewer(sql, token);
      if (now === null) return stream.end();
      const all: News = samePage(viewer, now) ? told : 'resync';
      await speak(languageOf(now.language) ?? 'en', () => draw(now, all));
      viewer = now;
      if (screen.shown.countsDue) countsLater();
      atLapse();
    } catch (error) {
      world.log.error({ err: error }, 'a page could not be kept up to date; it will connect again');
      stream.end();
    }
  });
  const draw = async (now: SignedIn, told: News) => {
    await inboxFragments(sql, now, screen, told, stream.send);
    const presence =
      told === 'resync' || (told.people ?? []).includes(now.id) || now.available !== viewer.available;
    if (presence) stream.send(await markup(<PresenceFragments viewer={now} />));
    const { conversationId: id, shown } = screen;
    if (id === null || !shown.thread) return leave();
    attend({ conversationId: id, userId: now.id, page: pageId });
    if (told === 'resync' || (told.here ?? []).includes(id))
      stream.send(String(await alsoHere(sql, now, id, here.others(id, now.id))));
    if (told !== 'resync' && (told.drafts ?? []).includes(id))
      stream.send(await markup(<DraftsMoved drafts={await findDrafts(sql, now.id, id)} />));
  };

  /** Said once it is known that they see it: any address may be asked for. */
  const attend = (place: Place) => {
    if (attended !== null || over) return;
    attended = place;
    here.arrive(place);
  };
  const leave = () => {
    if (attended !== null) here.leave(attended);
    attended = null;
  };
  const countsLater = () => {
    countsTimer ??= setTimeout(() => {
      countsTimer = undefined;
      news.tell({});
    }, countsEveryMs);
  };

  /** A window closes without anything happening: what shows it is drawn again in that moment, not with the next minute. */
  const atLapse = () => {
    clearTimeout(lapseTimer);
    const next = nextLapse(screen, Date.now());
    if (next === null) return;
    lapseTimer = setTimeout(() => {
      for (const id of next.ids) screen.shown.lapses.delete(id); // what is drawn open again is noted again
      news.tell({ conversations: next.ids });
    }, next.ms + 20);
  };

  const stream = openStream(() => {
    news.stop();
    clearTimeout(countsTimer);
    clearTimeout(lapseTimer);
    over = true;
    leave();
    onEnd(page);
  });
  const page: Reader = {
    sessionId: viewer.sessionId,
    viewerId: viewer.id,
    kind: 'page',
    conversationId: screen.conversationId,
    stream,
    tell: news.tell,
  };
  news.tell('resync'); // what changed between drawing the page and connecting
  return page;
}

/** What they may see, and in which language, hangs on these; when they change, everything on the screen is drawn again. */
function samePage(one: SignedIn, other: SignedIn): boolean {
  return (
    one.role === other.role &&
    one.language === other.language &&
    one.numberIds.join() === other.numberIds.join()
  );
}
