import { expect, test } from 'vitest';
import { formatOf } from '../../../web/inbox/kinds/format.ts';

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
