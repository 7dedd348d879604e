import { advance, type Delivery, type Reported } from '../domain/delivery.ts';
import type { StatusReport } from '../domain/message.ts';
import { saysCopyIsOld } from '../domain/template-sync.ts';
import { type Change, merge } from './change.ts';
import type { Tx } from './connect.ts';
import { json } from './json.ts';
import { tell } from './outbox.ts';
import { park } from './parked.ts';
import { settleReaction } from './reactions.ts';
import { askForNumber } from './template-sync.ts';

interface Reached {
  id: string;
  conversationId: string;
  kind: string;
  delivery: Delivery;
  /** When each step was reported that is known already. */
  reached: Partial<Record<Reported, number>>;
  attempt: number;
  /** WhatsApp took it, and kept it back until now. */
  held: boolean;
  /** Of the conversation. */
  episode: number;
}

/**
 * Applies what WhatsApp reports about a message of ours: by our own message and attempt id, else by its wamid, else it
 * waits until the message is known (reports may overtake the answer to our call). Only forward (`advance`); one that
 * comes late is kept for its time alone, and the first time reported stands. One that
 * settles a message whose outcome was open wakes the sending lane.
 */
export async function applyReport(tx: Tx, numberId: string, report: StatusReport): Promise<Change> {
  const message = await lockMessage(tx, numberId, report);
  if (message === null) {
    await park(tx, numberId, report.wamid, report);
    return {};
  }
  // A refusal of an earlier attempt says nothing about the one a person has asked for since.
  const ofOlderAttempt = report.callback !== null && report.callback.attempt < message.attempt;
  if (report.reported === 'failed' && ofOlderAttempt) return {};

  const next = advance(message.delivery, report.reported);
  const released = message.held && report.reported !== 'failed';
  const late = next === message.delivery;
  if (late && !released && !isNews(message, report)) return {};

  const { conversationId, episode } = message;
  await tx`
    with moved as (
      update messages set delivery = ${next}, delivery_at = case when ${late} then delivery_at else ${new Date(report.at)} end,
        reached = ${json(tx, { [report.reported]: report.at })} || reached,
        wamid = coalesce(wamid, ${report.wamid}), retry_at = null, content = content - 'held',
        error_code = ${next === 'failed' ? report.errorCode : null},
        error_detail = ${next === 'failed' ? report.errorDetail : null}
      where id = ${message.id}
    )
    update conversations set changed_at = clock_timestamp() where id = ${conversationId}`;

  const wasUnsettled = message.delivery === 'sending' || message.delivery === 'queued';
  if (wasUnsettled) await tell(tx, { conversationId, episode, numberId }, 'messageQueued');
  const old = next === 'failed' && !late && saysCopyIsOld(report.errorCode);
  if (old) await askForNumber(tx, numberId);
  const shown = message.kind === 'reaction' ? await settleReaction(tx, message.id) : {};
  const change = { conversations: [conversationId], messages: [message.id], outbox: wasUnsettled || old };
  return merge([change, shown]);
}

/** Whether a report that moves nothing tells a time we did not know. What failed or was withdrawn has not come anywhere. */
const isNews = ({ delivery, reached }: Reached, { reported }: StatusReport): boolean =>
  delivery !== 'failed' &&
  delivery !== 'withdrawn' &&
  reported !== 'failed' &&
  reached[reported] === undefined;

async function lockMessage(
  tx: Tx,
  numberId: string,
  { callback, wamid }: StatusReport,
): Promise<Reached | null> {
  const [found] = await tx<{ id: string; conversationId: string }[]>`
    select id, conversation_id as "conversationId" from messages
    where number_id = ${numberId} and direction = 'out' and (id = ${callback?.messageId ?? null} or wamid = ${wamid})
    order by id = ${callback?.messageId ?? null} desc nulls last limit 1`;
  if (found === undefined) return null;

  const [, [message]] = await Promise.all([
    tx`select from conversations where id = ${found.conversationId} for no key update`.execute(),
    tx<Reached[]>`
      select messages.id, conversation_id as "conversationId", kind, delivery, reached, attempt, content ? 'held' as held,
        conversations.episode
      from messages join conversations on conversations.id = conversation_id
      where messages.id = ${found.id}`,
  ]);
  return message ?? null;
}
