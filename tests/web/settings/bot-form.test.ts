import { describe, expect, test } from 'vitest';
import type { BotFacts } from '../../../db/bot-facts.ts';
import { firstSettings } from '../../../db/bots.ts';
import type { BotSettings } from '../../../domain/bot.ts';
import { edit } from '../../../web/settings/bot-edit.ts';
import { asStored, type Entered, fieldsOf, readForm, tidied } from '../../../web/settings/bot-form.ts';
import { checked } from '../../../web/settings/bot-limits.ts';
import { instantOf } from '../../../web/settings/instant.ts';

const rule = (place: number, ...words: string[]): BotSettings['keywords']['rules'][number] => ({
  id: `00000000-0000-4000-8000-00000000000${place}`,
  ...{ words, match: 'contains', strict: false },
  reply: { kind: 'text', text: `about ${words[0]}` },
});
/** With something of every kind in it. */
const settings: BotSettings = {
  ...firstSettings,
  greeting: {
    on: true,
    when: 'open',
    reply: { kind: 'buttons', text: 'Hi\nthere', buttons: ['Rent', 'Buy'] },
  },
  keywords: {
    on: true,
    rules: [rule(1, 'rent', 'hire'), { ...rule(2, 'Öffnungszeiten'), strict: true, match: 'exact' }],
  },
  closed: {
    on: true,
    reply: {
      kind: 'list',
      text: 'Closed',
      button: 'More',
      rows: [{ title: 'Prices', description: 'All of them' }],
    },
  },
  hours: {
    timeZone: 'Europe/Lisbon',
    week: [
      [
        { from: '09:00', to: '13:00' },
        { from: '14:00', to: '24:00' },
      ],
      ...[[], [], [], [], [], [{ from: '00:00', to: '24:00' }]],
    ],
    holidays: [
      { date: '2026-12-25', name: 'Christmas', blocks: [] },
      { date: '2026-12-31', name: '', blocks: [{ from: '09:00', to: '12:00' }] },
    ],
  },
  webhook: { on: false, url: 'https://bot.example/hook' },
};
const facts: BotFacts = {
  ...{ numberId: '', name: 'Main', hasSecret: false, history: [], names: new Map() },
  ...{ on: true, replyStopsBot: true, version: 3, settings },
};
const stored = asStored(facts);

/** A form's fields as Hono takes their names apart. */
function bodyOf(fields: [string, string][]) {
  const body: Record<string, unknown> = {};
  for (const [name, value] of fields) {
    const keys = name.split('.');
    const last = keys.pop() ?? '';
    const within = keys.reduce<Record<string, unknown>>(
      (part, key) => (part[key] ??= {}) as Record<string, unknown>,
      body,
    );
    within[last] = value;
  }
  return body;
}

