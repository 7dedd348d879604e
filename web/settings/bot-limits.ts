import { z } from 'zod';
import type { BotDraft } from '../../domain/bot-changes.ts';
import type { Block } from '../../domain/hours.ts';
import type { Entered, EnteredReply } from './bot-form.ts';

/** What is wrong with a field; its sentence is `bot.wrong.…`. */
export type Wrong =
  | 'missing'
  | 'long'
  | 'many'
  | 'number'
  | 'twice'
  | 'time'
  | 'overlap'
  | 'date'
  | 'zone'
  | 'url';
export interface Problem {
  wrong: Wrong;
  /** Of `long` and `many`. */
  most: number;
}
/** By the field's path, in the order of the page. */
export type Problems = ReadonlyMap<string, Problem>;

export type Checked = { ok: true; draft: BotDraft } | { ok: false; problems: Problems };

/** What can be saved of the form, or everything that is in the way of it. A part that is off may be unfinished. */
export function checked(entered: Entered): Checked {
  const read = draft.safeParse(entered);
  const problems = new Map<string, Problem>();
  for (const [path, problem] of [
    ...(read.success ? [] : read.error.issues.map(asProblem)),
    ...missingIn(entered),
  ])
    if (!problems.has(path)) problems.set(path, problem);
  return read.success && problems.size === 0 ? { ok: true, draft: read.data } : { ok: false, problems };
}

/** WhatsApp's limits are explained in domain/bot.ts; those of the lists that it never sees are ours. */
const says = (wrong: Wrong) => ({ error: wrong });
const line = (most: number) => z.string().trim().max(most);
const unlike = <Item>(key: (item: Item) => string) =>
  [(items: Item[]) => new Set(items.map(key)).size === items.length, says('twice')] as const;

const reply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(4096) }),
  z.object({
    kind: z.literal('buttons'),
    text: z.string().max(1024),
    buttons: z
      .array(line(20))
      .max(3)
      .refine(...unlike((title: string) => title)),
  }),
  z.object({
    kind: z.literal('list'),
    text: z.string().max(1024),
    button: line(20),
    rows: z
      .array(z.object({ title: line(24), description: line(72) }))
      .max(10)
      .refine(...unlike(({ title }: { title: string }) => title)),
  }),
]);
const words = z.array(line(60)).max(50);
const times = z
  .string()
  .trim()
  .regex(/^[1-9]\d?$/, says('number'))
  .transform(Number);

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const block = z
  .object({ from: z.string().regex(clock, says('time')), to: z.string().regex(clock, says('time')) })
  .transform(({ from, to }): Block => ({ from, to: to === '00:00' ? '24:00' : to }))
  .refine(({ from, to }) => from < to, { ...says('time'), path: ['to'] });
const blocks = z
  .array(block)
  .max(6)
  .transform((day) => day.toSorted((one, other) => one.from.localeCompare(other.from)))
  .refine((day) => day.every(({ from }, at) => at === 0 || (day[at - 1]?.to ?? '') <= from), says('overlap'));
const holiday = z.object({
  date: z.iso.date(says('date')),
  name: line(60),
  blocks,
});

/** Those of Intl, which the rules ask for the time; UTC is no place, so it is not among them. */
export const timeZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

const draft = z
  .object({
    on: z.boolean(),
    replyStopsBot: z.boolean(),
    greeting: z.object({ on: z.boolean(), when: z.enum(['always', 'open', 'closed']), reply }),
    keywords: z.object({
      on: z.boolean(),
      rules: z
        .array(
          z.object({
            id: z.string(),
            words,
            match: z.enum(['exact', 'contains']),
            strict: z.boolean(),
            reply,
          }),
        )
        .max(100),
    }),
    handoff: z
      .discriminatedUnion('after', [
        z.object({ ...handover(), after: z.literal(true), times }),
        z.object({ ...handover(), after: z.literal(false), times: z.string().transform(() => null) }),
      ])
      .transform(({ on, words, button, times: afterNotUnderstood, notice }) => ({
        ...{ on, words, button: button === '' ? null : button, afterNotUnderstood, notice },
      })),
    fallback: z.object({ on: z.boolean(), reply, most: times }),
    closed: z.object({ on: z.boolean(), reply }),
    hours: z.object({
      timeZone: z.string().refine((zone) => timeZones.includes(zone), says('zone')),
      week: z.array(blocks),
      holidays: z
        .array(holiday)
        .max(100)
        .refine(...unlike(({ date }: { date: string }) => date))
        .transform((days) => days.toSorted((one, other) => one.date.localeCompare(other.date))),
    }),
    webhook: z.object({
      on: z.boolean(),
      url: line(2000).refine((url) => url === '' || isAddress(url), says('url')),
    }),
  })
  .transform(({ on, replyStopsBot, ...settings }) => ({ on, replyStopsBot, settings }));

function handover() {
  return { on: z.boolean(), words, button: line(20), notice: z.string().max(4096) };
}

/** Also http, for a bot on the same private network; who it is is said by the signature, not in the address. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

function asProblem(issue: z.core.$ZodIssue): [string, Problem] {
  const path = issue.path.join('.');
  if (issue.code !== 'too_big') return [path, { wrong: issue.message as Wrong, most: 0 }];
  return [path, { wrong: issue.origin === 'array' ? 'many' : 'long', most: Number(issue.maximum) }];
}

/** What a part needs as soon as it is on. */
function missingIn(entered: Entered): [string, Problem][] {
  const { keywords, handoff, webhook } = entered;
  const empty = [
    ...(['greeting', 'fallback', 'closed'] as const).flatMap((part) =>
      entered[part].on ? emptyIn(`${part}.reply`, entered[part].reply) : [],
    ),
    ...(keywords.on ? keywords.rules : []).flatMap((rule, place) => [
      ...(rule.words.length === 0 ? [`keywords.rules.${place}.words`] : []),
      ...emptyIn(`keywords.rules.${place}.reply`, rule.reply),
    ]),
    ...(handoff.on && handoff.words.length === 0 && handoff.button === '' && !handoff.after
      ? ['handoff.words']
      : []),
    ...(webhook.on && webhook.url === '' ? ['webhook.url'] : []),
  ];
  return empty.map((path) => [path, { wrong: 'missing', most: 0 }]);
}

function emptyIn(path: string, { kind, text, buttons, button, rows }: EnteredReply): string[] {
  return [
    ...(text.trim() === '' ? [`${path}.text`] : []),
    ...(kind === 'buttons' && buttons.length === 0 ? [`${path}.buttons`] : []),
    ...(kind === 'list' && button.trim() === '' ? [`${path}.button`] : []),
    ...(kind === 'list' && rows.length === 0 ? [`${path}.rows`] : []),
    ...(kind === 'list'
      ? rows.flatMap(({ title }, at) => (title.trim() === '' ? [`${path}.rows.${at}.title`] : []))
      : []),
  ];
}
