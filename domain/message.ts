/**
 * What WhatsApp delivers, in our words: `channels/whatsapp/webhook.ts` translates into these, `db/intake.ts` stores them.
 * Times are milliseconds since the epoch, by WhatsApp's own clock.
 */
import type { Reported } from './delivery.ts';
import type { HealthReport } from './health.ts';
import type { MediumKind } from './medium.ts';
import type { FilledTemplate } from './template.ts';
import type { TemplateReport } from './template-sync.ts';

/** How WhatsApp names a customer. At least one is present; the phone (digits only, no plus) may be missing for ever. */
export interface CustomerIdentity {
  bsuid: string | null;
  parentBsuid: string | null;
  phone: string | null;
}

export interface Customer extends CustomerIdentity {
  name: string | null;
  username: string | null;
}

/** The kinds a thread shows. `unknown`: a type we have no word for; raw content is kept and a named line is shown. */
export type MessageKind =
  | 'text'
  | 'image'
  | 'audio'
  | 'voice'
  | 'video'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'interactive'
  | 'button'
  | 'order'
  | 'template'
  | 'system'
  | 'unsupported'
  | 'unknown';

/** A message a customer sent us: the only thing that opens an episode or the window. */
export interface InboundMessage {
  type: 'message';
  phoneNumberId: string;
  wamid: string;
  customer: Customer;
  sentAt: number;
  kind: MessageKind;
  /** Text, caption, or the pressed button's title; null when the kind has none. NUL stripped, lone surrogates replaced. */
  body: string | null;
  /** The rest of the item as WhatsApp sent it (cleaned of NUL), so that later versions can show more of it. */
  content: Record<string, unknown>;
  replyToWamid: string | null;
  /** False for what must not open an episode or the window: `system` notes. */
  opens: boolean;
}

/** A colleague wrote from the WhatsApp phone app: shown as ours, never sent again, does not open the window. */
export interface Echo extends Omit<InboundMessage, 'type' | 'opens'> {
  type: 'echo';
}

export interface Reaction {
  type: 'reaction';
  phoneNumberId: string;
  wamid: string;
  customer: Customer;
  targetWamid: string;
  /** Null: the reaction was taken back. */
  emoji: string | null;
  sentAt: number;
  by: 'customer' | 'us';
}

/** The customer (or a colleague, on an echo) edited or deleted an earlier message. History keeps the original. */
export interface Amendment {
  type: 'edit' | 'revoke';
  phoneNumberId: string;
  wamid: string;
  customer: Customer;
  targetWamid: string;
  body: string | null;
  sentAt: number;
}

export interface StatusReport {
  type: 'status';
  phoneNumberId: string;
  wamid: string;
  reported: Reported;
  at: number;
  /** Our `biz_opaque_callback_data` (see `callbackData`), null when it is not ours or missing. */
  callback: { messageId: string; attempt: number } | null;
  errorCode: number | null;
  errorDetail: string | null;
}

/** The customer's identity changed (new number, new business-scoped id): a note in the thread, and identities move along. */
export interface IdentityChange {
  type: 'identity';
  phoneNumberId: string;
  wamid: string;
  previous: CustomerIdentity;
  next: CustomerIdentity;
  note: string | null;
  sentAt: number;
}

/** A customer said in WhatsApp whether they want marketing. */
export interface ContactPreference {
  type: 'preference';
  phoneNumberId: string;
  customer: CustomerIdentity;
  consent: 'in' | 'out';
  sentAt: number;
}

/** Understood well enough to keep, nothing to do yet (templates, history, …). */
export interface Note {
  type: 'note';
  field: string;
  phoneNumberId: string | null;
}

export type Item =
  | InboundMessage
  | Echo
  | Reaction
  | Amendment
  | StatusReport
  | IdentityChange
  | HealthReport
  | ContactPreference
  | TemplateReport
  | Note;

/** An item that could not be understood; the raw delivery keeps it, the admin sees the problem, its neighbours are stored. */
export interface Problem {
  /** Where in the payload: `entry[0].changes[1].value.messages[0]`. */
  path: string;
  /** What is wrong, with no content of the message in it. */
  problem: string;
}

/** One webhook POST, translated. */
export interface Parsed {
  wabaIds: string[];
  phoneNumberIds: string[];
  items: Item[];
  problems: Problem[];
}

/** What can be said in words: buttons, or a list behind one button, beside what a person writes. */
export type Words =
  | { kind: 'text'; text: string }
  | { kind: 'buttons'; text: string; buttons: Choice[] }
  | { kind: 'list'; text: string; button: string; rows: Array<Choice & { description: string }> };

/** What a message of ours says. */
export type Saying =
  | Words
  | {
      kind: 'media';
      as: MediumKind;
      /** Ours; `Outgoing.mediaIds` has WhatsApp's. */
      mediumId: string;
      caption: string | null;
      filename: string | null;
    }
  | { kind: 'template'; template: FilledTemplate }
  /** An emoji on a message; null: taken back. */
  | { kind: 'reaction'; targetWamid: string; emoji: string | null };

/** What a customer may press; its id comes back with the press. */
export interface Choice {
  id: string;
  title: string;
}

/** What the sending lane gives to `channels/whatsapp/client.ts`. `to`: phone if known, else the business-scoped id. */
export interface Outgoing {
  to: CustomerIdentity;
  says: Saying;
  replyToWamid: string | null;
  callback: string;
  /** Our ids of the files it carries → WhatsApp's, which has been given each by now. */
  mediaIds: Record<string, string>;
}

/**
 * What came of one call. `held`: taken, but kept back for a check of the template's quality. `unknown`: the request may have arrived; only a status report or a person settles it.
 * - `retry`: definitely not accepted, worth another try after `afterMs` (null: our own backoff)
 * - `number`: trouble with the number's credentials or account; holds its lanes until put right
 * - `final`: this message will never go; a person decides
 */
export type SendOutcome =
  | { outcome: 'accepted'; wamid: string; identity: Partial<CustomerIdentity>; held?: boolean }
  | { outcome: 'retry' | 'number' | 'final'; code: number | null; detail: string; afterMs: number | null }
  | { outcome: 'unknown'; detail: string };

/** What came of giving WhatsApp a file: never in doubt, since it may be given again. */
export type UploadOutcome =
  | { outcome: 'uploaded'; sourceId: string }
  | Extract<SendOutcome, { outcome: 'retry' | 'number' | 'final' }>;

/** Our message and attempt ids as they travel to WhatsApp and back in `biz_opaque_callback_data` (at most 512 characters). */
export const callbackData = (messageId: string, attempt: number): string => `m:${messageId}:${attempt}`;

export function readCallbackData(
  data: string | null | undefined,
): { messageId: string; attempt: number } | null {
  const found = /^m:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):(\d{1,6})$/.exec(
    data ?? '',
  );
  return found?.[1] && found[2] ? { messageId: found[1], attempt: Number(found[2]) } : null;
}
