import { t } from '../ui/words.ts';
import { list, text } from './kinds/fields.ts';

/** As much of a message as a line about it needs. */
export interface Said {
  kind: string;
  body: string | null;
  content: Record<string, unknown>;
}

interface Line {
  /** Null: the text speaks for itself. */
  icon: string | null;
  text: string;
}

/** A message in one line: for the list, a quote, an earlier episode. Never empty, whatever the kind. */
export function lineOf({ kind, body, content }: Said): Line {
  switch (kind) {
    case 'text':
      return { icon: null, text: body ?? '' };
    case 'image':
      return { icon: 'image', text: body ?? t('kind.image') };
    case 'video':
      return { icon: 'play', text: body ?? t('kind.video') };
    case 'audio':
      return { icon: 'volume-2', text: t('kind.audio') };
    case 'voice':
      return { icon: 'mic', text: t('kind.voice') };
    case 'document':
      return {
        icon: 'file-text',
        text:
          text(content, 'document', 'filename') ??
          text(content, 'says', 'filename') ??
          body ??
          t('kind.document'),
      };
    case 'sticker':
      return { icon: 'smile', text: t('kind.sticker') };
    case 'location':
      return { icon: 'map-pin', text: locationLine(content) };
    case 'contacts':
      return { icon: 'contact-round', text: cardsLine(content) };
    case 'interactive':
    case 'button':
      return { icon: 'message-square-reply', text: body ?? t(`kind.${kind}`) };
    case 'order':
      return {
        icon: 'store',
        text: t('kind.order', { count: list(content, 'order', 'product_items').length }),
      };
    case 'template':
      return { icon: 'layout-template', text: body ?? templateLine(content) };
    case 'system':
      return { icon: 'circle-alert', text: body ?? t('kind.system') };
    case 'unsupported':
      return { icon: 'circle-help', text: t('kind.unsupported') };
    default:
      return { icon: 'circle-help', text: body ?? t('kind.unknown') };
  }
}

/** The same where there is no room for a picture: "Photo · Built and tested by Ines". */
export function quoteLine(said: Said): string {
  const { text: line } = lineOf(said);
  if (said.kind !== 'image' && said.kind !== 'video') return line;
  const named = t(`kind.${said.kind}`);
  return said.body === null ? named : t('kind.with-caption', { kind: named, caption: said.body });
}

const locationLine = (content: Said['content']): string => {
  const name = text(content, 'location', 'name') ?? text(content, 'location', 'address');
  return name === null ? t('kind.location') : t('kind.location-of', { name });
};

const cardsLine = (content: Said['content']): string => {
  const [first] = cardNames(content);
  return first === undefined ? t('kind.contacts') : t('kind.contacts-of', { name: first });
};

const templateLine = (content: Said['content']): string => {
  const name = text(content, 'template', 'name');
  return name === null ? t('kind.template') : t('kind.template-of', { name });
};

export const cardNames = (content: unknown): string[] =>
  list(content, 'contacts').map((card) => text(card, 'name', 'formatted_name') ?? t('list.no-name'));
