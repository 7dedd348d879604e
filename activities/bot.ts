import { answerByRules, type Spoken } from '../db/bot-talk.ts';
import { readEpisode } from '../db/decisions.ts';
import { serveLine } from '../db/desk.ts';
import type { Activities, ConversationStart } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** The bot's turn in a conversation that it has. Each may be taken twice: what was heard is not heard again. */
export function bot({ sql, nudges }: World): Pick<Activities, 'answerCustomer'> {
  /** A step of its own, as the desk's lock comes first; the desk was called in case this process does not get here. */
  async function serveAfter({ handedOff, changed }: Spoken, { numberId }: ConversationStart) {
    nudges.changed(changed);
    if (!handedOff) return;
    const served = await serveLine(sql, { numberId, after: 0 });
    nudges.changed(served.changed);
  }

  return {
    async answerCustomer(start) {
      const spoken = await answerByRules(sql, start);
      await serveAfter(spoken, start);
      return readEpisode(sql, start);
    },
  };
}
