import type { Cursor } from '../../../db/conversations.ts';
import { isId } from '../../door.ts';
import { isInstant } from '../items.ts';

const kinds = ['people', 'phones', 'messages'] as const;
export type Kind = (typeof kinds)[number];

/** Where a search goes on, and what came of it since somebody last pressed for more. */
export interface Further {
  of: Kind;
  after: Cursor;
  /** Answers that were not full, one after the other. */
  looks: number;
  /** What these have found. */
  sofar: number;
}

/** As one field of a form. */
export const nextText = ({ of, after: { at, id }, looks, sofar }: Further): string =>
  `${of} ${at} ${id} ${looks} ${sofar}`;

/** Null: there is none, or it makes no sense; then it is looked for from the beginning. */
export function nextFrom(text: string): Further | null {
  const [named, at, id, ...counts] = text.split(' ');
  const of = kinds.find((kind) => kind === named);
  const [looks = 0, sofar = 0] = counts.map(Number);
  if (of === undefined || at === undefined || !isInstant(at) || !isId(id)) return null;
  return { of, after: { at, id }, looks: whole(looks), sofar: whole(sofar) };
}

const whole = (count: number) => (Number.isSafeInteger(count) && count >= 0 ? count : 0);
