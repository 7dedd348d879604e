import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBotFacts } from '../../../db/bot-facts.ts';
import { findBot } from '../../../db/bots.ts';
import { unseal } from '../../../db/seal.ts';
import { asStored, fieldsOf } from '../../../web/settings/bot-form.ts';
import { available, castKey } from '../../support/cast.ts';
import { type Browser, baseUrl, type House, openHouse } from '../house.ts';

let house: House;
let ama: Browser;
let path: string;
beforeAll(async () => {
  house = await openHouse();
  ama = await house.as('ama');
  path = `/settings/numbers/${house.cast.main}/bot`;
});
afterAll(() => house.close());
beforeEach(async () => {
  const { sql, cast } = house;
  for (const table of ['outbox', 'bot_versions', 'bots', 'presence']) await sql`delete from ${sql(table)}`;
  await sql`update numbers set bot_on = false, reply_stops_bot = false, name = 'Main' where id = ${cast.main}`;
});

type Fields = Record<string, string | null>;

/** The form as the page shows it, with what somebody changed in it; null takes a field out. */
async function filled(changes: Fields = {}): Promise<Fields> {
  const facts = await findBotFacts(house.sql, house.cast.main);
  if (facts === null) throw new Error('there is no such number');
  return { ...Object.fromEntries(fieldsOf('', asStored(facts))), ...changes };
}

async function post(who: Browser, fields: Fields, to = path, headers: Record<string, string> = {}) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, value);
  return who.request(to, { method: 'POST', body, headers: { origin: baseUrl, ...headers } });
}

const rule = (place: number, word: string, text: string): Fields => ({
  [`keywords.rules.${place}.id`]: `00000000-0000-4000-8000-00000000000${place}`,
  [`keywords.rules.${place}.words.0`]: word,
  [`keywords.rules.${place}.match`]: 'contains',
  [`keywords.rules.${place}.reply.kind`]: 'text',
  [`keywords.rules.${place}.reply.text`]: text,
});
const webhook = { 'webhook.on': 'on', 'webhook.url': 'https://bot.example/hook' };
const botNow = async () => findBot(house.sql, house.cast.main);
const page = async (query = '') => (await ama.get(`${path}${query}`)).text();

describe('the page', () => {
  test('shows what a number’s bot begins with, off, and is found beside the number’s other pages', async () => {
    const html = await page();
    expect(html).toContain('Hello {{name}}, thank you for writing. How can we help?');
    expect(html).not.toMatch(/id="on"[^>]*checked/);
    expect(html).toMatch(/id="greeting\.on"[^>]*checked/);
    expect(html).toContain('The bot doesn’t stop when an agent writes.');
    expect(html).toContain('Nobody has changed this number’s bot yet.');
    expect(html).not.toContain('Unsaved changes');
    expect(html).toMatch(/aria-current="page"[^>]*>.*?Bot/s);
    expect(await (await ama.get(path.replace(/bot$/, 'assignment'))).text()).toContain(`href="${path}"`);
  });

  test.each(['ines', 'ben', 'sol'])(
    'is not there for %s, and nothing can be saved or tried',
    async (name) => {
      const person = await house.as(name);
      expect((await person.get(path)).status).toBe(404);
      expect((await post(person, await filled({ on: 'on' }))).status).toBe(404);
      expect((await post(person, await filled({ 'test.text': 'hi' }), `${path}/trial`)).status).toBe(404);
      expect(await botNow()).toMatchObject({ on: false, version: 1 });
    },
  );

  test.each(['/settings/numbers/00000000-0000-4000-8000-000000000000/bot', '/settings/numbers/x/bot'])(
    'of no number of ours (%s) is not there',
    async (nowhere) => {
      expect((await ama.get(nowhere)).status).toBe(404);
      expect((await post(ama, await filled(), nowhere)).status).toBe(404);
    },
  );

  test('escapes whatever is written in it', async () => {
    const bad = '"><img src=x onerror=alert(1)>';
    const fields = await filled({
      ...rule(0, bad, bad),
      ...{
        'greeting.reply.text': `</textarea>${bad}`,
        'handoff.words.0': bad,
        'hours.holidays.0.date': '2026-12-25',
      },
      ...{ 'hours.holidays.0.name': bad, 'handoff.button': '"><img src=x>' },
    });
    expect((await post(ama, fields)).status).toBe(303);
    await house.sql`update numbers set name = ${bad} where id = ${house.cast.main}`;
    const open = await filled({ do: 'open keywords.rules.0' });
    const pages = [
      await page(),
      await (await post(ama, open)).text(),
      await (await post(ama, await filled({ 'test.text': bad }), `${path}/trial`)).text(),
    ];
    for (const html of pages) {
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(html).not.toContain('<img src=x');
    }
  });
});

