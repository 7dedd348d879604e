import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import type { Context } from 'hono';
import { type Received, receive } from '../../channels/storage/spool.ts';
import { tidyName } from '../../domain/medium.ts';
import { largest } from '../../domain/sendable.ts';
import type { Env } from '../world.ts';

/** What a template's form says, and the file of its header. */
export interface Written {
  fields: Record<string, unknown>;
  file: HeaderFile | null;
  /** Lets go of the file on this machine's disk. */
  discard(): Promise<void>;
}

export interface HeaderFile {
  name: string | null;
  /** There was more of it than may be. */
  cut: boolean;
  received: Received;
}

/**
 * Reads all of the form, the fields behind the file too, so that they are kept where it is turned back. The file goes to
 * disk as it comes; of one that breaks off nothing stays.
 */
export async function readForm(c: Context<Env>): Promise<Written> {
  const type = c.req.header('content-type') ?? '';
  const { body } = c.req.raw;
  if (body === null || !type.startsWith('multipart/form-data'))
    return { fields: await c.req.parseBody(), file: null, discard: async () => {} };
  const { fields, file } = await readParts(Readable.fromWeb(body as NodeStream<Uint8Array>), type);
  return { fields, file, discard: async () => file?.received.discard() };
}

async function readParts(source: Readable, type: string): Promise<Omit<Written, 'discard'>> {
  const fields = new Map<string, string>();
  let stream: Readable | null = null;
  let arriving: Promise<HeaderFile | null> = Promise.resolve(null);
  try {
    const form = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 2, fields: 100, fieldSize: 10_000, fileSize: largest.document },
    });
    heardLater(form);
    form.on('field', (name, value) => fields.set(name, value));
    form.on('file', (field, content, name) => {
      // One that was never chosen is sent as an empty one without a name.
      if (field !== 'header.file' || !name || stream !== null) return void content.resume();
      heardLater(content);
      stream = content;
      arriving = receive(content, { largest: Number.POSITIVE_INFINITY }).then(
        (received) => ({ name: tidyName(name), cut: content.truncated === true, received }),
        (error: Error) => {
          form.destroy(error); // nobody reads any more
          return null;
        },
      );
    });
    await pipeline(source, form);
  } catch (error) {
    (stream as Readable | null)?.destroy(error instanceof Error ? error : new Error('unreadable'));
    await (await arriving)?.received.discard();
    return { fields: Object.fromEntries(fields), file: null };
  }
  return { fields: Object.fromEntries(fields), file: await arriving };
}

/** What breaks off says so more than once, and whoever listened is gone by then: the process must not die of it. */
const heardLater = (stream: NodeJS.EventEmitter) => stream.on('error', () => {});
