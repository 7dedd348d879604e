import { longestText } from './delivery.ts';

/** What a canned reply may leave open, to be filled in for the conversation it is used in. */
export const variables = ['contact.name', 'contact.first_name', 'agent.name', 'number.name'] as const;
export type Variable = (typeof variables)[number];
export type Values = Record<Variable, string | null>;

/** Why a canned reply was not kept. */
export type CannedRefusal =
  | 'name-missing'
  | 'name-long'
  | 'name-taken'
  | 'text-missing'
  | 'text-long'
  | 'variable-unknown'
  | 'too-many'
  | 'gone'; // somebody deleted it meanwhile

export const mostCanned = 500;
export const longestCannedName = 40;

/** What is typed behind the /: one word. Spaces become hyphens, and the / itself is no part of it. */
export const cannedName = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .replace(/^\/+/, '')
    .trim()
    .replace(/\s+/g, '-');

/** What is wrong with these; null: nothing. */
export function wrongCanned({ name, body }: { name: string; body: string }): CannedRefusal | null {
  if (name === '') return 'name-missing';
  if (Array.from(name).length > longestCannedName) return 'name-long';
  if (body === '') return 'text-missing';
  if (body.length > longestText) return 'text-long';
  const known: readonly string[] = variables;
  return [...body.matchAll(open)].some(([, word]) => !known.includes(word ?? '')) ? 'variable-unknown' : null;
}

/**
 * The text for one conversation. What nobody knows (a customer who never told their name) stays open as it is written,
 * for the writer to see and mend: a made-up name would go out unread.
 */
export const fill = (body: string, values: Values): string =>
  body.replace(variable, (written, name: Variable) => values[name] ?? written);

/** The first that is still open in a text, as it is written there; null: none. Such a text is not sent. */
export const leftOpen = (text: string): string | null => new RegExp(variable, 'u').exec(text)?.[0] ?? null;

/** By what one would call somebody: nothing where they have no name. */
export const firstName = (name: string | null): string | null => name?.trim().split(/\s+/)[0] || null;

/** Anything in double braces, and what of it is ours. */
const open = /\{\{\s*([^{}]*?)\s*\}\}/gu;
const variable = /\{\{\s*(contact\.name|contact\.first_name|agent\.name|number\.name)\s*\}\}/gu;
