import { createHmac } from 'node:crypto';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { answerShape, type ElsewhereAnswer } from './answers.ts';
import { InsideAddress, isOutside, lookupOutside } from '../addresses.ts';

export interface Question {
  url: string;
  /** Signs it; both sides know it. */
  secret: string;
  /** The same each time this is asked: the other side answers a repeat as it did before. */
  eventId: string;
  event: object;
}

/** `again`: worth another try. What went wrong is said in a few words, without anything of the answer's content. */
export type Asked = { ok: true; answer: ElsewhereAnswer } | { ok: false; again: boolean; detail: string };

export interface BotElsewhere {
  /** One call, never throwing. */
  ask(question: Question): Promise<Asked>;
}

const deadlineMs = 5_000;
const largest = 64 * 1024;

/** `mayBeInside`: a bot on this machine or in a private network is asked too; otherwise such an address is refused. */
export function createBotElsewhere({ mayBeInside }: { mayBeInside: boolean }): BotElsewhere {
  return {
    async ask({ url, secret, eventId, event }) {
      const address = URL.canParse(url) ? new URL(url) : null;
      if (address === null || !/^https?:$/.test(address.protocol)) return no('its address is none', false);
      // A literal address is never looked up. The brackets of IPv6 are the URL's.
      const host = address.hostname.replace(/^\[|\]$/g, '');
      if (!mayBeInside && isIP(host) !== 0 && !isOutside(host)) return no(isInside, false);

      const body = JSON.stringify(event);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-switchboard-event-id': eventId,
        'x-switchboard-timestamp': timestamp,
        'x-switchboard-signature-256': signatureOf(secret, timestamp, body),
      };
      try {
        const { status, text } = await post(address, { headers, body, mayBeInside });
        if (status >= 300 && status < 400) return no('it answered with a redirect', false);
        if (status !== 200) return no(`it answered ${status}`, status >= 500 || status === 429);
        if (text === null) return no('its answer is too long', false);
        const read = answerShape.safeParse(readJson(text));
        return read.success
          ? { ok: true, answer: read.data }
          : no('its answer is not one we understand', false);
      } catch (error) {
        if (error instanceof InsideAddress) return no(isInside, false);
        return no(isTimeout(error) ? 'it did not answer in time' : 'it could not be reached', true);
      }
    },
  };
}

/** Over the time and the bytes, so that neither can be put under another one. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

const isInside = 'its address is inside our network';
const no = (detail: string, again: boolean): Asked => ({ ok: false, again, detail });

interface Posting {
  headers: Record<string, string | number>;
  body: string;
  mayBeInside: boolean;
}

/** Node's own client: it follows no redirect, and lets the address be checked as it connects. Text null: too long. */
function post(url: URL, { headers, body, mayBeInside }: Posting) {
  return new Promise<{ status: number; text: string | null }>((done, failed) => {
    const request = url.protocol === 'https:' ? secure : plain;
    const call = request(
      url,
      {
        ...{ method: 'POST', headers, agent: false, signal: AbortSignal.timeout(deadlineMs) },
        ...(mayBeInside ? {} : { lookup: lookupOutside }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= largest) return void chunks.push(chunk);
          done({ status: response.statusCode ?? 0, text: null });
          call.destroy();
        });
        response.on('error', failed);
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    call.on('error', failed);
    call.end(body);
  });
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
