import type { Cursor } from '../../../db/conversations.ts';
import { t } from '../../ui/words.ts';
import { LookingOn, MoreFound } from './more-found.tsx';
import type { Further, Kind } from './next.ts';

/** Without being asked, a search that finds little looks back through so many answers' worth. */
const looksAtOnce = 10;

interface OnwardProps {
  of: Kind;
  /** How many this answer found, and whether as many as a page has. */
  found: number;
  full: boolean;
  next: Cursor | null;
  /** What asked for this answer; null: it is the first. */
  further: Further | null;
}

const none = { people: 'search.no-people', phones: 'search.none', messages: 'search.no-message' } as const;

/** What stands below an answer: the way to the next, by itself or by a button; or that all of them found nothing. */
export function Onward({ of, found, full, next, further }: OnwardProps) {
  const looks = full ? 0 : 1 + (further?.looks ?? 0);
  const sofar = found + (further?.sofar ?? 0);
  if (next === null) return sofar === 0 ? <p class="found-none">{t(none[of])}</p> : <></>;
  return looks === 0 || looks >= looksAtOnce ? (
    <MoreFound next={{ of, after: next, looks: 0, sofar: 0 }} />
  ) : (
    <LookingOn next={{ of, after: next, looks, sofar }} />
  );
}
