import type { BotSettings, KeywordRule } from './bot.ts';

/** All of a number's bot that is saved together: what a version keeps. */
export interface BotDraft {
  on: boolean;
  replyStopsBot: boolean;
  settings: BotSettings;
}

/** A part of the settings that can be switched off by itself. */
export type BotPart = 'greeting' | 'keywords' | 'handoff' | 'fallback' | 'closed' | 'webhook';

/** What a save changed, for the page's history. A rule goes by its first word. */
export type BotChange =
  | { what: 'on' | 'replyStopsBot'; to: boolean }
  | { what: 'switched'; part: BotPart; to: boolean }
  | { what: 'edited'; part: Exclude<BotPart, 'keywords'> | 'hours' }
  | { what: 'rule_added' | 'rule_removed' | 'rule_edited'; word: string }
  | { what: 'rules_moved' };

const switched = ['greeting', 'keywords', 'handoff', 'fallback', 'closed', 'webhook'] as const;
const edited = ['greeting', 'handoff', 'fallback', 'closed', 'hours', 'webhook'] as const;

/** Nothing, where both are the same whole. */
export function botChanges(before: BotDraft, after: BotDraft): BotChange[] {
  const [was, is] = [before.settings, after.settings];
  return [
    ...(['on', 'replyStopsBot'] as const).flatMap((what): BotChange[] =>
      before[what] === after[what] ? [] : [{ what, to: after[what] }],
    ),
    ...switched.flatMap((part): BotChange[] =>
      was[part].on === is[part].on ? [] : [{ what: 'switched', part, to: is[part].on }],
    ),
    ...edited.flatMap((part): BotChange[] =>
      isSame({ ...was[part], on: true }, { ...is[part], on: true }) ? [] : [{ what: 'edited', part }],
    ),
    ...ruleChanges(was.keywords.rules, is.keywords.rules),
  ];
}

function ruleChanges(before: readonly KeywordRule[], after: readonly KeywordRule[]): BotChange[] {
  const was = new Map(before.map((rule) => [rule.id, rule]));
  const is = new Map(after.map((rule) => [rule.id, rule]));
  const kept = (rules: readonly KeywordRule[]) =>
    rules.map(({ id }) => id).filter((id) => was.has(id) && is.has(id));
  return [
    ...after.filter(({ id }) => !was.has(id)).map((rule) => named('rule_added', rule)),
    ...before.filter(({ id }) => !is.has(id)).map((rule) => named('rule_removed', rule)),
    ...after
      .filter((rule) => was.has(rule.id) && !isSame(was.get(rule.id), rule))
      .map((rule) => named('rule_edited', rule)),
    ...(isSame(kept(before), kept(after)) ? [] : [{ what: 'rules_moved' } as const]),
  ];
}

const named = (what: 'rule_added' | 'rule_removed' | 'rule_edited', { words }: KeywordRule): BotChange => ({
  what,
  word: words[0] ?? '',
});

/** Alike in every part, whatever the order of an object's keys: Postgres keeps them in an order of its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const [theseKeys, thoseKeys] = [Object.keys(one), Object.keys(other)];
  const those = new Map<string, unknown>(Object.entries(other));
  return (
    theseKeys.length === thoseKeys.length &&
    Object.entries(one).every(([key, value]) => those.has(key) && isSame(value, those.get(key)))
  );
}
