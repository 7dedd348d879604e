import type { Sent } from '../domain/command.ts';
import { backoff, mostAttempts } from '../domain/delivery.ts';
import type { MediumKind } from '../domain/medium.ts';
import type { UploadOutcome } from '../domain/message.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { fail, lockMessage, queueAgain } from './outcomes.ts';
import { inTransaction } from './transaction.ts';
import { beginTrouble, endTrouble } from './trouble.ts';

/** A file that WhatsApp is to be given, for the message that goes next. */
export interface ToGive {
  messageId: string;
  numberId: string;
  kind: MediumKind;
  name: string | null;
  mime: string;
  size: number;
  storageKey: string;
}

/** Null: its message waits no more, or WhatsApp has got it meanwhile. */
export async function findToGive(sql: Sql, mediumId: string): Promise<ToGive | null> {
  const [found] = await sql<ToGive[]>`
    select message_id as "messageId", messages.number_id as "numberId", media.kind, media.name, mime,
      size::float8 as size, storage_key as "storageKey"
    from media join messages on messages.id = media.message_id
    where media.id = ${mediumId} and media.state = 'stored' and messages.delivery = 'queued'
      and (source_id is null or ${isOld(sql)})`;
  return found ?? null;
}

/** WhatsApp keeps what it is given for 30 days; a day of those is left for the way. */
export const isOld = (sql: Sql | Tx) => sql`media.source_at < clock_timestamp() - interval '29 days'`;

/** Stores what giving WhatsApp a file came to. A failure counts as a try of its message, with the same ways on. */
export async function recordGiven(
  sql: Sql,
  { mediumId, messageId, outcome }: { mediumId: string; messageId: string; outcome: UploadOutcome },
): Promise<{ changed: Change; next: Sent }> {
  return inTransaction(sql, async (tx) => {
    const message = await lockMessage(tx, messageId);
    const changed: Change = { conversations: [message.conversationId], messages: [messageId] };
    if (outcome.outcome === 'uploaded') {
      await tx`
        update media set source_id = ${outcome.sourceId}, source_at = clock_timestamp() where id = ${mediumId}`;
      return { changed: merge([await endTrouble(tx, message.numberId)]), next: { did: 'one' } };
    }
    if (message.delivery !== 'queued') return { changed: {}, next: { did: 'one' } };

    const attempt = message.attempt + 1;
    await tx`update messages set attempt = ${attempt} where id = ${messageId}`;
    const tries = attempt - message.attemptBase;
    if (outcome.outcome === 'final' || (outcome.outcome === 'retry' && tries >= mostAttempts)) {
      await fail(tx, message, outcome);
      return { changed, next: { did: 'one' } };
    }
    if (outcome.outcome === 'number') {
      await queueAgain(tx, message, { ...outcome, ms: 0 });
      await beginTrouble(tx, message.numberId, outcome);
      return { changed: { ...changed, numbers: [message.numberId] }, next: { did: 'held' } };
    }
    const ms = outcome.afterMs ?? backoff(tries, Math.random());
    await queueAgain(tx, message, { ...outcome, ms });
    return { changed, next: { did: 'wait', ms, why: 'retry' } };
  });
}
