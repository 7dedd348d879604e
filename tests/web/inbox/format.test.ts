import { expect, test } from 'vitest';
import type { Medium } from '../../../domain/medium.ts';
import { formatOf } from '../../../web/inbox/kinds/format.ts';
import { detailOf } from '../../../web/inbox/kinds/media.tsx';
import { speak } from '../../../web/ui/reader.ts';

const office = 'application/vnd.openxmlformats-officedocument';

test.each([
  ['application/pdf', 'Offer.pdf', 'PDF'],
  [`${office}.wordprocessingml.document`, 'Letter.docx', 'Word'],
  ['application/msword', null, 'Word'],
  [`${office}.spreadsheetml.sheet`, 'Prices.xlsx', 'Excel'],
  ['application/vnd.ms-powerpoint', 'Talk.ppt', 'PowerPoint'],
  ['text/plain', 'notes.txt', 'TXT'],
  ['text/plain', null, 'TXT'],
  ['text/plain', 'customers.csv', 'CSV'],
  ['application/zip', 'photos.zip', 'ZIP'],
  ['application/x-zip-compressed', 'photos.zip', 'ZIP'],
  ['application/octet-stream', 'bike.gpx', 'GPX'],
  ['application/octet-stream', null, null],
  ['application/vnd.android.package-archive', null, null],
  ['image/jpeg', 'IMG_1.JPG', 'JPEG'],
  ['audio/ogg; codecs=opus', null, 'OGG'],
  ['audio/mpeg', null, 'MP3'],
  ['audio/x-m4a', null, 'M4A'],
  ['', 'a.b', 'B'],
  [null, null, null],
])('%s, called %s: %s', (mime, name, shown) => {
  expect(formatOf(mime, name)).toBe(shown);
});

test('what a file is and how large keep their order where the page runs from right to left', () => {
  const medium = { mime: 'application/pdf', size: 804 } as Medium;
  expect(speak('en', () => detailOf(medium, 'Offer.pdf'))).toBe('PDF · 804 bytes');
  const [what, size] = speak('ar', () => detailOf(medium, 'Offer.pdf')).split(' · ');
  for (const part of [what, size]) expect(part).toMatch(/^\u2068.*\u2069$/);
});
