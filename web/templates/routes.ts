import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Env } from '../world.ts';
import { getTemplates } from './page.tsx';
import { postSync } from './syncs.ts';

/** What WhatsApp has approved. Sending one is the inbox's. */
export const templateRoutes = new Hono<Env>();

templateRoutes.get('/templates', getTemplates);
templateRoutes.post('/templates/syncs', (c) => {
  if (c.var.viewer.role !== 'admin') throw new HTTPException(404);
  return postSync(c);
});
