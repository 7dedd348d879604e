import type { ConversationStart, Joined } from '../domain/command.ts';
import * as rules from '../domain/conversation.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { lockEpisode } from './episodes.ts';
import { readEpisode } from './joining.ts';
import { writeMoves } from './moves.ts';
import { callDeskForRoom } from './outbox.ts';
import { lockPeople } from './people.ts';
import { inTransaction } from './transaction.ts';

/**
 * An episode's turn to go to its contact's new owner, if a change of owner has left a move for it. Who may do that was
 * asked when the owner was changed; whether the new owner may still have it is asked now. Repeating it finds no move.
 */
export async function followOwner(
  sql: Sql,
  start: ConversationStart,
): Promise<{ joined: Joined; changed: Change }> {
  const changed = await inTransaction(sql, (tx) => follow(tx, start));
  return { joined: await readEpisode(sql, start), changed };
}

async function follow(tx: Tx, { conversationId, episode }: ConversationStart): Promise<Change> {
  // A change of owner holds the contact, so what is found under its lock stays the last word.
  await tx`
    select from contacts where id = (select contact_id from conversations where id = ${conversationId}) for share`;
  const move = await findMove(tx, conversationId, episode);
  if (move === null) return {};

  const [people, row] = await Promise.all([
    lockPeople(tx, conversationId, [move.agentId]),
    lockEpisode(tx, conversationId),
  ]);
  await tx`delete from owner_moves where conversation_id = ${conversationId}`;

  const owner = people.get(move.agentId);
  const from = row.episode;
  const current = rules.inEpisode(from, episode);
  if (!current.ok || owner === undefined || !owner.active || !owner.member) return {};
  const moved = rules.toOwner(from, { owner: owner.id });
  if (!moved.ok) return {};

  await writeMoves(tx, [
    {
      from,
      to: moved.value,
      explanation: {
        by: 'person',
        code: 'owner_changed',
        fromAgentId: from.agentId,
        ...(owner.available ? {} : { flags: ['away'] }),
      },
      event: { kind: 'moved_to_owner', actorId: move.by, agentId: owner.id },
      commandId: null,
    },
  ]);
  const outbox = from.agentId !== null && (await callDeskForRoom(tx, from.numberId));
  return { conversations: [conversationId], numbers: [from.numberId], outbox };
}

async function findMove(tx: Tx, conversationId: string, episode: number) {
  const [move] = await tx<{ agentId: string; by: string }[]>`
    select agent_id as "agentId", by_user as by
    from owner_moves join owner_changes on owner_changes.id = change_id
    where conversation_id = ${conversationId} and episode = ${episode}`;
  return move ?? null;
}
