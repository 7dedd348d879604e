import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheet, SheetError } from '../../channels/sheets/sheet.ts';
import { workbook, zipOf } from '../support/xlsx.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Buffer | string) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const rows = [];
  for await (const row of readSheet(path)) rows.push(row);
  return rows;
}
const cellsOf = async (content: Buffer | string) => (await read(content)).map(({ cells }) => cells);
const why = (content: Buffer | string) =>
  read(content).then(
    () => 'it was read',
    (error: unknown) => (error instanceof SheetError ? error.why : error),
  );
const here = '/proc/self/fd';
/** The files of this test that are still open, as the system knows it. */
const stillOpen = () =>
  readdirSync(here).filter((name) => {
    try {
      return readlinkSync(join(here, name)).startsWith(folder);
    } catch {
      return false; // closed meanwhile
    }
  }).length;
test.skipIf(!existsSync(here))('whoever stops half way leaves no file open', async () => {
  const path = join(folder, 'long');
  await writeFile(path, `phone,name\n${'+447700900801,Maya\n'.repeat(100_000)}`);
  for await (const { line } of readSheet(path)) {
    expect(stillOpen()).toBe(1);
    if (line > 2) break;
  }
  await expect.poll(stillOpen).toBe(0);
});
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('CSV', () => {
  const text = 'Name,Ort\nZoë,Köln\n';
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little end first', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big end first', utf16be(`\ufeff${text}`)],
    ['UTF-16 without a mark', Buffer.from(text.repeat(3), 'utf16le')],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('%s', async (_, bytes) => {
    expect((await cellsOf(bytes)).slice(0, 2)).toEqual([
      ['Name', 'Ort'],
      ['Zoë', 'Köln'],
    ]);
  });

  test('one letter far behind decides that it is not UTF-8', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `Row ${n},x`).join('\n');
    const all = await cellsOf(Buffer.from(`Name,Ort\n${rows}\nZoë,€`.replace('€', 'K\u00f6ln'), 'latin1'));
    expect(all.at(-1)).toEqual(['Zoë', 'Köln']);
  });

  test.each([[','], [';'], ['\t'], ['|']])('separated by %j', async (separator) => {
    const line = (...cells: string[]) => cells.join(separator);
    expect(await cellsOf(`${line('"a,;b"', 'c', 'd')}\r\n${line('1', '"2\n""x"""', '3')}\r\n`)).toEqual([
      ['a,;b', 'c', 'd'],
      ['1', '2\n"x"', '3'],
    ]);
  });

  test.each([['sep=;\r\n'], ['SEP=;\n'], ['"sep=;"\n']])(
    'a first line %j says so, and is no row',
    async (line) => {
      expect(await read(`\ufeff${line}a, b, c;d\r\n1;2\r\n`)).toEqual([
        { line: 2, cells: ['a, b, c', 'd'] },
        { line: 3, cells: ['1', '2'] },
      ]);
    },
  );

  test('rows keep their numbers over empty ones, and may be shorter or longer', async () => {
    expect(await read('a,b\n\n,\n1\n1,2,3\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 4, cells: ['1'] },
      { line: 5, cells: ['1', '2', '3'] },
    ]);
  });

  test('formulas, quotes in the middle and characters nobody keeps are text', async () => {
    expect(await cellsOf('a,b\n=1+1,5" pipe\n\u0000x\ud800,@y\n')).toEqual([
      ['a', 'b'],
      ['=1+1', '5" pipe'],
      ['x\ufffd', '@y'],
    ]);
  });

  test.each([
    ['', 'empty'],
    ['a,b\n"never closed,1\n2,3\n', 'quote-open'],
    [`a${',b'.repeat(300)}\n`, 'too-large'],
    [Buffer.from('%PDF-1.7 …'), 'not-a-sheet'],
    [Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'not-a-sheet'],
    [Buffer.from([137, 80, 78, 71, ...Array.from({ length: 200 }, (_, n) => n % 7)]), 'not-a-sheet'],
  ])('%# is refused', async (content, expected) => {
    expect(await why(content)).toBe(expected);
  });
});

describe('XLSX', () => {
  test('the first sheet that shows: shared and own texts, numbers, dates, yes and no, what formulas came to', async () => {
    const parts = workbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Since</t></is></c></row>
       <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>4.47700900118E11</v></c><c r="C4" s="1"><v>46079</v></c>
         <c r="D4" t="b"><v>1</v></c><c r="E4" t="str"><f>HYPERLINK("x")</f><v>=x&amp;y</v></c><c r="F4" t="e"><v>#REF!</v></c>
         <c r="G4"><v>12.5</v></c></row>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>Name</t></si><si><r><t>Zo</t></r><r><t>ë</t></r><rPh sb="0" eb="1"><t>zoe</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      },
    );
    expect(await read(zipOf(parts))).toEqual([
      { line: 1, cells: ['Name', '', 'Since'] },
      { line: 4, cells: ['Zoë', '447700900118', '2026-02-26', 'yes', '=x&y', '', '12.5'] },
    ]);
  });

  test('what unpacks to more than a list of contacts is refused before it fills the memory', async () => {
    const huge = Buffer.alloc(60_000_000, ' ');
    const bomb = zipOf(
      { ...workbook(''), 'xl/worksheets/list.xml': huge },
      { 'xl/worksheets/list.xml': 4_000_000_000 },
    );
    expect(bomb.length).toBeLessThan(200_000);
    expect(await why(bomb)).toBe('too-large');
    // One that claims to be small unpacks to no more than it claims.
    expect(
      await why(zipOf({ ...workbook(''), 'xl/worksheets/list.xml': huge }, { 'xl/worksheets/list.xml': 10 })),
    ).toBe('broken');
  });

  test('XML that would unpack itself, or read other files, is refused', async () => {
    const list =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;&b;</t></is></c></row></sheetData></worksheet>';
    expect(await why(zipOf({ ...workbook(''), 'xl/worksheets/list.xml': list }))).toBe('broken');
  });

  test.each([
    ['no workbook', zipOf({ 'a.txt': 'x' }), 'not-a-sheet'],
    ['cut off', zipOf(workbook('')).subarray(0, 300), 'broken'],
    ['broken XML', zipOf(workbook('<row><c>')), 'broken'],
    ['a column far out', zipOf(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'too-large'],
  ])('%s', async (_, content, expected) => {
    expect(await why(content)).toBe(expected);
  });
});
