import { mayHold } from '../domain/access.ts';
import { claim, type Episode, handToPeople } from '../domain/conversation.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisode, lockEpisodes } from './episodes.ts';
import { type Move, writeMoves } from './moves.ts';
import { callDesk, tellAll } from './outbox.ts';
import type { Person } from './people.ts';
import { inTransaction } from './transaction.ts';

const batch = 200;

/**
 * Gives to people what is with the bot of a number whose bot is off, oldest episode first (ROUTING 56): in line, so that
 * the desk hands it out like any other. At most 200; `more`: there may be others.
 */
export async function takeFromBotsThatAreOff(
  sql: Sql,
  numberId: string,
): Promise<{ more: boolean; changed: Change }> {
  if ((await listStranded(sql, numberId)).length === 0) return { more: false, changed: {} };

  return inTransaction(sql, async (tx) => {
    await tx`select from desks where number_id = ${numberId} for update`;
    const ids = await listStranded(tx, numberId);
    const rows = new Map((await lockEpisodes(tx, ids)).map((row) => [row.episode.conversationId, row]));
    const stranded = ids.flatMap((id) => {
      const row = rows.get(id);
      return row?.episode.stage === 'bot' && !row.botOn ? [row] : [];
    });
    await writeMoves(
      tx,
      stranded.map((row) => toPeople(row, 'bot_off')),
    );
    await tellOf(tx, stranded);
    const conversations = stranded.map(({ episode }) => episode.conversationId);
    return { more: ids.length === batch, changed: { conversations, numbers: [numberId], outbox: true } };
  });
}

/**
 * A person wrote into a conversation with the bot, where a reply stops it (ROUTING 45): theirs, if it may be. The caller
 * holds the locks of both. Where it stays with the bot, that is answered.
 */
export async function stopBotByReply(tx: Tx, row: EpisodeRow, by: Person | undefined): Promise<Episode> {
  if (row.episode.stage !== 'bot' || !row.replyStopsBot || !by || !mayHold(by)) return row.episode;
  const held = claim(row.episode, { by: by.id });
  if (!held.ok) throw new Error(`conversation ${row.episode.conversationId} left the bot: ${held.why}`);
  await writeMoves(tx, [
    {
      from: row.episode,
      to: held.value,
      explanation: { by: 'person', code: 'reply_stopped_bot', fromAgentId: null },
      event: { kind: 'transferred', actorId: by.id, agentId: by.id, data: { fromAgentId: null } },
      commandId: null,
    },
  ]);
  await tellOf(tx, [row]);
  return held.value;
}

/** The same from the phone app: nobody here wrote it, so that people are looked for (ROUTING 16, 45). */
export async function stopBotByEcho(tx: Tx, conversationId: string): Promise<Change> {
  const row = await lockEpisode(tx, conversationId);
  if (row.episode.stage !== 'bot' || !row.replyStopsBot) return {};
  await writeMoves(tx, [toPeople(row, 'phone_stopped_bot')]);
  await tellOf(tx, [row]);
  await callDesk(tx, row.episode.numberId);
  return { conversations: [conversationId], numbers: [row.episode.numberId], outbox: true };
}

function toPeople({ episode, now }: EpisodeRow, code: 'bot_off' | 'phone_stopped_bot'): Move {
  const to = handToPeople(episode, now);
  if (!to.ok)
    throw new Error(`conversation ${episode.conversationId} left the bot under its lock: ${to.why}`);
  return {
    from: episode,
    to: to.value,
    explanation: { by: 'rule', code },
    event: { kind: 'handed_to_people', actorId: null, agentId: null },
    commandId: null,
  };
}

/** A workflow that has not reported in yet reads its row when it does. */
async function tellOf(tx: Tx, rows: readonly EpisodeRow[]) {
  const joined = rows.filter(({ joinedEpisode, episode }) => joinedEpisode >= episode.episode);
  await tellAll(
    tx,
    joined.map(({ episode }) => episode),
    'moved',
  );
}

async function listStranded(sql: Sql | Tx, numberId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select conversations.id
    from conversations
    join numbers on numbers.id = number_id and not bot_on
    join episodes on episodes.conversation_id = conversations.id and episodes.episode = conversations.episode
    where stage = 'bot' and number_id = ${numberId}
    order by episodes.opened_at, conversations.id
    limit ${batch}`;
  return rows.map(({ id }) => id);
}
