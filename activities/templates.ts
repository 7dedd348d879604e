import { accountOf, askForTemplates, beginSync, storeList } from '../db/template-sync.ts';
import { passes } from '../domain/template-sync.ts';
import type { Activities } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** What WhatsApp has approved, brought here. Taken twice, the later list counts. */
export const templates = ({
  sql,
  nudges,
  listTemplates,
  sealingKey,
}: World): Pick<Activities, 'syncTemplates' | 'askForTemplates'> => ({
  async syncTemplates({ wabaId }) {
    const begunAt = await beginSync(sql, wabaId);
    const account = await accountOf(sql, sealingKey, wabaId);
    const list =
      account === null
        ? { templates: [], unreadable: 0, fault: { fault: 'not-connected', detail: null } }
        : await listTemplates(account);
    await storeList(sql, wabaId, list, begunAt);
    if (list.fault !== null && passes(list.fault.fault))
      throw new Error(`WhatsApp could not be asked: ${list.fault.fault}`);
    return { fault: list.fault?.fault ?? null };
  },

  async askForTemplates() {
    const { asked, changed } = await askForTemplates(sql);
    nudges.changed(changed);
    return { asked };
  },
});
