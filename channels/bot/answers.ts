import { z } from 'zod';
import type { BotReply } from '../../domain/bot.ts';

const words = (most: number) => z.string().trim().min(1).max(most);
const unlike = (titles: string[]) => new Set(titles).size === titles.length;

const reply: z.ZodType<BotReply> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: words(4096) }),
  z.object({
    kind: z.literal('buttons'),
    text: words(1024),
    buttons: z.array(words(20)).min(1).max(3).refine(unlike),
  }),
  z.object({
    kind: z.literal('list'),
    text: words(1024),
    button: words(20),
    rows: z
      .array(z.object({ title: words(24), description: z.string().trim().max(72).default('') }))
      .min(1)
      .max(10)
      .refine((rows) => unlike(rows.map(({ title }) => title))),
  }),
]);

/** What a bot of the organisation's own may answer. Within WhatsApp's limits, as nothing could be sent beyond them. */
export const answerShape = z.object({
  messages: z.array(reply).max(10).default([]),
  handoff: z.boolean().default(false),
  /** Why it hands over, for the thread. */
  reason: z.string().trim().max(200).optional(),
});
export type ElsewhereAnswer = z.output<typeof answerShape>;
