import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { customersApi } from './control-customers.ts';
import { faultShape } from './faults.ts';
import { fileOf } from './graph-media.ts';
import { keptDays } from './media.ts';
import type { Parts } from './server.ts';

const word = z
  .string()
  .regex(/^[A-Z_]{1,40}$/)
  .optional();
const templateChange = z.object({
  ...{ status: word, reason: word, quality: word, category: word },
  gone: z.boolean().optional(),
  silent: z.boolean().optional(),
});

/** `/_sim`: what tests and the phone page do to the simulator. README.md lists it. */
export function controlApi(parts: Parts): Hono {
  const { world, shelf, courier, faults, wire } = parts;
  const app = new Hono();

  // Any page a developer has open could post here; ours talks through its own server, which sends no Origin.
  app.use(async (c, next) =>
    c.req.header('origin') === undefined ? next() : c.json({ error: 'not from a web page' }, 403),
  );
  app.onError((error, c) =>
    error instanceof z.ZodError || error instanceof SyntaxError
      ? c.json({ error: error.message }, 422)
      : c.json({ error: String(error) }, 500),
  );

  app.get('/state', (c) =>
    c.json({
      numbers: world.numbers.map((number) => ({ ...number, accessToken: undefined })),
      customers: world.customers(),
      faults: faults.list(),
      templates: parts.templates.list(),
      waiting: courier.waiting,
      isPaced: parts.settings.isPaced,
    }),
  );

  app.route('/', customersApi(parts));

  /** Any body at all, signed and delivered like the others. */
  app.post('/webhooks', async (c) => {
    const payload = z.looseObject({}).parse(await c.req.json());
    await courier.post(payload, {});
    return c.json({ ok: true }, 201);
  });

  app.post('/media', async (c) => {
    const mimeType = c.req.header('content-type') ?? 'application/octet-stream';
    const filename = c.req.query('filename') ?? null;
    const content = (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>;
    const media = await shelf.receive(content, { mimeType, filename, days: keptDays.ofCustomer });
    return media === null ? c.json({ error: 'too large for WhatsApp' }, 413) : c.json({ id: media.id }, 201);
  });
  app.get('/media/:id', (c) => {
    const media = shelf.get(c.req.param('id'));
    if (media === undefined) return c.json({ error: 'no such media' }, 404);
    return c.body(fileOf(media), 200, {
      'content-type': media.mimeType,
      'content-length': String(media.size),
    });
  });
  /** As after 7 or 30 days: of one file, or of all. */
  app.post('/media/expiry', (c) => {
    shelf.expire(c.req.query('id'));
    return c.json({ ok: true });
  });

  app.get('/templates', (c) => c.json(parts.templates.list()));
  app.patch('/templates/:id', async (c) => {
    const change = templateChange.parse(await c.req.json());
    const known = await parts.templates.change(c.req.param('id'), change);
    return known ? c.json({ ok: true }) : c.json({ error: 'no such template' }, 404);
  });
  /** Lets go of templates that are held for a check. */
  app.post('/held', async (c) => {
    const { outcome } = z.object({ outcome: z.enum(['send', 'drop']) }).parse(await c.req.json());
    return c.json({ released: parts.reports.release(outcome) });
  });

  app.get('/faults', (c) => c.json(faults.list()));
  app.post('/faults', async (c) => c.json(faults.set(faultShape.parse(await c.req.json())), 201));
  app.delete('/faults/:id', (c) => {
    faults.remove(c.req.param('id'));
    courier.release();
    return c.json({ ok: true });
  });
  app.delete('/faults', (c) => {
    faults.clear();
    courier.release();
    return c.json({ ok: true });
  });
  app.post('/release', (c) => {
    courier.release();
    return c.json({ ok: true });
  });
  app.put('/pace', async (c) => {
    parts.settings.isPaced = z.object({ isPaced: z.boolean() }).parse(await c.req.json()).isPaced;
    return c.json({ ok: true });
  });

  app.get('/log', (c) => c.json(wire.lines(Number(c.req.query('after') ?? 0))));
  app.delete('/log', (c) => {
    wire.clear();
    return c.json({ ok: true });
  });
  /** Answers when nothing is on its way any more, or after `timeoutMs` (10 s). */
  app.get('/idle', async (c) => {
    const timeout = AbortSignal.timeout(Number(c.req.query('timeoutMs') ?? 10_000));
    const late = new Promise<false>((done) => timeout.addEventListener('abort', () => done(false)));
    const isIdle = await Promise.race([courier.idle().then(() => true), late]);
    return c.json({ idle: isIdle, waiting: courier.waiting });
  });
  app.post('/verification', async (c) => c.json(await parts.verifyWebhook()));
  app.post('/reset', (c) => {
    parts.reset();
    return c.json({ ok: true });
  });

  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      let wake = () => {};
      let isNews = true;
      const stop = world.onChange(() => {
        isNews = true;
        wake();
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      while (!stream.aborted) {
        if (!isNews) await new Promise<void>((done) => (wake = done));
        isNews = false;
        if (!stream.aborted) await stream.writeSSE({ data: 'changed' });
        await stream.sleep(40); // many changes of one moment are one event
      }
    }),
  );
  return app;
}
