import { z } from 'zod';
import type { BotFacts } from '../../db/bot-facts.ts';
import type { BotReply } from '../../domain/bot.ts';

/**
 * The form of the Bot page as it was filled in, right or wrong. A field's name is its path in here
 * (`keywords.rules.0.reply.text`), and so is what a button names that changes the form, and where a problem is.
 */
export type Entered = z.output<typeof form>;
export type EnteredReply = Entered['greeting']['reply'];
export type EnteredRule = Entered['keywords']['rules'][number];
export type EnteredBlock = Entered['hours']['week'][number][number];

/** More than any limit of ours, so that what is too long is seen to be; what is longer still was sent by no page. */
const longest = 10_000;
const typed = z.string().max(longest).default('').transform(asWritten);
const ticked = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on');
/** By their places: `rows.0`, `rows.1`. */
const several = <Item extends z.ZodType>(item: Item) =>
  z
    .record(z.string().regex(/^\d{1,3}$/), item)
    .default({})
    .transform((items): z.output<Item>[] => Object.values(items));

const reply = z.object({
  kind: z.enum(['text', 'buttons', 'list']),
  text: typed,
  buttons: several(typed),
  button: typed,
  rows: several(z.object({ title: typed, description: typed })),
});
const block = z.object({ from: typed, to: typed });
const blocks = several(block);

/** Words as chips, and the field behind them: what was typed there is a word too, several with commas between. */
const withWords = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ words: several(typed), word: typed, ...shape });
const wordsOf = ({ words, word }: { words: string[]; word: string }) => ({
  words: [
    ...new Set([...words, ...word.split(/[,\n]/)].map((one) => one.trim()).filter((one) => one !== '')),
  ],
  word: '',
});

const rule = withWords({
  id: z.uuid(),
  /** Shown with its fields, not as a line of the list. */
  open: ticked,
  match: z.enum(['exact', 'contains']),
  strict: ticked,
  reply,
}).transform((one) => ({ ...one, ...wordsOf(one) }));

const form = z.object({
  version: z.coerce.number().int().positive(),
  on: ticked,
  replyStopsBot: ticked,
  greeting: z.object({ on: ticked, when: z.enum(['always', 'open', 'closed']), reply }),
  keywords: z.object({ on: ticked, rules: several(rule) }).prefault({}),
  handoff: withWords({ on: ticked, button: typed, after: ticked, times: typed, notice: typed }).transform(
    (one) => ({
      ...one,
      ...wordsOf(one),
    }),
  ),
  fallback: z.object({ on: ticked, reply, most: typed }),
  closed: z.object({ on: ticked, reply }),
  hours: z.object({
    timeZone: typed,
    week: z
      .partialRecord(z.enum(['0', '1', '2', '3', '4', '5', '6']), blocks)
      .default({})
      .transform((days) => (['0', '1', '2', '3', '4', '5', '6'] as const).map((day) => days[day] ?? [])),
    holidays: several(z.object({ date: typed, name: typed, blocks })),
  }),
  webhook: z.object({ on: ticked, url: typed }),
});

/** What the page sent, its names taken apart at the dots; null: no page of ours sends that. */
export function readForm(body: Record<string, unknown>): Entered | null {
  const read = form.safeParse(body);
  return read.success ? read.data : null;
}

/** Without the rows, blocks and days that were added and left empty. */
export function tidied(entered: Entered): Entered {
  const blocksOf = (blocks: EnteredBlock[]) => blocks.filter(({ from, to }) => from !== '' || to !== '');
  const replyOf = (reply: EnteredReply) => ({
    ...reply,
    buttons: reply.buttons.filter((title) => title.trim() !== ''),
    rows: reply.rows.filter(({ title, description }) => `${title}${description}`.trim() !== ''),
  });
  const { greeting, keywords, fallback, closed, hours } = entered;
  return {
    ...entered,
    greeting: { ...greeting, reply: replyOf(greeting.reply) },
    keywords: {
      ...keywords,
      rules: keywords.rules.map((rule) => ({ ...rule, reply: replyOf(rule.reply) })),
    },
    fallback: { ...fallback, reply: replyOf(fallback.reply) },
    closed: { ...closed, reply: replyOf(closed.reply) },
    hours: {
      ...hours,
      week: hours.week.map(blocksOf),
      holidays: hours.holidays
        .map((holiday) => ({ ...holiday, blocks: blocksOf(holiday.blocks) }))
        .filter(({ date, name, blocks }) => date !== '' || name !== '' || blocks.length > 0),
    },
  };
}

/** The form before anybody touches it. */
export function asStored({ version, on, replyStopsBot, settings }: BotFacts): Entered {
  const { greeting, keywords, handoff, fallback, closed, hours, webhook } = settings;
  const { afterNotUnderstood, button, ...handover } = handoff;
  return {
    ...{ version, on, replyStopsBot },
    greeting: { ...greeting, reply: asEntered(greeting.reply) },
    keywords: {
      on: keywords.on,
      rules: keywords.rules.map((one) => ({ ...one, word: '', open: false, reply: asEntered(one.reply) })),
    },
    handoff: {
      ...handover,
      ...{ word: '', button: button ?? '' },
      ...{ after: afterNotUnderstood !== null, times: `${afterNotUnderstood ?? 2}` },
    },
    fallback: { ...fallback, reply: asEntered(fallback.reply), most: `${fallback.most}` },
    closed: { ...closed, reply: asEntered(closed.reply) },
    hours: {
      timeZone: hours.timeZone,
      week: hours.week.map((day) => day.map(asFields)),
      holidays: hours.holidays.map((one) => ({ ...one, blocks: one.blocks.map(asFields) })),
    },
    webhook: { ...webhook },
  };
}

export function asEntered(one: BotReply): EnteredReply {
  return {
    ...{ kind: one.kind, text: one.text },
    buttons: one.kind === 'buttons' ? [...one.buttons] : [],
    button: one.kind === 'list' ? one.button : '',
    rows: one.kind === 'list' ? one.rows.map((row) => ({ ...row })) : [],
  };
}

/** A part of the form as its fields: what is ticked is `on`, what is not is left out. */
export function fieldsOf(at: string, value: unknown): [name: string, value: string][] {
  if (value === true) return [[at, 'on']];
  if (typeof value === 'string' || typeof value === 'number') return [[at, `${value}`]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => fieldsOf(at === '' ? key : `${at}.${key}`, part));
}

/** A browser's time field knows no 24:00; as an end, 00:00 is that. */
const asFields = ({ from, to }: EnteredBlock): EnteredBlock => ({ from, to: to === '24:00' ? '00:00' : to });

/** A browser sends its line breaks as CRLF. */
function asWritten(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
