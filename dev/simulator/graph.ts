import { type Context, Hono } from 'hono';
import { isFields } from './fields.ts';
import { accountApi, mayUse, numberNode, tokenTrouble, unknownObject, wrongToken } from './graph-account.ts';
import { envelope, graphError } from './graph-errors.ts';
import { type Env, hangUp, refuse, send } from './graph-send.ts';
import { mediaApi, mediaNode } from './graph-media.ts';
import type { Parts } from './server.ts';

/** Graph's addresses: `/v25.0/…`, and the media files. */
export function graphApi(parts: Parts): Hono<Env> {
  const { world, shelf, faults, templates } = parts;
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const outage = faults.strike(['outage'], {});
    if (outage !== null) return outage.closed === true ? hangUp(c) : c.text('Service Unavailable', 503);
    c.set('token', /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '');
    if (c.var.token === '') return refuse(c, graphError(190, { message: 'Invalid OAuth access token.' }));
    const trouble = await tokenTrouble(c, parts);
    return trouble === null ? next() : refuse(c, trouble);
  });

  app.post('/:version{v\\d+\\.\\d+}/:id/messages', async (c) => {
    const number = world.number(c.req.param('id'));
    if (number === undefined) return refuse(c, unknownObject(c.req.param('id')));
    if (!mayUse(number, c.var.token)) return refuse(c, wrongToken());
    const body: unknown = await c.req.json().catch(() => null);
    if (!isFields(body))
      return refuse(c, graphError(100, { message: '(#100) The body is not a JSON object.' }));
    if (body['status'] === 'read') {
      const fault = parts.outbound.read(body);
      return fault === null ? c.json({ success: true }) : refuse(c, fault);
    }
    return send(c, parts, number, body);
  });

  app.route('/', mediaApi(parts));

  app.get('/:version{v\\d+\\.\\d+}/:waba/message_templates', (c) => {
    if (!world.numbers.some(({ wabaId }) => wabaId === c.req.param('waba')))
      return refuse(c, unknownObject(c.req.param('waba')));
    const limit = Math.max(1, Number(c.req.query('limit') ?? 25) || 25);
    const after = Number(c.req.query('after') ?? 0) || 0;
    const all = templates.list();
    const data = all.slice(after, after + limit);
    const end = after + data.length;
    const next = new URL(c.req.url);
    next.searchParams.set('after', String(end));
    return c.json({
      data,
      paging: {
        cursors: { before: String(after), after: String(end) },
        ...(end < all.length && { next: next.href }),
      },
    });
  });

  app.route('/', accountApi(parts)); // before `/:id`, which any of its addresses would fit

  app.get('/:version{v\\d+\\.\\d+}/:id', (c) => {
    const id = c.req.param('id');
    const number = world.number(id);
    if (number !== undefined)
      return mayUse(number, c.var.token) ? c.json(numberNode(number)) : refuse(c, wrongToken());
    const media = shelf.get(id);
    return media === undefined
      ? refuse(c, unknownObject(id))
      : c.json(mediaNode(media, new URL(c.req.url).origin, faults.strike(['wrong-hash'], {}) !== null));
  });

  app.delete('/:version{v\\d+\\.\\d+}/:id', (c) =>
    shelf.remove(c.req.param('id')) ? c.json({ success: true }) : refuse(c, unknownObject(c.req.param('id'))),
  );

  return app;
}

export const unknownPath = (c: Context) =>
  c.json(envelope(graphError(2500, { message: 'Unknown path components' })), 400);
