import { t } from '../ui/words.ts';

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
      return { icon: 'file-text', text: text(content, 'document', 'filename') ?? body ?? t('kind.document') };
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
      return { icon: 'store', text: t('kind.order', { count: orderItems(content).length }) };
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

/** A text somewhere in what WhatsApp sent, which may have any shape at all; null when it is not there. */
export function text(content: unknown, ...path: string[]): string | null {
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), content);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

export function cardNames(content: unknown): string[] {
  return list(content, 'contacts').map((card) => text(card, 'name', 'formatted_name') ?? t('list.no-name'));
}

export function orderItems(content: unknown): Array<{ name: string; quantity: string }> {
  const order = isRecord(content) ? content['order'] : null;
  return list(order, 'product_items').map((item) => ({
    name: text(item, 'product_retailer_id') ?? '?',
    quantity: text(item, 'quantity') ?? '1',
  }));
}

const list = (from: unknown, key: string): unknown[] => {
  const found = isRecord(from) ? from[key] : null;
  return Array.isArray(found) ? found : [];
};
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
