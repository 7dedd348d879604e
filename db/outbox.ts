import type {
  ConversationSignal,
  ConversationStart,
  InvitationSignal,
  Signal,
  Start,
} from '../domain/command.ts';
import { conversationWorkflowId, deskWorkflowId } from '../domain/conversation.ts';
import { importWorkflowId } from '../domain/import.ts';
import { invitationWorkflowId, mailWorkflowId } from '../domain/invitation.ts';
import { mediumWorkflowId } from '../domain/medium.ts';
import { templatesWorkflowId } from '../domain/template-sync.ts';
import type { Sql, Tx } from './connect.ts';
import { json } from './json.ts';

// The relay knows this file and nothing else of the database.
export type { Sql, Tx } from './connect.ts';
export { listenForOutbox } from './nudges.ts';

/**
 * What this conversation's workflow must hear of, in the transaction that made it true. Call it under the
 * conversation's lock, so that the rows of one workflow have their order.
 */
export async function tell(tx: Tx, at: ConversationStart, signal: ConversationSignal): Promise<void> {
  await tellAll(tx, [at], signal);
}

/** The same fact for many conversations at once, in the order given. */
export async function tellAll(
  tx: Tx,
  starts: readonly ConversationStart[],
  signal: ConversationSignal,
): Promise<void> {
  if (starts.length === 0) return;
  const rows = starts.map(({ conversationId, episode, numberId }) => ({
    workflow_id: conversationWorkflowId(conversationId, episode),
    start: { conversationId, episode, numberId },
  }));
  await tx`
    insert into outbox (workflow_id, signal, start, opening)
    select workflow_id, ${signal}, start, not exists (${joined(tx)})
    from jsonb_to_recordset(${json(tx, rows)}) as row(workflow_id text, start jsonb)`;
}

/**
 * The same fact for every open conversation of a number. Also for those whose timers it cannot concern
 * as they stand: one of them may be on its way to somebody, in a transaction that has read the number as it was.
 */
export async function tellOpen(tx: Tx, numberId: string, signal: ConversationSignal): Promise<void> {
  const open = await tx<ConversationStart[]>`
    select id as "conversationId", episode, number_id as "numberId"
    from conversations where number_id = ${numberId} and status = 'open'`;
  await tellAll(tx, open, signal);
}

/**
 * Wakes the number's desk: someone is in line, or room has appeared. Always a row of its own: one that "already waits"
 * may be on its way out, sent before what is being written here can be seen. The relay makes one signal of many.
 */
export async function callDesk(tx: Tx, numberId: string): Promise<void> {
  await tx`
    insert into outbox (workflow_id, signal, start)
    values (${deskWorkflowId(numberId)}, 'serve', ${json(tx, { numberId })})`;
}

/**
 * Room has appeared on the number: the desk is woken where somebody may be waiting for it. Under "assign" always: whoever
 * is put in line by a transaction that has not committed yet cannot be seen here, and the desk may serve them before
 * this room can be seen there. True: it was called.
 */
export async function callDeskForRoom(tx: Tx, numberId: string): Promise<boolean> {
  const added = await tx`
    insert into outbox (workflow_id, signal, start)
    select ${deskWorkflowId(numberId)}, 'serve', ${json(tx, { numberId })}
    where exists (select from line where number_id = ${numberId})
      or exists (select from numbers where id = ${numberId} and when_free = 'assign')
    returning id`;
  return added.length > 0;
}

/** What this invitation's workflow must hear of, under the invitation's lock. */
export async function tellInvitation(tx: Tx, invitationId: string, signal: InvitationSignal): Promise<void> {
  await tx`
    insert into outbox (workflow_id, signal, start)
    values (${invitationWorkflowId(invitationId)}, ${signal}, ${json(tx, { invitationId })})`;
}

/** That somebody is to be mailed. */
export async function tellMail(tx: Tx, mailId: string): Promise<void> {
  await tx`
    insert into outbox (workflow_id, signal, start)
    values (${mailWorkflowId(mailId)}, 'asked', ${json(tx, { mailId })})`;
}

/**
 * That a file is to be fetched. As `opening` it goes with the episodes to be started, so that a thousand pictures at once
 * stand behind what people wait for and not before it.
 */
export async function tellMedium(tx: Tx, mediumId: string): Promise<void> {
  await tx`
    insert into outbox (workflow_id, signal, start, opening)
    values (${mediumWorkflowId(mediumId)}, 'asked', ${json(tx, { mediumId })}, true)`;
}

/** That somebody has said what is to be done with a file, under its row's lock. */
export async function tellImport(tx: Tx, importId: string): Promise<void> {
  await tx`
    insert into outbox (workflow_id, signal, start)
    values (${importWorkflowId(importId)}, 'told', ${json(tx, { importId })})`;
}

