import { notice } from '../domain/bot-answer.ts';
import type { BotReason, BotReply } from '../domain/bot.ts';
import { saying } from '../domain/bot-reply.ts';
import type { ConversationStart } from '../domain/command.ts';
import { type Listened, listen, speak, type Spoken } from './bot-talk.ts';
import type { Sql } from './connect.ts';
import { lockEpisode, readEpisode } from './episodes.ts';
import { unseal } from './seal.ts';
import { inTransaction } from './transaction.ts';

/** What a bot elsewhere is asked, and on what its answer is decided. */
export interface BotQuestion {
  listened: Listened;
  turn: number;
  url: string;
  /** Null: none was made yet, so that nothing could be signed. */
  secret: string | null;
  eventId: string;
  event: object;
}

/** Read outside any lock, since a call follows; null: there is nothing to ask. */
export async function findQuestion(
  sql: Sql,
  key: Buffer,
  start: ConversationStart,
): Promise<BotQuestion | null> {
  const row = await readEpisode(sql, start.conversationId);
  const listened = await listen(sql, row, start);
  if (listened === null || !listened.bot.settings.webhook.on) return null;

  const [number] = await sql<{ phoneNumberId: string; secret: Buffer | null }[]>`
    select phone_number_id as "phoneNumberId", webhook_secret as secret
    from numbers left join bots on number_id = numbers.id where numbers.id = ${start.numberId}`;
  const identities =
    await sql`select kind, value from identities where contact_id = ${row.episode.contactId}`;
  const { conversationId, episode } = start;
  // The same for the same messages, however often it is asked.
  const eventId = `${conversationId}-${episode}-${listened.upTo}`;
  return {
    ...{ listened, eventId, turn: row.episode.turn, url: listened.bot.settings.webhook.url },
    secret: number?.secret ? unseal(key, number.secret) : null,
    event: {
      ...{ id: eventId, conversation: conversationId, episode },
      number: { id: start.numberId, phoneNumberId: number?.phoneNumberId },
      customer: {
        name: listened.customerName,
        identities: identities.map(({ kind, value }) => ({ kind, value })),
      },
      messages: listened.messages.map(({ id, kind, body, pressed, sentAt }) => ({
        id,
        kind,
        text: body,
        pressed,
        sentAt,
      })),
    },
  };
}

/**
 * Says what it answered, if nothing has happened to the conversation in between: not the turn, and nobody else heard the
 * same messages. What comes too late changes nothing.
 */
export async function speakAnswer(
  sql: Sql,
  start: ConversationStart,
  { listened, turn }: BotQuestion,
  answered: { replies: readonly BotReply[]; handOff: BotReason | null },
): Promise<Spoken> {
  return inTransaction(sql, async (tx) => {
    const row = await lockEpisode(tx, start.conversationId);
    const now = await listen(tx, row, start);
    if (now?.heardSeq !== listened.heardSeq || row.episode.turn !== turn)
      return { handedOff: false, changed: {} };

    const { bot, customerName, memory, upTo } = listened;
    const { handOff } = answered;
    const filling = { customerName, hours: bot.settings.hours };
    const because: BotReason = handOff ?? { code: 'webhook', detail: null };
    const said = answered.replies.map((reply) => ({ reply: saying(reply, filling), because }));
    const told = handOff === null ? [] : notice(bot.settings, handOff, customerName);
    return speak(tx, row, { said: [...said, ...told], handOff, memory, upTo });
  });
}
