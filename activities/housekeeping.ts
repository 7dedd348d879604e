import { sweep } from '../db/presence.ts';
import type { Activities } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** Turns to Away whoever has been gone for longer than their lease. */
export const housekeeping = ({ sql, nudges }: World): Pick<Activities, 'sweepPresence'> => ({
  async sweepPresence() {
    const { turnedAway } = await sweep(sql);
    if (turnedAway.length > 0) nudges.changed({ people: turnedAway });
    return { turnedAway: turnedAway.length };
  },
});
