import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { AlertKind } from '../../domain/alert.ts';
import { howMany, type PushWords, wordless, wordsIn } from './words.ts';

/** What `public/sw.js` shows. */
export interface PushNote {
  /** The same each time this is sent: what was shown under it is not shown again. */
  id: string;
  /** The conversation's id, as the page's own popups have it: one takes the place of the other. */
  tag: string;
  /** A path of ours. */
  href: string;
  title: string;
  text: string;
}

/** One call as it is drawn. */
export interface Drawn {
  id: string;
  kind: AlertKind;
  conversationId: string;
  contactName: string | null;
  username: string | null;
  phone: string | null;
  said: { kind: string; body: string | null } | null;
}

/** Longer is cut off by every phone. */
const longest = { title: 80, text: 200 };

/** `previews`: it says who wrote and what. Otherwise only that somebody did: a phone shows it while it is locked. */
export function drawCall(
  call: Drawn,
  { language, previews }: { language: string; previews: boolean },
): PushNote {
  const words = wordsIn(language);
  const { id, conversationId, kind, said } = call;
  const what = words.now[kind];
  const shown = previews
    ? { title: nameOf(call, words), text: said === null ? what : lineOf(said, words) }
    : { title: what, text: words.press };
  return {
    id,
    tag: conversationId,
    href: `/inbox/${conversationId}`,
    title: short(shown.title, longest.title),
    text: short(shown.text, longest.text),
  };
}

/** Of so many further ones it is said that there are so many. The same calls make the same id. */
export function drawMore(
  ids: readonly string[],
  count: number,
  { language }: { language: string },
): PushNote {
  const words = wordsIn(language);
  const hash = createHash('sha256')
    .update([...ids].sort().join())
    .digest('base64url')
    .slice(0, 22);
  return { id: `more.${hash}`, tag: 'more', href: '/inbox', title: howMany(words, count), text: '' };
}

/** Under which a push service keeps one call a conversation: base64url, at most 32 characters. */
export const topicOf = ({ tag }: PushNote): string => tag.replaceAll('-', '').slice(0, 32);

function nameOf({ contactName, username, phone }: Drawn, words: PushWords): string {
  if (contactName !== null && contactName.trim() !== '') return contactName;
  if (username !== null) return `@${username}`;
  if (phone === null) return words.somebody;
  return parsePhoneNumberFromString(`+${phone}`)?.formatInternational() ?? `+${phone}`;
}

function lineOf({ kind, body }: { kind: string; body: string | null }, { kind: kinds }: PushWords): string {
  const named = kinds[wordless.find((known) => known === kind) ?? 'other'];
  if (body === null || body.trim() === '') return named;
  return kind === 'image' || kind === 'video' ? `${named} · ${body}` : body;
}

/** Never cut within what people see as one character. */
function short(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept}…`;
}
