import type { Sent } from '../domain/command.ts';
import {
  advance,
  backoff,
  type Delivery,
  mostAttempts,
  outcomeWaitMs,
  type Reported,
  windowClosedCode,
} from '../domain/delivery.ts';
import type { SendOutcome } from '../domain/message.ts';
import { saysCopyIsOld } from '../domain/template-sync.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { identitiesOf, learn } from './identities.ts';
import { settleParked } from './items.ts';
import { settleReaction } from './reactions.ts';
import { askForNumber } from './template-sync.ts';
import { inTransaction } from './transaction.ts';
import { beginTrouble, endTrouble } from './trouble.ts';

export interface Attempted {
  messageId: string;
  attempt: number;
  outcome: SendOutcome;
}

/**
 * The last of a send's three steps: stores what the call came to. A report may have settled the message first, or a
 * person may have asked for another attempt; then a refusal of this one changes nothing, while an acceptance still
 * counts, as the message is with the customer. Safe to repeat.
 */
export async function recordOutcome(
  sql: Sql,
  { messageId, attempt, outcome }: Attempted,
): Promise<{ changed: Change; next: Sent }> {
  return inTransaction(sql, async (tx) => {
    const message = await lockMessage(tx, messageId);
    const changed: Change = { conversations: [message.conversationId], messages: [messageId] };
    if (outcome.outcome === 'accepted') {
      const early = await accept(tx, message, outcome);
      const well = await endTrouble(tx, message.numberId);
      const shown = await shownOnTarget(tx, message);
      return { changed: merge([changed, early, well, shown]), next: { did: 'one' } };
    }

    const isOpen = message.delivery === 'sending' || message.delivery === 'unknown';
    if (!isOpen || message.attempt !== attempt) return { changed: {}, next: { did: 'one' } };
    if (outcome.outcome === 'unknown')
      return { changed: {}, next: { did: 'wait', ms: message.outcomeMs, why: 'outcome' } };

    if (message.delivery === 'sending' && (await forgetsFile(tx, messageId, outcome))) {
      await queueAgain(tx, message, { ...outcome, ms: 0 });
      return { changed, next: { did: 'one' } };
    }

    // The lane has gone on without it: sending it now by itself could put it behind what was written later.
    const goneOn = message.delivery === 'unknown';
    const tries = attempt - message.attemptBase;
    if (outcome.outcome === 'final' || goneOn || (outcome.outcome === 'retry' && tries >= mostAttempts)) {
      await fail(tx, message, outcome);
      const old = saysCopyIsOld(outcome.code);
      if (old) await askForNumber(tx, message.numberId);
      const shown = await shownOnTarget(tx, message);
      return { changed: merge([changed, shown, { outbox: old }]), next: { did: 'one' } };
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

export interface Attempt {
  id: string;
  conversationId: string;
  kind: string;
  numberId: string;
  contactId: string;
  delivery: Delivery;
  attempt: number;
  attemptBase: number;
  /** Until the lane stops waiting for a report. */
  outcomeMs: number;
}

export interface Trouble {
  code: number | null;
  detail: string;
}

export async function lockMessage(tx: Tx, id: string): Promise<Attempt> {
  const [, [message]] = await Promise.all([
    tx`
      select from conversations where id = (select conversation_id from messages where id = ${id})
      for no key update`.execute(),
    tx<Attempt[]>`
      select messages.id, conversation_id as "conversationId", kind, messages.number_id as "numberId",
        conversations.contact_id as "contactId", delivery, attempt, attempt_base as "attemptBase",
        greatest(0, ${outcomeWaitMs} - extract(epoch from clock_timestamp() - attempt_at) * 1000)::integer as "outcomeMs"
      from messages join conversations on conversations.id = conversation_id
      where messages.id = ${id}`,
  ]);
  if (message === undefined) throw new Error(`there is no message ${id}`);
  return message;
}

const shownOnTarget = async (tx: Tx, { id, kind }: Attempt): Promise<Change> =>
  kind === 'reaction' ? settleReaction(tx, id) : {};

async function accept(
  tx: Tx,
  { id, conversationId, numberId, contactId, delivery }: Attempt,
  { wamid, identity, held }: SendOutcome & { outcome: 'accepted' },
): Promise<Change> {
  // Where a report has come first, it is on its way already.
  const isHeld = held === true && (delivery === 'sending' || delivery === 'unknown');
  await tx`
    with accepted as (
      update messages set delivery = ${advance(delivery, 'sent')}, wamid = coalesce(wamid, ${wamid}), retry_at = null,
        content = case when ${isHeld} then content || '{"held": true}' else content end,
        reached = ${reachedNow(tx, 'sent')} || reached,
        delivery_at = case when delivery = ${advance(delivery, 'sent')} then delivery_at else clock_timestamp() end
      where id = ${id}
    )
    update conversations set changed_at = clock_timestamp() where id = ${conversationId}`;
  const learned = identitiesOf(identity);
  if (learned.length > 0) await learn(tx, contactId, learned);
  return settleParked(tx, numberId, wamid);
}

export async function fail(tx: Tx, { id, conversationId }: Attempt, { code, detail }: Trouble) {
  await tx`
    with failed as (
      update messages set delivery = 'failed', delivery_at = clock_timestamp(), error_code = ${code},
        error_detail = ${detail}, retry_at = null, reached = ${reachedNow(tx, 'failed')} || reached
      where id = ${id}
    )
    update conversations set changed_at = clock_timestamp(),
      -- WhatsApp counts the window by its own clock, and it is right.
      window_until = case when ${code === windowClosedCode} then least(window_until, clock_timestamp()) else window_until end
    where id = ${conversationId}`;
}

/** By our own clock, until WhatsApp's report would say it: the first time stands. */
const reachedNow = (tx: Tx, step: Reported) =>
  tx`jsonb_build_object(${step}::text, floor(extract(epoch from clock_timestamp()) * 1000))`;

export async function queueAgain(tx: Tx, { id, conversationId }: Attempt, again: Trouble & { ms: number }) {
  await tx`
    with queued as (
      update messages set delivery = 'queued', delivery_at = clock_timestamp(), error_code = ${again.code},
        error_detail = ${again.detail}, retry_at = clock_timestamp() + ${again.ms} * interval '1 millisecond'
      where id = ${id}
    )
    update conversations set changed_at = clock_timestamp() where id = ${conversationId}`;
}

/** Codes that may mean "there is no such file" (Cloud API: parameter and media errors). */
const aboutFiles = [100, 131008, 131009, 131052, 131053];

/**
 * WhatsApp may have thrown away a file it was given a while ago: it is given once more. One that it has only just got
 * was refused for what it is. True: there is one to give again.
 */
async function forgetsFile(tx: Tx, messageId: string, outcome: SendOutcome): Promise<boolean> {
  if (outcome.outcome !== 'final' || !aboutFiles.includes(outcome.code ?? 0)) return false;
  const forgotten = await tx`
    update media set source_id = null, source_at = null
    where message_id = ${messageId} and uploaded_by is not null and source_at < clock_timestamp() - interval '10 minutes'
    returning id`;
  return forgotten.length > 0;
}

/** A person sends it again after such a refusal, however late that was reported: the file goes along once more. */
export async function forgetRefusedFile(tx: Tx, messageId: string): Promise<void> {
  await tx`
    update media set source_id = null, source_at = null
    from messages
    where message_id = messages.id and messages.id = ${messageId} and uploaded_by is not null
      and messages.error_code = any(${aboutFiles})`;
}
