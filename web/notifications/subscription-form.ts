import { ECDH } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isOutside } from '../../channels/addresses.ts';
import type { PushAddress } from '../../db/push-subscriptions.ts';

const bytes = (length: number) =>
  z
    .string()
    .max(100)
    .regex(/^[\w-]+$/)
    .refine((text) => Buffer.from(text, 'base64url').length === length);

const form = z.object({
  endpoint: z.string().max(1000),
  /** A point of P-256 as it is, without compression (RFC 8291, section 3.1). */
  p256dh: bytes(65).refine(isOnCurve),
  auth: bytes(16),
});

/** What a browser says of where it is pushed to; null: nonsense, or an address that we may not push to. */
export function subscriptionForm(
  body: unknown,
  { mayBeInside }: { mayBeInside: boolean },
): PushAddress | null {
  const read = form.safeParse(body);
  return read.success && isPushedTo(read.data.endpoint, mayBeInside) ? read.data : null;
}

/** Names are looked up when something is sent, and refused then where they lead inside. */
function isPushedTo(endpoint: string, mayBeInside: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (mayBeInside) return protocol === 'https:' || protocol === 'http:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && (isIP(host) === 0 ? !/(^|\.)localhost\.?$/.test(host) : isOutside(host));
}

function isOnCurve(point: string): boolean {
  try {
    ECDH.convertKey(point, 'prime256v1', 'base64url', 'hex', 'uncompressed');
    return Buffer.from(point, 'base64url')[0] === 4;
  } catch {
    return false;
  }
}
