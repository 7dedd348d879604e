import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BotMemory,
  type BotReply,
  type BotSettings,
  freshMemory,
  type Heard,
} from '../../domain/bot.ts';
import { answer } from '../../domain/bot-answer.ts';
import { handoffId } from '../../domain/bot-reply.ts';
import type { Words } from '../../domain/message.ts';

const text = (words: string): BotReply => ({ kind: 'text', text: words });
const monday = Date.parse('2026-11-23T10:00Z');
const sunday = Date.parse('2026-11-22T10:00Z');

const settings: BotSettings = {
  greeting: { on: true, when: 'always', reply: text('Hi {{name}} 👋') },
  keywords: {
    on: true,
    rules: [
      {
        id: 'hours',
        words: ['hours', 'öffnungszeiten'],
        match: 'contains',
        strict: false,
        reply: text('We are open {{opening_hours}}.'),
      },
      {
        id: 'rent',
        words: ['rent', 'hours of rent'],
        match: 'contains',
        strict: false,
        reply: text('We do!'),
      },
    ],
  },
  handoff: {
    on: true,
    words: ['agent'],
    button: 'Talk to a person',
    afterNotUnderstood: 3,
    notice: 'A colleague will answer.',
  },
  fallback: { on: true, reply: text('I did not get that.'), most: 1 },
  closed: { on: true, reply: text('We are closed.') },
  hours: {
    timeZone: 'UTC',
    week: [...Array(5).fill([{ from: '09:00', to: '18:00' }]), [], []],
    holidays: [],
  },
  webhook: { on: false, url: '' },
};

const said = (words: string): Heard => ({ text: words, pressed: null });
const greeted: BotMemory = { ...freshMemory, greeted: true };

function hear(
  heard: string | Heard[],
  memory: BotMemory = greeted,
  given: BotSettings = settings,
  now = monday,
) {
  return answer(given, {
    heard: typeof heard === 'string' ? [said(heard)] : heard,
    memory,
    now,
    customerName: 'Kofi',
  });
}
const codes = (heard: ReturnType<typeof hear>) => heard.said.map(({ because }) => because.code);

describe('what answers, and why', () => {
  test('the first message is greeted, and that is answer enough', () => {
    const heard = hear('good morning', freshMemory);
    expect(codes(heard)).toEqual(['greeting']);
    expect(heard.memory).toEqual(greeted);
  });

  test('a greeting comes together with what was asked', () => {
    expect(codes(hear('hi, what are your hours?', freshMemory))).toEqual(['greeting', 'keyword']);
  });

  test('nobody is greeted twice in an episode', () => {
    expect(codes(hear('hours'))).toEqual(['keyword']);
  });

  test('the first rule that is met answers, and its word is named', () => {
    expect(hear('hours of rent').said[0]?.because).toEqual({
      code: 'keyword',
      word: 'hours',
      ruleId: 'hours',
    });
  });

  test('who asks for a person gets the notice, and no greeting', () => {
    const heard = hear('hours? no, an AGENT please', freshMemory);
    expect(heard.handOff).toEqual({ code: 'handoff_word', word: 'agent' });
    expect(heard.said).toEqual([
      { reply: { kind: 'text', text: 'A colleague will answer.' }, because: heard.handOff },
    ]);
  });

  test('the button hands over, also when it was promised before the setting was switched off', () => {
    const off = { ...settings, handoff: { ...settings.handoff, on: false } };
    for (const given of [settings, off]) {
      expect(hear([{ text: 'anything', pressed: handoffId }], greeted, given).handOff).toEqual({
        code: 'handoff_button',
      });
    }
  });

  test('what the button says does the same when it is written', () => {
    expect(hear('talk to a person').handOff).toEqual({ code: 'handoff_word', word: 'Talk to a person' });
  });

  test('another button does what its title does when it is written', () => {
    expect(codes(hear([{ text: 'Hours', pressed: 'say:Hours' }]))).toEqual(['keyword']);
  });

  test('the default reply comes once, then silence, then people', () => {
    const first = hear('hmm');
    expect(codes(first)).toEqual(['fallback']);
    const second = hear('hmm', first.memory);
    expect(second).toMatchObject({ said: [], handOff: null });
    expect(hear('hmm', second.memory).handOff).toEqual({ code: 'not_understood', times: 3 });
  });

  test('an answer in between begins the count anew', () => {
    const confused = hear([said('hmm'), said('hmm')]);
    expect(hear('hours', confused.memory).memory).toEqual(greeted);
  });

  test('a picture without words is not understood', () => {
    expect(codes(hear(''))).toEqual(['fallback']);
    expect(hear('').memory.notUnderstood).toBe(1);
  });

  test('closed is said once an episode in place of the default reply, beside the greeting too', () => {
    const first = hear('hello', freshMemory, settings, sunday);
    expect(codes(first)).toEqual(['greeting', 'closed']);
    expect(codes(hear('hmm', first.memory, settings, sunday))).toEqual(['fallback']);
    expect(codes(hear('hmm', greeted, settings, sunday))).toEqual(['closed']);
  });

  test.each([
    ['open', monday, true],
    ['open', sunday, false],
    ['closed', monday, false],
    ['closed', sunday, true],
  ] as const)('greets only while %s', (when, now, greets) => {
    const given = { ...settings, greeting: { ...settings.greeting, when } };
    expect(codes(hear('hours', freshMemory, given, now)).includes('greeting')).toBe(greets);
  });

  test.each([
    ['keywords', { keywords: { ...settings.keywords, on: false } }, 'hours'],
    ['hand-over words', { handoff: { ...settings.handoff, on: false } }, 'agent'],
  ])('switched off: %s', (_, part, words) => {
    expect(codes(hear(words, greeted, { ...settings, ...part }))).toEqual(['fallback']);
  });

  test('with everything off it is silent for ever', () => {
    const off = {
      ...settings,
      greeting: { ...settings.greeting, on: false },
      fallback: { ...settings.fallback, on: false },
      closed: { ...settings.closed, on: false },
      handoff: { ...settings.handoff, on: false },
    };
    expect(hear(Array(20).fill(said('hmm')), freshMemory, off, sunday)).toMatchObject({
      said: [],
      handOff: null,
    });
  });

  test('without a notice people take over silently', () => {
    const given = { ...settings, handoff: { ...settings.handoff, notice: ' ' } };
    expect(hear('agent', greeted, given)).toMatchObject({ said: [], handOff: { code: 'handoff_word' } });
  });
});

