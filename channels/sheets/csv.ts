import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { SheetError, type SheetRow } from './sheet.ts';

/** The rows of a CSV file: its encoding and what separates its cells are looked for in the file itself. */
export async function* readCsv(path: string): AsyncGenerator<SheetRow> {
  const encoding = await encodingOf(path);
  const { delimiter, isSaid } = await separationOf(path, encoding);
  const parser = parse({
    ...{ delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, info: true },
    // Far more than a row of contacts: a quote that is never closed would else swallow the whole file first.
    max_record_size: 2_000_000,
  });
  // Whoever stops half way closes the file too, and a file that cannot be read any more is heard of below.
  const records: AsyncIterable<{ record: string[] }> = pipeline(
    Readable.from(decoded(path, encoding)),
    parser,
    () => {},
  );
  let line = 0;
  try {
    for await (const { record } of records) {
      line++;
      if (line > 1 || !isSaid) yield { line, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    throw new SheetError(open ? 'quote-open' : 'broken');
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** By its mark; else UTF-16 by its zeros, UTF-8 where all of the file is that, and Windows-1252 as Excel writes it. */
async function encodingOf(path: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first) {
        if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
        if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
        const zeros = [0, 1].map(
          (odd) => chunk.subarray(0, 200).filter((byte, at) => at % 2 === odd && byte === 0).length,
        );
        if ((zeros[1] ?? 0) > 20 && zeros[0] === 0) return 'utf-16le';
        if ((zeros[0] ?? 0) > 20 && zeros[1] === 0) return 'utf-16be';
        // A picture or a program: what no text has.
        if (chunk.subarray(0, 4000).filter((byte) => byte < 9).length > 8)
          throw new SheetError('not-a-sheet');
        first = false;
      }
      utf8.decode(chunk, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

/**
 * What separates the cells: what a first line "sep=;" says, as Excel takes it (`isSaid`); else the one of comma, semicolon,
 * tab and bar that the heading has most of, outside of quotes.
 */
async function separationOf(
  path: string,
  encoding: Encoding,
): Promise<{ delimiter: string; isSaid: boolean }> {
  let head = '';
  for await (const text of decoded(path, encoding)) {
    head += text;
    if (head.length > 65_536) break;
  }
  const said = /^"?sep=([^\s"]|\t)"?[\r\n]/i.exec(head)?.[1];
  if (said !== undefined) return { delimiter: said, isSaid: true };
  const heading = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(head.replace(/^[\r\n]+/, ''))?.[0] ?? '';
  const bare = heading.replace(/"(?:[^"]|"")*"/g, '');
  const counted = [',', ';', '\t', '|'].map((one) => [one, bare.split(one).length - 1] as const);
  const [best = ','] = counted.toSorted((one, other) => other[1] - one[1])[0] ?? [];
  return { delimiter: best, isSaid: false };
}
