import type { AddressInfo, Socket } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listMessages } from '../../../db/messages.ts';
import { openConversation, stranger } from '../../support/build.ts';
import { hostile, jpegWithHtml } from '../../support/files.ts';
import { keepFile } from '../../support/media.ts';
import { type Browser, type House, openHouse } from '../house.ts';

let house: House;
let ben: Browser;
beforeAll(async () => {
  house = await openHouse();
  ben = await house.as('ben');
});
afterAll(() => house.close());

let people = 0;
/** A message of a customer's on Main that carries this file. */
async function sent(bytes: Uint8Array, mime: string, more: { name?: string; thumbnail?: Uint8Array } = {}) {
  const { conversationId } = await openConversation(house.sql, { customer: stranger(++people) });
  const [message] = await listMessages(house.sql, conversationId);
  const messageId = message?.id ?? '';
  await keepFile(house, { conversationId, messageId, by: null }, { bytes, mime, ...more });
  return { conversationId, messageId, path: `/media/${messageId}` };
}
const digits = Buffer.from('0123456789');

test('a picture is shown in place, by its own type, and may be kept by this browser alone', async () => {
  const { path } = await sent(digits, 'image/png');
  const answer = await ben.get(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('0123456789');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': '10',
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers.get('content-disposition')).toMatch(
    /^inline; filename="document-\d{4}-\d\d-\d\d\.png"/,
  );

  const again = await ben.get(path, { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  const saved = await ben.get(`${path}?download`);
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
});

test('who goes half way closes the file, before the first byte and after, and nobody is warned of it', async () => {
  const { path } = await sent(Buffer.alloc(5_000_000), 'video/mp4');
  const warned = vi.spyOn(house.world.log, 'warn');
  const server = serve({ fetch: house.app.fetch, port: 0 });
  await new Promise((listening) => server.once('listening', listening));
  const at = `http://localhost:${(server.address() as AddressInfo).port}${path}`;
  const headers = { cookie: [...ben.jar].map(([name, value]) => `${name}=${value}`).join('; ') };
  const closed = () => house.streams.map((stream) => stream.closed);
  house.streams.length = 0;

  const halfWay = new AbortController();
  const answer = await fetch(at, { headers, signal: halfWay.signal });
  await answer.body?.getReader().read();
  expect([answer.status, closed()]).toEqual([200, [false]]);
  halfWay.abort();
  await expect.poll(closed).toEqual([true]);

  const { storage } = house.world;
  const atOnce = new AbortController();
  let opened: () => void = () => {};
  const isOpen = new Promise<void>((done) => (opened = done));
  const slow = vi.spyOn(storage, 'read').mockImplementationOnce(async (...asked) => {
    slow.mockRestore();
    const stream = await storage.read(...asked);
    atOnce.abort();
    opened();
    await gone;
    return stream;
  });
  const gone = new Promise<void>((done) =>
    server.once('connection', (socket: Socket) => socket.once('close', () => done())),
  );
  await expect(fetch(at, { headers, signal: atOnce.signal, keepalive: false })).rejects.toThrow();
  await isOpen;
  await expect.poll(closed).toEqual([true, true]);
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
  await new Promise((stopped) => server.close(stopped));
});

describe('parts of it', () => {
  test.each([
    ['bytes=2-5', 206, '2345', 'bytes 2-5/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-999', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('%s', async (range, status, text, told) => {
    const { path } = await sent(digits, 'video/mp4');
    const answer = await ben.get(path, { range });
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
      status,
      text,
      told,
    ]);
  });

  test('of another version than the one asked for: the whole', async () => {
    const { path } = await sent(digits, 'video/mp4');
    const answer = await ben.get(path, { range: 'bytes=2-5', 'if-range': '"another"' });
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789']);
  });

  test('its head alone', async () => {
    const { path } = await sent(digits, 'video/mp4');
    const answer = await ben.request(path, { method: 'HEAD' });
    expect([answer.status, await answer.text(), answer.headers.get('content-length')]).toEqual([
      200,
      '',
      '10',
    ]);
  });
});

describe('nothing in it ever runs', () => {
  test.each([
    ['html', 'text/plain'],
    ['html', 'text/html'],
    ['svg', 'image/svg+xml'],
    ['svgWithProlog', 'application/xml'],
    ['pdfAndHtml', 'application/pdf'],
    ['script', 'text/javascript'],
  ] as const)('%s found to be %s is only offered for saving', async (name, mime) => {
    const { path } = await sent(hostile[name], mime);
    const answer = await ben.get(path);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });

  test.each([
    ['a GIF that is a script', async () => hostile.gifAndScript, 'image/gif'],
    ['a JPEG with HTML in its comment', jpegWithHtml, 'image/jpeg'],
  ])('%s stays a picture in a sandbox', async (_, bytes, mime) => {
    const { path } = await sent(await bytes(), mime);
    const answer = await ben.get(path);
    expect(answer.headers.get('content-type')).toBe(mime);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  });
});

describe('a name from outside', () => {
  test.each([
    ['quote "2".pdf', 'filename="quote _2_.pdf"', "filename*=UTF-8''quote%20%222%22.pdf"],
    ['تقرير.pdf', 'filename="_____.pdf"', "filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf"],
    ["it's (1)*.txt", `filename="it's (1)*.txt"`, "filename*=UTF-8''it%27s%20%281%29%2A.txt"],
    ['.htaccess', 'filename="htaccess"', "filename*=UTF-8''htaccess"],
    ['100%25.pdf', 'filename="100_25.pdf"', "filename*=UTF-8''100%2525.pdf"],
  ])('%s', async (name, plain, encoded) => {
    const { path } = await sent(digits, 'application/pdf', { name });
    const disposition = (await ben.get(path)).headers.get('content-disposition');
    expect(disposition).toBe(`attachment; ${plain}; ${encoded}`);
  });
});

test('a small picture, where there is one', async () => {
  const thumbnail = Buffer.from('small');
  const { path } = await sent(digits, 'image/png', { thumbnail });
  const small = await ben.get(`${path}/thumbnail`);
  expect([small.status, small.headers.get('content-type'), await small.text()]).toEqual([
    200,
    'image/webp',
    'small',
  ]);
  const { path: without } = await sent(digits, 'application/pdf');
  expect((await ben.get(`${without}/thumbnail`)).status).toBe(404);
});

test('what is another number’s, of nobody signed in, not fetched yet or no message at all is not there', async () => {
  const { path, messageId } = await sent(digits, 'image/png');
  expect((await ben.get(path)).status).toBe(200);
  const zed = await house.as('zed');
  for (const each of [path, `${path}/thumbnail`, `${path}?download`])
    expect((await zed.get(each)).status).toBe(404);
  expect((await house.browser().get(path)).headers.get('location')).toMatch(/^\/login/);
  expect((await ben.get('/media/nonsense')).status).toBe(404);

  await house.sql`update media set state = 'fetching' where message_id = ${messageId}`;
  expect((await ben.get(path)).status).toBe(404);
});

test('whoever is deactivated loses it with the next request', async () => {
  const { path } = await sent(digits, 'image/png');
  const sade = await house.as('sade');
  expect((await sade.get(path)).status).toBe(200);
  await house.sql`update users set active = false where id = ${house.cast.sade}`;
  expect((await sade.get(path)).status).not.toBe(200);
});

test('one that failed is asked for again, once', async () => {
  const { path, messageId, conversationId } = await sent(digits, 'image/png');
  const asked = () => ben.post(`${path}/fetching`, {}, { 'HX-Request': 'true' });
  expect((await asked()).status).toBe(409); // it is here
  await house.sql`update media set state = 'failed', failure = 'gone' where message_id = ${messageId}`;
  expect((await asked()).status).toBe(200);
  expect((await asked()).status).toBe(409);
  expect(await house.sql`select from outbox where workflow_id like 'media-%'`).toHaveLength(1);

  await house.sql`update media set state = 'failed', failure = 'gone' where message_id = ${messageId}`;
  const plain = await ben.post(`${path}/fetching`, {});
  expect([plain.status, plain.headers.get('location')]).toEqual([
    303,
    expect.stringContaining(conversationId),
  ]);
  expect((await (await house.as('zed')).post(`${path}/fetching`, {})).status).toBe(404);
});

test('pages may show what they are about to send, and run no more than before', async () => {
  const policy = (await ben.get('/inbox')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("img-src 'self' data: blob:");
  expect(policy).toContain("media-src 'self' blob:");
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+';/);
});
