import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';
import { SheetError, type SheetRow } from './sheet.ts';

/** What a file may unpack to, all parts together: a bomb is a few kilobytes that would fill the memory. */
const mostUnpacked = 400_000_000;
/** Shared texts are held in memory while the rows are read. */
const mostSharedLetters = 60_000_000;
const mostEntries = 2_000;

/**
 * The rows of an XLSX file's first sheet, read part by part and never held as a whole. Of a formula what it came to
 * when the file was saved is taken, as text; none is worked out. No other part of the file is opened, and a document
 * type, with which XML would unpack itself, is refused.
 */
export async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const zip = await openZip(path);
  try {
    const book = await readBook(zip);
    const [shared, isDate] = [await readShared(zip), await readStyles(zip)];
    yield* readRows(zip, book, { shared, isDate });
  } finally {
    zip.file.close();
  }
}

interface Zip {
  file: yauzl.ZipFile;
  entries: Map<string, yauzl.Entry>;
  budget: { left: number };
}

async function openZip(path: string): Promise<Zip> {
  const file = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) =>
      error ? reject(new SheetError('broken')) : resolve(opened),
    ),
  );
  const entries = new Map<string, yauzl.Entry>();
  await new Promise<void>((resolve, reject) => {
    const broken = () => (file.close(), reject(new SheetError('broken')));
    file.on('error', broken);
    file.on('end', resolve);
    file.on('entry', (entry: yauzl.Entry) => {
      if (entries.size >= mostEntries) return broken();
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.readEntry();
  });
  return { file, entries, budget: { left: mostUnpacked } };
}

/** The chunks of one part, counted as they unpack. Null: there is no such part. */
async function partOf(zip: Zip, name: string): Promise<AsyncIterable<Buffer> | null> {
  const entry = zip.entries.get(name);
  if (entry === undefined) return null;
  if (entry.uncompressedSize > zip.budget.left) throw new SheetError('too-large');
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.file.openReadStream(entry, (error, opened) =>
      error ? reject(new SheetError('broken')) : resolve(opened),
    ),
  );
  return counted(stream as AsyncIterable<Buffer>, zip);
}

async function* counted(stream: AsyncIterable<Buffer>, { budget }: Zip): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      budget.left -= chunk.length;
      if (budget.left < 0) throw new SheetError('too-large');
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('broken'); // a part that does not unpack
  }
}

interface Tags {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A parser that tells of each element by its name without its prefix. */
function parserOf(tags: Tags): SaxesParser {
  const parser = new SaxesParser();
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => tags.open(bare(name), attributes as Record<string, string>));
  parser.on('text', (text) => tags.text?.(text));
  parser.on('cdata', (text) => tags.text?.(text));
  parser.on('closetag', ({ name }) => tags.close?.(bare(name)));
  parser.on('doctype', () => {
    throw new SheetError('broken');
  });
  parser.on('error', () => {
    throw new SheetError('broken');
  });
  return parser;
}

/** Reads a whole small part. */
async function walk(zip: Zip, name: string, tags: Tags): Promise<boolean> {
  const part = await partOf(zip, name);
  if (part === null) return false;
  const parser = parserOf(tags);
  const decoder = new TextDecoder();
  for await (const chunk of part) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
  return true;
}

interface Book {
  sheet: string;
  from1904: boolean;
}

async function readBook(zip: Zip): Promise<Book> {
  let id: string | null = null;
  let from1904 = false;
  const found = await walk(zip, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible')
        id ??= attributes['r:id'] ?? null;
    },
  });
  if (!found) throw new SheetError('not-a-sheet');
  const targets = new Map<string, string>();
  await walk(zip, 'xl/_rels/workbook.xml.rels', {
    open(_, { Id, Target }) {
      if (Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  const target = targets.get(id ?? '') ?? 'worksheets/sheet1.xml';
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
}

/** Texts that cells name by their place. What says how a word is spoken is not part of it. */
async function readShared(zip: Zip): Promise<string[]> {
  const shared: string[] = [];
  let text = '';
  let letters = 0;
  let inText = false;
  let phonetic = false;
  await walk(zip, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text(more) {
      if (!inText) return;
      text += more;
      letters += more.length;
      if (letters > mostSharedLetters) throw new SheetError('too-large');
    },
    close(name) {
      if (name === 'si') shared.push(text);
      if (name === 'rPh') phonetic = false;
      if (name === 't') inText = false;
    },
  });
  return shared;
}

/** Which cell formats show a date (ECMA-376, 18.8.30: the built-in ones have no code in the file). */
async function readStyles(zip: Zip): Promise<(format: number) => boolean> {
  const codes = new Map<number, boolean>();
  const formats: boolean[] = [];
  let inCells = false;
  await walk(zip, 'xl/styles.xml', {
    open(name, attributes) {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') codes.set(id, showsDate(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(codes.get(id) ?? ((id >= 14 && id <= 17) || id === 22));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return (format) => formats[format] ?? false;
}

const showsDate = (code: string) => /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

interface Known {
  shared: readonly string[];
  isDate: (format: number) => boolean;
}

async function* readRows(
  zip: Zip,
  { sheet, from1904 }: Book,
  { shared, isDate }: Known,
): AsyncGenerator<SheetRow> {
  const part = await partOf(zip, sheet);
  if (part === null) throw new SheetError('broken');
  const ready: SheetRow[] = [];
  let row: SheetRow | null = null;
  let line = 0;
  let column = 0;
  let cell = { type: 'n', format: 0, text: '' };
  let inValue = false;
  let phonetic = false;
  const parser = parserOf({
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes['r'] ?? line + 1);
        row = { line, cells: [] };
        column = 0;
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column;
        cell = { type: attributes['t'] ?? 'n', format: Number(attributes['s'] ?? 0), text: '' };
      } else if (name === 'rPh') phonetic = true;
      inValue = name === 'v' || (name === 't' && !phonetic);
    },
    text(more) {
      if (inValue) cell.text += more;
    },
    close(name) {
      inValue = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'c' && row !== null) {
        if (column >= 1000) throw new SheetError('too-large');
        while (row.cells.length < column) row.cells.push('');
        row.cells[column] = textOf(cell, shared, isDate(cell.format), from1904);
        column += 1;
      }
      if (name === 'row' && row !== null) {
        ready.push(row);
        row = null;
      }
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of part) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield* ready.splice(0);
  }
  parser.write(decoder.decode()).close();
  yield* ready.splice(0);
}

/** `C5` → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf(
  { type, text }: { type: string; text: string },
  shared: readonly string[],
  isDate: boolean,
  from1904: boolean,
): string {
  switch (type) {
    case 's':
      return shared[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'yes' : 'no';
    case 'e': // #REF!
      return '';
    case 'n': {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number)) return text;
      if (isDate && number >= 1) return dateOf(number, from1904);
      // A phone that a spreadsheet took for a number: 4.477009E+11 is not how anybody writes it.
      return Number.isSafeInteger(number) ? String(number) : text;
    }
    default: // str, inlineStr, d
      return text;
  }
}

/** Days since the end of 1899, or since 1904. Excel believes that 1900 had a 29 February; nobody was born before it. */
function dateOf(days: number, from1904: boolean): string {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(epoch + Math.floor(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}
