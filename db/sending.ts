import { outcomeWaitMs, windowClosedCode } from '../domain/delivery.ts';
import type { Outgoing, Saying } from '../domain/message.ts';
import { callbackData } from '../domain/message.ts';
import { windowOpen } from '../domain/window.ts';
import { type Change, merge } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { lockEpisode } from './episodes.ts';
import { isOld } from './giving.ts';
import { takePlace } from './pace.ts';
import { whyTurnedBack } from './template-sends.ts';
import { settleReaction } from './reactions.ts';
import { inTransaction } from './transaction.ts';
import { mayTryAgain } from './trouble.ts';

export { recordOutcome } from './outcomes.ts';

export type Take =
  | { take: 'nothing' }
  | { take: 'wait'; ms: number; why: 'pace' | 'retry' | 'outcome' }
  | { take: 'held' }
  /** It carries a file that WhatsApp has not got (any more). */
  | { take: 'give'; mediumId: string }
  | { take: 'turned-back'; messageId: string; changed: Change }
  | {
      take: 'send';
      messageId: string;
      attempt: number;
      numberId: string;
      outgoing: Outgoing;
      changed: Change;
    };

/**
 * The first of a send's three steps: looks at the conversation's oldest unsent message, turns back what may not go,
 * takes a place in the pace, and notes the attempt before anything leaves. Nothing is kept in memory: one found as
 * `sending` was under way when somebody died, so it is never sent again here; after two minutes without a report it is
 * `unknown`, and the lane goes on.
 */
export async function takeNext(sql: Sql, conversationId: string): Promise<Take> {
  return inTransaction(sql, async (tx) => {
    const row = await lockEpisode(tx, conversationId);
    const next = await findOldest(tx, conversationId);
    if (next === null) return { take: 'nothing' };

    const changed = { conversations: [conversationId], messages: [next.id] };
    if (next.delivery === 'sending') {
      const ms = next.attemptAt.getTime() + outcomeWaitMs - row.now;
      if (ms > 0) return { take: 'wait', ms, why: 'outcome' };
      const shown = await settle(tx, next, { delivery: 'unknown', code: null, detail: null });
      return { take: 'turned-back', messageId: next.id, changed: merge([changed, shown]) };
    }
    if (next.author === 'bot' && next.turn !== null && next.turn !== row.episode.turn) {
      await settle(tx, next, { delivery: 'withdrawn', code: null, detail: null });
      return { take: 'turned-back', messageId: next.id, changed };
    }
    if (next.kind !== 'template' && !windowOpen(row.windowUntil, row.now)) {
      const shown = await settle(tx, next, { delivery: 'failed', code: windowClosedCode, detail: 'window' });
      return { take: 'turned-back', messageId: next.id, changed: merge([changed, shown]) };
    }
    if (next.says?.kind === 'template') {
      const code = await whyTurnedBack(tx, row.episode.numberId, next.says);
      if (code !== null) {
        await settle(tx, next, { delivery: 'failed', code, detail: 'template' });
        return { take: 'turned-back', messageId: next.id, changed };
      }
    }
    const retryMs = (next.retryAt?.getTime() ?? 0) - row.now;
    if (retryMs > 0) return { take: 'wait', ms: retryMs, why: 'retry' };

    const { numberId } = row.episode;
    if (next.numberInTrouble && !(await mayTryAgain(tx, numberId))) return { take: 'held' };
    if (next.mediumId !== null && next.sourceId === null) return { take: 'give', mediumId: next.mediumId };
    const paceMs = await takePlace(tx, { numberId, conversationId });
    if (paceMs > 0) return { take: 'wait', ms: paceMs, why: 'pace' };
    return { take: 'send', messageId: next.id, numberId, ...(await begin(tx, next)), changed };
  });
}

interface Unsent {
  id: string;
  conversationId: string;
  delivery: 'queued' | 'sending';
  author: 'agent' | 'bot';
  kind: string;
  body: string | null;
  /** What the bot offers to press with it; null: words alone. */
  says: Saying | null;
  replyToWamid: string | null;
  /** Its file, and WhatsApp's id for that while it is good; null: there is none. */
  mediumId: string | null;
  sourceId: string | null;
  turn: number | null;
  attempt: number;
  attemptAt: Date;
  retryAt: Date | null;
  numberInTrouble: boolean;
  bsuid: string | null;
  parentBsuid: string | null;
  phone: string | null;
}

async function findOldest(tx: Tx, conversationId: string): Promise<Unsent | null> {
  const [message] = await tx<Unsent[]>`
    select messages.id, messages.conversation_id as "conversationId", delivery, author, messages.kind, body, content -> 'says' as says,
      media.id as "mediumId", case when ${isOld(tx)} then null else media.source_id end as "sourceId", reply_to_wamid as "replyToWamid", messages.turn, attempt, attempt_at as "attemptAt", retry_at as "retryAt",
      numbers.trouble_since is not null as "numberInTrouble", named.*
    from messages
    join conversations on conversations.id = messages.conversation_id
    join numbers on numbers.id = messages.number_id
    left join media on media.message_id = messages.id
    cross join lateral (
      select (array_agg(value order by created_at desc) filter (where kind = 'bsuid'))[1] as bsuid,
        (array_agg(value order by created_at desc) filter (where kind = 'parent_bsuid'))[1] as "parentBsuid",
        (array_agg(value order by created_at desc) filter (where kind = 'phone'))[1] as phone
      from identities where identities.contact_id = conversations.contact_id
    ) named
    where messages.conversation_id = ${conversationId} and delivery in ('queued', 'sending')
    order by messages.seq limit 1`;
  return message ?? null;
}

async function begin(tx: Tx, next: Unsent): Promise<{ attempt: number; outgoing: Outgoing }> {
  const attempt = next.attempt + 1;
  await tx`
    update messages set delivery = 'sending', attempt = ${attempt}, attempt_at = clock_timestamp(), retry_at = null,
      delivery_at = clock_timestamp(), error_code = null, error_detail = null
    where id = ${next.id}`;
  const { bsuid, parentBsuid, phone, body, says, replyToWamid, mediumId, sourceId } = next;
  return {
    attempt,
    outgoing: {
      to: { bsuid, parentBsuid, phone },
      says: says ?? { kind: 'text', text: body ?? '' },
      replyToWamid,
      callback: callbackData(next.id, attempt),
      mediaIds: mediumId === null || sourceId === null ? {} : { [mediumId]: sourceId },
    },
  };
}

async function settle(
  tx: Tx,
  { id, conversationId, kind }: Unsent,
  to: { delivery: 'unknown' | 'withdrawn' | 'failed'; code: number | null; detail: string | null },
): Promise<Change> {
  await tx`
    with settled as (
      update messages set delivery = ${to.delivery}, delivery_at = clock_timestamp(), retry_at = null,
        error_code = ${to.code}, error_detail = ${to.detail}
      where id = ${id}
    )
    update conversations set changed_at = clock_timestamp() where id = ${conversationId}`;
  return kind === 'reaction' ? settleReaction(tx, id) : {};
}