/** That an account's templates are to be synced. */
export async function tellTemplates(tx: Tx, wabaId: string): Promise<void> {
  await tx`
    insert into outbox (workflow_id, signal, start)
    values (${templatesWorkflowId(wabaId)}, 'templatesAsked', ${json(tx, { wabaId })})`;
}

/** All that waits for one workflow, as one errand: each signal once. */
export interface Errand {
  workflowId: string;
  signals: Signal[];
  /** What to start the workflow with where it does not run; its fields say of which kind it is. */
  start: Start;
  /** Its workflow has not reported in (`join`) yet: starting it is what the relay paces. */
  opening: boolean;
  attempts: number;
  /** The rows it stands for, for `drop` and `postpone`. */
  ids: number[];
}

/**
 * Takes what the next `limit` workflows must hear, and holds it until the transaction ends; several relays may ask at
 * once. Without `openings`: desks first, then what is not paced (episodes that have reported in, invitations, mails).
 * With: episodes to be started, oldest first. A workflow's oldest row stands for all of its rows (lock that, and the rest is yours), which keeps the order; a row
 * put off holds back its own workflow only.
 */
export async function takeBatch(
  tx: Tx,
  { limit, openings }: { limit: number; openings: boolean },
): Promise<Errand[]> {
  const heads = await tx<{ workflowId: string }[]>`
    select head.workflow_id as "workflowId"
    from outbox head
    where ${openings ? tx`head.opening` : tx`not head.opening`}
      and not exists (
        select from outbox older where older.workflow_id = head.workflow_id and older.id < head.id)
      and (head.retry_at is null or head.retry_at <= clock_timestamp())
    order by ${openings ? tx`head.id` : tx`(head.signal <> 'serve'), head.id`}
    limit ${limit}
    for update of head skip locked`;
  if (heads.length === 0) return [];

  const ids = heads.map(({ workflowId }) => workflowId);
  const errands = await tx<Errand[]>`
    select waiting.*, start ? 'episode' and not exists (${joined(tx)}) as opening
    from (
      select workflow_id as "workflowId", array_agg(distinct signal) as signals,
        (array_agg(start order by id))[1] as start, max(attempts) as attempts, array_agg(id order by id) as ids
      from outbox
      where workflow_id = any(${ids})
      group by workflow_id
    ) waiting`;
  const place = new Map(ids.map((id, index) => [id, index]));
  return errands.toSorted((a, b) => (place.get(a.workflowId) ?? 0) - (place.get(b.workflowId) ?? 0));
}

/** The workflow that a row with this `start` is for has reported in. */
const joined = (tx: Tx) => tx`
  select from conversations
  where conversations.id = (start ->> 'conversationId')::uuid
    and conversations.joined_episode >= (start ->> 'episode')::integer`;

/** Which of these executions have reported in, as workflow ids; one whose conversation is gone has nothing to report. */
export async function listJoined(sql: Sql, starts: readonly ConversationStart[]): Promise<string[]> {
  const waiting = await sql<{ conversationId: string; episode: number }[]>`
    select id as "conversationId", asked.episode
    from conversations
    join unnest(${starts.map((start) => start.conversationId)}::uuid[],
                ${starts.map((start) => start.episode)}::integer[]) as asked (conversation_id, episode)
      on asked.conversation_id = id
    where joined_episode < asked.episode`;
  const silent = new Set(waiting.map((start) => conversationWorkflowId(start.conversationId, start.episode)));
  return starts
    .map((start) => conversationWorkflowId(start.conversationId, start.episode))
    .filter((id) => !silent.has(id));
}

/** Temporal has it: the rows go. */
export async function drop(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx`delete from outbox where id = any(${ids as number[]}::bigint[])`;
}

/** Temporal refused it, or did not answer: again at `retryAt`. */
export async function postpone(tx: Tx, ids: readonly number[], error: string, retryAt: Date): Promise<void> {
  await tx`
    update outbox set attempts = attempts + 1, error = ${error}, retry_at = ${retryAt}
    where id = any(${ids as number[]}::bigint[])`;
}

export interface Refused {
  workflowId: string;
  signal: string;
  attempts: number;
  error: string;
  since: Date;
}

/** What Temporal has refused so far and is tried again, the longest first: for Health. At most 100. */
export async function listRefused(sql: Sql): Promise<Refused[]> {
  return sql<Refused[]>`
    select workflow_id as "workflowId", signal, attempts, error, created_at as since
    from outbox where error is not null order by id limit 100`;
}
