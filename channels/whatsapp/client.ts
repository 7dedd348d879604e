import { z } from 'zod';
import {
  type CustomerIdentity,
  type Outgoing,
  readCallbackData,
  type SendOutcome,
} from '../../domain/message.ts';
import { readJson, reason, refused } from './answers.ts';
import { cleanText } from './clean.ts';
import { classify } from './errors.ts';
import { idIn, phoneIn } from './identity.ts';
import { bodyOf } from './outgoing.ts';
import { neverLeft, readLimited } from './transport.ts';

export interface Credentials {
  phoneNumberId: string;
  accessToken: string;
}

export interface WhatsApp {
  /** One call, never repeated here and never throwing: what came of it is the outcome. `timeoutMs`: the whole call, 20 s by default. */
  send(credentials: Credentials, message: Outgoing, timeoutMs?: number): Promise<SendOutcome>;
}

interface Settings {
  /** `https://graph.facebook.com`, or the simulator. The access token goes to this host and no other. */
  apiUrl: string;
  /** `v25.0` */
  version: string;
  fetch?: typeof fetch;
}

/** The Graph API as far as we use it. Throws only here, for an address that is none. */
export function createWhatsApp({ apiUrl, version, fetch: call = fetch }: Settings): WhatsApp {
  const base = new URL(`${apiUrl.replace(/\/+$/, '')}/`);

  return {
    async send({ phoneNumberId, accessToken }, message, timeoutMs = 20_000) {
      const to = recipient(message.to);
      if (to === null)
        return { outcome: 'final', code: null, detail: 'no phone or id to send to', afterMs: null };
      // A header cannot carry line ends and the like; asked here, so that what fetch throws is always about the call.
      if (!/^[\x21-\x7e]+$/.test(accessToken))
        return {
          outcome: 'number',
          code: null,
          detail: 'the access token has characters no token has',
          afterMs: null,
        };

      const url = new URL(
        `${encodeURIComponent(version)}/${encodeURIComponent(phoneNumberId)}/messages`,
        base,
      );
      const hidden = (text: string) => cleanText(text.replaceAll(accessToken, '…')).slice(0, 500);
      try {
        const response = await call(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ ...bodyOf(message), ...to }),
          // A redirect would take the token to another host.
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return outcomeOf(response, await readLimited(response), message, hidden);
      } catch (error) {
        const detail = hidden(error instanceof Error ? reason(error) : 'the call failed');
        return neverLeft(error)
          ? { outcome: 'retry', code: null, detail, afterMs: null }
          : { outcome: 'unknown', detail };
      }
    },
  };
}

/** If both were given, WhatsApp would take `to`; a customer with a username may have no phone. */
function recipient({ phone, bsuid, parentBsuid }: CustomerIdentity) {
  if (phone !== null) return { to: phone };
  const id = bsuid ?? parentBsuid;
  return id === null ? null : { recipient: id };
}

const accepted = z.looseObject({
  messages: z.array(z.looseObject({ id: z.string().min(1).max(256) })).min(1),
  contacts: z.array(z.looseObject({})).optional().catch(undefined),
});
function outcomeOf(
  response: Response,
  text: string | null,
  message: Outgoing,
  hidden: (text: string) => string,
): SendOutcome {
  const answer = readJson(text);
  if (response.ok) {
    const yes = accepted.safeParse(answer);
    const id = yes.data?.messages[0]?.id;
    if (id !== undefined) {
      const held = yes.data?.messages[0]?.['message_status'] === 'held_for_quality_assessment';
      const identity = identityIn(yes.data?.contacts?.[0]);
      return { outcome: 'accepted', wamid: id, identity, ...(held && { held }) };
    }
  }

  const error = refused.safeParse(answer).data?.error ?? null;
  const code = error?.code ?? null;
  const attempt = readCallbackData(message.callback)?.attempt ?? 1;
  const { kind, afterMs } = classify(code, response.status, error?.error_subcode ?? null, attempt);
  const detail = hidden(
    error?.error_data?.details || error?.message || `HTTP ${response.status} without an answer we understand`,
  );
  if (kind === 'unknown') return { outcome: 'unknown', detail };
  return { outcome: kind, code, detail, afterMs: kind === 'retry' ? later(afterMs, response) : null };
}

/** The answer may tell an identifier we did not have. */
function identityIn(contact: Record<string, unknown> | undefined): Partial<CustomerIdentity> {
  const phone = phoneIn(contact?.['wa_id']);
  const bsuid = idIn(contact?.['user_id']);
  const parentBsuid = idIn(contact?.['parent_user_id']);
  return { ...(phone && { phone }), ...(bsuid && { bsuid }), ...(parentBsuid && { parentBsuid }) };
}

/** `Retry-After` in seconds counts when it asks for more, up to an hour. */
function later(afterMs: number | null, response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (!(seconds > 0)) return afterMs;
  return Math.max(afterMs ?? 0, Math.min(seconds, 3600) * 1000);
}
