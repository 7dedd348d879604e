/**
 * One line of a CSV file. What a spreadsheet would take for a formula is put behind an apostrophe, which it shows as
 * text: a name of a customer's must not run on an Admin's machine. A phone (`+44…`) is a number to nobody's harm, yet it
 * begins with a plus, so only what is all digits behind it stays as it is.
 */
export function csvLine(cells: ReadonlyArray<string | null>): string {
  return `${cells.map((cell) => quoted(harmless(cell ?? ''))).join(',')}\r\n`;
}

const harmless = (cell: string): string =>
  // Spreadsheets skip what cannot be seen before they look for a formula.
  /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell) && !/^\+?\d{1,20}$/.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string =>
  /[",\r\n;\t']/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** `content-disposition` for a file of ours; also for a name that is not plain ASCII. */
export function attachmentName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\/]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
