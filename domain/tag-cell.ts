import { tagName } from './tag.ts';

/** What stands in quotation marks between two separators, as in a CSV file: they are no part of the name, a doubled one is. */
const quoted = (separators: string) => String.raw`\s*"((?:[^"]|"")*)"\s*(?=[${separators}]|$)`;
const anyQuoted = new RegExp(`(?<=^|[;,|\\n])${quoted(';,|\\n')}`, 'g');
const bySemicolon = new RegExp(`${quoted(';\\n')}|[^;\\n]+`, 'g');
const byComma = new RegExp(`${quoted(',|\\n')}|[^,|\\n]+`, 'g');

/** The tags of one cell. Where there is a semicolon, that is what separates them: a tag may have a comma in its name. */
export function tagsIn(cell: string): string[] {
  const pieces = cell.replace(anyQuoted, '').includes(';') ? bySemicolon : byComma;
  return [...cell.matchAll(pieces)]
    .map(([piece, name]) => tagName(name?.replaceAll('""', '"') ?? piece))
    .filter((tag) => tag !== '');
}

/** As `tagsIn` reads them: a semicolon says that no comma separates, even where there is one tag alone. */
export function tagCell(tags: readonly string[]): string {
  const [first = ''] = tags;
  const cell = tags.map(piece).join('; ');
  return tags.length === 1 && /[,|]/.test(first) ? `${cell};` : cell;
}

const piece = (tag: string): string =>
  tag.includes(';') || tag.startsWith('"') ? `"${tag.replaceAll('"', '""')}"` : tag;
