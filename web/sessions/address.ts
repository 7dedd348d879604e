import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request comes from, to count attempts by. Behind a proxy of our own (a peer on a private address) that is the
 * last name it added to X-Forwarded-For; a header from anybody else is not believed. Trade: somebody on the private
 * network can name any address, and is then held by the limit per account alone.
 */
export function clientAddress(c: Context): string {
  const peer = peerAddress(c);
  if (!isPrivate(peer)) return peer;
  const named = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(named) === 0 ? peer : named;
}

function peerAddress(c: Context): string {
  const socketless = !(c.env && typeof c.env === 'object' && 'incoming' in c.env); // a test's app.request()
  return socketless ? '127.0.0.1' : (getConnInfo(c).remote.address ?? '127.0.0.1').replace(/^::ffff:/, '');
}

const isPrivate = (address: string) =>
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd])/i.test(address);
