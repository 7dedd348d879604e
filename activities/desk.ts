import { serveLine } from '../db/desk.ts';
import type { Activities } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** Hands out one batch of a number's line, in one transaction under the desk's lock. */
export const desk = ({ sql, nudges }: World): Pick<Activities, 'serveLine'> => ({
  async serveLine(input) {
    const { more, after, changed } = await serveLine(sql, input);
    nudges.changed(changed);
    return { more, after };
  },
});
