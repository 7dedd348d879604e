/** Pictures, recordings and files: what a message carries beside words. */

export type MediumKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';
export const mediumKinds: readonly MediumKind[] = ['image', 'video', 'audio', 'voice', 'document', 'sticker'];
export const isMediumKind = (kind: string): kind is MediumKind =>
  (mediumKinds as readonly string[]).includes(kind);

/** `fetching`: WhatsApp has it and we are getting it. */
export type MediumState = 'fetching' | 'stored' | 'failed';

/** The workflow that fetches it. */
export const mediumWorkflowId = (mediumId: string): string => `media-${mediumId}`;

/** Why a file is not here; whoever reads the thread is told in a sentence. */
export type MediumFailure =
  | 'gone' // WhatsApp has it no more, or never had it
  | 'too-large'
  | 'broken' // what arrived is not what was sent
  | 'wrong-type' // announced as a picture or recording, and none
  | 'unreachable'; // WhatsApp could not be asked for seven days

/** A message's file, as the thread shows it. */
export interface Medium {
  id: string;
  state: MediumState;
  failure: MediumFailure | null;
  /** What the file was called outside; null where it had no name. Any characters: shown as text, never used as a path. */
  name: string | null;
  /** By content, never as claimed; null until it is here. */
  mime: string | null;
  size: number | null;
  width: number | null;
  height: number | null;
  /** How long it plays. */
  seconds: number | null;
  hasThumb: boolean;
}

/** What a message says of its file before the file is here. */
export interface Announced {
  kind: MediumKind;
  sourceId: string;
  /** Hexadecimal; null where it was not told. */
  sha256: string | null;
  name: string | null;
}

/** The file that a message from outside announces (reference, section 4); null: it has none, or none that can be asked for. */
export function announcedIn(kind: string, content: Record<string, unknown>): Announced | null {
  if (!isMediumKind(kind)) return null;
  // A voice note is an `audio`; older senders have a type of that name.
  const part = fieldsIn(content[kind]) ?? (kind === 'voice' ? fieldsIn(content['audio']) : null);
  const sourceId = part?.['id'];
  if (typeof sourceId !== 'string' || !isSourceId(sourceId)) return null;
  return { kind, sourceId, sha256: hashIn(part?.['sha256']), name: tidyName(part?.['filename']) };
}

/** Meta's are digits; whatever else comes must still fit into an address as one piece. */
export const isSourceId = (id: string): boolean => /^[\w-]{1,128}$/.test(id);

/** WhatsApp tells hashes in base64 (webhooks) or hexadecimal (the API); what is no SHA-256 tells nothing. */
export function hashIn(told: unknown): string | null {
  if (typeof told !== 'string') return null;
  if (/^[0-9a-f]{64}$/i.test(told)) return told.toLowerCase();
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(told)) return null;
  return hexOf(told.replaceAll('-', '+').replaceAll('_', '/').replace('=', ''));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** 43 characters of six bits: 32 bytes and two bits of nothing. By hand, since rules know no Node and no browser. */
function hexOf(base64: string): string {
  let bits = 0n;
  for (const letter of base64) bits = (bits << 6n) | BigInt(alphabet.indexOf(letter));
  return (bits >> 2n).toString(16).padStart(64, '0');
}

const longestName = 200;

/**
 * A file's name as people may see it: no folders, no control characters, none that turn the direction of what follows
 * (they make `exe.pdf` of `fdp.exe`). Null: nothing is left.
 */
export function tidyName(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const tidy = last.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '').trim();
  if (/^\.*$/.test(tidy)) return null;
  return shortened(tidy);
}

/** The ending is what says which kind of file it is, so a long name loses its middle. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, longestName - ending.length)}${ending}`.toWellFormed();
}

const fieldsIn = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
