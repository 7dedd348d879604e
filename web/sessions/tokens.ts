import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { countAttempt } from '../../db/attempts.ts';
import type { Env } from '../world.ts';
import { clientAddress } from './address.ts';

/** A mailed link's secret as the database knows it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const triesPerMinute = 30;

/** At most thirty links a minute are tried from an address, right or wrong: nobody guesses 256 bits, nor asks us to. */
export async function triesTooMany(c: Context<Env>): Promise<boolean> {
  const tries = await countAttempt(c.var.world.sql, `link:address:${clientAddress(c)}`, 60_000);
  return tries > triesPerMinute;
}

/** The address of the page is the secret: no other site, and no file of ours, is told it. */
export const keepSecret = (c: Context<Env>) => c.set('headers', { 'referrer-policy': 'no-referrer' });
