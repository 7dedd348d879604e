import { clockOf } from '../../db/commanded.ts';
import type { Sql } from '../../db/connect.ts';
import { listChangedSince } from '../../db/nudges.ts';
import type { News } from './gather.ts';

/** A change is stamped while its transaction runs and seen when it commits: look this far behind the last look. */
const overlapMs = 2000;

/** The safety net below the nudges: what changed since the last look, whether anybody was nudged about it or not. */
export function watchForMissed(
  sql: Sql,
  anybody: () => boolean,
  tell: (news: News) => void,
): () => Promise<void> {
  let lookedAt: number | null = null;
  return async () => {
    if (!anybody()) {
      lookedAt = null; // whoever comes is drawn a fresh page
      return;
    }
    const since = lookedAt;
    const now = await clockOf(sql);
    if (since !== null) {
      const conversations = await listChangedSince(sql, new Date(since - overlapMs));
      if (conversations.length > 0) tell({ conversations });
    }
    lookedAt = now;
  };
}
