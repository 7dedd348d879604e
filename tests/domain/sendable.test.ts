import { describe, expect, test } from 'vitest';
import { type Content, isOfKind, isPassive, sendAs, typeForWhatsApp } from '../../domain/sendable.ts';

const mb = 1024 * 1024;
const file = (mime: string, size: number, more: Partial<Content> = {}): Content => ({
  ...{ mime, size, width: null, height: null, seconds: null, animated: false, codecs: [], ...more },
});
const photo = { width: 800, height: 600 };

describe('what a file is sent as', () => {
  test.each<[string, Content, string]>([
    ['a photograph', file('image/jpeg', 5 * mb, photo), 'image'],
    ['a large one', file('image/jpeg', 5 * mb + 1, photo), 'document'],
    ['one that nobody could open', file('image/jpeg', 100), 'document'],
    ['a picture of another format', file('image/heic', mb, photo), 'document'],
    ['a GIF', file('image/gif', mb, photo), 'document'],
    ['a sticker', file('image/webp', 100 * 1024, { width: 512, height: 512 }), 'sticker'],
    ['a moving one', file('image/webp', 500 * 1024, { width: 512, height: 512, animated: true }), 'sticker'],
    ['a still one as large', file('image/webp', 500 * 1024, { width: 512, height: 512 }), 'document'],
    ['a film', file('video/mp4', 16 * mb, { codecs: ['avc', 'aac'] }), 'video'],
    ['a film that phones cannot play', file('video/mp4', mb, { codecs: ['hevc', 'aac'] }), 'document'],
    ['a large film', file('video/mp4', 17 * mb, { codecs: ['avc'] }), 'document'],
    ['a film of a browser', file('video/webm', mb, { codecs: ['vp9', 'opus'] }), 'document'],
    ['music', file('audio/mpeg', mb, { codecs: ['mp3'] }), 'audio'],
    ['a recording', file('audio/ogg', mb, { codecs: ['opus'] }), 'audio'],
    ['Ogg with something else in it', file('audio/ogg', mb, { codecs: ['vorbis'] }), 'document'],
    ['a paper', file('application/pdf', 100 * mb), 'document'],
  ])('%s', (_, content, kind) => expect(sendAs(content)).toEqual({ ok: true, value: kind }));

  test('nothing, and too much, are refused', () => {
    expect(sendAs(file('text/plain', 0))).toEqual({ ok: false, why: 'file-empty' });
    expect(sendAs(file('application/zip', 100 * mb + 1))).toEqual({ ok: false, why: 'file-too-large' });
  });
});

test('what is announced as a picture or a recording has to be one', () => {
  expect(isOfKind('image', { mime: 'image/png' })).toBe(true);
  expect(isOfKind('voice', { mime: 'audio/amr' })).toBe(true);
  expect(isOfKind('document', { mime: 'text/html' })).toBe(true);
  for (const mime of ['image/svg+xml', 'text/html', 'application/pdf', 'text/plain'])
    for (const kind of ['image', 'sticker', 'video', 'audio', 'voice'] as const)
      expect(isOfKind(kind, { mime }), `${mime} as ${kind}`).toBe(false);
});

test('only what can do nothing is ever shown in place', () => {
  for (const mime of ['image/jpeg', 'video/mp4', 'audio/ogg']) expect(isPassive(mime)).toBe(true);
  for (const mime of [
    'image/svg+xml',
    'text/html',
    'application/pdf',
    'application/xml',
    'text/plain',
    'image/tiff',
  ])
    expect(isPassive(mime), mime).toBe(false);
});

test('the type told to WhatsApp is one that it asks for', () => {
  expect(typeForWhatsApp('voice', 'audio/ogg', null)).toBe('audio/ogg; codecs=opus');
  expect(typeForWhatsApp('audio', 'audio/x-m4a', null)).toBe('audio/mp4');
  expect(typeForWhatsApp('document', 'application/x-cfb', 'Offer.XLS')).toBe('application/vnd.ms-excel');
  expect(typeForWhatsApp('document', 'application/x-cfb', null)).toBe('application/x-cfb');
});
