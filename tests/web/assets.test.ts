import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { asset, staticFile } from '../../web/assets.ts';
import { Icon } from '../../web/ui/icon.tsx';

const app = new Hono().get('/static/:file', staticFile);

test('a file is served by a name that holds its content’s hash, to be kept for ever', async () => {
  const address = asset('app.css');
  expect(address).toMatch(/^\/static\/app-[0-9a-f]{12}\.css$/);

  const answer = await app.request(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/css');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await answer.text()).toContain('@layer reset');
});

test('it comes packed as small as whoever asks can take it', async () => {
  const get = (accepted: string) =>
    app.request(asset('app.css'), { headers: { 'accept-encoding': accepted } });
  const plain = await get('gzip;q=0, br;q=0.0, identity');
  expect(plain.headers.has('content-encoding')).toBe(false);
  const text = await plain.text();

  const zipped = await get('gzip, deflate, br;q=0');
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(zipped.headers.get('vary')).toBe('accept-encoding');
  const bytes = await zipped.arrayBuffer();
  expect(gunzipSync(bytes).toString()).toBe(text);

  const smallest = await get('gzip, deflate, br, zstd');
  expect(smallest.headers.get('content-encoding')).toBe('br');
  const fewer = await smallest.arrayBuffer();
  expect(brotliDecompressSync(fewer).toString()).toBe(text);
  expect(fewer.byteLength).toBeLessThan(bytes.byteLength);
});

test.each(['app.js', 'alerts.js', 'htmx.js', 'htmx-sse.js', 'icons.svg'])(
  '%s is among them',
  async (name) => {
    const answer = await app.request(asset(name));
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500);
  },
);

test.each(['app.css', 'app-000000000000.css', '..%2Fassets.ts', '%2e%2e%2fassets.ts'])(
  '%s is not',
  async (file) => {
    expect((await app.request(`/static/${file}`)).status).toBe(404);
  },
);

test('an unknown name is a bug, and says so at once', () => {
  expect(() => asset('missing.css')).toThrow('missing.css');
  expect(() => Icon({ name: 'missing' })).toThrow('missing');
});
