/** What may be sent to WhatsApp, and as what (reference, section 10). */
import { type Decision, allow, refuse } from './decision.ts';
import type { MediumKind } from './medium.ts';

/** A file by its content. */
export interface Content {
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  seconds: number | null;
  /** A picture of several. */
  animated: boolean;
  /** What plays in it: `avc`, `aac`, `opus`. */
  codecs: readonly string[];
}

const kb = 1024;
const mb = 1024 * kb;

/** The largest that WhatsApp takes, of each kind. A sticker that moves may be larger. */
export const largest: Record<MediumKind, number> = {
  image: 5 * mb,
  audio: 16 * mb,
  voice: 16 * mb,
  video: 16 * mb,
  document: 100 * mb,
  sticker: 100 * kb,
};
const largestMoving = 500 * kb;

/** What comes in may be somewhat larger than what we may send: WhatsApp has let it pass. */
export const largestReceived: Record<MediumKind, number> = {
  image: 16 * mb,
  audio: 100 * mb,
  voice: 100 * mb,
  video: 100 * mb,
  document: 100 * mb,
  sticker: 16 * mb,
};

export type SendableRefusal = 'file-empty' | 'file-too-large';

/** As what it goes. What the fine kinds do not take goes as a document, which takes everything up to its size. */
export function sendAs(content: Content): Decision<MediumKind, SendableRefusal> {
  if (content.size === 0) return refuse('file-empty');
  for (const kind of ['sticker', 'image', 'video', 'audio'] as const)
    if (fits[kind](content)) return allow(kind);
  return content.size > largest.document ? refuse('file-too-large') : allow('document');
}

const fits: Record<'sticker' | 'image' | 'video' | 'audio', (content: Content) => boolean> = {
  sticker: ({ mime, size, width, height, animated }) =>
    mime === 'image/webp' &&
    width === 512 &&
    height === 512 &&
    size <= (animated ? largestMoving : largest.sticker),
  // One that nobody could open is no picture, whatever it begins with.
  image: ({ mime, size, width }) =>
    (mime === 'image/jpeg' || mime === 'image/png') && width !== null && size <= largest.image,
  video: ({ mime, size, codecs }) =>
    (mime === 'video/mp4' || mime === 'video/3gpp') &&
    size <= largest.video &&
    codecs.includes('avc') &&
    codecs.every((codec) => codec === 'avc' || codec === 'aac'),
  audio: ({ mime, size, codecs }) =>
    size <= largest.audio && (soundTypes.has(mime) || isVoiceNote({ mime, codecs })),
};
const soundTypes = new Set([...['audio/mpeg', 'audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/amr']]);

export type HeaderKind = 'image' | 'video' | 'document';
export type HeaderFileFault = SendableRefusal | 'not-image' | 'not-video';

/** Why a file cannot stand over a template that begins with one of this kind; null: it can. A document may be anything. */
export function headerFault(kind: HeaderKind, content: Content): HeaderFileFault | null {
  const as = sendAs(content);
  if (!as.ok) return as.why;
  if (kind === 'document' || as.value === kind) return null;
  return isOfKind(kind, content) && content.size > largest[kind] ? 'file-too-large' : `not-${kind}`;
}

/** Only this plays as a voice note at the customer's. */
export const isVoiceNote = ({ mime, codecs }: Pick<Content, 'mime' | 'codecs'>): boolean =>
  (mime === 'audio/ogg' || mime === 'audio/opus') && codecs.every((codec) => codec === 'opus');

/** WhatsApp's limit on the words under a file (Cloud API, messages reference). */
export const longestCaption = 1024;
export const mayHaveCaption = (kind: MediumKind | 'text'): kind is 'image' | 'video' | 'document' =>
  kind === 'image' || kind === 'video' || kind === 'document';

/** Whether what came is of the kind it was announced as. A document may be anything. */
export function isOfKind(kind: MediumKind, { mime }: Pick<Content, 'mime'>): boolean {
  switch (kind) {
    case 'image':
    case 'sticker':
      return mime.startsWith('image/') && mime !== 'image/svg+xml';
    case 'video':
      return mime.startsWith('video/');
    case 'audio':
    case 'voice':
      return /^(audio|video)\//.test(mime) || mime === 'application/ogg';
    case 'document':
      return true;
  }
}

/**
 * What a browser may show by itself: pictures and recordings, which cannot do anything. Everything else is only ever
 * offered for saving: HTML, SVG, PDF and whatever nobody has thought of.
 */
const passive = new Set([
  ...['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  ...['video/mp4', 'video/3gpp', 'video/webm'],
  ...[
    'audio/ogg',
    'audio/opus',
    'audio/mpeg',
    'audio/mp4',
    'audio/x-m4a',
    'audio/aac',
    'audio/amr',
    'audio/webm',
  ],
]);
export const isPassive = (mime: string): boolean => passive.has(mime);

/** The type WhatsApp is told with an upload: of those that it asks for, else what the content is. */
export function typeForWhatsApp(kind: MediumKind, mime: string, name: string | null): string {
  if (mime === 'application/x-cfb')
    return olderOffice[/\.(\w+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? ''] ?? mime;
  if (kind === 'voice' || mime === 'audio/opus' || mime === 'audio/ogg') return 'audio/ogg; codecs=opus';
  if (mime === 'audio/x-m4a') return 'audio/mp4';
  return mime;
}

/** One container for all of them: only the name tells which. */
const olderOffice: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};
