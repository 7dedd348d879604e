import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { parse, verify } from '../../channels/whatsapp/webhook.ts';
import { keepUnreadable, take } from '../../db/intake.ts';
import { verifyTokens } from '../../db/numbers.ts';
import type { Env } from '../world.ts';
import type { SigningSecrets } from './signing.ts';

/** What Meta sends at most: "Webhooks", payload size, in the Cloud API reference. */
const largest = 3 * 1024 * 1024;

/** WhatsApp waits some ten seconds; a 503 before that brings the delivery back, and taking it twice changes nothing. */
const patienceMs = 5000;

/** `GET /webhooks/whatsapp`: Meta asks whether the address is ours when it is entered in the app's settings. */
export const verifyAddress = async (c: Context<Env>) => {
  const { sql, sealingKey } = c.var.world;
  const named = c.req.query('hub.verify_token') ?? '';
  const tokens = await verifyTokens(sql, sealingKey);
  if (c.req.query('hub.mode') !== 'subscribe' || !tokens.some((token) => same(token, named)))
    return c.text('the verify token is not one of ours', 403, plain);
  return c.text(c.req.query('hub.challenge') ?? '', 200, plain);
};

export const atMost3MB = bodyLimit({
  maxSize: largest,
  onError: (c) => c.text('larger than 3 MB', 413, plain),
});

/**
 * `POST /webhooks/whatsapp`: the signature over the bytes as they came, one transaction, 200. What cannot be understood
 * is kept and answered 200; what could not be stored is answered 503, and WhatsApp brings it again.
 */
export const takeDelivery = (secrets: SigningSecrets) => async (c: Context<Env>) => {
  const raw = new Uint8Array(await c.req.arrayBuffer());
  try {
    const done = await inTime(store(c, secrets, raw));
    return done ? c.text('ok', 200, plain) : c.text('the signature does not match', 401, plain);
  } catch (error) {
    c.var.world.log.error(
      { err: error, bytes: raw.length },
      'a delivery could not be stored; WhatsApp will bring it again',
    );
    return c.text('not stored', 503, { ...plain, 'retry-after': '5' });
  }
};

/** False, and nothing is stored, unless one of our apps signed it. */
async function store(c: Context<Env>, secrets: SigningSecrets, raw: Uint8Array): Promise<boolean> {
  const { sql, nudges, log } = c.var.world;
  const signature = c.req.header('x-hub-signature-256');
  const signedFor = await secrets.signers((appSecret) => verify(raw, signature, appSecret));
  if (signedFor === null) {
    log.warn(
      { bytes: raw.length, signed: signature !== undefined },
      'a delivery was not signed by an app of ours',
    );
    return false;
  }
  const parsed = parse(raw);
  if ('unreadable' in parsed) {
    await keepUnreadable(sql, raw, parsed.unreadable);
    return true;
  }
  const { changed } = await take(sql, { raw, parsed, signedFor });
  nudges.changed(changed);
  return true;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HTTPException(503, { message: 'the database took too long' })),
      patienceMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const plain = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

/** Compares in constant time, whatever the lengths. */
function same(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
