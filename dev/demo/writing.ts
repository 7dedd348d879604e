import type { Tx } from '../../db/connect.ts';
import { json } from '../../db/json.ts';
import { tell as tellWorkflow } from '../../db/outbox.ts';
import type { Explanation } from '../../domain/explanation.ts';
import { windowLength } from '../../domain/window.ts';
import type { DemoCast } from './cast.ts';
import { type Line, msOf, type Telling } from './story.ts';

/** A conversation while it is being told: what its row says at the end. */
export interface Thread {
  id: string;
  numberId: string;
  seq: number;
  turn: number;
  inbound: number;
  inboundSeq: number;
  lastMessage: { id: string; at: Date } | null;
  lastInboundAt: Date | null;
  agent: string | null;
  lastAgent: string | null;
  previous: string | null;
}

interface Decided {
  stage: 'waiting' | 'assigned' | null;
  agentId: string | null;
  byUser: string | null;
  explanation: Explanation;
}

export async function decide(tx: Tx, { id, turn }: Thread, episode: number, at: Date, decided: Decided) {
  await tx`
    insert into decisions (conversation_id, turn, episode, code, stage, agent_id, by_user, explanation, at)
    values (${id}, ${turn}, ${episode}, ${decided.explanation.code}, ${decided.stage}, ${decided.agentId}, ${decided.byUser},
      ${json(tx, decided.explanation)}, ${at})`;
}

interface Happened {
  kind: string;
  actorId: string | null;
  agentId: string | null;
  turn: number;
  data?: object;
}

export async function event(
  tx: Tx,
  thread: Thread,
  episode: number,
  at: Date,
  { kind, actorId, agentId, turn, data = {} }: Happened,
) {
  thread.seq += 1;
  await tx`
    insert into events (conversation_id, episode, seq, kind, actor_id, agent_id, turn, data, at)
    values (${thread.id}, ${episode}, ${thread.seq}, ${kind}, ${actorId}, ${agentId}, ${turn}, ${json(tx, data)}, ${at})`;
}

export async function say(
  tx: Tx,
  cast: DemoCast,
  thread: Thread,
  episode: number,
  line: Line,
  wamid: string,
  answers: string | null,
) {
  const { from } = line;
  const at = before(line.ago);
  const inbound = from === 'customer';
  const sender = from === 'customer' || from === 'phone' ? null : cast.people[from];
  const delivery = inbound ? null : (line.delivery ?? 'sent');
  thread.seq += 1;
  const [row] = await tx<[{ id: string }]>`
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, content, reactions,
      edited_at, revoked_at, wamid, reply_to_wamid, sent_at, created_at, delivery, delivery_at, attempt, error_code,
      error_detail)
    values (${thread.id}, ${thread.numberId}, ${episode}, ${thread.seq}, ${inbound ? 'in' : 'out'},
      ${inbound ? 'customer' : sender === null ? 'phone' : 'agent'}, ${sender}, ${line.kind ?? 'text'}, ${line.body ?? null},
      ${json(tx, line.content ?? {})}, ${json(tx, line.reacted ? { customer: line.reacted } : {})},
      ${line.edited ? at : null}, ${line.revoked ? at : null}, ${delivery === 'failed' ? null : wamid}, ${answers}, ${at},
      ${at}, ${delivery}, ${inbound ? null : at}, ${inbound ? 0 : 1}, ${line.error ?? null},
      ${line.error === undefined ? null : 'As WhatsApp reported it to the demo.'})
    returning id`;
  thread.lastMessage = { id: row.id, at };
  if (inbound) {
    thread.inbound += 1;
    thread.inboundSeq = thread.seq;
    thread.lastInboundAt = at;
  } else if (sender !== null) thread.previous = sender;
}

/** The row as the last event left it, who has read it, and (for an open one) a workflow to look after it. */
export async function settle(tx: Tx, cast: DemoCast, thread: Thread, last: Telling, episode: number) {
  const open = last.closed === undefined;
  const waiting = open && thread.agent === null;
  await tx`
    update conversations set
      status = ${open ? 'open' : 'closed'}, stage = ${open ? (waiting ? 'waiting' : 'assigned') : null},
      agent_id = ${thread.agent}, episode = ${episode}, turn = ${thread.turn},
      waiting_since = ${waiting ? before(last.began) : null}, previous_agent_id = ${thread.previous},
      last_agent_id = ${thread.lastAgent}, last_seq = ${thread.seq}, last_inbound_seq = ${thread.inboundSeq},
      inbound_count = ${thread.inbound}, last_message_id = ${thread.lastMessage?.id ?? null},
      last_message_at = ${thread.lastMessage?.at ?? before(last.began)},
      window_until = ${thread.lastInboundAt === null ? null : new Date(thread.lastInboundAt.getTime() + windowLength)}
    where id = ${thread.id}`;
  const unread = open ? unansweredIn(last) : 0;
  for (const userId of Object.values(cast.people)) {
    const calls = waiting || userId === thread.agent;
    await tx`
      insert into seen (user_id, conversation_id, inbound_count)
      values (${userId}, ${thread.id}, ${thread.inbound - (calls ? unread : 0)})`;
  }
  if (open)
    await tellWorkflow(
      tx,
      { conversationId: thread.id, episode, numberId: thread.numberId },
      'messageReceived',
    );
}

/** What the customer wrote since anybody answered. */
function unansweredIn({ said }: Telling): number {
  const lastAnswer = said.findLastIndex(({ from }) => from !== 'customer');
  return said.length - 1 - lastAnswer;
}

/** All stories are told as of one moment. */
const now = Date.now();
export const before = (ago: string): Date => new Date(now - msOf(ago));
