import type { Episode } from '../domain/conversation.ts';
import type { Tx } from './connect.ts';

/** ROUTING's "previous": who replied last in this episode, else who had it last; a bot never counts. */
export async function rememberPrevious(tx: Tx, { conversationId, episode }: Episode): Promise<void> {
  await tx`
    update conversations set previous_agent_id = coalesce(
      (select sender_id from messages
       where conversation_id = ${conversationId} and episode = ${episode} and author = 'agent'
         and kind <> 'reaction'
       order by seq desc limit 1),
      (select agent_id from decisions
       where conversation_id = ${conversationId} and episode = ${episode} and agent_id is not null
       order by turn desc limit 1),
      previous_agent_id)
    where id = ${conversationId}`;
}
