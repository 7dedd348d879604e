import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliCompress, gzipSync } from 'node:zlib';
import type { Handler } from 'hono';
import { emojiList } from './emoji.ts';
import { type Encoding, encodingFor } from './packing.ts';

const fromPackage = createRequire(import.meta.url).resolve;
const ours = new URL('./public/', import.meta.url);

/** Everything a browser may fetch as a file: what is in `public/`, and the packages' own. Read once, at boot. */
const sources: Record<string, () => string | Uint8Array> = {
  ...Object.fromEntries(
    readdirSync(ours)
      .filter((name) => name !== 'sw.js') // has an address of its own: install/worker.ts
      .map((name) => [name, () => readFileSync(new URL(name, ours))]),
  ),
  'htmx.js': () => readFileSync(fromPackage('htmx.org/dist/htmx.min.js')),
  'htmx-sse.js': () => readFileSync(fromPackage('htmx.org/dist/ext/hx-sse.min.js')),
  'emoji.json': emojiList,
};
const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

interface Asset {
  body: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
  /** Made when somebody first asks, since it takes longer, and then kept. */
  brotli: Promise<Uint8Array<ArrayBuffer>> | null;
  type: string;
}
const byAddress = new Map<string, Asset>();
const addresses = new Map<string, string>();

for (const [name, source] of Object.entries(sources)) {
  const read = source();
  const body = new Uint8Array(typeof read === 'string' ? new TextEncoder().encode(read) : read);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  const [stem, extension] = name.split('.') as [string, keyof typeof types];
  const file = `${stem}-${hash}.${extension}`;
  byAddress.set(file, {
    body,
    gzipped: new Uint8Array(gzipSync(body, { level: 9 })),
    brotli: null,
    type: types[extension],
  });
  addresses.set(name, `/static/${file}`);
}

/** The address of a file, with its content's hash in the name. Throws for a name nobody serves. */
export function asset(name: string): string {
  const address = addresses.get(name);
  if (address === undefined) throw new Error(`no static file is called "${name}"`);
  return address;
}

/** `GET /static/:file`. A name says which content it is, so that a browser may keep it for ever. Packed once, not each time; a PNG is packed already. */
export const staticFile: Handler = async (c) => {
  const found = byAddress.get(c.req.param('file') ?? '');
  if (found === undefined) return c.notFound();
  const encoding = found.type === types.png ? undefined : encodingFor(c);
  return c.body(await packed(found, encoding), 200, {
    'content-type': found.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  });
};

async function packed(file: Asset, encoding: Encoding | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === undefined) return file.body;
  if (encoding === 'gzip') return file.gzipped;
  file.brotli ??= compress(file.body).then((bytes) => new Uint8Array(bytes));
  return file.brotli;
}

const compress = promisify<Uint8Array, Buffer>(brotliCompress);