/** The form as stored with these fields as somebody filled them in; null: not ticked. */
function filled(changes: Record<string, string | null> = {}): Entered {
  const fields = new Map([...fieldsOf('', stored), ...Object.entries(changes)]);
  const read = readForm(
    bodyOf([...fields].flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  );
  if (read === null) throw new Error('not a form of ours');
  return tidied(read);
}

describe('the form', () => {
  test('sent as it was drawn is what was stored', () => {
    expect(filled()).toEqual(stored);
    expect(checked(filled())).toEqual({ ok: true, draft: { on: true, replyStopsBot: true, settings } });
  });

  test('takes what stands in the field of words for words, several by commas, each once', () => {
    const read = filled({ 'keywords.rules.0.word': ' bike,rent , , vélo', 'handoff.word': 'help' });
    expect(read.keywords.rules[0]?.words).toEqual(['rent', 'hire', 'bike', 'vélo']);
    expect(read.keywords.rules[0]?.word).toBe('');
    expect(read.handoff.words.at(-1)).toBe('help');
  });

  test('forgets rows, blocks and days that were added and left empty; sorts what has an order of its own', () => {
    const read = checked(
      filled({
        ...{ 'closed.reply.rows.1.title': ' ', 'closed.reply.rows.1.description': '' },
        ...{ 'hours.week.2.0.from': '', 'hours.week.2.0.to': '' },
        ...{ 'hours.week.3.0.from': '14:00', 'hours.week.3.0.to': '18:00' },
        ...{ 'hours.week.3.1.from': '09:00', 'hours.week.3.1.to': '12:00' },
        ...{ 'hours.holidays.2.date': '', 'hours.holidays.2.name': '' },
        ...{ 'hours.holidays.3.date': '2026-01-01', 'hours.holidays.3.name': 'New Year' },
      }),
    );
    const { closed, hours } = read.ok ? read.draft.settings : settings;
    expect(closed).toEqual(settings.closed);
    expect(hours.week[2]).toEqual([]);
    expect(hours.week[3]?.map(({ from }) => from)).toEqual(['09:00', '14:00']);
    expect(hours.holidays.map(({ date }) => date)).toEqual(['2026-01-01', '2026-12-25', '2026-12-31']);
  });

  test('reads the line breaks of a browser', () => {
    expect(filled({ 'greeting.reply.text': 'Hi\r\nthere' })).toEqual(stored);
  });

  test.each<[string, Record<string, string>]>([
    ['no version', { version: '' }],
    ['a kind of reply that nobody knows', { 'greeting.reply.kind': 'video' }],
    ['a time to greet that nobody knows', { 'greeting.when': 'never' }],
    ['a rule without an id of ours', { 'keywords.rules.0.id': 'first' }],
    ['a place that is no number', { 'keywords.rules.x.id': rule(3).id }],
    ['an eighth day', { 'hours.week.7.0.from': '09:00' }],
    ['more than any field of ours takes', { 'greeting.reply.text': 'a'.repeat(10_001) }],
  ])('%s is nonsense', (_what, changes) => {
    expect(readForm(bodyOf([...new Map([...fieldsOf('', stored), ...Object.entries(changes)])]))).toBeNull();
  });
});

/** Each limit of WhatsApp's (domain/bot.ts) and of ours: what just passes, and what does not, and where that is said. */
describe('what cannot be saved', () => {
  const buttons = { 'greeting.reply.kind': 'buttons' };
  const list = {
    'greeting.reply.kind': 'list',
    'greeting.reply.button': 'More',
    'greeting.reply.rows.0.title': 'One',
  };
  const text = { 'greeting.reply.kind': 'text' };
  const rows = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`greeting.reply.rows.${n}.title`, `Row ${n}`]),
    );
  const word = 'keywords.rules.0.words.0';

  test.each<[string, Record<string, string | null>, Record<string, string | null>, string, string]>([
    [
      'text',
      { ...text, 'greeting.reply.text': 'a'.repeat(4096) },
      { ...text, 'greeting.reply.text': 'a'.repeat(4097) },
      'greeting.reply.text',
      'long',
    ],
    [
      'text with buttons',
      { ...buttons, 'greeting.reply.text': 'a'.repeat(1024) },
      { ...buttons, 'greeting.reply.text': 'a'.repeat(1025) },
      'greeting.reply.text',
      'long',
    ],
    [
      'text with a list',
      { ...list, 'greeting.reply.text': 'a'.repeat(1024) },
      { ...list, 'greeting.reply.text': 'a'.repeat(1025) },
      'greeting.reply.text',
      'long',
    ],
    [
      'a button',
      { 'greeting.reply.buttons.1': 'a'.repeat(20) },
      { 'greeting.reply.buttons.1': 'a'.repeat(21) },
      'greeting.reply.buttons.1',
      'long',
    ],
    [
      'buttons',
      { 'greeting.reply.buttons.2': 'Sell' },
      { 'greeting.reply.buttons.2': 'Sell', 'greeting.reply.buttons.3': 'Mend' },
      'greeting.reply.buttons',
      'many',
    ],
    [
      'buttons alike',
      { 'greeting.reply.buttons.1': 'rent' },
      { 'greeting.reply.buttons.1': 'Rent ' },
      'greeting.reply.buttons',
      'twice',
    ],
    [
      'no button',
      {},
      { 'greeting.reply.buttons.0': '', 'greeting.reply.buttons.1': ' ' },
      'greeting.reply.buttons',
      'missing',
    ],
    [
      'a list’s own button',
      { ...list, 'greeting.reply.button': 'a'.repeat(20) },
      { ...list, 'greeting.reply.button': 'a'.repeat(21) },
      'greeting.reply.button',
      'long',
    ],
    [
      'a list without its button',
      list,
      { ...list, 'greeting.reply.button': '' },
      'greeting.reply.button',
      'missing',
    ],
    ['rows', { ...list, ...rows(10) }, { ...list, ...rows(11) }, 'greeting.reply.rows', 'many'],
    ['no row', list, { ...list, 'greeting.reply.rows.0.title': '' }, 'greeting.reply.rows', 'missing'],
    [
      'rows alike',
      { ...list, ...rows(2) },
      { ...list, ...rows(2), 'greeting.reply.rows.1.title': 'Row 0' },
      'greeting.reply.rows',
      'twice',
    ],
    [
      'a row’s title',
      { ...list, 'greeting.reply.rows.0.title': 'a'.repeat(24) },
      { ...list, 'greeting.reply.rows.0.title': 'a'.repeat(25) },
      'greeting.reply.rows.0.title',
      'long',
    ],
    [
      'a row without a title',
      list,
      { ...list, 'greeting.reply.rows.0.title': '', 'greeting.reply.rows.0.description': 'x' },
      'greeting.reply.rows.0.title',
      'missing',
    ],
    [
      'a row’s description',
      { ...list, 'greeting.reply.rows.0.description': 'a'.repeat(72) },
      { ...list, 'greeting.reply.rows.0.description': 'a'.repeat(73) },
      'greeting.reply.rows.0.description',
      'long',
    ],
    [
      'a greeting that says nothing',
      { 'greeting.on': null, 'greeting.reply.text': '' },
      { 'greeting.reply.text': ' ' },
      'greeting.reply.text',
      'missing',
    ],
    ['a word', { [word]: 'a'.repeat(60) }, { [word]: 'a'.repeat(61) }, word, 'long'],
    [
      'a rule without words',
      { 'keywords.on': null, [word]: '', 'keywords.rules.0.words.1': '' },
      { [word]: '', 'keywords.rules.0.words.1': '' },
      'keywords.rules.0.words',
      'missing',
    ],
    [
      'a rule that says nothing',
      { 'keywords.on': null, 'keywords.rules.1.reply.text': '' },
      { 'keywords.rules.1.reply.text': '' },
      'keywords.rules.1.reply.text',
      'missing',
    ],
    [
      'the hand-off button',
      { 'handoff.button': 'a'.repeat(20) },
      { 'handoff.button': 'a'.repeat(21) },
      'handoff.button',
      'long',
    ],
    [
      'the notice',
      { 'handoff.notice': 'a'.repeat(4096) },
      { 'handoff.notice': 'a'.repeat(4097) },
      'handoff.notice',
      'long',
    ],
    [
      'how often it may not understand',
      { 'handoff.times': '99' },
      { 'handoff.times': '100' },
      'handoff.times',
      'number',
    ],
    [
      'the same, but never',
      { 'handoff.after': null, 'handoff.times': 'x' },
      { 'handoff.times': 'x' },
      'handoff.times',
      'number',
    ],
    [
      'how often it says that it does not understand',
      { 'fallback.most': ' 1 ' },
      { 'fallback.most': '0' },
      'fallback.most',
      'number',
    ],
    [
      'a time zone',
      { 'hours.timeZone': 'UTC' },
      { 'hours.timeZone': 'Moon/Tranquillity' },
      'hours.timeZone',
      'zone',
    ],
    ['hours without an end', {}, { 'hours.week.0.0.to': '' }, 'hours.week.0.0.to', 'time'],
    [
      'hours that end first',
      { 'hours.week.0.0.to': '09:01' },
      { 'hours.week.0.0.to': '09:00' },
      'hours.week.0.0.to',
      'time',
    ],
    [
      'no time of a clock',
      { 'hours.week.0.0.from': '08:59' },
      { 'hours.week.0.0.from': '8:59' },
      'hours.week.0.0.from',
      'time',
    ],
    [
      'hours on top of each other',
      { 'hours.week.0.1.from': '13:00' },
      { 'hours.week.0.1.from': '12:59' },
      'hours.week.0',
      'overlap',
    ],
    [
      'no date',
      { 'hours.holidays.0.date': '2028-02-29' },
      { 'hours.holidays.0.date': '2026-02-29' },
      'hours.holidays.0.date',
      'date',
    ],
    ['a date twice', {}, { 'hours.holidays.1.date': '2026-12-25' }, 'hours.holidays', 'twice'],
    [
      'a webhook without an address',
      { 'webhook.url': '' },
      { 'webhook.on': 'on', 'webhook.url': '' },
      'webhook.url',
      'missing',
    ],
    [
      'an address that is none',
      { 'webhook.url': 'http://bot.internal:8080/' },
      { 'webhook.url': 'bot.example' },
      'webhook.url',
      'url',
    ],
    ['an address of another kind', {}, { 'webhook.url': 'file:///etc/passwd' }, 'webhook.url', 'url'],
    [
      'an address with a password',
      {},
      { 'webhook.url': 'https://me:secret@bot.example' },
      'webhook.url',
      'url',
    ],
  ])('%s', (_what, passes, fails, path, wrong) => {
    expect(checked(filled(passes)).ok, 'this passes').toBe(true);
    const result = checked(filled(fails));
    expect(result.ok ? [] : [...result.problems].map(([at, problem]) => [at, problem.wrong])).toEqual([
      [path, wrong],
    ]);
  });

  test('is all said at once', () => {
    const result = checked(
      filled({
        'greeting.reply.text': '',
        'handoff.times': 'x',
        'hours.week.0.0.to': '',
        'webhook.url': 'x',
      }),
    );
    expect(result.ok ? [] : [...result.problems.keys()].toSorted()).toEqual([
      'greeting.reply.text',
      'handoff.times',
      'hours.week.0.0.to',
      'webhook.url',
    ]);
  });
});

