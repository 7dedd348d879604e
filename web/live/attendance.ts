import type { Said } from '../../db/here.ts';

export interface Present {
  userId: string;
  doing: 'reading' | 'writing';
}

/** How long what was said counts, in milliseconds: a page is said again before that, a key press is not. */
export const lasts = { here: 25_000, writing: 6000 };

/** As much as this of one thread: nobody reads a longer line. */
const mostPages = 100;

/**
 * Who has which thread on their screen, and who writes in it, as this process has heard. Nothing is here that has not
 * been said lately, so whoever is cut off, browser or process, is gone by themselves.
 */
export function attendance(now: () => number = Date.now) {
  const pages = new Map<string, Map<string, { userId: string; until: number }>>();
  const writing = new Map<string, Map<string, number>>();

  /** Returns the threads of which something else is to be shown now. */
  function hear(said: readonly Said[]): string[] {
    return [...new Set(said.filter(changes).map(({ conversationId }) => conversationId))];
  }

  function changes(one: Said): boolean {
    const { conversationId, userId } = one;
    const there = of(pages, conversationId);
    const writers = of(writing, conversationId);
    try {
      switch (one.is) {
        case 'here': {
          const known = there.has(one.page);
          if (!known && there.size >= mostPages) return false;
          there.set(one.page, { userId, until: now() + lasts.here });
          return !known;
        }
        case 'gone':
          if (!there.delete(one.page)) return false;
          if (![...there.values()].some((page) => page.userId === userId)) writers.delete(userId);
          return true;
        case 'writing': {
          const known = writers.has(userId);
          if (!known && writers.size >= mostPages) return false;
          writers.set(userId, now() + lasts.writing);
          return !known;
        }
        case 'still':
          return writers.delete(userId);
        case 'saved':
          return false;
      }
    } finally {
      tidy(conversationId);
    }
  }

  /** Forgets what was said too long ago; returns the threads it was said of. */
  function sweep(): string[] {
    const over = new Set<string>();
    for (const [conversationId, there] of pages)
      for (const [page, { until }] of there)
        if (until <= now() && there.delete(page)) over.add(conversationId);
    for (const [conversationId, writers] of writing)
      for (const [userId, until] of writers)
        if (until <= now() && writers.delete(userId)) over.add(conversationId);
    for (const conversationId of over) tidy(conversationId);
    return [...over];
  }

  /** Everybody but this person, once each however many pages they have; who writes without a page open is not there. */
  function others(conversationId: string, userId: string): Present[] {
    const there = [...(pages.get(conversationId)?.values() ?? [])].filter(({ until }) => until > now());
    const ids = [...new Set(there.map((page) => page.userId))].filter((id) => id !== userId);
    const writers = writing.get(conversationId);
    return ids.map((id) => ({ userId: id, doing: (writers?.get(id) ?? 0) > now() ? 'writing' : 'reading' }));
  }

  /** Whether this person has the thread in more pages than one. */
  function inSeveral({ conversationId, userId }: Pick<Said, 'conversationId' | 'userId'>): boolean {
    const there = [...(pages.get(conversationId)?.values() ?? [])];
    return there.filter((page) => page.userId === userId && page.until > now()).length > 1;
  }

  function tidy(conversationId: string) {
    for (const kept of [pages, writing])
      if (kept.get(conversationId)?.size === 0) kept.delete(conversationId);
  }

  return { hear, sweep, others, inSeveral };
}

function of<Value>(kept: Map<string, Map<string, Value>>, conversationId: string): Map<string, Value> {
  const there = kept.get(conversationId) ?? new Map<string, Value>();
  kept.set(conversationId, there);
  return there;
}
