import type { Child } from 'hono/jsx';
import { type Key, t } from './words.ts';

/** Stands where something drawn goes; no sentence and no name has it. */
const mark = '\u0000';

/** A sentence with names drawn into it: `rich('event.claimed', { actor: <b>Ben</b> })`. */
export function rich(key: Key, drawn: Record<string, Child>): Child {
  const places = Object.fromEntries(Object.keys(drawn).map((name) => [name, `${mark}${name}${mark}`]));
  const sentence = (t as (key: Key, params: Record<string, string>) => string)(key, places);
  return <>{sentence.split(mark).map((part, index) => (index % 2 === 1 ? drawn[part] : part))}</>;
}
