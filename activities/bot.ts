import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from '../channels/bot/client.ts';
import { type BotQuestion, findQuestion, speakAnswer } from '../db/bot-asking.ts';
import { answerByRules, type Spoken } from '../db/bot-talk.ts';
import { readEpisode } from '../db/decisions.ts';
import { serveLine } from '../db/desk.ts';
import type { Activities, ConversationStart } from '../workflows/contract.ts';
import type { World } from './world.ts';

/** Between the tries of a bot elsewhere; together with its deadlines less than the step is given (`workflows/steps.ts`). */
const askAgainMs = [500, 2_000];

/** The bot's turn in a conversation that it has. Each may be taken twice: what was heard is not heard again. */
export function bot({
  sql,
  nudges,
  botElsewhere,
  sealingKey,
}: World): Pick<Activities, 'answerCustomer' | 'askBot'> {
  /** A step of its own, as the desk's lock comes first; the desk was called in case this process does not get here. */
  async function serveAfter({ handedOff, changed }: Spoken, { numberId }: ConversationStart) {
    nudges.changed(changed);
    if (!handedOff) return;
    const served = await serveLine(sql, { numberId, after: 0 });
    nudges.changed(served.changed);
  }

  async function ask({ url, secret, eventId, event }: BotQuestion): Promise<Asked> {
    if (secret === null) return { ok: false, again: false, detail: 'it has no secret yet' };
    for (const waitMs of askAgainMs) {
      const asked = await botElsewhere.ask({ url, secret, eventId, event });
      if (asked.ok || !asked.again) return asked;
      await pause(waitMs);
    }
    return botElsewhere.ask({ url, secret, eventId, event });
  }

  return {
    async answerCustomer(start) {
      const spoken = await answerByRules(sql, start);
      await serveAfter(spoken, start);
      return { ...(await readEpisode(sql, start)), asks: spoken.asks };
    },

    /** No lock is held while it is asked; on giving up, people take over and the thread says what went wrong. */
    async askBot(start) {
      const question = await findQuestion(sql, sealingKey, start);
      if (question === null) return;
      const asked = await ask(question);
      const answered = asked.ok
        ? {
            replies: asked.answer.messages,
            handOff: asked.answer.handoff
              ? ({ code: 'webhook', detail: asked.answer.reason || null } as const)
              : null,
          }
        : { replies: [], handOff: { code: 'webhook_failed', detail: asked.detail } as const };
      await serveAfter(await speakAnswer(sql, start, question, answered), start);
    },
  };
}
