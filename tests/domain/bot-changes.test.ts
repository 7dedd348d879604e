import { describe, expect, test } from 'vitest';
import { botChanges, type BotDraft } from '../../domain/bot-changes.ts';
import type { BotSettings, KeywordRule } from '../../domain/bot.ts';

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const rule = (id: string, ...words: string[]): KeywordRule => ({
  ...{ id, words, match: 'contains', strict: false },
  reply: text(`about ${words[0]}`),
});
const settings: BotSettings = {
  greeting: { on: true, when: 'always', reply: text('Hello') },
  keywords: { on: true, rules: [rule('a', 'rent', 'hire'), rule('b', 'hours'), rule('c', 'order')] },
  handoff: { on: true, words: ['agent'], button: null, afterNotUnderstood: 2, notice: 'One moment' },
  fallback: { on: true, reply: text('Sorry?'), most: 2 },
  closed: { on: false, reply: text('Closed') },
  hours: { timeZone: 'UTC', week: [[], [], [], [], [], [], []], holidays: [] },
  webhook: { on: false, url: '' },
};
const before: BotDraft = { on: false, replyStopsBot: false, settings };
const [a, b, c] = settings.keywords.rules as [KeywordRule, KeywordRule, KeywordRule];
const withRules = (...rules: KeywordRule[]): BotDraft => ({
  ...before,
  settings: { ...settings, keywords: { on: true, rules } },
});

describe('what a save of the bot changed', () => {
  test('is nothing for the same whole, whatever order Postgres keeps the keys in', () => {
    const reordered = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reordered);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, one]) => [key, reordered(one)]),
      );
    };
    const after = reordered(before) as BotDraft;
    expect(JSON.stringify(after)).not.toBe(JSON.stringify(before));
    expect(botChanges(before, after)).toEqual([]);
  });

  test.each<[string, BotDraft, ReturnType<typeof botChanges>]>([
    ['switched on', { ...before, on: true }, [{ what: 'on', to: true }]],
    ['a reply stops it', { ...before, replyStopsBot: true }, [{ what: 'replyStopsBot', to: true }]],
    [
      'a part switched on',
      { ...before, settings: { ...settings, closed: { ...settings.closed, on: true } } },
      [{ what: 'switched', part: 'closed', to: true }],
    ],
    [
      'a part edited and switched off at once',
      { ...before, settings: { ...settings, greeting: { ...settings.greeting, on: false, when: 'open' } } },
      [
        { what: 'switched', part: 'greeting', to: false },
        { what: 'edited', part: 'greeting' },
      ],
    ],
    [
      'other hours',
      { ...before, settings: { ...settings, hours: { ...settings.hours, timeZone: 'Europe/Lisbon' } } },
      [{ what: 'edited', part: 'hours' }],
    ],
    ['a rule more', withRules(a, b, c, rule('d', 'price')), [{ what: 'rule_added', word: 'price' }]],
    ['a rule less', withRules(a, c), [{ what: 'rule_removed', word: 'hours' }]],
    ['a rule edited', withRules(a, rule('b', 'open'), c), [{ what: 'rule_edited', word: 'open' }]],
    ['rules moved', withRules(b, a, c), [{ what: 'rules_moved' }]],
    [
      'all of that',
      withRules(c, rule('d', 'price'), rule('a', 'rental')),
      [
        { what: 'rule_added', word: 'price' },
        { what: 'rule_removed', word: 'hours' },
        { what: 'rule_edited', word: 'rental' },
        { what: 'rules_moved' },
      ],
    ],
  ])('%s', (_what, after, changes) => {
    expect(botChanges(before, after)).toEqual(changes);
  });
});
