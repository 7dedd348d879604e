import type { BotElsewhere } from '../channels/bot/client.ts';
import type { Mailer } from '../channels/email/mailer.ts';
import type { Storage } from '../channels/storage/storage.ts';
import type { WhatsApp } from '../channels/whatsapp/client.ts';
import type { WhatsAppMedia } from '../channels/whatsapp/media.ts';
import type { Sql } from '../db/connect.ts';
import type { Nudges } from '../db/nudges.ts';
import type { Inspect } from '../domain/health.ts';
import type { ListTemplates } from '../domain/template-sync.ts';

/** What steps work with. After each commit they say what changed, so that the screens hear of it. */
export interface World {
  sql: Sql;
  nudges: Pick<Nudges, 'changed'>;
  whatsapp: WhatsApp;
  /** Files at WhatsApp, and where ours are kept. */
  whatsappMedia: WhatsAppMedia;
  storage: Storage;
  /** Asks WhatsApp how a number is (`channels/whatsapp/inspect.ts`). */
  inspect: Inspect;
  /** Asks WhatsApp for an account's templates (`channels/whatsapp/templates.ts`). */
  listTemplates: ListTemplates;
  /** A bot of the organisation's own (`channels/bot/client.ts`). */
  botElsewhere: BotElsewhere;
  mail: Mailing;
  /** Unseals access tokens (`db/seal.ts`). */
  sealingKey: Buffer;
  /** A person's command is being carried out: the relay gives way to people. */
  clicked?: () => void;
  /** Tells Temporal that the step under way is alive. */
  beat?: () => void;
  /** Fires when the step under way is not wanted any more, or this worker stops. */
  cancelled?: () => AbortSignal;
  log: { warn(facts: object, words: string): void };
}

export interface Mailing {
  mailer: Mailer;
  /** What links begin with: `BASE_URL` alone, never what a request says. */
  baseUrl: string;
  remindAfterMs: number;
  expiresAfterMs: number;
}
