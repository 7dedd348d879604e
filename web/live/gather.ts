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
 * Passes on what it is told, never twice at the same time: the first at once, then what has come meanwhile as one. From
 * one start to the next it lets as many milliseconds pass as `pace` says for what waits and for how long the last took.
 */
export function gather(
  pace: (news: News, tookMs: number) => number,
  act: (news: News) => Promise<void>,
): Gathering {
  let pending: News | null = null;
  let timer: NodeJS.Timeout | undefined;
  let acting = false;
  let startedAt = Number.NEGATIVE_INFINITY;
  let tookMs = 0;
  let stopped = false;

  const schedule = () => {
    if (pending === null || acting || stopped) return;
    clearTimeout(timer); // what has come since may be more urgent
    const due = startedAt + pace(pending, tookMs);
    timer = setTimeout(run, Math.max(0, due - performance.now()));
  };
  const run = () => {
    const news = pending;
    if (news === null) return;
    pending = null;
    acting = true;
    startedAt = performance.now();
    void act(news).finally(() => {
      acting = false;
      tookMs = performance.now() - startedAt;
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
      clearTimeout(timer);
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
    here: union(one.here, other.here),
    drafts: union(one.drafts, other.drafts),
  };
  if (Object.values(ids).some((some) => some.length > mostIds)) return 'resync';
  return one.minute || other.minute ? { ...ids, minute: true } : ids;
}

const union = (one: readonly string[] = [], other: readonly string[] = []) => [
  ...new Set([...one, ...other]),
];
