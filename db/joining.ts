import type { ConversationStart, Joined } from '../domain/command.ts';
import { lookAhead } from './ahead.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { serveLine } from './desk.ts';
import { lockEpisode, readEpisode as readRow } from './episodes.ts';
import { inTransaction } from './transaction.ts';

/**
 * The first step of an episode's workflow: it reports in (the relay paces its starts by that) and reads its row. If
 * the episode is still in line, the line is served. Repeating it returns the same.
 */
export async function join(sql: Sql, start: ConversationStart): Promise<{ joined: Joined; changed: Change }> {
  const joined = await inTransaction(sql, async (tx) => {
    const { episode } = await lockEpisode(tx, start.conversationId);
    await tx`
      update conversations set joined_episode = ${start.episode}
      where id = ${start.conversationId} and joined_episode < ${start.episode} and episode >= ${start.episode}`;
    return { inLine: episode.inLine, joined: await read(tx, start) };
  });
  if (!joined.inLine) return { joined: joined.joined, changed: {} };

  const { changed } = await serveLine(sql, { numberId: start.numberId, after: 0 });
  return { joined: await read(sql, start), changed };
}

/** The episode as its row says, for a workflow that was told that something is new. */
export const readEpisode = (sql: Sql, start: ConversationStart): Promise<Joined> => read(sql, start);

async function read(sql: Sql | Tx, start: ConversationStart): Promise<Joined> {
  const { episode: state } = await readRow(sql, start.conversationId);
  const { unsent, next } = await lookAhead(sql, state);
  const current = state.status === 'open' && state.episode === start.episode;
  return current ? { current, unsent, state, next } : { current, unsent };
}
