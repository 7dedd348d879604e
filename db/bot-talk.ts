import { answer } from '../domain/bot-answer.ts';
import { type BotAnswer, type BotMemory, freshMemory } from '../domain/bot.ts';
import type { ConversationStart } from '../domain/command.ts';
import { handToPeople } from '../domain/conversation.ts';
import type { Words } from '../domain/message.ts';
import { windowOpen } from '../domain/window.ts';
import { type Bot, findBot } from './bots.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { type EpisodeRow, lockEpisode } from './episodes.ts';
import { json } from './json.ts';
import { writeMoves } from './moves.ts';
import { callDesk } from './outbox.ts';
import { inTransaction } from './transaction.ts';

/** What the bot has not heard yet of an episode that it has, and what it remembers. */
export interface Listened {
  bot: Bot;
  memory: BotMemory;
  /** The last message it has answered, and the last it hears now. */
  heardSeq: number;
  upTo: number;
  messages: Unheard[];
  customerName: string | null;
}

export interface Unheard {
  id: string;
  seq: number;
  kind: string;
  body: string | null;
  /** The id of a button or list row. */
  pressed: string | null;
  sentAt: Date;
}

/** What came of a bot's turn. `handedOff`: the desk is to be served, in a step of its own. */
export interface Spoken {
  handedOff: boolean;
  changed: Change;
}

const silent: Spoken = { handedOff: false, changed: {} };

/**
 * The bot hears what is new in its episode and answers by its rules, in one transaction: messages, memory and how far
 * it has listened, or the hand-over. Repeating it finds nothing new.
 */
export async function answerByRules(sql: Sql, start: ConversationStart): Promise<Spoken & { asks: boolean }> {
  return inTransaction(sql, async (tx) => {
    const row = await lockEpisode(tx, start.conversationId);
    // Opened while it was being switched off: the desk's first act gives it to people.
    if (row.episode.stage === 'bot' && !row.botOn) return { handedOff: true, changed: {}, asks: false };
    const listened = await listen(tx, row, start);
    if (listened === null) return { ...silent, asks: false };
    if (listened.bot.settings.webhook.on) return { ...silent, asks: true };

    const heard = listened.messages.map(({ body, pressed }) => ({ text: body ?? '', pressed }));
    const { memory, customerName } = listened;
    const answered = answer(listened.bot.settings, { heard, memory, customerName, now: row.now });
    return { ...(await speak(tx, row, { ...answered, upTo: listened.upTo })), asks: false };
  });
}

/**
 * Null: the bot does not have it (any more), is switched off, or has heard everything. The caller holds the lock of
 * `row`, or asks again under it before it speaks.
 */
export async function listen(
  sql: Sql | Tx,
  { episode, botOn }: EpisodeRow,
  start: ConversationStart,
): Promise<Listened | null> {
  if (episode.episode !== start.episode || episode.stage !== 'bot' || !botOn) return null;
  const { conversationId } = start;

  const [talk] = await sql<{ heardSeq: number; memory: BotMemory }[]>`
    select heard_seq as "heardSeq", memory from bot_talks
    where conversation_id = ${conversationId} and episode = ${start.episode}`;
  const { heardSeq, memory } = talk ?? { heardSeq: 0, memory: freshMemory };
  const messages = await sql<Unheard[]>`
    select id, seq, kind, body, sent_at as "sentAt",
      coalesce(content #>> '{interactive,button_reply,id}', content #>> '{interactive,list_reply,id}') as pressed
    from messages
    where conversation_id = ${conversationId} and episode = ${start.episode} and author = 'customer'
      and seq > ${heardSeq}
    order by seq`;
  const last = messages.at(-1);
  const bot = last === undefined ? null : await findBot(sql, start.numberId);
  if (last === undefined || bot === null) return null;

  const [contact] = await sql<{ name: string | null }[]>`
    select name from contacts where id = ${episode.contactId}`;
  return { bot, memory, heardSeq, upTo: last.seq, messages, customerName: contact?.name ?? null };
}

/**
 * Queues what the bot says and remembers how far it listened, and hands over where it says so. The caller holds the
 * conversation's lock. Said on its turn, so that it is withdrawn when a person was faster (ROUTING 46); what goes with a
 * hand-over is meant to come after it.
 */
export async function speak(
  tx: Tx,
  row: EpisodeRow,
  { said, handOff, memory, upTo }: BotAnswer & { upTo: number },
): Promise<Spoken> {
  const { episode } = row;
  const { conversationId, numberId } = episode;
  const sayings = windowOpen(row.windowUntil, row.now) ? said.map(({ reply }) => reply) : [];
  const messages = await queueSayings(tx, episode, sayings, handOff === null ? episode.turn : null);
  await tx`
    insert into bot_talks (conversation_id, episode, heard_seq, memory)
    values (${conversationId}, ${episode.episode}, ${upTo}, ${json(tx, memory)})
    on conflict on constraint bot_talks_once do update set heard_seq = excluded.heard_seq, memory = excluded.memory`;
  const changed: Change = messages.length > 0 ? { conversations: [conversationId], messages } : {};
  if (handOff === null) return { handedOff: false, changed };

  const to = handToPeople(episode, row.now);
  if (!to.ok) throw new Error(`conversation ${conversationId} left the bot under its lock: ${to.why}`);
  await writeMoves(tx, [
    {
      from: episode,
      to: to.value,
      explanation: { by: 'bot', code: 'bot_handoff', because: handOff },
      event: { kind: 'handed_to_people', actorId: null, agentId: null },
      commandId: null,
    },
  ]);
  await callDesk(tx, numberId);
  return {
    handedOff: true,
    changed: { conversations: [conversationId], messages, numbers: [numberId], outbox: true },
  };
}

async function queueSayings(
  tx: Tx,
  { conversationId, numberId, episode }: EpisodeRow['episode'],
  sayings: readonly Words[],
  turn: number | null,
): Promise<string[]> {
  if (sayings.length === 0) return [];
  const rows = sayings.map((says, index) => ({
    nth: index + 1,
    kind: says.kind === 'text' ? 'text' : 'interactive',
    body: says.text,
    content: says.kind === 'text' ? {} : { says },
  }));
  const queued = await tx<{ id: string }[]>`
    with place as (
      update conversations set last_seq = last_seq + ${rows.length}, last_message_at = clock_timestamp(),
        changed_at = clock_timestamp()
      where id = ${conversationId}
      returning last_seq - ${rows.length} as seq, last_message_at as at
    )
    insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, content, sent_at,
      delivery, delivery_at, turn)
    select ${conversationId}, ${numberId}, ${episode}, seq + nth, 'out', 'bot', kind, body, content, at, 'queued', at, ${turn}
    from place, jsonb_to_recordset(${json(tx, rows)}) as said(nth integer, kind text, body text, content jsonb)
    order by nth
    returning id`;
  const ids = queued.map(({ id }) => id);
  await tx`update conversations set last_message_id = ${ids.at(-1) ?? null} where id = ${conversationId}`;
  return ids;
}
