import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';

export class NoFile extends Error {
  override name = 'NoFile';
}

export interface Arriving {
  /** As the browser names it. */
  name: string | null;
  /** As it is claimed. */
  mimeType: string;
  /** What stood in the form before it. */
  fields: ReadonlyMap<string, string>;
  content: AsyncIterable<Uint8Array>;
}

/** The file of a request, while it comes in: the body itself, or the first `file` of a form. */
export async function arrivingFile({ body, headers }: Request): Promise<Arriving> {
  const type = headers.get('content-type') ?? '';
  if (body === null) throw new NoFile();
  const source = Readable.fromWeb(body as NodeStream<Uint8Array>);
  heardLater(source);
  if (!type.startsWith('multipart/form-data'))
    return { name: decoded(headers.get('x-file-name')), mimeType: type, fields: new Map(), content: source };
  return await firstFile(source, type);
}

/** One that was never chosen is sent as an empty one without a name. */
function firstFile(source: Readable, type: string): Promise<Arriving> {
  return new Promise((found, failed) => {
    const form = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 1, fields: 20, fieldSize: 10_000, parts: 30 },
    });
    heardLater(form); // it may say so twice
    const fields = new Map<string, string>();
    form.on('field', (name, value) => fields.set(name, value));
    form.on('file', (_, file, filename, __, mimeType) => {
      heardLater(file);
      const content = new PassThrough();
      heardLater(content);
      file.pipe(content);
      // What breaks off on the way has to be heard by whoever reads.
      source.once('error', (error) => content.destroy(error));
      form.once('error', (error) =>
        content.destroy(error instanceof Error ? error : new Error('unreadable')),
      );
      source.once('close', () => {
        if (!source.readableEnded) content.destroy(new Error('the request broke off'));
      });
      content.once('close', () => source.destroy()); // read to its end, or not wanted any more
      found({ name: filename || null, mimeType, fields, content });
    });
    form.once('finish', () => failed(new NoFile()));
    form.once('error', failed);
    source.once('error', failed);
    source.pipe(form);
  });
}

/** It may break off before anybody reads: whoever then does hears of it, and the process does not die of it. */
const heardLater = (stream: NodeJS.EventEmitter) => stream.on('error', () => {});

function decoded(header: string | null): string | null {
  if (header === null) return null;
  try {
    return decodeURIComponent(header);
  } catch {
    return null; // not percent-encoded
  }
}