describe('the form’s buttons', () => {
  const after = (...buttons: string[]) =>
    buttons.reduce((entered, button) => edit(entered, button)?.entered ?? entered, stored);
  const ids = (entered: Entered) => entered.keywords.rules.map(({ id }) => id.at(-1));

  test('add a rule at the end, open, and go on in its words', () => {
    const edited = edit(stored, 'add keywords.rules');
    expect(edited?.entered.keywords.rules.at(-1)).toMatchObject({ open: true, words: [], match: 'contains' });
    expect(edited?.focus).toBe('keywords.rules.2.word');
    expect(stored.keywords.rules, 'what was is left alone').toHaveLength(2);
  });

  test('move a rule, remove it, open and shut it', () => {
    expect(ids(after('down keywords.rules.0'))).toEqual(['2', '1']);
    expect(edit(stored, 'down keywords.rules.0')?.focus).toBe('keywords.rules.1.grip');
    expect(ids(after('up keywords.rules.1'))).toEqual(['2', '1']);
    expect(ids(after('remove keywords.rules.0'))).toEqual(['2']);
    expect(after('open keywords.rules.1').keywords.rules[1]?.open).toBe(true);
    expect(after('open keywords.rules.1', 'shut keywords.rules.1')).toEqual(stored);
  });

  test('add and remove words, rows, hours and days', () => {
    expect(after('remove handoff.words.0').handoff.words).toEqual(stored.handoff.words.slice(1));
    expect(after('add closed.reply.rows').closed.reply.rows).toHaveLength(2);
    expect(after('add hours.week.1').hours.week[1]).toEqual([{ from: '', to: '' }]);
    expect(after('remove hours.week.0.0').hours.week[0]).toHaveLength(1);
    expect(after('add hours.holidays').hours.holidays).toHaveLength(3);
    expect(after('add hours.holidays.0.blocks').hours.holidays[0]?.blocks).toHaveLength(1);
  });

  test('insert a placeholder where script cannot', () => {
    const edited = edit(stored, 'insert keywords.rules.0.reply.text {{opening_hours}}');
    expect(edited?.entered.keywords.rules[0]?.reply.text).toBe('about rent {{opening_hours}}');
    expect(edited?.focus).toBe('keywords.rules.0.reply.text');
  });

  test.each([
    'fly',
    'add',
    'add greeting',
    'add hours.week',
    'add __proto__',
    'add constructor.prototype',
    'remove keywords.rules.9',
    'remove keywords.rules',
    'remove hours.week.0',
    'up keywords.rules.0',
    'down keywords.rules.1',
    'up handoff.words.1',
    'open handoff.words.0',
    'insert greeting.reply.text <b>',
    'insert webhook.url {{name}}',
    'insert keywords.rules.7.reply.text {{name}}',
  ])('“%s” is none', (button) => {
    expect(edit(stored, button)).toBeNull();
  });
});

test.each([
  ['2026-12-24T18:30', 'Europe/Lisbon', '2026-12-24T18:30:00.000Z'],
  ['2026-07-24T18:30', 'Europe/Lisbon', '2026-07-24T17:30:00.000Z'],
  ['2026-11-26T00:30', 'Asia/Kathmandu', '2026-11-25T18:45:00.000Z'],
  ['2026-11-26T00:30', 'America/St_Johns', '2026-11-26T04:00:00.000Z'],
  ['2026-11-26T00:30:15', 'UTC', '2026-11-26T00:30:15.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'], // skipped
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // twice
])('%s in %s is %s', (local, zone, moment) => {
  expect(new Date(instantOf(local, zone) ?? 0).toISOString()).toBe(moment);
});

test.each(['', 'now', '2026-13-01T00:00', '2026-11-26', '26.11.2026 10:00'])('“%s” is no time', (local) => {
  expect(instantOf(local, 'UTC')).toBeNull();
});
