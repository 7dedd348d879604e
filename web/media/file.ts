import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Context } from 'hono';
import type { Range } from '../../channels/storage/storage.ts';
import type { Env } from '../world.ts';

export interface FileToServe {
  key: string;
  /** Null: served whole, whatever part is asked for. */
  size: number | null;
  type: string;
  /** Names this content: another one never has the same. */
  tag: string;
  disposition: string;
}

/**
 * A file from outside, as a stream. It comes from a stranger and is served from our own address, so that nothing in it
 * may ever run: its type is not guessed at, and as a page of its own it is in a sandbox with nothing allowed.
 */
export async function serveFile(c: Context<Env>, file: FileToServe): Promise<Response> {
  const tag = `"${file.tag}"`;
  c.set('headers', {
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  const headers = {
    'content-type': file.type,
    'content-disposition': file.disposition,
    etag: tag,
    // Its content never changes, but who may see it does: no cache but this browser's own.
    'cache-control': 'private, max-age=31536000, immutable',
  };
  if (tagsIn(c.req.header('if-none-match')).includes(tag)) return c.body(null, 304, headers);

  const { size } = file;
  if (size === null) return stream(c, file, null, 200, headers);
  const asked = c.req.header('if-range') ?? tag;
  const range = asked === tag ? rangeOf(c.req.header('range'), size) : null;
  const all = { ...headers, 'accept-ranges': 'bytes' };
  if (range === 'nowhere') return c.body(null, 416, { ...all, 'content-range': `bytes */${size}` });
  if (range === null) return stream(c, file, null, 200, { ...all, 'content-length': `${size}` });
  return stream(c, file, range, 206, {
    ...all,
    'content-length': `${range.end - range.start + 1}`,
    'content-range': `bytes ${range.start}-${range.end}/${size}`,
  });
}

async function stream(
  c: Context<Env>,
  { key }: FileToServe,
  range: Range | null,
  status: 200 | 206,
  headers: Record<string, string>,
): Promise<Response> {
  if (c.req.method === 'HEAD') return c.body(null, status, headers);
  const content = await c.var.world.storage.read(key, range ?? undefined);
  content.once('error', (err) => {
    if (err.name === 'AbortError') return; // who asked for it has gone, as every player does that jumps on
    c.var.world.log.warn({ err }, 'a file could not be read to its end');
  });
  return c.body(toWeb(content), status, headers);
}

/** Without a queue of its own: what is not asked for is not read. */
const toWeb = (content: Readable): ReadableStream =>
  Readable.toWeb(content, { strategy: { highWaterMark: 0 } }) as NodeStream<Uint8Array> as ReadableStream;

const tagsIn = (header: string | undefined) =>
  (header ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));

/** One range of bytes. Null: none is asked for, or several, which nobody has to give. `nowhere`: there is nothing there. */
export function rangeOf(header: string | undefined, size: number): Range | 'nowhere' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '')
    return Number(to) === 0 || size === 0
      ? 'nowhere'
      : { start: Math.max(0, size - Number(to)), end: size - 1 };
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null; // no range at all
  return start >= size ? 'nowhere' : { start, end };
}
