import type { Change } from './change.ts';
import type { Tx } from './connect.ts';
import { tellAll } from './outbox.ts';

/** How long all lanes of a number rest before one of them looks whether the trouble is over. */
const restMs = 60_000;

/** Credentials or account: nothing of this number will go, so all its lanes are held under a banner; nothing is lost. */
export async function beginTrouble(
  tx: Tx,
  numberId: string,
  { code, detail }: { code: number | null; detail: string },
): Promise<void> {
  await tx`
    update numbers set trouble_code = ${code}, trouble = ${detail}, trouble_tried_at = clock_timestamp(),
      trouble_since = coalesce(trouble_since, clock_timestamp())
    where id = ${numberId}`;
}

/** Whether this lane may try the number once more: one lane a minute. */
export async function mayTryAgain(tx: Tx, numberId: string): Promise<boolean> {
  const tried = await tx`
    update numbers set trouble_tried_at = clock_timestamp()
    where id = ${numberId} and trouble_since is not null
      and trouble_tried_at < clock_timestamp() - ${restMs} * interval '1 millisecond'
    returning id`;
  return tried.length > 0;
}

/** Something went out, or somebody put it right: wakes the lane of every conversation that has something to send. */
export async function endTrouble(tx: Tx, numberId: string): Promise<Change> {
  const ended = await tx`
    update numbers set trouble_code = null, trouble = null, trouble_since = null, trouble_tried_at = null
    where id = ${numberId} and trouble_since is not null
    returning id`;
  if (ended.length === 0) return {};

  const held = await tx<{ conversationId: string; episode: number; numberId: string }[]>`
    select id as "conversationId", episode, number_id as "numberId"
    from conversations
    where id in (select conversation_id from messages
      where number_id = ${numberId} and delivery in ('queued', 'sending'))
    order by id`;
  await tellAll(tx, held, 'messageQueued');
  return { numbers: [numberId], outbox: held.length > 0 };
}
