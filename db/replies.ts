import { leftOpen } from '../domain/canned.ts';
import { longestText } from '../domain/delivery.ts';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { MediumKind } from '../domain/medium.ts';
import type { Saying } from '../domain/message.ts';
import { isVoiceNote, longestCaption, mayHaveCaption } from '../domain/sendable.ts';
import { windowOpen } from '../domain/window.ts';
import { stopBotByReply } from './bot-stops.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { isBlocked } from './contact-block.ts';
import { dropDraft } from './drafts.ts';
import { type EpisodeRow, lockEpisode } from './episodes.ts';
import { json } from './json.ts';
import { openEpisode } from './opening.ts';
import { forgetRefusedFile } from './outcomes.ts';
import { tell } from './outbox.ts';
import { lockPeople, mayNow } from './people.ts';
import { inTransaction } from './transaction.ts';
import { claimUpload, findUploads, type Upload } from './uploads.ts';

export interface Reply {
  conversationId: string;
  by: string;
  body: string;
  /** Pressed twice, stored once. */
  formKey: string;
  /** What it answers: a message of this conversation, by WhatsApp's id or by ours. */
  replyToWamid?: string | null;
  replyToMessageId?: string | null;
  /** Files that `by` has uploaded for this conversation: each is a message of its own, in this order. */
  uploads?: readonly string[];
  /** A recording made here: it goes as a voice note where WhatsApp plays it as one. */
  asVoice?: boolean;
}

export interface Queued {
  messageId: string;
  conversationId: string;
  changed: Change;
}

export type ReplyRefusal =
  | 'window-closed'
  | 'closed'
  | 'empty'
  | 'too-long'
  | 'not-allowed'
  | 'waiting'
  /** A file is not there (any more), or was sent already. */
  | 'upload-gone'
  /** A canned reply's variable that nobody has filled in. */
  | 'left-open';

/**
 * Queues a text, or files with it, for the sending lane and tells the workflow, in one transaction. A reply moves
 * nothing: only into a closed conversation it opens an episode, the writer's own (ROUTING 27); one that waits is claimed first.
 */
export async function queueReply(sql: Sql, reply: Reply): Promise<Decision<Queued, ReplyRefusal>> {
  const body = reply.body.replaceAll('\0', '').toWellFormed().trim(); // Postgres refuses NUL in text
  const { uploads: asked = [] } = reply;
  if (body === '' && asked.length === 0) return refuse('empty');
  if (body.length > longestText) return refuse('too-long');
  if (leftOpen(body) !== null) return refuse('left-open');

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
    const uploads = asked.length === 0 ? [] : await findUploads(tx, { conversationId, by, uploads: asked });
    if (uploads === null) return refuse('upload-gone');
    const replyToWamid = reply.replyToWamid ?? (await findWamid(tx, reply));

    const episode = isClosed
      ? await openEpisode(tx, row, { by: { agent: by, commandId: null } })
      : await stopBotByReply(tx, row, people.get(by));
    const pieces = piecesOf(body, uploads, reply.asVoice === true);
    const messages: string[] = [];
    for (const [n, piece] of pieces.entries())
      messages.push(
        await insertPiece(tx, piece, {
          ...{ conversationId, by, episode: episode.episode },
          replyToWamid: n === 0 ? replyToWamid : null,
          formKey: n === pieces.length - 1 ? reply.formKey : null,
        }),
      );
    if (body !== '') await dropDraft(tx, { userId: by, conversationId, kind: 'reply' });
    await tell(tx, start(episode), 'messageQueued');
    const messageId = messages.at(-1) ?? '';
    const changed: Change = { conversations: [conversationId], messages, outbox: true };
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
): Promise<Decision<{ changed: Change }, 'not-failed' | 'window-closed' | 'not-allowed' | 'blocked'>> {
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
    if (message.kind === 'template') {
      if (await isBlocked(tx, row.episode.contactId)) return refuse('blocked');
    } else if (!windowOpen(row.windowUntil, row.now)) return refuse('window-closed');

    await forgetRefusedFile(tx, messageId);
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

/** WhatsApp's id of a message of this conversation; one that it does not know cannot be answered. */
async function findWamid(tx: Tx, { conversationId, replyToMessageId = null }: Reply): Promise<string | null> {
  if (replyToMessageId === null) return null;
  const [row] = await tx<{ wamid: string | null }[]>`
    select wamid from messages where id = ${replyToMessageId} and conversation_id = ${conversationId}`;
  return row?.wamid ?? null;
}

/** One message of a reply. */
interface Piece {
  kind: 'text' | MediumKind;
  body: string | null;
  upload: Upload | null;
}

/** The words stand under the last file where they can, and otherwise follow as a message of their own. */
function piecesOf(body: string, uploads: readonly Upload[], asVoice: boolean): Piece[] {
  const files = uploads.map((upload): Piece => {
    const kind =
      asVoice && upload.kind === 'audio' && isVoiceNote({ mime: upload.mime, codecs: [] })
        ? 'voice'
        : upload.kind;
    return { kind, body: null, upload };
  });
  if (body === '') return files;
  const last = files.at(-1);
  if (last === undefined || !mayHaveCaption(last.kind) || body.length > longestCaption)
    return [...files, { kind: 'text', body, upload: null }];
  return [...files.slice(0, -1), { ...last, body }];
}

async function insertPiece(
  tx: Tx,
  { kind, body, upload }: Piece,
  at: {
    conversationId: string;
    by: string;
    episode: number;
    replyToWamid: string | null;
    formKey: string | null;
  },
): Promise<string> {
  const { conversationId, by, episode, replyToWamid, formKey } = at;
  const says: Saying | null =
    upload === null || kind === 'text'
      ? null
      : { kind: 'media', as: kind, mediumId: upload.id, caption: body, filename: upload.name };
  const [row] = await tx<{ id: string }[]>`
    with place as (
      update conversations set last_seq = last_seq + 1, last_message_at = clock_timestamp(),
        changed_at = clock_timestamp()
      where id = ${conversationId}
      returning id, number_id, last_seq
    )
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, content,
      reply_to_wamid, sent_at, delivery, delivery_at, form_key)
    select id, number_id, ${episode}, last_seq, 'out', 'agent', ${by}, ${kind}, ${body},
      ${json(tx, says === null ? {} : { says })}, ${replyToWamid}, clock_timestamp(), 'queued', clock_timestamp(), ${formKey}
    from place
    returning id`;
  if (row === undefined) throw new Error('the reply was not inserted');
  await tx`update conversations set last_message_id = ${row.id} where id = ${conversationId}`;
  if (upload !== null && kind !== 'text') {
    const claimed = await claimUpload(tx, { uploadId: upload.id, messageId: row.id, kind });
    if (!claimed.ok) throw new Error('an upload that was locked is gone'); // findUploads holds it
  }
  return row.id;
}
