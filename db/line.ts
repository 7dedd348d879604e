import type { Tx } from './connect.ts';
import { tellAll } from './outbox.ts';

/**
 * Puts every waiting conversation of the number in line, oldest first, whoever was in it already included; one that a
 * person released stays out (ROUTING 57, 58). The caller holds the desk's lock. Answers whom it put in. Each was
 * explained when it was left to wait, so that its next try is told of only if it finds somebody.
 */
export async function putWaitingInLine(tx: Tx, numberId: string): Promise<string[]> {
  const locked = await lockWaiting(tx, numberId);
  const waiting = await tx<(Waiting & { wasIn: boolean; tried: number | null; without: string | null })[]>`
    select conversations.id, conversations.episode, joined_episode >= conversations.episode as joined,
      line.conversation_id is not null as "wasIn", line.without_agent as without,
      case when line.conversation_id is null then conversations.turn else line.tried_turn end as tried
    from conversations
    left join line on line.conversation_id = conversations.id
    left join decisions on decisions.conversation_id = conversations.id and decisions.turn = conversations.turn
    where conversations.id = any(${locked}::uuid[]) and decisions.code is distinct from 'release'
    order by waiting_since, conversations.id`;
  if (waiting.length === 0) return [];

  const ids = waiting.map(({ id }) => id);
  await tx`delete from line where conversation_id = any(${ids}::uuid[])`;
  await tx`
    insert into line (conversation_id, number_id, episode, tried_turn, without_agent)
    select id, ${numberId}, episode, tried, without
    from unnest(${ids}::uuid[], ${waiting.map(({ episode }) => episode)}::integer[],
      ${waiting.map(({ tried }) => tried)}::integer[], ${waiting.map(({ without }) => without)}::uuid[])
      with ordinality as waiting (id, episode, tried, without, place)
    order by place`;
  const put = waiting.filter(({ wasIn }) => !wasIn);
  await tellJoined(tx, numberId, put);
  return put.map(({ id }) => id);
}

/**
 * Takes out of the line who was tried and found nobody: under "leave" each is decided once, and then waits to be
 * claimed (ROUTING 24, 57). Those not tried yet keep their place. The caller holds the desk's lock.
 */
export async function takeTriedOutOfLine(tx: Tx, numberId: string): Promise<string[]> {
  const locked = await lockWaiting(tx, numberId);
  const taken = await tx<Waiting[]>`
    delete from line using conversations
    where conversation_id = any(${locked}::uuid[]) and conversations.id = conversation_id and tried_turn is not null
    returning conversations.id, conversations.episode, joined_episode >= conversations.episode as joined`;
  await tellJoined(tx, numberId, taken);
  return taken.map(({ id }) => id);
}

interface Waiting {
  id: string;
  episode: number;
  /** Its workflow has reported in, and so keeps a copy that says whether it is in line. */
  joined: boolean;
}

/** A claim or a close takes its conversation's lock before it leaves the line, so these wait until we are done. */
async function lockWaiting(tx: Tx, numberId: string): Promise<string[]> {
  const locked = await tx<{ id: string }[]>`
    select id from conversations where number_id = ${numberId} and stage = 'waiting' order by id for no key update`;
  return locked.map(({ id }) => id);
}

async function tellJoined(tx: Tx, numberId: string, waiting: readonly Waiting[]) {
  const starts = waiting
    .filter(({ joined }) => joined)
    .map(({ id, episode }) => ({ conversationId: id, episode, numberId }));
  await tellAll(tx, starts, 'settingsChanged');
}
