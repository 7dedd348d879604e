/**
 * The limit to measure against: a Hono handler that checks the signature and inserts one row, nothing else. Its own
 * process, like the real web server. Usage: `bare.ts <database url>`; prints its port.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { connect } from '../../db/connect.ts';
import { demo } from './payload.ts';

const sql = connect(process.argv[2] ?? '', { max: 10 });
await sql`create table if not exists bare_deliveries (id uuid primary key default uuidv7(), body bytea not null)`;

const app = new Hono();
app.post('/', async (c) => {
  const raw = Buffer.from(await c.req.arrayBuffer());
  const expected = Buffer.from(`sha256=${createHmac('sha256', demo.appSecret).update(raw).digest('hex')}`);
  const given = Buffer.from(c.req.header('x-hub-signature-256') ?? '');
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return c.text('', 401);
  await sql`insert into bare_deliveries (body) values (${raw})`;
  return c.text('ok');
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`listening ${port}`));
