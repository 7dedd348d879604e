import { serveLine } from '../../db/desk.ts';
import { take } from '../../db/intake.ts';
import type { InboundMessage } from '../../domain/message.ts';
import { deliveryOf, inboundText } from '../support/build.ts';
import type { Stage } from '../support/stage.ts';

/** The questions that ROUTING's rows ask, put to the stage's database. */
export const atTheDesk = (stage: Stage) => ({
  /** Main's desk, unless said otherwise. */
  serve: (numberId = stage.cast.main) => serveLine(stage.sql, { numberId, after: 0 }),

  /** A customer (Kofi) writes, whatever state the conversation is in. */
  write: (said: Partial<InboundMessage> = {}) => take(stage.sql, deliveryOf(inboundText(said))),

  /** What desks decided, oldest first. */
  async decided(): Promise<Array<{ code: string; agentId: string | null; moved: boolean; tried: string[] }>> {
    const rows = await stage.sql`
      select code, agent_id, explanation from decisions where explanation ->> 'by' = 'routing'
      order by at, conversation_id`;
    return rows.map(({ code, agent_id: agentId, explanation }) => ({
      ...{ code, agentId },
      moved: explanation.rotationAfter !== explanation.rotationBefore,
      tried: explanation.tried.map((step: { code: string }) => step.code),
    }));
  },

  /** Who has it, or else its stage, or 'closed'. */
  async stands({ conversationId }: { conversationId: string }): Promise<string> {
    const [row] = await stage.sql`
      select coalesce(agent_id::text, stage, status) as stands from conversations where id = ${conversationId}`;
    return row?.['stands'];
  },

  /** Why it stands so: the codes of all its decisions. */
  async codes({ conversationId }: { conversationId: string }): Promise<string[]> {
    const rows = await stage.sql`
      select code from decisions where conversation_id = ${conversationId} order by turn`;
    return rows.map(({ code }) => code);
  },

  async inLine(): Promise<string[]> {
    const rows = await stage.sql`select conversation_id as id from line order by position`;
    return rows.map(({ id }) => id);
  },
});
