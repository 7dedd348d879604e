import { longestText } from '../domain/delivery.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import { windowOpen } from '../domain/window.ts';
import { stopBotByReply } from './bot-stops.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisode } from './episodes.ts';
import { openEpisode } from './opening.ts';
import { tell } from './outbox.ts';
import { lockPeople, mayNow } from './people.ts';
import { inTransaction } from './transaction.ts';

export interface Reply {
  conversationId: string;
  by: string;
  body: string;
  /** Pressed twice, stored once. */
  formKey: string;
  replyToWamid: string | null;
}

export interface Queued {
  messageId: string;
  conversationId: string;
  changed: Change;
}

export type ReplyRefusal = 'window-closed' | 'closed' | 'empty' | 'too-long' | 'not-allowed' | 'waiting';

/**
 * Queues a text for the sending lane and tells the workflow, in one transaction. A reply moves nothing: only into a
 * closed conversation it opens an episode, the writer's own (ROUTING 27); one that waits is claimed first.
 */
export async function queueReply(sql: Sql, reply: Reply): Promise<Decision<Queued, ReplyRefusal>> {
  const body = reply.body.replaceAll('\0', '').toWellFormed().trim(); // Postgres refuses NUL in text
  if (body === '') return refuse('empty');
  if (body.length > longestText) return refuse('too-long');

  const { conversationId, by } = reply;
  return inTransaction(sql, async (tx) => {
    const [people, row] = await Promise.all([
      lockPeople(tx, conversationId, [by]),
      lockEpisode(tx, conversationId),
    ]);
    const repeated = await findByFormKey(tx, reply);
    if (repeated !== null) return allow({ messageId: repeated, conversationId, changed: {} });

    const isClosed = row.episode.status === 'closed';
    if (!mayNow(people, by, isClosed ? 'reopen' : 'reply', row)) return refuse('not-allowed');
    if (row.episode.stage === 'waiting') return refuse('waiting');
    if (!windowOpen(row.windowUntil, row.now)) return refuse('window-closed');

    const episode = isClosed
      ? await openEpisode(tx, row, { by: { agent: by, commandId: null } })
      : await stopBotByReply(tx, row, people.get(by));
    const messageId = await insertReply(tx, { ...reply, body }, episode.episode);
    await tell(tx, start(episode), 'messageQueued');
    const changed: Change = { conversations: [conversationId], messages: [messageId], outbox: true };
    if (episode.turn !== row.episode.turn) changed.numbers = [episode.numberId];
    return allow({ messageId, conversationId, changed });
  });
}

/**
 * A person sends again what failed, or what nobody could confirm: the same message, at its old place, one attempt more.
 * The window is asked again; the lane's own tries are counted from here.
 */
export async function retryMessage(
  sql: Sql,
  asked: { conversationId: string; messageId: string; by: string; formKey: string },
): Promise<Decision<{ changed: Change }, 'not-failed' | 'window-closed' | 'not-allowed'>> {
  const { conversationId, messageId, by, formKey } = asked;
  return inTransaction(sql, async (tx) => {
    const [people, row] = await Promise.all([
      lockPeople(tx, conversationId, [by]),
      lockEpisode(tx, conversationId),
    ]);
    if (!mayNow(people, by, 'reply', row)) return refuse('not-allowed');
    const [message] = await tx<{ delivery: string; kind: string; pressed: boolean }[]>`
      select delivery, kind, coalesce(content -> 'retries' ? ${formKey}, false) as pressed
      from messages where id = ${messageId} and conversation_id = ${conversationId} and direction = 'out'
        and kind <> 'reaction'`;
    if (message?.pressed === true) return allow({ changed: {} });
    if (message?.delivery !== 'failed' && message?.delivery !== 'unknown') return refuse('not-failed');
    if (message.kind !== 'template' && !windowOpen(row.windowUntil, row.now)) return refuse('window-closed');

    await tx`
      with again as (
        update messages set delivery = 'queued', delivery_at = clock_timestamp(), retry_at = null,
          attempt_base = attempt, reached = '{}', error_code = null, error_detail = null,
          content = jsonb_set(content, '{retries}', coalesce(content -> 'retries', '[]') || to_jsonb(${formKey}::text))
        where id = ${messageId}
      )
      update conversations set changed_at = clock_timestamp() where id = ${conversationId}`;
    await tell(tx, start(row.episode), 'messageQueued');
    return allow({ changed: { conversations: [conversationId], messages: [messageId], outbox: true } });
  });
}

const start = ({ conversationId, episode, numberId }: EpisodeRow['episode']) => ({
  conversationId,
  episode,
  numberId,
});

async function findByFormKey(tx: Tx, { conversationId, formKey }: Reply): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from messages where form_key = ${formKey} and conversation_id = ${conversationId}`;
  return row?.id ?? null;
}

async function insertReply(tx: Tx, reply: Reply, episode: number): Promise<string> {
  const [row] = await tx<{ id: string }[]>`
    with place as (
      update conversations set last_seq = last_seq + 1, last_message_at = clock_timestamp(),
        changed_at = clock_timestamp()
      where id = ${reply.conversationId}
      returning id, number_id, last_seq
    )
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body,
      reply_to_wamid, sent_at, delivery, delivery_at, form_key)
    select id, number_id, ${episode}, last_seq, 'out', 'agent', ${reply.by}, 'text', ${reply.body},
      ${reply.replyToWamid}, clock_timestamp(), 'queued', clock_timestamp(), ${reply.formKey}
    from place
    returning id`;
  if (row === undefined) throw new Error('the reply was not inserted');
  await tx`update conversations set last_message_id = ${row.id} where id = ${reply.conversationId}`;
  return row.id;
}
