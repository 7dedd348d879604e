import type { Sql } from '../../db/connect.ts';
import { listenForHere, type Said, sayHere } from '../../db/here.ts';
import type { World } from '../world.ts';
import { attendance, type Present } from './attendance.ts';

/** A thread on somebody's screen: `page` is the stream that draws it. */
export interface Place {
  conversationId: string;
  userId: string;
  page: string;
}

/** Who reads or writes what, in every process. */
export interface Here {
  arrive(place: Place): void;
  leave(place: Place): void;
  writes(at: Omit<Place, 'page'>): void;
  /** What they wrote was sent. */
  stops(at: Omit<Place, 'page'>): void;
  /** What they write was saved. */
  saved(at: Omit<Place, 'page'>): void;
  others(conversationId: string, userId: string): Present[];
  stop(): Promise<void>;
}

/** What is said within this many milliseconds is said together. */
const gatherMs = 50;
/** How often who is here says so again, and how often what was not is forgotten. */
const againMs = 10_000;
const sweepMs = 1000;

interface Hearing {
  /** The threads where something else is to be shown. */
  tell: (conversations: string[]) => void;
  /** Somebody's draft is another by now, and they have the thread in several pages. */
  tellWriter: (at: Omit<Place, 'page'>) => void;
}

export async function createHere(
  { sql, log }: { sql: Sql; log: World['log'] },
  { tell, tellWriter }: Hearing,
): Promise<Here> {
  const known = attendance();
  const ours = new Map<string, Place>();
  let saying: Said[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const changed = (conversations: string[]) => {
    if (conversations.length > 0) tell(conversations);
  };
  const listening = await listenForHere(sql, (said) => {
    changed(known.hear(said));
    for (const one of said)
      if ((one.is === 'saved' || one.is === 'still') && known.inSeveral(one)) tellWriter(one);
  });

  async function flush() {
    clearTimeout(timer);
    timer = undefined;
    const said = saying;
    saying = [];
    // Nothing is tried again: who is here says so again by itself, and what is over is forgotten.
    await sayHere(sql, said).catch((error: unknown) =>
      log.warn({ err: error }, 'who reads what could not be told to other processes'),
    );
  }
  function say(said: Said) {
    if (stopped) return;
    saying.push(said);
    timer ??= setTimeout(() => void flush(), gatherMs);
  }
  const timers = [
    setInterval(() => {
      for (const place of ours.values()) say({ ...place, is: 'here' });
    }, againMs),
    setInterval(() => changed(known.sweep()), sweepMs),
  ];

  return {
    arrive(place) {
      ours.set(place.page, place);
      say({ ...place, is: 'here' });
    },
    leave(place) {
      ours.delete(place.page);
      say({ ...place, is: 'gone' });
    },
    writes: (at) => say({ ...at, is: 'writing' }),
    stops: (at) => say({ ...at, is: 'still' }),
    saved: (at) => say({ ...at, is: 'saved' }),
    others: known.others,
    async stop() {
      for (const each of timers) clearInterval(each);
      await flush();
      stopped = true;
      await listening.stop();
    },
  };
}
