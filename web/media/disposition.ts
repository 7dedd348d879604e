import type { Served } from '../../db/media.ts';

/** `Content-Disposition` (RFC 6266): whether it is shown or saved, and under which name. */
export function dispositionOf(
  medium: Pick<Served, 'name' | 'kind' | 'mime' | 'createdAt'>,
  inline: boolean,
): string {
  const name = nameToSave(medium);
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

/** Its own, which has no folders in it (`tidyName`), and is never a hidden file; else one that says what it is. */
function nameToSave({
  name,
  kind,
  mime,
  createdAt,
}: Pick<Served, 'name' | 'kind' | 'mime' | 'createdAt'>): string {
  const own = name?.replace(/^\.+/, '').trim() ?? '';
  if (own !== '') return own;
  return `${kind}-${createdAt.toISOString().slice(0, 10)}${endings[mime] ?? ''}`;
}

const endings: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'video/mp4': '.mp4',
  'video/3gpp': '.3gp',
  'audio/ogg': '.ogg',
  'audio/opus': '.ogg',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'audio/x-m4a': '.m4a',
  'audio/aac': '.aac',
  'audio/amr': '.amr',
  'application/pdf': '.pdf',
};

/** RFC 8187: `encodeURIComponent` leaves four characters that a header's value may not have. */
const encoded = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
