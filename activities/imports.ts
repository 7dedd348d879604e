import { phoneBook } from '../channels/phones.ts';
import { workThroughImport } from '../db/import-steps.ts';
import type { Activities } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** One step does pieces for so long: a step a piece would be a history of a thousand events for nobody to read. */
const stretchMs = 5_000;

/** What becomes of a file of contacts. Each piece is a transaction of its own, so a step that is cut off loses none. */
export const imports = ({ sql, nudges, beat }: World): Pick<Activities, 'workThroughImport'> => ({
  async workThroughImport({ importId }) {
    const until = performance.now() + stretchMs;
    for (;;) {
      const { more, changed } = await workThroughImport(sql, importId, phoneBook);
      nudges.changed(changed);
      beat?.();
      if (!more || performance.now() > until) return { more };
    }
  },
});
