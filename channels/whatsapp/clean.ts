/** Deeper than anything WhatsApp sends, and far less than what a database's JSON parser or a recursive walk can bear. */
const deepest = 40;

export class TooDeep extends Error {
  override name = 'TooDeep';
}

/**
 * What PostgreSQL can keep: no NUL, no half of a surrogate pair, in keys and values. Copies only what it has to change.
 * Throws `TooDeep` beyond 40 levels.
 */
export function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) throw new TooDeep('nested too deeply');
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    const cleaned = list.map((each) => clean(each, depth + 1));
    return cleaned.some((each, index) => each !== list[index]) ? cleaned : list;
  }
  return cleanFields(value as Fields, depth);
}

function cleanFields(fields: Fields, depth: number): Fields {
  let changes: [number, string, unknown][] | null = null;
  let index = 0;
  for (const key in fields) {
    const each = clean(fields[key], depth + 1);
    const name = cleanText(key);
    if (each !== fields[key] || name !== key) (changes ??= []).push([index, name, each]);
    index++;
  }
  if (changes === null) return fields;
  const entries = Object.entries(fields);
  for (const [at, name, each] of changes) entries[at] = [name, each];
  // fromEntries defines the keys: a key named __proto__ stays a key, assignment would make it the prototype.
  return Object.fromEntries(entries);
}

export function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '') : whole;
}

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that says something, else null. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

/** WhatsApp's seconds, which come as a string or a number, in milliseconds; null when they are no date up to the year 3000. */
export function milliseconds(timestamp: unknown): number | null {
  const seconds =
    typeof timestamp === 'string' && /^\d{1,11}$/.test(timestamp.trim()) ? Number(timestamp) : timestamp;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return null;
  return seconds > 0 && seconds < 32_503_680_000 ? Math.trunc(seconds * 1000) : null;
}