describe('what is said', () => {
  const reply = (given: BotReply, name: string | null = 'Kofi'): Words | undefined =>
    answer(
      { ...settings, greeting: { ...settings.greeting, reply: given } },
      { heard: [said('hello')], memory: freshMemory, now: monday, customerName: name },
    ).said[0]?.reply;
  const textOf = (words: string, name: string | null) => reply(text(words), name)?.text;

  test.each([
    ['Hi {{name}} 👋', 'Kofi', 'Hi Kofi 👋'],
    ['Hi {{name}} 👋', null, 'Hi 👋'],
    ['Hello {{name}}, welcome', ' ', 'Hello, welcome'],
    ['{{name}}, welcome', null, 'welcome'],
    ['{{opening_hours}} for {{name}}', '{{opening_hours}}', 'Mon–Fri 09:00–18:00 for {{opening_hours}}'],
    ['{{name}}', '$& $1', '$& $1'],
    ['{{other}}', 'Kofi', '{{other}}'],
  ])('%j for %j', (words, name, filled) => {
    expect(textOf(words, name)).toBe(filled);
  });

  const person = { id: handoffId, title: 'Talk to a person' };
  const choice = (title: string) => ({ id: `say:${title}`, title });
  const row = (title: string) => ({ ...choice(title), description: '' });
  const list = (titles: string[]): BotReply => ({
    kind: 'list',
    text: 'x',
    button: 'Choose',
    rows: titles.map((title) => ({ title, description: '' })),
  });
  const ten = 'abcdefghij'.split('');

  test.each<[string, BotReply, Words]>([
    ['a text becomes a button', text('x'), { kind: 'buttons', text: 'x', buttons: [person] }],
    [
      'two buttons get a third',
      { kind: 'buttons', text: 'x', buttons: ['a', 'b'] },
      { kind: 'buttons', text: 'x', buttons: [choice('a'), choice('b'), person] },
    ],
    [
      'three become a list',
      { kind: 'buttons', text: 'x', buttons: ['a', 'b', 'c'] },
      {
        kind: 'list',
        text: 'x',
        button: 'Menu',
        rows: [row('a'), row('b'), row('c'), { ...person, description: '' }],
      },
    ],
    [
      'a list gets a row',
      list(['a']),
      { kind: 'list', text: 'x', button: 'Choose', rows: [row('a'), { ...person, description: '' }] },
    ],
    ['ten rows are full', list(ten), { kind: 'list', text: 'x', button: 'Choose', rows: ten.map(row) }],
    [
      'one that is there already is not said twice',
      { kind: 'buttons', text: 'x', buttons: [person.title] },
      { kind: 'buttons', text: 'x', buttons: [person] },
    ],
    ['a long text stays a text', text('x'.repeat(1025)), { kind: 'text', text: 'x'.repeat(1025) }],
  ])('the hand-over button: %s', (_, given, expected) => {
    expect(reply(given)).toEqual(expected);
  });

  test('nothing is longer than WhatsApp takes, and no character is cut in two', () => {
    const long = textOf(`a${'{{name}}'.repeat(400)}`, '👋'.repeat(20));
    expect(long?.length).toBeLessThanOrEqual(4096);
    expect(long?.isWellFormed()).toBe(true);
  });
});

const anything = fc.array(
  fc.record({
    text: fc.constantFrom('', 'hello', 'hours', 'rent', 'hmm', 'agent', '{{name}}'),
    pressed: fc.constantFrom(null, null, null, handoffId, 'say:Hours'),
  }),
  { maxLength: 8 },
);

test('it does not matter whether messages are heard together or one by one', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom(monday, sunday), (heard, now) => {
      const together = hear(heard, freshMemory, settings, now);
      let memory = freshMemory;
      const apart: ReturnType<typeof hear>['said'] = [];
      for (const one of heard) {
        const so = hear([one], memory, settings, now);
        apart.push(...so.said);
        memory = so.memory;
        if (so.handOff !== null) break;
      }
      expect(together.said).toEqual(apart);
      expect(together.memory).toEqual(memory);
    }),
  );
});

test('a customer who is not understood always ends with people, having heard the default reply no more than it may be', () => {
  const limits = fc.record({ after: fc.integer({ min: 1, max: 6 }), most: fc.integer({ min: 0, max: 6 }) });
  fc.assert(
    fc.property(limits, ({ after, most }) => {
      const given = {
        ...settings,
        handoff: { ...settings.handoff, afterNotUnderstood: after },
        fallback: { ...settings.fallback, most },
      };
      const heard = hear(Array(after).fill(said('hmm')), greeted, given);
      expect(heard.handOff).toEqual({ code: 'not_understood', times: after });
      expect(codes(heard).filter((code) => code === 'fallback')).toHaveLength(Math.min(most, after - 1));
      expect(codes(heard).at(-1)).toBe('not_understood');
    }),
  );
});
