import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
