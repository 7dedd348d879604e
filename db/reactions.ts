import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { ReactionRefusal } from '../domain/reaction.ts';
import { windowOpen } from '../domain/window.ts';
import { stopBotByReply } from './bot-stops.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { lockEpisode } from './episodes.ts';
import { json } from './json.ts';
import { openEpisode } from './opening.ts';
import { tell } from './outbox.ts';
import { lockPeople, mayNow } from './people.ts';
import { inTransaction } from './transaction.ts';

interface Asked {
  conversationId: string;
  messageId: string;
  by: string;
  /** Null: takes ours back. */
  emoji: string | null;
  /** Pressed twice, sent once. */
  formKey: string;
}

/**
 * Puts our emoji on a message, in place of the one before. It is seen at once and sent by the lane, behind what was
 * written earlier: a row of its own in the queue, but no message of the thread. Otherwise it is a reply: the same
 * people may, in the same window, and a closed conversation opens (ROUTING 27, 45).
 */
export async function react(sql: Sql, asked: Asked): Promise<Decision<{ changed: Change }, ReactionRefusal>> {
  const { conversationId, messageId, by, emoji, formKey } = asked;
  return inTransaction(sql, async (tx) => {
    const [people, row] = await Promise.all([
      lockPeople(tx, conversationId, [by]),
      lockEpisode(tx, conversationId),
    ]);
    if ((await tx`select from messages where form_key = ${formKey}`).length > 0)
      return allow({ changed: {} });

    const isClosed = row.episode.status === 'closed';
    if (!mayNow(people, by, isClosed ? 'reopen' : 'reply', row)) return refuse('not-allowed');
    if (row.episode.stage === 'waiting') return refuse('waiting');
    if (!windowOpen(row.windowUntil, row.now)) return refuse('window-closed');
    const target = await findTarget(tx, conversationId, messageId);
    if (target === null) return refuse('not-there-yet');
    if (target.us === emoji) return allow({ changed: {} });

    const { numberId, episode, turn } = isClosed
      ? await openEpisode(tx, row, { by: { agent: by, commandId: null } })
      : await stopBotByReply(tx, row, people.get(by));
    await queue(tx, asked, { ...target, episode });
    await tell(tx, { conversationId, episode, numberId }, 'messageQueued');
    const changed: Change = { conversations: [conversationId], messages: [messageId], outbox: true };
    if (turn !== row.episode.turn) changed.numbers = [numberId];
    return allow({ changed });
  });
}

/**
 * What became of a reaction's row shows on the message it is for: there, in doubt, or undone to the last one that
 * arrived. One pressed since then stays. For rows of other kinds it does nothing.
 */
export async function settleReaction(tx: Tx, id: string): Promise<Change> {
  const [reaction] = await tx<Settled[]>`
    select put.conversation_id as "conversationId", put.delivery, put.body as emoji, put.error_code as code,
      target.id as "targetId", target.reactions
    from messages put
    join messages target on target.number_id = put.number_id
      and target.wamid = put.content #>> '{says,targetWamid}' and target.conversation_id = put.conversation_id
    where put.id = ${id} and put.kind = 'reaction'`;
  if (reaction === undefined) return {};

  const next = settled(reaction, id);
  if (next === null) return {};
  await tx`update messages set reactions = ${json(tx, next)} where id = ${reaction.targetId}`;
  return { conversations: [reaction.conversationId], messages: [reaction.targetId] };
}

/** As `messages.reactions` keeps it: beside what a person sees, which row is on its way and what stood there before. */
type Kept = Record<string, unknown> & {
  us?: string;
  usBy?: string;
  /** The last of ours that is known to be on the customer's phone. */
  usSure?: string | null;
};

interface Settled {
  conversationId: string;
  delivery: Delivery;
  emoji: string | null;
  code: number | null;
  targetId: string;
  reactions: Kept;
}

function settled({ delivery, emoji, code, reactions }: Settled, id: string): Kept | null {
  const { usBy, usState: _state, usSure = null, ...rest } = reactions;
  if (usBy === undefined || delivery === 'queued' || delivery === 'sending') return null;
  const failed = delivery === 'failed' || delivery === 'withdrawn';
  if (usBy !== id) return failed || delivery === 'unknown' ? null : { ...reactions, usSure: emoji };
  if (delivery === 'unknown') return { ...reactions, usState: 'unknown' };
  if (!failed) return rest;
  const { us: _us, ...without } = rest;
  return { ...without, ...(usSure === null ? {} : { us: usSure }), usFailed: { emoji, code } };
}

interface Target {
  wamid: string;
  us: string | null;
  reactions: Kept;
}

/** A message that WhatsApp knows, and that is still there to put something on. */
async function findTarget(tx: Tx, conversationId: string, messageId: string): Promise<Target | null> {
  const [target] = await tx<Target[]>`
    select wamid, reactions, reactions ->> 'us' as us from messages
    where id = ${messageId} and conversation_id = ${conversationId} and wamid is not null
      and revoked_at is null and kind not in ('system', 'reaction')`;
  return target ?? null;
}

async function queue(
  tx: Tx,
  { conversationId, messageId, by, emoji, formKey }: Asked,
  { wamid, us, reactions, episode }: Target & { episode: number },
) {
  const says = { kind: 'reaction', targetWamid: wamid, emoji };
  const [row] = await tx<{ id: string; at: number }[]>`
    with place as (
      update conversations set last_seq = last_seq + 1, changed_at = clock_timestamp()
      where id = ${conversationId}
      returning id, number_id, last_seq
    )
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, content,
      sent_at, delivery, delivery_at, form_key)
    select id, number_id, ${episode}, last_seq, 'out', 'agent', ${by}, 'reaction', ${emoji}, ${json(tx, { says })},
      clock_timestamp(), 'queued', clock_timestamp(), ${formKey}
    from place
    returning id, (extract(epoch from sent_at) * 1000)::bigint::float8 as at`;
  if (row === undefined) throw new Error('the reaction was not inserted');

  const { us: _us, usFailed: _failed, ...kept } = reactions;
  const put: Kept = {
    usSure: us, // unless another is still on its way: then what stood before that one
    ...kept,
    ...(emoji === null ? {} : { us: emoji }),
    usAt: row.at,
    usBy: row.id,
    usState: 'pending',
  };
  await tx`update messages set reactions = ${json(tx, put)} where id = ${messageId}`;
}
