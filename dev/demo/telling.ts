import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connect.ts';
import { json } from '../../db/json.ts';
import { tell as tellWorkflow } from '../../db/outbox.ts';
import type { Explanation } from '../../domain/explanation.ts';
import { windowLength } from '../../domain/window.ts';
import { bsuidFor } from '../simulator/world.ts';
import type { DemoCast } from './cast.ts';
import { routed } from './routed.ts';
import { type Line, msOf, type Story, type Telling } from './story.ts';

/** A conversation while it is being told: what its row says at the end. */
interface Thread {
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

/** Writes one story down as if it had happened: contact, episodes, messages, decisions with their reasons. */
export async function tell(tx: Tx, cast: DemoCast, story: Story): Promise<void> {
  const numberId = cast.numbers[story.on];
  const contactId = await insertCustomer(tx, cast, story);
  const ownerId = story.customer.owner === undefined ? null : cast.people[story.customer.owner];
  const [row] = await tx<[{ id: string }]>`
    insert into conversations (number_id, contact_id, owner_id) values (${numberId}, ${contactId}, ${ownerId})
    returning id`;
  const thread: Thread = {
    id: row.id,
    numberId,
    seq: 0,
    turn: 0,
    inbound: 0,
    inboundSeq: 0,
    lastMessage: null,
    lastInboundAt: null,
    agent: null,
    lastAgent: null,
    previous: null,
  };
  for (const [index, telling] of story.episodes.entries())
    await tellEpisode(tx, cast, story, thread, telling, index + 1);

  const last = story.episodes.at(-1);
  if (last === undefined) throw new Error('a story has an episode');
  await settle(tx, cast, thread, last, story.episodes.length);
}

async function insertCustomer(tx: Tx, cast: DemoCast, { customer }: Story): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into contacts (name, username, owner_id, owner_email, hue)
    values (${customer.name}, ${customer.username ?? null},
      ${customer.owner === undefined ? null : cast.people[customer.owner]}, ${customer.ownerEmail ?? null}, ${customer.hue})
    returning id`;
  const bsuid = bsuidFor(customer.phone ?? customer.username ?? '');
  await tx`insert into identities (kind, value, contact_id) values ('bsuid', ${bsuid}, ${row.id})`;
  if (customer.phone !== null)
    await tx`insert into identities (kind, value, contact_id) values ('phone', ${customer.phone}, ${row.id})`;
  for (const [index, tag] of (customer.tags ?? []).entries()) {
    await tx`insert into tags (name, hue) values (${tag}, ${hueOf(tag, index)}) on conflict (name) do nothing`;
    await tx`insert into contact_tags (contact_id, tag_id) select ${row.id}, id from tags where name = ${tag}`;
  }
  return row.id;
}

const tagHues: Record<string, number> = { delivery: 6, warranty: 4, workshop: 2, business: 1, vip: 5, sizing: 7 };
const hueOf = (tag: string, index: number) => tagHues[tag] ?? index + 1;

async function tellEpisode(tx: Tx, cast: DemoCast, story: Story, thread: Thread, telling: Telling, episode: number) {
  const opened = before(telling.began);
  await tx`
    insert into episodes (conversation_id, episode, opened_by, opened_at, closed_at, closed_by)
    values (${thread.id}, ${episode}, 'customer', ${opened}, ${telling.closed ? before(telling.closed.ago) : null},
      ${telling.closed ? cast.people[telling.closed.by] : null})`;

  const moments = [
    { at: opened.getTime(), act: () => open(tx, thread, episode, opened) },
    { at: opened.getTime() + 900, act: () => assign(tx, cast, story, thread, telling, episode, opened) },
    ...wamidsOf(telling).map(({ line, wamid, answersWamid }) => ({
      at: before(line.ago).getTime(),
      act: () => say(tx, cast, thread, episode, line, wamid, answersWamid),
    })),
  ];
  const { transferred, closed } = telling;
  if (transferred !== undefined)
    moments.push({
      at: before(transferred.ago).getTime(),
      act: () => transfer(tx, thread, episode, before(transferred.ago), cast.people[transferred.by], cast.people[transferred.to]),
    });
  if (closed !== undefined)
    moments.push({
      at: before(closed.ago).getTime(),
      act: () => close(tx, thread, episode, before(closed.ago), cast.people[closed.by]),
    });
  // The first message and the opening share their moment: what came first in the list stays first.
  for (const { act } of moments.toSorted((one, other) => one.at - other.at)) await act();
}

function wamidsOf(telling: Telling) {
  const wamids = telling.said.map(() => `wamid.DEMO${randomUUID().replaceAll('-', '')}`);
  return telling.said.map((line, index) => ({
    line,
    wamid: wamids[index] ?? '',
    answersWamid: line.answers === undefined ? null : (wamids[line.answers] ?? null),
  }));
}

async function open(tx: Tx, thread: Thread, episode: number, at: Date) {
  thread.turn += 1;
  await decide(tx, thread, episode, at, { stage: 'waiting', agentId: null, byUser: null, explanation: { by: 'rule', code: 'in_line' } });
  await event(tx, thread, episode, at, { kind: 'opened', actorId: null, agentId: null, turn: thread.turn });
}

async function assign(tx: Tx, cast: DemoCast, story: Story, thread: Thread, telling: Telling, episode: number, opened: Date) {
  const at = new Date(opened.getTime() + 900);
  const { went } = telling;
  const target = went === 'nobody' || went.by === 'claim' ? null : cast.people[went.to];
  const explanation = routed(cast, story, { previous: thread.previous, target });
  thread.turn += 1;
  await decide(tx, thread, episode, at, { stage: explanation.stage, agentId: target, byUser: null, explanation });
  await event(tx, thread, episode, at, { kind: target === null ? 'waiting' : 'assigned', actorId: null, agentId: target, turn: thread.turn });
  hand(thread, target);
  if (went === 'nobody' || went.by !== 'claim') return;

  const claimer = cast.people[went.to];
  const claimedAt = new Date(opened.getTime() + 3 * 60_000);
  thread.turn += 1;
  await decide(tx, thread, episode, claimedAt, {
    stage: 'assigned',
    agentId: claimer,
    byUser: claimer,
    explanation: { by: 'person', code: 'claim', fromAgentId: null },
  });
  await event(tx, thread, episode, claimedAt, { kind: 'claimed', actorId: claimer, agentId: claimer, turn: thread.turn });
  hand(thread, claimer);
}

async function transfer(tx: Tx, thread: Thread, episode: number, at: Date, by: string, to: string) {
  const from = thread.agent;
  thread.turn += 1;
  await decide(tx, thread, episode, at, {
    stage: 'assigned',
    agentId: to,
    byUser: by,
    explanation: { by: 'person', code: 'transfer', fromAgentId: from },
  });
  await event(tx, thread, episode, at, { kind: 'transferred', actorId: by, agentId: to, turn: thread.turn, data: { fromAgentId: from } });
  hand(thread, to);
}

async function close(tx: Tx, thread: Thread, episode: number, at: Date, by: string) {
  const had = thread.agent;
  thread.turn += 1;
  await decide(tx, thread, episode, at, {
    stage: null,
    agentId: null,
    byUser: by,
    explanation: { by: 'person', code: 'close', fromAgentId: had },
  });
  await event(tx, thread, episode, at, { kind: 'closed', actorId: by, agentId: had, turn: thread.turn });
  thread.agent = null;
}

function hand(thread: Thread, agent: string | null) {
  thread.agent = agent;
  thread.lastAgent = agent ?? thread.lastAgent;
}

interface Decided {
  stage: 'waiting' | 'assigned' | null;
  agentId: string | null;
  byUser: string | null;
  explanation: Explanation;
}

async function decide(tx: Tx, { id, turn }: Thread, episode: number, at: Date, decided: Decided) {
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

async function event(tx: Tx, thread: Thread, episode: number, at: Date, { kind, actorId, agentId, turn, data = {} }: Happened) {
  thread.seq += 1;
  await tx`
    insert into events (conversation_id, episode, seq, kind, actor_id, agent_id, turn, data, at)
    values (${thread.id}, ${episode}, ${thread.seq}, ${kind}, ${actorId}, ${agentId}, ${turn}, ${json(tx, data)}, ${at})`;
}

async function say(tx: Tx, cast: DemoCast, thread: Thread, episode: number, line: Line, wamid: string, answers: string | null) {
  const { from } = line;
  const at = before(line.ago);
  const inbound = from === 'customer';
  const sender = from === 'customer' || from === 'phone' ? null : cast.people[from];
  const delivery = inbound ? null : (line.delivery ?? 'sent');
  thread.seq += 1;
  const [row] = await tx<[{ id: string }]>`
    insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, content, reactions,
      edited_at, revoked_at, wamid, reply_to_wamid, sent_at, delivery, delivery_at, attempt, error_code, error_detail)
    values (${thread.id}, ${thread.numberId}, ${episode}, ${thread.seq}, ${inbound ? 'in' : 'out'},
      ${inbound ? 'customer' : sender === null ? 'phone' : 'agent'}, ${sender}, ${line.kind ?? 'text'}, ${line.body ?? null},
      ${json(tx, line.content ?? {})}, ${json(tx, line.reacted ? { customer: line.reacted } : {})},
      ${line.edited ? at : null}, ${line.revoked ? at : null}, ${delivery === 'failed' ? null : wamid}, ${answers}, ${at},
      ${delivery}, ${inbound ? null : at}, ${inbound ? 0 : 1}, ${line.error ?? null},
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
async function settle(tx: Tx, cast: DemoCast, thread: Thread, last: Telling, episode: number) {
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
  if (open) await tellWorkflow(tx, { conversationId: thread.id, episode, numberId: thread.numberId }, 'messageReceived');
}

/** What the customer wrote since anybody answered. */
function unansweredIn({ said }: Telling): number {
  const lastAnswer = said.findLastIndex(({ from }) => from !== 'customer');
  return said.length - 1 - lastAnswer;
}

const now = Date.now();
const before = (ago: string): Date => new Date(now - msOf(ago));
