import { parse } from '../channels/whatsapp/webhook.ts';
import { listWaitingDeliveries, workThrough } from '../db/intake.ts';
import { forgetImportRows } from '../db/imports.ts';
import { sweep } from '../db/presence.ts';
import { forgetRefusals } from '../db/refusals.ts';
import type { Activities } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** What runs by the clock. Each may be taken twice at once: a sweep finds nothing more, an item is stored once. */
export const housekeeping = ({
  sql,
  nudges,
}: World): Pick<Activities, 'sweepPresence' | 'workThroughDeliveries' | 'forgetRefusals'> => ({
  /** Turns to Away whoever has been gone for longer than their lease. */
  async sweepPresence() {
    const { turnedAway } = await sweep(sql);
    if (turnedAway.length > 0) nudges.changed({ people: turnedAway });
    return { turnedAway: turnedAway.length };
  },

  /** Oldest first, as they reached us. */
  async workThroughDeliveries() {
    const waiting = await listWaitingDeliveries(sql);
    for (const deliveryId of waiting) {
      const { changed } = await workThrough(sql, deliveryId, parseAgain);
      nudges.changed({ ...changed, outbox: true });
    }
    return { worked: waiting.length };
  },

  async forgetRefusals() {
    return { forgotten: (await forgetRefusals(sql)) + (await forgetImportRows(sql)) };
  },
});

/** It could be read when it came, so it can be read now. */
function parseAgain(raw: Uint8Array) {
  const parsed = parse(raw);
  if ('unreadable' in parsed) throw new Error(`a kept delivery cannot be read: ${parsed.unreadable}`);
  return parsed;
}
