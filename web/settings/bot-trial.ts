import { z } from 'zod';
import { findAssignment } from '../../db/assignment.ts';
import type { BotFacts } from '../../db/bot-facts.ts';
import type { Sql } from '../../db/connect.ts';
import { answer } from '../../domain/bot-answer.ts';
import { type BotAnswer, type BotReason, type BotSettings, freshMemory } from '../../domain/bot.ts';
import { isOpen } from '../../domain/hours.ts';
import type { Choice, Words } from '../../domain/message.ts';
import { t } from '../ui/words.ts';
import { asStored } from './assignment-form.ts';
import { type Entered, tidied } from './bot-form.ts';
import { checked, type Problem } from './bot-limits.ts';
import { instantOf } from './instant.ts';
import { readAsked, tryOut } from './trial.ts';

/** What the customer of the test said, and when it was then. */
export interface Said {
  text: string;
  pressed: string | null;
  at: number;
}

/** What the test panel sends: the conversation so far travels in it, nothing is kept. */
export interface AskedBot {
  said: Said[];
  /** What is said now; both empty: nothing. */
  text: string;
  press: string;
  /** The time to pretend, as the field has it; empty: now. */
  at: string;
}

/** One message and what came of it; `people`: the bot had stopped before. */
export interface Turn {
  said: Said;
  answered: BotAnswer['said'];
  handOff: BotReason | null;
  people: boolean;
}

export interface Test {
  at: string;
  turns: Turn[];
  /** Who gets it when people take over; null: nobody can yet. */
  agent: string | null;
  /** Why nothing is answered: a mistake in the form, or a bot that is not ours to ask. */
  instead: Problem | 'webhook' | null;
  timeZone: string;
  open: boolean;
}

/** So many messages travel along; a test that needs more has forgotten how it began. */
const mostSaid = 40;
const panel = z.object({
  said: z
    .record(
      z.string(),
      z.object({
        text: z.string().max(4096),
        pressed: z.string().max(100),
        at: z.coerce.number().int().min(0).max(8e15),
      }),
    )
    .default({})
    .transform((all) => Object.values(all).map((one) => ({ ...one, pressed: one.pressed || null }))),
  text: z
    .string()
    .default('')
    .transform((text) => text.trim().slice(0, 4096)),
  press: z.string().max(100).default(''),
  at: z.string().max(30).default(''),
  restart: z.string().optional(),
});

export const nothingAsked: AskedBot = { said: [], text: '', press: '', at: '' };

/** Null: no panel of ours sends that. `follows`: only the settings have changed; what is being written is not said yet. */
export function readTest(test: unknown, { follows }: { follows: boolean }): AskedBot | null {
  const read = panel.safeParse(test ?? {});
  if (!read.success) return null;
  const { restart, ...rest } = read.data;
  if (follows) return { ...rest, text: '', press: '' };
  return restart === undefined ? rest : { ...nothingAsked, at: rest.at };
}

/**
 * Plays the conversation from its beginning by the form as it stands and the product's own rules, so that an edited
 * reply is seen at once. It reads; it sends nothing and writes nothing.
 */
export async function testBot(
  sql: Sql,
  { facts, entered, asked }: { facts: BotFacts; entered: Entered; asked: AskedBot },
): Promise<Test> {
  const draft = checked(tidied(entered));
  const settings = draft.ok ? draft.draft.settings : facts.settings;
  const { timeZone } = settings.hours;
  const now = instantOf(asked.at, timeZone) ?? Date.now();
  const seen = { at: asked.at, agent: null, timeZone, open: isOpen(settings.hours, now) };

  const before = play(settings, asked.said);
  const next = whatIsSaid(asked, before, now);
  const said = [...asked.said, ...(next === null ? [] : [next])].slice(-mostSaid);
  if (!draft.ok) return { ...seen, turns: said.map(unanswered), instead: firstOf(draft.problems) };
  if (settings.webhook.on) return { ...seen, turns: said.map(unanswered), instead: 'webhook' };

  const turns = play(settings, said);
  const agent = turns.some(({ handOff }) => handOff !== null) ? await whoGetsIt(sql, facts.numberId) : null;
  return { ...seen, turns, agent, instead: null };
}

const unanswered = (said: Said): Turn => ({ said, answered: [], handOff: null, people: false });
const firstOf = (problems: ReadonlyMap<string, Problem>): Problem | null => [...problems.values()][0] ?? null;

function play(settings: BotSettings, said: readonly Said[]): Turn[] {
  let memory = freshMemory;
  let people = false;
  return said.map((one) => {
    if (people) return { ...unanswered(one), people };
    const heard = [{ text: one.text, pressed: one.pressed }];
    const result = answer(settings, { heard, memory, now: one.at, customerName: t('bot.test-name') });
    memory = result.memory;
    people = result.handOff !== null;
    return { said: one, answered: result.said, handOff: result.handOff, people: false };
  });
}

/** A press says what stood on the button, and only one that was offered can be pressed. */
function whatIsSaid({ text, press }: AskedBot, turns: readonly Turn[], at: number): Said | null {
  if (press === '') return text === '' ? null : { text, pressed: null, at };
  const offered = turns.flatMap(({ answered }) => answered.flatMap(({ reply }) => choicesOf(reply)));
  const choice = offered.find(({ id }) => id === press);
  return choice === undefined ? null : { text: choice.title, pressed: choice.id, at };
}

export function choicesOf(saying: Words): Choice[] {
  if (saying.kind === 'text') return [];
  return saying.kind === 'buttons' ? saying.buttons : saying.rows;
}

/** By the number's assignment as it is now: somebody new is who plays the customer. */
async function whoGetsIt(sql: Sql, numberId: string): Promise<string | null> {
  const facts = await findAssignment(sql, numberId);
  if (facts === null) return null;
  const { routed } = await tryOut(sql, { facts, entered: asStored(facts), asked: readAsked({}) });
  return facts.people.find(({ agentId }) => agentId === routed?.agentId)?.name ?? null;
}
