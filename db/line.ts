import type { Tx } from './connect.ts';
import { tellAll } from './outbox.ts';

/**
 * Puts every waiting conversation of the number in line, oldest first, whoever was in it already included; one that a
 * person released stays out (ROUTING 57, 58). The caller holds the desk's lock. Answers whom it put in. Each was
 * explained when it was left to wait, so that its next try is told of only if it finds somebody.
 */
export async function putWaitingInLine(tx: Tx, numberId: string): Promise<string[]> {
  // A claim or a close takes its conversation's lock before it leaves the line: what is read next stays true.
  await tx`
    select from conversations where number_id = ${numberId} and stage = 'waiting' order by id for no key update`;
  const waiting = await tx<
    { id: string; episode: number; joined: boolean; wasIn: boolean; tried: number | null }[]
  >`
    select conversations.id, conversations.episode, joined_episode >= conversations.episode as joined,
      line.conversation_id is not null as "wasIn",
      case when line.conversation_id is null then conversations.turn else line.tried_turn end as tried
    from conversations
    left join line on line.conversation_id = conversations.id
    left join decisions on decisions.conversation_id = conversations.id and decisions.turn = conversations.turn
    where conversations.number_id = ${numberId} and conversations.stage = 'waiting' and decisions.code is distinct from 'release'
    order by waiting_since, conversations.id`;
  if (waiting.length === 0) return [];

  const ids = waiting.map(({ id }) => id);
  await tx`delete from line where conversation_id = any(${ids}::uuid[])`;
  await tx`
    insert into line (conversation_id, number_id, episode, tried_turn)
    select id, ${numberId}, episode, tried
    from unnest(${ids}::uuid[], ${waiting.map(({ episode }) => episode)}::integer[],
      ${waiting.map(({ tried }) => tried)}::integer[]) with ordinality as waiting (id, episode, tried, place)
    order by place`;

  const joined = waiting.filter((one) => !one.wasIn);
  await tellAll(
    tx,
    joined.filter((one) => one.joined).map(({ id, episode }) => ({ conversationId: id, episode, numberId })),
    'settingsChanged',
  );
  return joined.map(({ id }) => id);
}
