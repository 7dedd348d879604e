import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import webpush from 'web-push';
import { InsideAddress, isOutside, lookupOutside } from '../addresses.ts';

export interface Push {
  /** Where the browser is pushed to, and its keys (base64url). */
  address: { endpoint: string; p256dh: string; auth: string };
  /** Ours (VAPID), base64url. */
  keys: { publicKey: string; privateKey: string };
  /** At most 3,900 bytes in UTF-8. Encrypted, so that the browser alone can read it (RFC 8291). */
  body: string;
  /** How long the push service keeps it for a phone that cannot be reached. */
  ttlSeconds: number;
  /** At most 32 characters of base64url: what it still keeps under the same is replaced (RFC 8030, section 5.4). */
  topic: string;
}

/**
 * taken: the push service has it. gone: the browser has given up this subscription. later: worth another try, not before
 * `afterMs` where the service says so. refused: it will not take this. `detail` is a few words without an address in it.
 */
export type Pushed =
  | { is: 'taken' | 'gone' }
  | { is: 'later'; afterMs: number | null; detail: string }
  | { is: 'refused'; detail: string };

export interface PushServices {
  /** One call, never throwing. */
  push(push: Push): Promise<Pushed>;
}

const deadlineMs = 5_000;

/**
 * `contact`: the e-mail address, with or without a name, by which a push service could reach us. `mayBeInside`: one on this
 * machine or in a private network is pushed to, also without TLS; otherwise refused.
 */
export function createPushServices({
  contact,
  mayBeInside,
}: {
  contact: string;
  mayBeInside: boolean;
}): PushServices {
  const subject = `mailto:${/<([^<>]+)>$/.exec(contact)?.[1] ?? contact}`;
  return {
    async push({ address: { endpoint, p256dh, auth }, keys, body, ttlSeconds, topic }) {
      const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
      if (url === null || !(url.protocol === 'https:' || (mayBeInside && url.protocol === 'http:')))
        return refused('its address is none');
      // A literal address is never looked up. The brackets of IPv6 are the URL's.
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (!mayBeInside && isIP(host) !== 0 && !isOutside(host)) return refused(isInside);

      try {
        const details = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, body, {
          vapidDetails: { subject, ...keys },
          TTL: ttlSeconds,
          urgency: 'high', // a phone that sleeps is woken for somebody who waits
          topic,
          contentEncoding: 'aes128gcm',
        });
        const headers = { ...details.headers } as Record<string, string | number>;
        return outcomeOf(await post(url, { headers, body: details.body, mayBeInside }));
      } catch (error) {
        if (error instanceof InsideAddress) return refused(isInside);
        if (isFromPackage(error)) return refused('it cannot be encrypted for this browser');
        return { is: 'later', afterMs: null, detail: 'it could not be reached' };
      }
    },
  };
}

const isInside = 'its address is inside our network';
const refused = (detail: string): Pushed => ({ is: 'refused', detail });

/** Errors of the network have a code; those of `web-push` about what it was given have none. */
const isFromPackage = (error: unknown): boolean =>
  error instanceof Error &&
  !('code' in error) &&
  error.name !== 'TimeoutError' &&
  error.name !== 'AbortError';

/** RFC 8030 (sections 5 and 7.3) and what push services document: 404 and 410 are for ever, 429 and 5xx are not. */
function outcomeOf({ status, retryAfter }: Answer): Pushed {
  if (status >= 200 && status < 300) return { is: 'taken' };
  if (status === 404 || status === 410) return { is: 'gone' };
  const detail = `it answered ${status}`;
  if (status === 429 || status >= 500) return { is: 'later', afterMs: msOf(retryAfter), detail };
  return refused(detail);
}

/** `Retry-After`: seconds, or a date. */
function msOf(retryAfter: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  if (/^\d{1,6}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
}
interface Posting {
  headers: Record<string, string | number>;
  body: Buffer;
  mayBeInside: boolean;
}

/** Node's own client: it follows no redirect, and lets the address be checked as it connects. No body is read. */
function post(url: URL, { headers, body, mayBeInside }: Posting): Promise<Answer> {
  return new Promise((done, failed) => {
    const request = url.protocol === 'https:' ? secure : plain;
    const call = request(
      url,
      {
        ...{ method: 'POST', headers, agent: false, signal: AbortSignal.timeout(deadlineMs) },
        ...(mayBeInside ? {} : { lookup: lookupOutside }),
      },
      (response) => {
        done({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
        call.destroy();
      },
    );
    call.on('error', failed);
    call.end(body);
  });
}
