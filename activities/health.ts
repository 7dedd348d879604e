import { connectionOf } from '../db/connections.ts';
import { listConnected, storeInspection } from '../db/health.ts';
import { isPassing } from '../domain/health.ts';
import type { Activities } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** How the numbers are, as WhatsApp tells it when asked. Asking changes nothing there; the newest answer is kept here. */
export const health = ({
  sql,
  nudges,
  inspect,
  sealingKey,
}: World): Pick<Activities, 'listConnectedNumbers' | 'checkNumber'> => ({
  listConnectedNumbers: () => listConnected(sql),

  async checkNumber({ numberId }) {
    const connection = await connectionOf(sql, sealingKey, numberId);
    if (connection === null) return { fault: null };

    const askedAt = Date.now();
    const inspection = await inspect(connection);
    nudges.changed(await storeInspection(sql, numberId, inspection, askedAt));
    const fault = inspection.findings[0]?.fault ?? null;
    if (isPassing(inspection)) throw new Error(`WhatsApp could not be asked: ${fault}`);
    return { fault };
  },
});
