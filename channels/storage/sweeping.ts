import type { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A young collection takes a millisecond or two; this many bytes of a stream take longer to come by. */
const everyBytes = 2 * 1024 * 1024;

setFlagsFromString('--expose-gc'); // to the next context alone, which is gone at once
const collect = runInNewContext('gc') as (kind: { type: 'minor' }) => void;

/**
 * Tells of each piece of a stream that went by. Pieces are garbage at once, yet V8 lets 32 MB of them gather before it looks:
 * with it, a file of any size costs a few megabytes.
 */
export function sweeping(): (piece: Uint8Array) => void {
  let since = 0;
  return ({ length }) => {
    since += length;
    if (since < everyBytes) return;
    since = 0;
    collect({ type: 'minor' });
  };
}

/** A file's stream, swept as it is read. Whoever reads it hears of an error; nobody else has to. */
export function swept<Stream extends Readable>(stream: Stream): Stream {
  stream.on('error', () => {});
  stream.on('data', sweeping());
  stream.pause(); // listening alone would have set it flowing
  return stream;
}
