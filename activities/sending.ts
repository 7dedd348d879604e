import { setTimeout as pause } from 'node:timers/promises';
import { sendingCredentials } from '../db/numbers.ts';
import { recordOutcome, takeNext } from '../db/sending.ts';
import type { SendOutcome } from '../domain/message.ts';
import type { Activities, Sent } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** Together with what comes before and after, less than the activity is given (`workflows/steps.ts`). */
const callMs = 15_000;
const recordAgainMs = [250, 500, 1_000, 2_000, 4_000];

/**
 * One look at a conversation's queue: takes its oldest unsent message, calls WhatsApp once, stores the answer. Dies it
 * in between, then the row says `sending`, and the next look does not send but waits for a report.
 */
export function sending({ sql, nudges, whatsapp, sealingKey, log }: World): Pick<Activities, 'sendNext'> {
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

  return { sendNext };
}

const notConnected: SendOutcome = {
  outcome: 'number',
  code: null,
  detail: 'the number has no access token',
  afterMs: null,
};
