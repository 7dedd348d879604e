import { allow, type Decision, refuse } from './decision.ts';

/** As long as a message may be: whoever writes one knows how much that is. */
export const longestNote = 4096;

/** Somebody of ours, and whether they see the conversation that a note is about. */
export interface Colleague {
  id: string;
  name: string;
  sees: boolean;
}

/** Whom a note calls, and what stands behind the @. */
export interface Mention {
  userId: string;
  written: string;
}

/** They would never get to read it. */
export interface CannotSee {
  what: 'cannot-see';
  name: string;
}

/**
 * Who is mentioned in a note: an @ and a name, or a first name that only one of those who see the conversation has, the
 * longest that fits. An @ before anything else is text. A name that several have calls all of them.
 */
export function mentionsIn(body: string, colleagues: readonly Colleague[]): Decision<Mention[], CannotSee> {
  const called = callable(colleagues);
  const found = new Map<string, Mention>();
  for (const rest of afterSigns(body)) {
    const name = called.find((known) => beginsWith(rest, known.name));
    if (name === undefined) continue;
    const seeing = name.people.filter(({ sees }) => sees);
    const [first] = name.people;
    if (seeing.length === 0 && first !== undefined)
      return refuse({ what: 'cannot-see', name: first.name } as const);
    for (const { id } of seeing)
      if (!found.has(id)) found.set(id, { userId: id, written: rest.slice(0, name.name.length) });
  }
  return allow([...found.values()]);
}

/** A note in pieces: plain text, and the mentions in it. */
export function pieces(body: string, written: readonly string[]): Array<{ text: string; mention: boolean }> {
  const names = written.toSorted((one, other) => other.length - one.length);
  const parts: Array<{ text: string; mention: boolean }> = [];
  let end = 0;
  for (const { index } of body.matchAll(sign)) {
    const rest = body.slice(index + 1);
    const name = index < end ? undefined : names.find((known) => beginsWith(rest, known));
    if (name === undefined) continue;
    if (index > end) parts.push({ text: body.slice(end, index), mention: false });
    end = index + 1 + name.length;
    parts.push({ text: body.slice(index, end), mention: true });
  }
  if (end < body.length) parts.push({ text: body.slice(end), mention: false });
  return parts;
}

/** An @ that does not stand inside a word, as it does in an e-mail address. */
const sign = /(?<![\p{L}\p{N}._-])@/gu;

const afterSigns = (body: string): string[] =>
  [...body.matchAll(sign)].map(({ index }) => body.slice(index + 1));

/** The whole name, and no more of the word it ends in. */
function beginsWith(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

interface Callable {
  name: string;
  people: Colleague[];
}

/** By which names one may call, the longest first. */
function callable(colleagues: readonly Colleague[]): Callable[] {
  const byName = new Map<string, Callable>();
  const add = (name: string, person: Colleague) => {
    const key = name.toLowerCase();
    const known = byName.get(key) ?? { name, people: [] };
    if (!known.people.includes(person)) known.people.push(person);
    byName.set(key, known);
  };
  for (const person of colleagues) if (person.name !== '') add(person.name, person);
  for (const [first, people] of byFirstName(colleagues)) {
    const [one, ...more] = people.some(({ sees }) => sees) ? people.filter(({ sees }) => sees) : people;
    if (one !== undefined && more.length === 0 && !byName.has(first.toLowerCase())) add(first, one);
  }
  return [...byName.values()].sort((one, other) => other.name.length - one.name.length);
}

function byFirstName(colleagues: readonly Colleague[]): Map<string, Colleague[]> {
  const all = new Map<string, Colleague[]>();
  for (const person of colleagues) {
    const [first = ''] = person.name.split(' ');
    if (first === '' || first === person.name) continue;
    all.set(first, [...(all.get(first) ?? []), person]);
  }
  return all;
}
