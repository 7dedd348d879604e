import { setTimeout as pause } from 'node:timers/promises';
import { sendingCredentials } from '../db/numbers.ts';
import { findToGive, recordGiven, type ToGive } from '../db/giving.ts';
import { recordOutcome, takeNext } from '../db/sending.ts';
import type { SendOutcome, UploadOutcome } from '../domain/message.ts';
import { typeForWhatsApp } from '../domain/sendable.ts';
import type { Activities, Sent } from '../workflows/contract.ts';
import { beating } from './mailing.ts';
import type { World } from './world.ts';

/** Together with what comes before and after, less than the activity is given (`workflows/steps.ts`). */
const callMs = 15_000;
/** A hundred megabytes over a slow line; less than the activity is given. */
const giveMs = 25 * 60_000;
const recordAgainMs = [250, 500, 1_000, 2_000, 4_000];

/**
 * One look at a conversation's queue: takes its oldest unsent message, calls WhatsApp once, stores the answer. Dies it
 * in between, then the row says `sending`, and the next look does not send but waits for a report.
 */
export function sending(world: World): Pick<Activities, 'sendNext' | 'uploadMedium'> {
  const { sql, nudges, whatsapp, whatsappMedia, storage, sealingKey, log } = world;

  async function sendNext({
    conversationId,
    numberId,
  }: {
    conversationId: string;
    numberId: string;
  }): Promise<Sent> {
    // Asked first: once the message is taken, every mistake of ours would leave it in doubt.
    const credentials = await sendingCredentials(sql, sealingKey, numberId);
    const next = await takeNext(sql, conversationId);

    switch (next.take) {
      case 'nothing':
        return { did: 'nothing' };
      case 'held':
        return { did: 'held' };
      case 'give':
        return { did: 'upload', mediumId: next.mediumId };
      case 'wait':
        return { did: 'wait', ms: next.ms, why: next.why };
      case 'turned-back':
        nudges.changed(next.changed);
        return { did: 'one' };
      case 'send': {
        nudges.changed(next.changed);
        const { messageId, attempt, outgoing } = next;
        const outcome = credentials ? await whatsapp.send(credentials, outgoing, callMs) : notConnected;
        return await record({ messageId, attempt, outcome });
      }
    }
  }

  /** Given twice it is there twice, and nobody sees either before a message names one. */
  async function uploadMedium({ mediumId }: { mediumId: string }): Promise<Sent> {
    const file = await findToGive(sql, mediumId);
    if (file === null) return { did: 'one' };
    const outcome = await beating(world, () => give(file));
    const { changed, next } = await recordGiven(sql, { mediumId, messageId: file.messageId, outcome });
    nudges.changed(changed);
    return next;
  }

  async function give({ numberId, kind, name, mime, size, storageKey }: ToGive): Promise<UploadOutcome> {
    const credentials = await sendingCredentials(sql, sealingKey, numberId);
    if (credentials === null) return notConnected;
    const late = AbortSignal.timeout(giveMs);
    const signal = world.cancelled === undefined ? late : AbortSignal.any([late, world.cancelled()]);
    const upload = { content: await storage.read(storageKey), size, type: typeForWhatsApp(kind, mime, name) };
    return await whatsappMedia.upload(credentials, upload, signal);
  }

  /** What WhatsApp said is known to nobody else, so a moment without database must not turn it into doubt. */
  async function record(sent: { messageId: string; attempt: number; outcome: SendOutcome }): Promise<Sent> {
    for (const waitMs of recordAgainMs) {
      try {
        return await recordOnce(sent);
      } catch (error) {
        log.warn({ err: error, messageId: sent.messageId }, 'what came of a send could not be stored; again');
        await pause(waitMs);
      }
    }
    return await recordOnce(sent);
  }

  async function recordOnce(sent: { messageId: string; attempt: number; outcome: SendOutcome }) {
    const { changed, next } = await recordOutcome(sql, sent);
    nudges.changed(changed);
    return next;
  }

  return { sendNext, uploadMedium };
}

const notConnected: SendOutcome & UploadOutcome = {
  outcome: 'number',
  code: null,
  detail: 'the number has no access token',
  afterMs: null,
};
