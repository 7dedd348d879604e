import type { Context } from 'hono';
import { clockOf } from '../db/commanded.ts';
import type { Env } from './world.ts';

/** The process is up. */
export const healthz = (c: Context<Env>) => c.text('ok');

/** It can work: the database answers. Temporal may be away; messages are still taken and shown. */
export const readyz = async (c: Context<Env>) => {
  const { sql, log } = c.var.world;
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the database did not answer within 2 s')), 2000).unref();
  });
  try {
    await Promise.race([clockOf(sql), late]);
    return c.text('ok');
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    return c.text('the database does not answer', 503);
  }
};
