import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packing } from '../../web/packing.ts';
import type { Env } from '../../web/world.ts';
import { openHouse } from './house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a page comes as brotli to a browser that takes it, else as gzip, else as it is; always the same page', async () => {
  const get = (accepted: string) => house.app.request('/login', { headers: { 'accept-encoding': accepted } });
  const plain = await get('br;q=0, identity');
  expect(plain.headers.has('content-encoding')).toBe(false);
  const text = await plain.text();
  expect(text).toContain('</html>');

  for (const [accepted, encoding, unpack] of [
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync], // as Chromium and Firefox ask
    ['gzip, deflate', 'gzip', gunzipSync], // by plain HTTP
  ] as const) {
    const answer = await get(accepted);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(unpack(new Uint8Array(await answer.arrayBuffer())).toString()).toBe(text);
  }
});

test('any other answer is packed where it is long; a short one and a stream go as they are', async () => {
  const long = 'ü'.repeat(5000);
  const app = new Hono<Env>()
    .use(packing)
    .get('/long', (c) => {
      setCookie(c, 'one', '1');
      setCookie(c, 'other', '2');
      return c.html(long, 409, { 'x-kept': 'yes' });
    })
    .get('/short', (c) => c.html('<p>ü</p>'))
    .get('/none', (c) => c.body(null, 204))
    .get('/stream', (c) => c.body(long, 200, { 'content-type': 'text/event-stream' }));
  const get = (path: string, accepted = 'gzip, deflate, br, zstd') =>
    app.request(path, { headers: { 'accept-encoding': accepted } });

  const answer = await get('/long');
  expect(answer.status).toBe(409);
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  expect(answer.headers.get('x-kept')).toBe('yes');
  expect(answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])).toEqual(['one=1', 'other=2']);
  expect(brotliDecompressSync(new Uint8Array(await answer.arrayBuffer())).toString()).toBe(long);

  const unpacked = await get('/long', 'identity');
  expect(unpacked.headers.get('vary')).toBe('accept-encoding');
  expect(await unpacked.text()).toBe(long);

  const short = await get('/short');
  expect(short.headers.has('content-encoding')).toBe(false);
  expect(await short.text()).toBe('<p>ü</p>');
  expect((await get('/none')).status).toBe(204);
  expect((await get('/stream')).headers.has('content-encoding')).toBe(false);
});
