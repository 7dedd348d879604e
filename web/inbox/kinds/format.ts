/** What people call a format, where its type says something else. Names, the same in every language. */
const names: [RegExp, string][] = [
  [/^application\/pdf$/, 'PDF'],
  [/msword|wordprocessing/, 'Word'],
  [/ms-excel|spreadsheet/, 'Excel'],
  [/ms-powerpoint|presentation/, 'PowerPoint'],
  [/^application\/(x-)?zip/, 'ZIP'],
  [/^audio\/mpeg$/, 'MP3'],
  [/^video\/quicktime$/, 'MOV'],
  [/^video\/3gpp/, '3GP'],
  [/^image\/svg/, 'SVG'],
];

/** Of these the name's ending says more: a table, a calendar entry and a letter are all plain text. */
const vague = /^(text\/|application\/(octet-stream|x-cfb|xml)$)/;

/** PDF, Word, JPEG; else what the name ends in; null where nobody could tell. */
export function formatOf(mimeType: string | null, name: string | null = null): string | null {
  const mime = (mimeType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const known = names.find(([fits]) => fits.test(mime))?.[1];
  if (known !== undefined) return known;
  if (/^(image|audio|video)\//.test(mime))
    return /\/(?:x-)?([a-z0-9]+)/.exec(mime)?.[1]?.toUpperCase() ?? null;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1]?.toUpperCase() ?? null;
  if (ending !== null) return ending;
  if (mime === 'text/plain') return 'TXT';
  return vague.test(mime) ? null : (/\/(?:x-)?([a-z0-9]+)$/.exec(mime)?.[1]?.toUpperCase() ?? null);
}
