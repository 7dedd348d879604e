import type { Filters } from '../../db/filters.ts';
import { isId } from '../door.ts';
import { filtersFrom } from './filters.ts';

/** One open page as its stream knows it: what it looks at, and what it has been given. Made once a connection. */
export interface Screen {
  conversationId: string | null;
  filters: Filters;
  shown: Shown;
}

interface Shown {
  /** The rows the list may hold. Only of these does the stream ever say that they are gone. */
  rows: Set<string>;
  /** The last seq of the thread that the page holds. */
  seq: number;
  /** False once the viewer may no longer see the open conversation: nothing more is said about it. */
  thread: boolean;
  /** When counts were last drawn (ms, monotonic clock), and whether they have changed since. */
  countsAt: number;
  countsDue: boolean;
  /** When the window of what is on the screen closes (ms), by conversation: then it is drawn again. */
  lapses: Map<string, number>;
}

/** Reads the address of `/events`: the list's filters, `conversation`, and `seq`, the last the page was drawn with. */
export function openScreen(query: Record<string, string | undefined>): Screen {
  const seq = Number(query['seq']);
  return {
    conversationId: isId(query['conversation']) ? query['conversation'] : null,
    filters: filtersFrom(query),
    shown: {
      rows: new Set(),
      seq: Number.isSafeInteger(seq) && seq > 0 ? seq : 0,
      thread: true,
      countsAt: Number.NEGATIVE_INFINITY,
      countsDue: true,
      lapses: new Map(),
    },
  };
}

interface Drawn {
  id: string;
  windowUntil: Date | null;
}

/** Notes whose windows were open when they were drawn (`asOf`, or soon after it). */
export function drewWindows({ shown: { lapses } }: Screen, drawn: readonly Drawn[], asOf: Date): void {
  for (const { id, windowUntil } of drawn) {
    if (windowUntil === null || windowUntil <= asOf) lapses.delete(id);
    else lapses.set(id, windowUntil.getTime());
  }
}

/** Whose windows close next, and in how long: at once where that was while they were drawn. Null: none was drawn open. */
export function nextLapse({ shown: { lapses } }: Screen, now: number): { ids: string[]; ms: number } | null {
  if (lapses.size === 0) return null;
  const next = Math.min(...lapses.values());
  const ids = [...lapses].filter(([, at]) => at === next).map(([id]) => id);
  return { ids, ms: Math.max(0, next - now) };
}
