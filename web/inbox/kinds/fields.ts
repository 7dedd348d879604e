/** Reading what WhatsApp sent, which may have any shape at all. */

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands there, or undefined. */
export const at = (content: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (part, key) => (isFields(part) && Object.hasOwn(part, key) ? part[key] : undefined),
    content,
  );

/** A text somewhere in it; null when it is not there, or says nothing. A number is read as one. */
export function text(content: unknown, ...path: string[]): string | null {
  const found = at(content, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

export function list(content: unknown, ...path: string[]): unknown[] {
  const found = at(content, ...path);
  return Array.isArray(found) ? found : [];
}

/** A number somewhere in it, also one that is written as a text. */
export function figure(content: unknown, ...path: string[]): number | null {
  const found = text(content, ...path);
  const value = found === null ? Number.NaN : Number(found);
  return Number.isFinite(value) ? value : null;
}

/** An address one may follow: http or https, nothing else. */
export function webAddress(content: unknown, ...path: string[]): string | null {
  const found = text(content, ...path);
  if (found === null || !/^https?:\/\//i.test(found) || !URL.canParse(found)) return null;
  return new URL(found).href;
}
