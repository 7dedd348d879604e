import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { announcedIn, hashIn, tidyName } from '../../domain/medium.ts';

const hash = createHash('sha256').update('a picture').digest();

describe('what a message announces', () => {
  test('a picture: its id and its hash in our own writing', () => {
    const image = {
      id: '81',
      mime_type: 'image/jpeg',
      sha256: hash.toString('base64'),
      caption: 'The crack',
    };
    expect(announcedIn('image', { type: 'image', image })).toEqual({
      kind: 'image',
      sourceId: '81',
      sha256: hash.toString('hex'),
      name: null,
    });
  });

  test('a voice note in either of its shapes', () => {
    expect(announcedIn('voice', { audio: { id: '83', voice: true } })).toMatchObject({ sourceId: '83' });
    expect(announcedIn('voice', { voice: { id: '84' } })).toMatchObject({ kind: 'voice', sourceId: '84' });
  });

  test.each([
    ['a text has none', 'text', { text: { body: 'image' } }],
    ['an id that would lead elsewhere in an address', 'image', { image: { id: '../me' } }],
    ['an id with a query', 'image', { image: { id: '81?fields=x' } }],
    ['no id, only an address', 'image', { image: { url: 'https://elsewhere.example/x' } }],
    ['a part that is no object', 'document', { document: 'x' }],
  ])('nothing to fetch: %s', (_, kind, content) => {
    expect(announcedIn(kind, content)).toBeNull();
  });
});

describe('a hash', () => {
  test('is read in base64 and in hexadecimal', () => {
    expect(hashIn(hash.toString('base64'))).toBe(hash.toString('hex'));
    expect(hashIn(hash.toString('base64url'))).toBe(hash.toString('hex'));
    expect(hashIn(hash.toString('hex').toUpperCase())).toBe(hash.toString('hex'));
    expect(hashIn(Buffer.alloc(32).toString('base64'))).toBe('0'.repeat(64));
  });
  test.each(['cGljdHVyZQ==', '', 'zz', 7, null])('%s tells nothing', (told) =>
    expect(hashIn(told)).toBeNull(),
  );
});

describe('a name', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\kofi\\Desktop\\offer "2".pdf', 'offer "2".pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\r\nSet-Cookie: x=1\0.txt', 'aSet-Cookie: x=1.txt'],
    ['تقرير نهائي.pdf', 'تقرير نهائي.pdf'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(195)}.docx`],
  ])('%j is shown as %j', (told, shown) => expect(tidyName(told)).toBe(shown));
  test.each(['', '   ', '..', 'folder/', '\0', 12, undefined])('%j is none', (told) =>
    expect(tidyName(told)).toBeNull(),
  );
});
