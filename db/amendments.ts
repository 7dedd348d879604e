import type { Amendment, Reaction } from '../domain/message.ts';
import type { Change } from './change.ts';
import type { Tx } from './connect.ts';
import { json } from './json.ts';
import { park } from './parked.ts';

/**
 * What is done to a message that is there already: a reaction, an edit, a deletion. None of it opens an episode, draws
 * a seq or counts as unread (ROUTING 17). For a message that is not there yet it waits. Safe to repeat, and a late one
 * never undoes a newer one. The caller holds the conversation's lock, so that the message cannot slip in meanwhile.
 */
export async function amend(tx: Tx, numberId: string, asked: Reaction | Amendment): Promise<Change> {
  const [target] = await tx<{ id: string; conversationId: string }[]>`
    select id, conversation_id as "conversationId" from messages
    where number_id = ${numberId} and wamid = ${asked.targetWamid}`;
  if (target === undefined) {
    await park(tx, numberId, asked.targetWamid, asked);
    return {};
  }

  const { count } = await change(tx, target.id, asked);
  if (count === 0) return {};
  await tx`update conversations set changed_at = clock_timestamp() where id = ${target.conversationId}`;
  return { conversations: [target.conversationId], messages: [target.id] };
}

/** What `reactions.ts` keeps of one we sent ourselves: the phone app has put another in its place. */
const ours = ['us', 'usBy', 'usState', 'usSure', 'usFailed'];

function change(tx: Tx, id: string, asked: Reaction | Amendment) {
  const at = new Date(asked.sentAt);
  switch (asked.type) {
    case 'reaction': {
      // Each side's emoji under its name, and when it was put: the time stays when the emoji is taken back.
      const when = `${asked.by}At`;
      const put = { [when]: asked.sentAt, ...(asked.emoji === null ? {} : { [asked.by]: asked.emoji }) };
      const before = asked.by === 'us' ? ours : [asked.by];
      return tx`
        update messages set reactions = (reactions - ${before}::text[]) || ${json(tx, put)}
        where id = ${id} and coalesce((reactions ->> ${when})::bigint, 0) < ${asked.sentAt}`;
    }
    case 'edit':
      return tx`
        update messages set body = ${asked.body}, edited_at = ${at},
          content = jsonb_set(content, '{previous}', coalesce(content -> 'previous', '[]')
            || jsonb_build_array(jsonb_build_object('body', body, 'until', ${asked.sentAt}::bigint)))
        where id = ${id} and (edited_at is null or edited_at < ${at})`;
    case 'revoke':
      return tx`update messages set revoked_at = ${at} where id = ${id} and revoked_at is null`;
  }
}
