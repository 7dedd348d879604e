import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ReadableStream as Stream } from 'node:stream/web';
import { z } from 'zod';
import { hashIn } from '../../domain/medium.ts';
import type { UploadOutcome } from '../../domain/message.ts';
import { readJson, reason, refused } from './answers.ts';
import { cleanText } from './clean.ts';
import type { Credentials } from './client.ts';
import { classify } from './errors.ts';
import { idIn } from './identity.ts';
import { readLimited } from './transport.ts';

export interface WhatsAppMedia {
  /** Asks for a file by its id. What is found is a stream that the caller reads to its end or lets go with the signal. */
  download(credentials: Credentials, mediaId: string, signal: AbortSignal): Promise<Downloading>;
  /** Gives WhatsApp a file; safe to repeat, since nobody has seen it yet. Never throws: what came of it is the outcome. */
  upload(credentials: Credentials, file: Upload, signal: AbortSignal): Promise<UploadOutcome>;
}

export type Downloading =
  | { found: true; body: AsyncIterable<Uint8Array>; sha256: string | null; size: number | null }
  /** `gone`: it is there no more, or never was. `later`: nobody could be asked, or the number is in trouble. */
  | { found: false; why: 'gone' | 'later'; detail: string };

export interface Upload {
  content: Readable;
  size: number;
  /** As WhatsApp names it. */
  type: string;
}

interface Settings {
  apiUrl: string;
  version: string;
  fetch?: typeof fetch;
}

/** Where Meta keeps files. The token goes there and to the Graph API itself, and nowhere else. */
const metaHosts = /^(lookaside\.fbsbx\.com|([\w-]+\.)+(whatsapp\.net|fbcdn\.net|fbsbx\.com))$/;
const mostRedirects = 3;

/** Files of the Graph API: asked for by id, never by an address that a webhook told. */
export function createWhatsAppMedia({ apiUrl, version, fetch: call = fetch }: Settings): WhatsAppMedia {
  const base = new URL(`${encodeURIComponent(version)}/`, `${apiUrl.replace(/\/+$/, '')}/`);
  const mayHaveToken = (url: URL) =>
    url.origin === base.origin ||
    (url.protocol === 'https:' && url.port === '' && metaHosts.test(url.hostname));

  /** Follows a redirect only to where the token may go. */
  async function get(from: URL, { accessToken }: Credentials, signal: AbortSignal): Promise<Response | null> {
    let url = from;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      if (!mayHaveToken(url)) return null;
      const headers = { authorization: `Bearer ${accessToken}` };
      const response = await call(url, { headers, redirect: 'manual', signal });
      const location = response.status >= 300 && response.status < 400 && response.headers.get('location');
      if (!location) return response;
      await response.body?.cancel();
      if (!URL.canParse(location, url)) return null;
      url = new URL(location, url);
    }
    return null;
  }

  return {
    async download(credentials, mediaId, signal) {
      const hidden = (text: string) => cleanText(text.replaceAll(credentials.accessToken, '…')).slice(0, 300);
      try {
        const asked = await get(new URL(encodeURIComponent(mediaId), base), credentials, signal);
        if (asked === null) return later('the Graph API leads elsewhere');
        const answer = readJson(await readLimited(asked));
        const node = nodeShape.safeParse(answer).data;
        if (!asked.ok || node === undefined)
          return isGone(asked, answer) ? gone(asked) : later(told(asked, answer, hidden));

        const file = await get(new URL(node.url), credentials, signal);
        if (file === null) return later('its address leads to a host that is not WhatsApp’s');
        if (!file.ok || file.body === null) {
          await file.body?.cancel();
          // The address lives for five minutes, so that one look is no proof; the id is asked again.
          return later(`HTTP ${file.status} for the file`);
        }
        return { found: true, body: file.body, sha256: hashIn(node.sha256), size: node.file_size ?? null };
      } catch (error) {
        return later(hidden(error instanceof Error ? reason(error) : 'the call failed'));
      }
    },

    async upload({ phoneNumberId, accessToken }, { content, size, type }, signal) {
      const hidden = (text: string) => cleanText(text.replaceAll(accessToken, '…')).slice(0, 500);
      const url = new URL(`${encodeURIComponent(phoneNumberId)}/media`, base);
      const form = formOf(type);
      try {
        // Refusing redirects and belonging to no window is what spares fetch a copy of the whole file in memory, kept
        // in case it had to be sent once more (Fetch standard, "HTTP-network-or-cache fetch", step 8).
        const request: RequestInit & { duplex: 'half'; window: null } = {
          method: 'POST',
          headers: {
            authorization: `Bearer ${accessToken}`,
            'content-type': `multipart/form-data; boundary=${form.boundary}`,
            'content-length': String(form.before.length + size + form.after.length),
          },
          body: Stream.from(form.around(content)) as ReadableStream<Uint8Array>,
          duplex: 'half',
          redirect: 'error',
          window: null,
          signal,
        };
        const response = await call(url, request);
        const answer = readJson(await readLimited(response));
        const id = idIn(uploadedShape.safeParse(answer).data?.id);
        if (response.ok && id !== null) return { outcome: 'uploaded', sourceId: id };

        const error = refused.safeParse(answer).data?.error ?? null;
        const code = error?.code ?? null;
        const { kind, afterMs } = classify(code, response.status, error?.error_subcode ?? null);
        // Nobody has seen it, so that what is in doubt is simply done again.
        const outcome = kind === 'unknown' ? 'retry' : kind;
        return { outcome, code, detail: told(response, answer, hidden), afterMs };
      } catch (error) {
        const detail = hidden(error instanceof Error ? reason(error) : 'the upload failed');
        return { outcome: 'retry', code: null, detail, afterMs: null };
      } finally {
        content.destroy();
      }
    },
  };
}

const nodeShape = z.looseObject({
  url: z.url(),
  sha256: z.string().nullish().catch(null),
  file_size: z.coerce.number().int().nonnegative().nullish().catch(null),
});
const uploadedShape = z.looseObject({ id: z.unknown() });

/** The Graph API has no object of this id (any more), or says so with a 404. */
function isGone({ status }: Response, answer: unknown): boolean {
  const error = refused.safeParse(answer).data?.error;
  return error === undefined ? status === 404 || status === 410 : error.code === 100;
}

const gone = ({ status }: Response): Downloading => ({ found: false, why: 'gone', detail: `HTTP ${status}` });
const later = (detail: string): Downloading => ({ found: false, why: 'later', detail });

function told({ status }: Response, answer: unknown, hidden: (text: string) => string): string {
  const error = refused.safeParse(answer).data?.error;
  return hidden(
    error?.error_data?.details || error?.message || `HTTP ${status} without an answer we understand`,
  );
}

/** A form with one file in it, of which only the frame is in memory. Names from outside stay out of it. */
function formOf(type: string) {
  const boundary = `switchboard-${randomUUID()}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const before = Buffer.from(
    `${field('messaging_product', 'whatsapp')}${field('type', type)}--${boundary}\r\n` +
      `content-disposition: form-data; name="file"; filename="file"\r\ncontent-type: ${type}\r\n\r\n`,
  );
  const after = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* around(content: Readable): AsyncGenerator<Uint8Array> {
    yield before;
    yield* content as AsyncIterable<Uint8Array>;
    yield after;
  }
  return { boundary, before, after, around };
}
