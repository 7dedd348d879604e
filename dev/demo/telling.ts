import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connect.ts';
import type { DemoCast } from './cast.ts';
import { insertCustomer } from './customer.ts';
import { routed } from './routed.ts';
import type { Story, Telling } from './story.ts';
import { before, decide, event, say, settle, type Thread } from './writing.ts';

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

async function tellEpisode(
  tx: Tx,
  cast: DemoCast,
  story: Story,
  thread: Thread,
  telling: Telling,
  episode: number,
) {
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
      act: () =>
        transfer(
          tx,
          thread,
          episode,
          before(transferred.ago),
          cast.people[transferred.by],
          cast.people[transferred.to],
        ),
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
  await decide(tx, thread, episode, at, {
    stage: 'waiting',
    agentId: null,
    byUser: null,
    explanation: { by: 'rule', code: 'in_line' },
  });
  await event(tx, thread, episode, at, { kind: 'opened', actorId: null, agentId: null, turn: thread.turn });
}

async function assign(
  tx: Tx,
  cast: DemoCast,
  story: Story,
  thread: Thread,
  telling: Telling,
  episode: number,
  opened: Date,
) {
  const at = new Date(opened.getTime() + 900);
  const { went } = telling;
  const target = went === 'nobody' || went.by === 'claim' ? null : cast.people[went.to];
  const explanation = routed(cast, story, { previous: thread.previous, target });
  thread.turn += 1;
  await decide(tx, thread, episode, at, {
    stage: explanation.stage,
    agentId: target,
    byUser: null,
    explanation,
  });
  await event(tx, thread, episode, at, {
    kind: target === null ? 'waiting' : 'assigned',
    actorId: null,
    agentId: target,
    turn: thread.turn,
  });
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
  await event(tx, thread, episode, claimedAt, {
    kind: 'claimed',
    actorId: claimer,
    agentId: claimer,
    turn: thread.turn,
  });
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
  await event(tx, thread, episode, at, {
    kind: 'transferred',
    actorId: by,
    agentId: to,
    turn: thread.turn,
    data: { fromAgentId: from },
  });
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
