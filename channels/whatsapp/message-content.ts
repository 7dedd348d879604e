import type { MessageKind } from '../../domain/message.ts';
import { type Fields, isFields, textIn } from './clean.ts';

const kinds: ReadonlySet<string> = new Set<MessageKind>([
  'text',
  'image',
  'audio',
  'voice',
  'video',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
  'template',
  'system',
  'unsupported',
]);
const isKind = (type: string): type is MessageKind => kinds.has(type);

/** A voice note is an `audio` with `voice: true`, or (older senders) a type of its own. A text without a text is not one. */
export function kindOf(item: Fields, type: string): MessageKind {
  const part = item[type];
  if (type === 'audio' && isFields(part) && part['voice'] === true) return 'voice';
  if (type === 'text' && !(isFields(part) && typeof part['body'] === 'string')) return 'unknown';
  return isKind(type) ? type : 'unknown';
}

/** Text, caption, or what was pressed; null when the kind has none. */
export function bodyOf(item: Fields, type: string): string | null {
  const part = item[type];
  if (!isFields(part)) return null;
  switch (type) {
    case 'text':
      return typeof part['body'] === 'string' ? part['body'] : null;
    case 'image':
    case 'video':
    case 'document':
      return textIn(part['caption']);
    case 'button':
    case 'order':
      return textIn(part['text']);
    case 'system':
      return textIn(part['body']);
    case 'interactive':
      return pressed(part);
    default:
      return null;
  }
}

/** `{ type: 'list_reply', list_reply: { title } }`; a flow has no title but a line such as "Sent". */
function pressed(interactive: Fields): string | null {
  const reply = interactive[textIn(interactive['type']) ?? ''];
  if (!isFields(reply)) return null;
  return textIn(reply['title']) ?? textIn(reply['body']) ?? textIn(reply['name']);
}

/** Columns of their own hold these; a text's body is not kept twice. */
const elsewhere = new Set(['id', 'from', 'from_user_id', 'from_parent_user_id', 'timestamp']);

/** The rest of the item as it was sent, so that a later version can show more of it. Already cleaned. */
export function contentOf(item: Fields, type: string): Fields {
  const content = Object.fromEntries(Object.entries(item).filter(([key]) => !elsewhere.has(key)));
  const text = content['text'];
  if (type === 'text' && isFields(text) && typeof text['body'] === 'string') {
    const { body: _, ...rest } = text;
    if (Object.keys(rest).length > 0) content['text'] = rest;
    else delete content['text'];
  }
  return content;
}
