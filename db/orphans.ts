import { mayHold, type Role } from '../domain/access.ts';
import { putBack } from '../domain/conversation.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisodes } from './episodes.ts';
import { type Move, writeMoves } from './moves.ts';
import { tellAll } from './outbox.ts';
import { inTransaction } from './transaction.ts';

const batch = 200;

/**
 * Puts the open conversations back in line whose agent may no longer answer them (deactivated, off the number, another
 * role), oldest episode first, so that the desk hands them out like any other (ROUTING 22). At most 200; `more`: there
 * may be others.
 */
export async function putBackOrphans(
  sql: Sql,
  numberId: string,
): Promise<{ more: boolean; changed: Change }> {
  if ((await listLost(sql, numberId)).length === 0) return { more: false, changed: {} };

  return inTransaction(sql, async (tx) => {
    await tx`select from desks where number_id = ${numberId} for update`;
    const lost = await lockLost(tx, numberId);
    const ids = await listHeldBy(tx, numberId, lost);
    const rows = new Map((await lockEpisodes(tx, ids)).map((row) => [row.episode.conversationId, row]));
    const orphans = ids.flatMap((id) => {
      const row = rows.get(id);
      return row && lost.includes(row.episode.agentId ?? '') ? [row] : [];
    });

    await writeMoves(tx, orphans.map(asMove));
    const told = orphans.filter(({ joinedEpisode, episode }) => joinedEpisode >= episode.episode);
    await tellAll(
      tx,
      told.map(({ episode }) => episode),
      'moved',
    );
    const changed = {
      conversations: orphans.map(({ episode }) => episode.conversationId),
      numbers: [numberId],
      outbox: told.length > 0,
    };
    return { more: ids.length === batch, changed };
  });
}

function asMove({ episode, now }: EpisodeRow): Move {
  const to = putBack(episode, now);
  if (!to.ok) throw new Error(`conversation ${episode.conversationId} changed under its lock: ${to.why}`);
  return {
    from: episode,
    to: to.value,
    explanation: { by: 'rule', code: 'assignee_removed' },
    event: { kind: 'put_back', actorId: null, agentId: episode.agentId },
    commandId: null,
  };
}

/** Who has conversations of this number and may not hold them. */
async function listLost(sql: Sql | Tx, numberId: string): Promise<string[]> {
  const holders = await sql<{ id: string; active: boolean; role: Role; member: boolean }[]>`
    select users.id, users.active, users.role, members.user_id is not null as member
    from (select distinct agent_id from conversations where stage = 'assigned' and number_id = ${numberId}) held
    join users on users.id = held.agent_id
    left join members on members.number_id = ${numberId} and members.user_id = users.id`;
  return holders.filter((holder) => !mayHold(holder)).map(({ id }) => id);
}

/** The same, asked again once their rows are held still. */
async function lockLost(tx: Tx, numberId: string): Promise<string[]> {
  const found = await listLost(tx, numberId);
  await tx`select from users where id = any(${found}::uuid[]) order by id for share`;
  const still = await listLost(tx, numberId);
  return still.filter((id) => found.includes(id));
}

async function listHeldBy(tx: Tx, numberId: string, agentIds: readonly string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select conversations.id
    from conversations
    join episodes on episodes.conversation_id = conversations.id and episodes.episode = conversations.episode
    where stage = 'assigned' and number_id = ${numberId} and agent_id = any(${agentIds as string[]}::uuid[])
    order by episodes.opened_at, conversations.id
    limit ${batch}`;
  return rows.map(({ id }) => id);
}