describe('saving', () => {
  test('writes all of the form, and comes back to the page that says so', async () => {
    const answer = await post(
      ama,
      await filled({
        ...rule(0, 'rent', 'We do!'),
        ...{ on: 'on', replyStopsBot: 'on', 'greeting.when': 'closed', 'handoff.word': 'help, aide' },
        ...{ 'closed.on': 'on', 'hours.timeZone': 'Europe/Lisbon', 'hours.week.5.0.from': '10:00' },
        ...{ 'hours.week.5.0.to': '00:00', 'handoff.after': null, 'handoff.button': '' },
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?saved=2`]);
    const bot = await botNow();
    expect(bot).toMatchObject({ on: true, replyStopsBot: true, version: 2 });
    expect(bot?.settings).toMatchObject({
      greeting: { when: 'closed' },
      keywords: { rules: [{ words: ['rent'], strict: false, reply: { kind: 'text', text: 'We do!' } }] },
      handoff: { button: null, afterNotUnderstood: null },
      closed: { on: true },
    });
    expect(bot?.settings.handoff.words.slice(-2)).toEqual(['help', 'aide']);
    expect(bot?.settings.hours.week[5]).toEqual([{ from: '10:00', to: '24:00' }]);

    const html = await page('?saved=2');
    expect(html).toContain('>Saved</span>');
    expect(html).toContain('Version 2');
    expect(html).toContain(
      'bot switched on · a reply stops it · out of hours reply on · greeting edited · hand-over edited · opening hours edited · reply to “rent” added',
    );
    expect(html).toMatch(/Ama, Today \d\d:\d\d/);
  });

  test('that switches the bot off calls the desk', async () => {
    await post(ama, await filled({ on: 'on' }));
    expect(await house.sql`select from outbox`).toHaveLength(0);
    await post(ama, await filled({ on: null }));
    expect(await house.sql`select workflow_id from outbox`).toEqual([
      { workflow_id: `desk-${house.cast.main}` },
    ]);
  });

  test('with somebody else’s save in between is told so, keeps what was entered, and saves the second time', async () => {
    const mine = await filled({ 'greeting.reply.text': 'Mine' });
    await post(ama, await filled({ 'greeting.reply.text': 'Theirs', on: 'on' }));
    const answer = await post(ama, mine);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Ama saved another bot meanwhile');
    expect(html).toContain('bot switched on · greeting edited');
    expect(html).toContain('Mine</textarea>');
    expect(html).toMatch(/name="version" value="2"/);
    expect(html).toContain('Unsaved changes');
    expect(await botNow()).toMatchObject({ on: true, settings: { greeting: { reply: { text: 'Theirs' } } } });

    expect((await post(ama, { ...mine, version: '2' })).status).toBe(303);
    expect(await botNow()).toMatchObject({ version: 3, settings: { greeting: { reply: { text: 'Mine' } } } });
  });

  test('what WhatsApp would not take comes back with a sentence at each field and all that was entered', async () => {
    const long = 'a'.repeat(21);
    const fields = await filled({
      ...rule(0, 'rent', 'We do!'),
      ...{ 'keywords.rules.0.reply.kind': 'buttons', 'keywords.rules.0.reply.buttons.1': long },
      ...{ 'handoff.times': 'many', 'webhook.url': 'bot.example', 'hours.week.0.0.to': '08:00' },
    });
    const answer = await post(ama, fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Nothing is saved yet');
    expect(html.match(/aria-invalid/g)).toHaveLength(4);
    for (const [field, sentence] of [
      ['keywords.rules.0.reply.buttons.0', 'At most 20 characters.'], // the empty one before it is gone
      ['handoff.times', 'A whole number from 1 to 99.'],
      ['webhook.url', 'An address that begins with https://'],
      ['hours.week.0.0.to', 'the end after the beginning'],
    ]) {
      expect(html).toMatch(new RegExp(`id="${field}"[^>]*aria-describedby="${field}\\.wrong"`));
      expect(html).toMatch(new RegExp(`id="${field}\\.wrong">.*?${sentence}`, 's'));
    }
    expect(html, 'the rule is open').toContain(`value="${long}"`);
    expect(html, 'one goes on where the first mistake is').toMatch(
      /id="keywords\.rules\.0\.reply\.buttons\.0"[^>]*autofocus/,
    );
    expect(await botNow()).toMatchObject({ version: 1 });
  });

  test.each<[string, Fields]>([
    ['no version', { version: null }],
    ['a kind of reply that nobody knows', { 'greeting.reply.kind': 'video' }],
    ['a button that nobody knows', { do: 'fly' }],
  ])('%s is nonsense', async (_what, changes) => {
    expect((await post(ama, await filled(changes))).status).toBe(422);
    expect(await botNow()).toMatchObject({ version: 1 });
  });
});

describe('the form’s own buttons', () => {
  test('draw the form anew with what was entered, and save nothing', async () => {
    const html = await (
      await post(ama, await filled({ do: 'add hours.week.0', on: 'on', 'greeting.reply.text': 'Changed' }))
    ).text();
    expect(html).toMatch(/id="hours\.week\.0\.1\.from"[^>]*autofocus/);
    expect(html).toContain('Changed</textarea>');
    expect(html).toMatch(/id="on"[^>]*checked/);
    expect(html).toContain('Unsaved changes');
    expect(await botNow()).toMatchObject({ on: false, version: 1 });
  });

  test('a rule that is not being edited travels along unseen', async () => {
    await post(ama, await filled({ ...rule(0, 'rent', 'We do!'), ...rule(1, 'hours', 'Nine to six') }));
    const moved = await (await post(ama, await filled({ do: 'down keywords.rules.0' }))).text();
    expect(moved).toMatch(/type="hidden" name="keywords\.rules\.1\.words\.0" value="rent"/);
    expect(moved).toMatch(/id="keywords\.rules\.1\.grip"[^>]*autofocus/);
    const opened = await (await post(ama, await filled({ do: 'open keywords.rules.1' }))).text();
    expect(opened).toContain('Nine to six</textarea>');
  });

  test('stand behind Save, so that Enter in a field saves', async () => {
    const html = await page();
    const first = /<button[^>]*type="submit"[^>]*(form="bot"|name="do")[^>]*>/.exec(html);
    expect(first?.[0]).toContain('form="bot"');
  });
});

describe('the webhook’s secret', () => {
  const secretIn = (html: string) => /class="mono secret">([\w-]{43})</.exec(html)?.[1] ?? null;
  const kept = async () => {
    const [row] = await house.sql<{ secret: Buffer }[]>`select webhook_secret as secret from bots`;
    return row === undefined ? null : unseal(castKey, row.secret);
  };

  test('is shown once, in the answer to the save that made it', async () => {
    const answer = await post(ama, await filled(webhook));
    expect(answer.status).toBe(200);
    const secret = secretIn(await answer.text());
    expect(secret).not.toBeNull();
    expect(secret).toBe(await kept());
    expect(await page()).not.toContain(secret);
    const again = await post(ama, await filled({ 'webhook.url': 'https://bot.example/other' }));
    expect(again.status).toBe(303);
    expect(await kept()).toBe(secret);
  });

  test('can be made anew, which saves nothing of the form', async () => {
    const first = secretIn(await (await post(ama, await filled(webhook))).text());
    const html = await (
      await post(ama, await filled({ do: 'new-secret', 'greeting.reply.text': 'Half written' }))
    ).text();
    expect(secretIn(html)).toBe(await kept());
    expect(secretIn(html)).not.toBe(first);
    expect(html).toContain('Half written</textarea>');
    expect(await botNow()).toMatchObject({ version: 2 });
    expect((await botNow())?.settings.greeting.reply.text).not.toBe('Half written');
  });
});

describe('the test panel', () => {
  const trial = async (fields: Fields, headers: Record<string, string> = { 'HX-Request': 'true' }) =>
    (await post(ama, fields, `${path}/trial`, headers)).text();
  const said = (html: string): Fields =>
    Object.fromEntries(
      [...html.matchAll(/name="(test\.said\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    );
  const bubbles = (html: string) =>
    [...html.matchAll(/class="text" dir="auto">([^<]*)/g)].map(([, text]) => text);
  const rules = (html: string) =>
    [...html.matchAll(/<div class="match"[^>]*>.*?<span>(.*?)<\/span><\/div>/gs)].map(([, text]) =>
      text?.replace(/<[^>]+>/g, ''),
    );

  test('answers by the form as it stands, names the rule, and says who gets it', async () => {
    await available(house.sql, house.cast.ben);
    const draft = await filled(rule(0, 'rent', 'We do, {{name}}!'));
    const first = await trial({ ...draft, 'test.text': 'Hi, can I RENT one?' });
    expect(bubbles(first)).toEqual([
      'Hi, can I RENT one?',
      'Hello Test, thank you for writing. How can we help?',
      'We do, Test!',
    ]);
    expect(rules(first)).toEqual(['Greeting', 'Keyword rent']);

    const second = await trial({ ...draft, ...said(first), 'test.text': 'ok can I talk to an agent' });
    expect(bubbles(second).slice(3)).toEqual([
      'ok can I talk to an agent',
      'Thank you. A colleague will answer you here.',
    ]);
    expect(rules(second).at(-1)).toBe('Word agent: the bot stops, Ben gets it');

    const third = await trial({ ...draft, ...said(second), 'test.text': 'hello?' });
    expect(rules(third).at(-1)).toContain('The bot has stopped');
    expect(bubbles(third).at(-1)).toBe('hello?');
  });

  test('lets a button be pressed that was offered, and no other', async () => {
    const draft = await filled();
    const first = await trial({ ...draft, 'test.text': 'Hi' });
    expect(first).toMatch(/name="test\.press" value="handoff"/);
    const pressed = await trial({ ...draft, ...said(first), 'test.press': 'handoff' });
    expect(bubbles(pressed)[2]).toBe('Talk to a person');
    expect(rules(pressed).at(-1)).toBe('Button pressed: the bot stops, it waits in Unassigned');
    const forged = await trial({ ...draft, ...said(first), 'test.press': 'say:Anything' });
    expect(bubbles(forged)).toEqual(bubbles(first));
  });

  test('says how many messages were not understood, and when it stays silent', async () => {
    const draft = await filled({ 'greeting.on': null, 'fallback.most': '1', 'handoff.times': '3' });
    let html = '';
    for (const text of ['what', 'is', 'this'])
      html = await trial({ ...draft, ...said(html), 'test.text': text });
    expect(rules(html)).toEqual([
      'Default reply',
      'Nothing: it stays silent',
      '3 messages not understood: the bot stops, it waits in Unassigned',
    ]);
  });

  test('pretends a time of the number’s own zone', async () => {
    const draft = await filled({ 'closed.on': 'on', 'greeting.on': null, 'hours.timeZone': 'Asia/Tokyo' });
    const at = (time: string) => trial({ ...draft, 'test.text': 'Hi', 'test.at': time });
    const night = await at('2026-11-26T23:00'); // a Thursday
    expect(rules(night)).toEqual(['Out of hours']);
    expect(bubbles(night).at(-1)).toContain('Mon–Fri 09:00–18:00');
    expect(night).toContain('In Asia/Tokyo. Empty: now. You’re closed then.');
    expect(night).toContain('<time>23:00</time>');
    expect(rules(await at('2026-11-26T10:00'))).toEqual(['Default reply']);
  });

  test('begins anew at Restart, and keeps the time', async () => {
    const draft = await filled();
    const first = await trial({ ...draft, 'test.text': 'Hi', 'test.at': '2026-11-26T10:00' });
    const again = await trial({
      ...draft,
      ...said(first),
      ...{ 'test.restart': 'on', 'test.text': 'x', 'test.at': '2026-11-26T10:00' },
    });
    expect(bubbles(again)).toEqual([]);
    expect(again).toContain('value="2026-11-26T10:00"');
  });

  test('asks no rule where a program answers, or the form cannot be saved', async () => {
    const asked = await trial(await filled({ ...webhook, 'test.text': 'Hi' }));
    expect(bubbles(asked)).toEqual(['Hi']);
    expect(rules(asked)).toEqual(['Your own program would be asked; the rules on this page are not.']);
    const broken = await trial(await filled({ 'handoff.times': 'x', 'test.text': 'Hi' }));
    expect(bubbles(broken)).toEqual(['Hi']);
    expect(rules(broken)).toEqual(['Correct what is wrong on the page first. A whole number from 1 to 99.']);
  });

  test('follows the form as it is filled in, and says whether it is saved', async () => {
    const first = await trial({ ...(await filled()), 'test.text': 'Hi' });
    const follows = await trial({
      ...(await filled({ 'greeting.reply.text': 'Good day' })),
      ...said(first),
      ...{ 'test.text': 'half written', state: 'asked' },
    });
    expect(bubbles(follows)).toEqual(['Hi', 'Good day']);
    expect(follows).toContain('Unsaved changes');
    expect(follows, 'what is being written is left alone').not.toContain('id="test.text"');
  });

  test('works as a plain form, by what is saved', async () => {
    const html = await trial({ 'test.text': 'Hi' }, {});
    expect(html).toContain('<!doctype html>');
    expect(bubbles(html)).toEqual(['Hi', 'Hello Test, thank you for writing. How can we help?']);
    const first = /<button[^>]*type="submit"[^>]*form="test"[^>]*>/.exec(html)?.[0];
    expect(first, 'Enter sends').not.toMatch(/name=/);
  });

  test('changes no row', async () => {
    const { sql } = house;
    const tables = [
      'desks',
      'members',
      'numbers',
      'bots',
      'bot_versions',
      'conversations',
      'messages',
      'outbox',
    ];
    const everything = () => Promise.all(tables.map((table) => sql`select * from ${sql(table)}`));
    await post(ama, await filled({ on: 'on' }));
    const before = await everything();
    expect(before[3], 'there is a bot to change').toHaveLength(1);
    for (const text of ['Hi', 'agent'])
      expect(
        bubbles(await trial(await filled({ ...webhook, 'webhook.on': null, 'test.text': text }))),
      ).not.toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test.each<[string, Fields]>([
    [
      'a message of no time',
      { 'test.said.0.text': 'Hi', 'test.said.0.pressed': '', 'test.said.0.at': 'now' },
    ],
    ['a draft of no page of ours', { version: '1' }],
  ])('%s is nonsense', async (_what, fields) => {
    expect((await post(ama, fields, `${path}/trial`)).status).toBe(422);
  });
});
