/** Small builders: what a customer sends, and conversations in the state a test starts from. */
import { randomUUID } from 'node:crypto';
import type { Episode } from '../../domain/conversation.ts';
import { claim } from '../../domain/conversation.ts';
import type { Customer, InboundMessage, Item, Reaction, StatusReport } from '../../domain/message.ts';
import type { Sql } from '../../db/connect.ts';
import { lockEpisode, readEpisode } from '../../db/episodes.ts';
import { type Delivered, take } from '../../db/intake.ts';
import { writeMoves } from '../../db/moves.ts';
import { inTransaction } from '../../db/transaction.ts';
import { kofi, mainPhoneNumberId, secondPhoneNumberId, wabaId } from './cast.ts';

export const newWamid = (): string => `wamid.${randomUUID().replaceAll('-', '').toUpperCase()}`;

/** A text of Kofi's to Main, just now, unless said otherwise. */
export function inboundText(said: Partial<InboundMessage> = {}): InboundMessage {
  return {
    type: 'message',
    phoneNumberId: mainPhoneNumberId,
    wamid: newWamid(),
    customer: kofi,
    sentAt: Date.now(),
    kind: 'text',
    body: 'Hello, are you open on Sunday?',
    content: {},
    replyToWamid: null,
    opens: true,
    ...said,
  };
}

/** A customer nobody has met, told apart by `n`. */
export const stranger = (n: number): Customer => ({
  bsuid: `KE.${1_000_000 + n}`,
  parentBsuid: null,
  phone: `254700${100_000 + n}`,
  name: `Stranger ${n}`,
  username: null,
});

export function statusOf(
  report: Partial<StatusReport> & Pick<StatusReport, 'wamid' | 'reported'>,
): StatusReport {
  return {
    type: 'status',
    phoneNumberId: mainPhoneNumberId,
    at: Date.now(),
    callback: null,
    errorCode: null,
    errorDetail: null,
    ...report,
  };
}

export function reactionTo(targetWamid: string, said: Partial<Reaction> = {}): Reaction {
  return {
    type: 'reaction',
    phoneNumberId: mainPhoneNumberId,
    wamid: newWamid(),
    customer: kofi,
    targetWamid,
    emoji: '👍',
    sentAt: Date.now(),
    by: 'customer',
    ...said,
  };
}

/** One webhook POST with these, signed for both numbers. */
export function deliveryOf(...items: Item[]): Delivered {
  return {
    raw: Buffer.from(JSON.stringify(items)),
    parsed: {
      wabaIds: [wabaId],
      phoneNumberIds: [mainPhoneNumberId, secondPhoneNumberId],
      items,
      problems: [],
    },
    signedFor: [mainPhoneNumberId, secondPhoneNumberId],
  };
}

/**
 * An open conversation that a customer (Kofi) began: waiting in line, or with the agent named. What Temporal would
 * have to hear of it is taken out of the outbox, so that a test sees its own rows alone.
 */
export async function openConversation(
  sql: Sql,
  { agentId, ...said }: Partial<InboundMessage> & { agentId?: string } = {},
): Promise<Episode & { wamid: string }> {
  const message = inboundText(said);
  const { changed } = await take(sql, deliveryOf(message));
  const [id] = changed.conversations ?? [];
  if (id === undefined) throw new Error('the message was not stored');

  await inTransaction(sql, async (tx) => {
    const { episode } = await lockEpisode(tx, id);
    if (agentId !== undefined) {
      const claimed = claim(episode, { by: agentId });
      if (!claimed.ok) throw new Error(`not theirs to have: ${claimed.why}`);
      await writeMoves(tx, [
        {
          from: episode,
          to: claimed.value,
          explanation: { by: 'person', code: 'claim', fromAgentId: null },
          event: { kind: 'claimed', actorId: agentId, agentId },
          commandId: null,
        },
      ]);
    }
    await tx`delete from outbox`;
  });
  return { ...(await readEpisode(sql, id)).episode, wamid: message.wamid };
}

/** What a command carries besides its own: a fresh form key, half a minute of time, the episode as it is. */
export const asking = (by: string, { conversationId, episode, numberId }: Episode) => ({
  by,
  conversationId,
  episode,
  numberId,
  commandId: randomUUID(),
  deadlineAt: Date.now() + 30_000,
});
