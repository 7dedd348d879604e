import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { arrivingFile, NoFile } from '../../web/media/arriving.ts';
import { mayUse, unknownObject, wrongToken } from './graph-account.ts';
import { graphError } from './graph-errors.ts';
import { type Env, hangUp, refuse } from './graph-send.ts';
import { keptDays, largest, type Media } from './media.ts';
import type { Parts } from './server.ts';

const urlMs = 5 * 60_000;

/** Files at WhatsApp: given by a business, and looked up by their ids. */
export function mediaApi({ world, shelf, faults, wire }: Parts): Hono<Env> {
  const app = new Hono<Env>();

  app.post('/:version{v\\d+\\.\\d+}/:id/media', async (c) => {
    const number = world.number(c.req.param('id'));
    if (number === undefined) return refuse(c, unknownObject(c.req.param('id')));
    if (!mayUse(number, c.var.token)) return refuse(c, wrongToken());
    const fault = faults.strike(['upload'], { phoneNumberId: number.phoneNumberId });
    if (fault?.closed === true) return hangUp(c);
    if (fault !== null) return refuse(c, graphError(fault.code ?? 131053));

    const arriving = await arrivingFile(c.req.raw).catch((error: unknown) => {
      if (error instanceof NoFile) return null;
      throw error;
    });
    if (arriving === null)
      return refuse(c, graphError(100, { message: '(#100) The parameter file is required.' }));
    const { content, name, mimeType: ofPart, fields } = arriving;
    const mimeType = fields.get('type') ?? ofPart;
    const media = await shelf.receive(content, { mimeType, filename: name, days: keptDays.ofBusiness });
    if (media === null) {
      c.header('connection', 'close'); // the rest of it is on its way
      return refuse(
        c,
        graphError(131053, { details: `The file is larger than ${largest(mimeType)} bytes.` }),
      );
    }
    wire.say('down', 'media', `${mimeType}, ${media.size} bytes`);
    return c.json({ id: media.id });
  });

  app.get('/media/:id', async (c) => {
    const media = shelf.get(c.req.param('id'));
    // Meta's address lives for about five minutes.
    if (media === undefined || Number(c.req.query('until') ?? 0) < Date.now())
      return c.text('Not found', 404);
    const fault = faults.strike(['download'], {});
    if (fault?.state === 'slow') await pause(fault.ms ?? 5_000, undefined, { ref: false });
    if (fault?.state === 'missing') return c.text('Not found', 404);
    if (fault?.state === 'down') return c.text('Bad Gateway', 502);
    if (fault?.state === 'elsewhere') return c.redirect('https://elsewhere.example/file', 302);
    if (fault?.state === 'cut')
      return c.body(fileOf(media, Math.floor(media.size / 2)), 200, headersOf(media));
    return c.body(fileOf(media), 200, { ...headersOf(media), 'content-length': String(media.size) });
  });
  return app;
}

/** `GET /{media id}`. */
export const mediaNode = ({ id, mimeType, size, hash }: Media, origin: string, isWrong: boolean) => ({
  url: `${origin}/media/${id}?until=${Date.now() + urlMs}`,
  mime_type: mimeType,
  sha256: isWrong ? hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : hash,
  file_size: size,
  id,
  messaging_product: 'whatsapp',
});

/** As a stream, from disk. */
export const fileOf = ({ path }: Media, size?: number) =>
  Readable.toWeb(
    createReadStream(path, size === undefined ? {} : { end: Math.max(0, size - 1) }).on('error', () => {}),
  ) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>;

const headersOf = ({ mimeType }: Media) => ({ 'content-type': mimeType });
