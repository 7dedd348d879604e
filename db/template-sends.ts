import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Saying } from '../domain/message.ts';
import { type FilledTemplate, mayBeSent, type Template } from '../domain/template.ts';
import { stopBotByReply } from './bot-stops.ts';
import type { Change } from './change.ts';
import type { Sql, Tx } from './connect.ts';
import { isBlocked } from './contact-block.ts';
import { lockEpisode } from './episodes.ts';
import { json } from './json.ts';
import { openEpisode } from './opening.ts';
import { tell } from './outbox.ts';
import { lockPeople, mayNow } from './people.ts';
import { findTemplate, findTemplateNamed } from './templates.ts';
import { inTransaction } from './transaction.ts';
import { addUpload, type NewUpload } from './uploads.ts';

export interface TemplateSend {
  conversationId: string;
  by: string;
  templateId: string;
  /** What `fill` allowed (domain/template.ts). */
  filled: FilledTemplate;
  /** The header's file, where it came with the form: it becomes an upload of this conversation and goes at once. */
  upload?: NewUpload | null;
  /** Pressed twice, stored once. */
  formKey: string;
}

export interface TemplateQueued {
  messageId: string;
  conversationId: string;
  changed: Change;
}

export type TemplateSendRefusal =
  | 'not-allowed'
  /** Claim first, as for a reply. */
  | 'waiting'
  /** What they answer would open nothing. A reply may go, as the answer to what they wrote. */
  | 'blocked'
  /** Paused, gone, or changed since the form was filled in. */
  | 'template-not-sendable'
  /** The header's file is not there: never uploaded here, sent already, or of another kind. */
  | 'no-upload'
  /** An authentication template goes to a phone number alone (131062). */
  | 'phone-needed';

/**
 * Queues a template for the sending lane and tells the workflow, in one transaction. It may go whatever the window; what
 * is closed it opens for its sender, without routing (ROUTING 27, 28).
 */
export async function queueTemplate(
  sql: Sql,
  send: TemplateSend,
): Promise<Decision<TemplateQueued, TemplateSendRefusal>> {
  return inTransaction(sql, (tx) => queueTemplateIn(tx, send));
}

/** The same within a transaction that has made the conversation. */
export async function queueTemplateIn(
  tx: Tx,
  send: TemplateSend,
): Promise<Decision<TemplateQueued, TemplateSendRefusal>> {
  const { conversationId, by, templateId, formKey } = send;
  const [people, row] = await Promise.all([
    lockPeople(tx, conversationId, [by]),
    lockEpisode(tx, conversationId),
  ]);
  const [pressed] = await tx<{ id: string }[]>`
    select id from messages where form_key = ${formKey} and conversation_id = ${conversationId}`;
  if (pressed !== undefined) return allow({ messageId: pressed.id, conversationId, changed: {} });

  const isClosed = row.episode.status === 'closed';
  if (!mayNow(people, by, isClosed ? 'reopen' : 'reply', row)) return refuse('not-allowed');
  if (row.episode.stage === 'waiting') return refuse('waiting');
  if (await isBlocked(tx, row.episode.contactId)) return refuse('blocked');
  const template = await findTemplate(tx, row.episode.numberId, templateId);
  if (template === null || !isStill(template, send.filled)) return refuse('template-not-sendable');
  if (template.category === 'AUTHENTICATION' && !(await hasPhone(tx, row.episode.contactId)))
    return refuse('phone-needed');
  if (send.upload) await addUpload(tx, { ...send.upload, conversationId, by });
  const filled = await withFile(tx, send);
  if (filled === null) return refuse('no-upload');

  const episode = isClosed
    ? await openEpisode(tx, row, { by: { agent: by, commandId: null } })
    : await stopBotByReply(tx, row, people.get(by));
  const messageId = await insertTemplate(tx, { ...send, filled }, episode.episode);
  const { numberId } = episode;
  await tell(tx, { conversationId, episode: episode.episode, numberId }, 'messageQueued');
  const changed: Change = { conversations: [conversationId], messages: [messageId], outbox: true };
  if (episode.turn !== row.episode.turn) changed.numbers = [numberId];
  return allow({ messageId, conversationId, changed });
}

const isStill = (template: Template, { name, language }: FilledTemplate): boolean =>
  mayBeSent(template) && template.name === name && template.language === language;

async function hasPhone(tx: Tx, contactId: string): Promise<boolean> {
  const [phone] = await tx`select from identities where contact_id = ${contactId} and kind = 'phone' limit 1`;
  return phone !== undefined;
}

/** The header's file has to be an upload of this person's that nobody has sent. A document goes under its own name. */
async function withFile(
  tx: Tx,
  { conversationId, by, filled }: TemplateSend,
): Promise<FilledTemplate | null> {
  const { header } = filled;
  if (header === null || !('mediumId' in header)) return filled;
  const [medium] = await tx<{ name: string | null }[]>`
    select name from media
    where id = ${header.mediumId} and conversation_id = ${conversationId} and uploaded_by = ${by}
      and message_id is null and state = 'stored' and kind = ${header.format}
    for update`;
  if (medium === undefined) return null;
  return header.format === 'document' ? { ...filled, header: { ...header, filename: medium.name } } : filled;
}

async function insertTemplate(
  tx: Tx,
  { conversationId, by, filled, formKey }: TemplateSend,
  episode: number,
): Promise<string> {
  const says: Saying = { kind: 'template', template: filled };
  const [row] = await tx<{ id: string }[]>`
    with place as (
      update conversations set last_seq = last_seq + 1, last_message_at = clock_timestamp(),
        changed_at = clock_timestamp()
      where id = ${conversationId}
      returning id, number_id, last_seq
    )
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, content,
      sent_at, delivery, delivery_at, form_key)
    select id, number_id, ${episode}, last_seq, 'out', 'agent', ${by}, 'template', ${filled.body},
      ${json(tx, { says })}, clock_timestamp(), 'queued', clock_timestamp(), ${formKey}
    from place
    returning id`;
  if (row === undefined) throw new Error('the template was not inserted');
  await tx`update conversations set last_message_id = ${row.id} where id = ${conversationId}`;
  if (filled.header !== null && 'mediumId' in filled.header)
    await tx`update media set message_id = ${row.id} where id = ${filled.header.mediumId}`;
  return row.id;
}

/** Codes of WhatsApp's own, for what it would say (whatsapp-cloud-api.md, section 13). */
const notSendable: Record<string, number> = { PAUSED: 132015, DISABLED: 132016 };
const gone = 132001;

/** Why a queued template may not go any more, as WhatsApp's code; null: it may. Asked by the lane before each attempt. */
export async function whyTurnedBack(
  tx: Tx,
  numberId: string,
  { template }: Saying & { kind: 'template' },
): Promise<number | null> {
  const now = await findTemplateNamed(tx, numberId, template);
  if (now === null) return gone;
  return mayBeSent(now) ? null : (notSendable[now.status] ?? gone);
}
