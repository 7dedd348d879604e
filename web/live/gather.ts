import type { Changed } from '../inbox/live.tsx';

/** Ids of what changed, or all of it. */
export type News = Changed | 'resync';

export interface Gathering {
  tell: (news: News) => void;
  stop: () => void;
}

/** More ids than this are drawn faster by drawing everything. */
const mostIds = 200;

/**
 * Passes on what it is told, at most once every `everyMs` and never twice at the same time: the first at once, then what
 * has come meanwhile as one.
 */
export function gather(everyMs: number, act: (news: News) => Promise<void>): Gathering {
  let pending: News | null = null;
  let timer: NodeJS.Timeout | null = null;
  let acting = false;
  let restUntil = 0;
  let stopped = false;

  const schedule = () => {
    if (pending === null || timer !== null || acting || stopped) return;
    timer = setTimeout(run, Math.max(0, restUntil - performance.now()));
  };
  const run = () => {
    timer = null;
    const news = pending;
    if (news === null) return;
    pending = null;
    acting = true;
    restUntil = performance.now() + everyMs;
    void act(news).finally(() => {
      acting = false;
      schedule();
    });
  };

  return {
    tell(news) {
      pending = pending === null ? news : together(pending, news);
      schedule();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

export function together(one: News, other: News): News {
  if (one === 'resync' || other === 'resync') return 'resync';
  const ids = {
    conversations: union(one.conversations, other.conversations),
    messages: union(one.messages, other.messages),
    numbers: union(one.numbers, other.numbers),
    people: union(one.people, other.people),
  };
  if (Object.values(ids).some((some) => some.length > mostIds)) return 'resync';
  return one.minute || other.minute ? { ...ids, minute: true } : ids;
}

const union = (one: readonly string[] = [], other: readonly string[] = []) => [
  ...new Set([...one, ...other]),
];
