import type { Item, Parsed, Problem } from '../../domain/message.ts';
import { clean, type Fields, isFields, TooDeep } from './clean.ts';

/** Beyond this many, problems are only counted: a body of a million empty objects must not become a million sentences. */
const problemsKept = 1000;

export type Reading = ReturnType<typeof startReading>;

/** Gathers what one delivery holds while it is walked, and accounts for every part of it. */
export function startReading() {
  const items: Item[] = [];
  const problems: Problem[] = [];
  const wabaIds = new Set<string>();
  const phoneNumberIds = new Set<string>();
  let uncounted = 0;

  const reading = {
    wabaIds,
    phoneNumberIds,
    count: () => items.length + problems.length + uncounted,
    item: (item: Item) => void items.push(item),
    note: (field: string, phoneNumberId: string | null) =>
      void items.push({ type: 'note', field: clean(field.slice(0, 100)) as string, phoneNumberId }),
    problem: (path: string, problem: string): void => {
      if (problems.length < problemsKept) problems.push({ path, problem });
      else uncounted++;
    },
    attempt: (path: string, read: () => void): void => {
      try {
        read();
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        reading.problem(path, error.message);
      }
    },
    /** The objects of a list with their paths; whatever is no object, and a list that is none, becomes a problem. */
    *listed(list: unknown, path: string, need?: 'required'): Generator<[Fields, string]> {
      if (list === undefined || list === null) {
        if (need === 'required') reading.problem(path, 'is missing');
        return;
      }
      if (!Array.isArray(list)) return reading.problem(path, 'is not a list');
      for (const [index, each] of list.entries())
        if (isFields(each)) yield [each, `${path}[${index}]`];
        else reading.problem(`${path}[${index}]`, 'is not an object');
    },
    get parsed(): Parsed {
      const rest = uncounted > 0 ? [{ path: '', problem: `${uncounted} more could not be read` }] : [];
      return {
        wabaIds: [...wabaIds],
        phoneNumberIds: [...phoneNumberIds],
        items,
        problems: [...problems, ...rest],
      };
    },
  };
  return reading;
}
