import type { Answered, Deed } from './deeds.ts';
import type { Dice } from './dice.ts';
import { crash, type Office, untilAnswered } from './office.ts';

/** What was answered over all bursts, and what happened on the way. */
export interface Record {
  commands: Map<string, boolean>;
  wamids: Set<string>;
  done: Map<string, number>;
  crashes: number;
  repeated: number;
}

export const emptyRecord = (): Record => ({
  commands: new Map(),
  wamids: new Set(),
  done: new Map(),
  crashes: 0,
  repeated: 0,
});

/** Each worker has so much under way at once. */
const atOnceEach = 2;

/**
 * All deeds, by all workers at once. Now and then one dies in the middle: what it had under way is taken up again as it
 * was; and now and then an answer gets lost after the commit, and the deed is done again.
 */
export async function doAll(
  office: Office,
  dice: Dice,
  deeds: readonly Deed[],
  record: Record,
): Promise<void> {
  const planned = deeds.map((deed) => ({ deed, forgotten: dice.chance(8), dies: dice.chance(2) }));
  let next = 0;
  const cutOff = () => {
    record.crashes += 1;
  };
  const hand = async (worker: Office['workers'][number]) => {
    for (let plan = planned[next++]; plan !== undefined; plan = planned[next++]) {
      const { deed, forgotten, dies } = plan;
      const doing = untilAnswered(() => deed.does(worker.sql), cutOff);
      if (dies) await crash(office, worker);
      note(record, deed, await doing);
      if (!forgotten) continue;
      record.repeated += 1;
      note(record, deed, await untilAnswered(() => deed.does(worker.sql), cutOff));
    }
  };
  const hands = await Promise.allSettled(
    office.workers.flatMap((worker) => Array.from({ length: atOnceEach }, () => hand(worker))),
  );
  for (const one of hands) if (one.status === 'rejected') throw one.reason;
}

/** An answer once given holds: what was done is not refused when it is asked again. */
function note({ commands, wamids, done }: Record, { what }: Deed, answered: Answered) {
  if (answered === null) {
    done.set(what, (done.get(what) ?? 0) + 1);
    return;
  }
  if ('wamid' in answered) {
    wamids.add(answered.wamid);
    done.set(what, (done.get(what) ?? 0) + 1);
    return;
  }
  const { commandId, ok } = answered;
  if (commands.get(commandId) === true && !ok) throw new Error(`${what}: done, and then refused`);
  commands.set(commandId, ok);
  if (ok) done.set(what, (done.get(what) ?? 0) + 1);
}
