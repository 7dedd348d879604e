import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '../../../channels/whatsapp/webhook.ts';
import { answerByRules } from '../../../db/bot-talk.ts';
import { take } from '../../../db/intake.ts';
import type { InboundMessage, MessageKind } from '../../../domain/message.ts';
import { deliveryOf, inboundText, reactionTo, stranger } from '../../support/build.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

const captured = new URL('../../channels/payloads/', import.meta.url);

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

let strangers = 100;
/** A thread of Ben's in which a customer has said these, one after the other. */
async function threadOf(...said: Array<Partial<InboundMessage>>) {
  const customer = stranger(++strangers);
  const { id } = await conversation(house, {
    agentId: house.cast.ben,
    customer,
    sentAt: Date.now() - 60_000,
  });
  for (const one of said) await take(house.sql, deliveryOf(inboundText({ customer, ...one })));
  return { id, customer, html: await (await they.ben.get(`/inbox/${id}`)).text() };
}
/** What was said last, from inside its bubble on. */
const lastOf = (html: string) => {
  const thread = log(html);
  const from = thread.lastIndexOf('id="msg-');
  return thread.slice(thread.indexOf('>', from) + 1);
};
const log = (html: string) => html.slice(html.indexOf('id="thread-items"'), html.indexOf('id="composer"'));

describe('every kind is at least a named line', () => {
  test.each<[MessageKind, Partial<InboundMessage>, string]>([
    ['image', { body: 'Our cat', content: { image: { mime_type: 'image/jpeg' } } }, 'Photo JPEG Our cat'],
    ['video', { body: null, content: { video: { mime_type: 'video/mp4' } } }, 'Video MP4'],
    ['audio', { body: null, content: { audio: {} } }, 'Audio'],
    [
      'voice',
      { body: null, content: { audio: { voice: true, mime_type: 'audio/ogg; codecs=opus' } } },
      'Voice message OGG',
    ],
    [
      'document',
      { body: 'See page 2', content: { document: { filename: 'Offer.pdf' } } },
      'PDF Offer.pdf Document See page 2',
    ],
    ['sticker', { body: null, content: { sticker: {} } }, 'Sticker'],
    [
      'location',
      { body: null, content: { location: { latitude: 51.5, longitude: -2.5, name: '12 Canal Street' } } },
      'Location Open the map 12 Canal Street',
    ],
    [
      'contacts',
      { body: null, content: { contacts: [{ name: { formatted_name: 'Robert Smith' } }] } },
      'Robert Smith Contact card',
    ],
    [
      'interactive',
      { body: 'Saturday', content: { interactive: { type: 'list_reply' } } },
      'Chose from a list Saturday',
    ],
    ['button', { body: 'Confirm', content: { button: { text: 'Confirm' } } }, 'Pressed a button Confirm'],
    [
      'order',
      { body: null, content: { order: { product_items: [{ product_retailer_id: 'SODA', quantity: 2 }] } } },
      'Item Price each 2 × SODA',
    ],
    [
      'template',
      { body: 'Your order is ready', content: { template: { name: 'order_ready' } } },
      'order_ready Your order is ready',
    ],
    ['system', { body: 'Kofi changed their number', opens: false }, 'Kofi changed their number'],
    [
      'unsupported',
      { body: null, content: { unsupported: { type: 'pool' } } },
      'A kind of message WhatsApp doesn’t pass on',
    ],
    [
      'unknown',
      { body: null, content: { type: 'hologram', hologram: {} } },
      'hologram A kind of message we can’t show yet',
    ],
  ])('%s', async (kind, said, line) => {
    const { html } = await threadOf({ kind, ...said });
    expect(read(log(html))).toContain(line);
  });

  test.each(['image', 'document', 'location', 'contacts', 'order', 'interactive', 'template', 'nonsense'])(
    '%s, with nothing of what it should have',
    async (kind) => {
      const { id, html } = await threadOf({
        kind: kind as MessageKind,
        body: null,
        content: { [kind]: [null, 7] },
      });
      expect(html).toContain('class="bubble"');
      expect((await they.ben.get('/inbox')).status).toBe(200); // its row is drawn as well
      expect(read(part(await (await they.ben.get('/inbox')).text(), `convo-${id}`))).not.toBe('');
    },
  );
});

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '<a hx-get="/logout" hx-trigger="load">hi</a>',
  '<hx-partial hx-target="body" hx-swap="innerHTML">gone</hx-partial>',
  '</textarea></form><form action="//evil.example">',
  '{{constructor.constructor("alert(1)")()}} ${7*7}',
  '\u202Egnp.exe \u2066 spoof',
  `' onmouseover='alert(1)`,
];

describe('what a customer writes is text', () => {
  test.each(hostile)('%s', async (text) => {
    const { id } = await threadOf(
      { body: text },
      { kind: 'document', body: text, content: { document: { filename: text } } },
      { kind: 'location', body: null, content: { location: { name: text, latitude: text, longitude: 1 } } },
      { kind: 'contacts', body: null, content: { contacts: [{ name: { formatted_name: text } }] } },
      { kind: 'unknown', body: null, content: { type: text } },
    );
    await house.sql`update contacts set name = ${text}
      where id = (select contact_id from conversations where id = ${id})`;
    const page = await (await they.ben.get(`/inbox/${id}`)).text();
    expect(read(log(page))).toContain(text.replace(/\s+/g, ' ').trim().slice(0, 20).trim());
    for (const tag of (page.match(/<[a-z][^>]*>/gi) ?? []).map((found) => found.replace(/"[^"]*"/g, '""'))) {
      expect(tag).not.toMatch(/\son\w+=/i);
      // The lightbox's own picture is empty until one is opened.
      if (tag !== '<img alt="" hidden=""/>') expect(tag).not.toMatch(/^<img/i);
      expect(tag).not.toMatch(/^<hx-partial|^<script>/i);
    }
    expect(page).not.toMatch(/(?:href|action|hx-get)="(?:javascript:|\/\/evil|\/logout" hx-trigger)/i);
    expect(page.match(/<script/g)).toHaveLength(
      (await (await they.ben.get('/inbox?view=bot')).text()).match(/<script/g)?.length ?? 0,
    );
  });

  test('an http address is a link that gives nothing away; no other scheme is', async () => {
    const { html } = await threadOf({
      body: 'See https://shop.example/a?b=1&c=2. Or javascript:alert(1), data:text/html,x, https://user"onclick=alert(1)',
    });
    const links = [...log(html).matchAll(/<a [^>]*href="([^"]*)"[^>]*>/g)].filter(
      ([, href]) => !href?.startsWith('/'),
    );
    expect(links.map(([, href]) => href)).toEqual(['https://shop.example/a?b=1&amp;c=2', 'https://user']);
    for (const [link] of links) expect(link).toContain('rel="noopener noreferrer nofollow"');
  });

  test('64 kB of it, and 64 kB without a space', async () => {
    const long = 'all work and no play '.repeat(3200);
    const { html } = await threadOf({ body: long }, { body: 'x'.repeat(65_536) });
    expect(html).toContain(long.trim().slice(-2000));
    const list = await (await they.ben.get('/inbox')).text();
    expect(list).not.toContain('x'.repeat(1000)); // the row has a snippet
  });
});

test('the thread reads by WhatsApp’s time, whatever order things came in', async () => {
  const now = Date.now();
  const { html } = await threadOf(
    { body: 'third', sentAt: now - 10_000 },
    { body: 'first', sentAt: now - 30_000 },
    { body: 'second', sentAt: now - 20_000 },
  );
  expect(read(log(html))).toMatch(/first .*second .*third/);
});

test('a reply shows what it answers; one to another conversation’s message shows nothing of it', async () => {
  const secret = await threadOf({ body: 'The code is 4471', wamid: 'wamid.SECRET' });
  const asked = await threadOf({ body: 'Which colour?', wamid: 'wamid.COLOUR' });
  await take(
    house.sql,
    deliveryOf(inboundText({ customer: asked.customer, body: 'Blue', replyToWamid: 'wamid.COLOUR' })),
  );
  await take(
    house.sql,
    deliveryOf(inboundText({ customer: asked.customer, body: 'Hm', replyToWamid: 'wamid.SECRET' })),
  );
  const html = log(await (await they.ben.get(`/inbox/${asked.id}`)).text());
  expect(secret.html).toContain('4471');
  expect(html.match(/<a class="quote"/g)).toHaveLength(1);
  expect(read(html)).toContain('Which colour?');
  expect(read(html)).toContain('An earlier message Hm');
  expect(html).not.toContain('4471');
});

test('reactions, edits and deletions are marked', async () => {
  const { id, customer } = await threadOf({ body: 'Yes', wamid: 'wamid.MARKED' });
  await take(house.sql, deliveryOf(reactionTo('wamid.MARKED', { customer })));
  await house.sql`update messages set edited_at = now() where wamid = 'wamid.MARKED'`;
  const marked = read(log(await (await they.ben.get(`/inbox/${id}`)).text()));
  expect(marked).toMatch(/Yes edited [\d:]+ Customer reacted with 👍/);
  await house.sql`update messages set revoked_at = now() where wamid = 'wamid.MARKED'`;
  expect(read(log(await (await they.ben.get(`/inbox/${id}`)).text()))).toContain(
    'Deleted by the customer. It said: Yes',
  );
});

test('a long thread opens at its newest and leads back page by page, without gaps', async () => {
  const { id, customer } = await threadOf();
  const now = Date.now();
  for (let n = 0; n < 120; n++)
    await take(
      house.sql,
      deliveryOf(inboundText({ customer, body: `line ${n}.`, sentAt: now - 59_000 + n * 100 })),
    );
  const found: string[] = [];
  let path: string | undefined = `/inbox/${id}`;
  while (path !== undefined) {
    const html: string = log(await (await they.ben.get(path)).text());
    found.unshift(...[...html.matchAll(/line (\d+)\./g)].map(([, n]) => n ?? ''));
    path = /id="thread-earlier" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(found).toEqual(Array.from({ length: 120 }, (_, n) => String(n)));
});

test('a quote leads to what it quotes, however far up: the page around it', async () => {
  const { id, customer } = await threadOf();
  const now = Date.now();
  const said = (n: number) =>
    inboundText({ customer, body: `line ${n}.`, sentAt: now - 59_000 + n * 100, wamid: `wamid.L${n}` });
  for (let n = 0; n < 120; n++) await take(house.sql, deliveryOf(said(n)));
  await take(house.sql, deliveryOf(inboundText({ customer, body: 'That one', replyToWamid: 'wamid.L40' })));
  const [target] = await house.sql<
    { id: string }[]
  >`select id from messages where wamid = 'wamid.L40' and conversation_id = ${id}`;

  const newest = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(newest).not.toContain(`id="msg-${target?.id}"`);
  expect(newest).toContain(`href="/inbox/${id}?around=${target?.id}#msg-${target?.id}"`);
  const around = `/conversations/${id}/messages?around=${target?.id}`;
  for (const html of [
    log(await (await they.ben.get(`/inbox/${id}?around=${target?.id}`)).text()),
    await (await they.ben.get(around, htmx)).text(),
  ]) {
    expect(html).toContain(`id="msg-${target?.id}"`);
    expect(read(html)).toMatch(/line 16\..*line 40\..*line 65\./);
    expect(read(html)).not.toContain('line 66.');
    expect(html).toContain('data-earlier');
    expect(read(html)).toContain('Back to the newest');
  }
  const plain = await they.ben.get(around);
  expect(plain.headers.get('location')).toBe(`/inbox/${id}?around=${target?.id}`);

  const foreign = await threadOf({ body: 'elsewhere' });
  const [other] = await house.sql<
    { id: string }[]
  >`select id from messages where conversation_id = ${foreign.id} limit 1`;
  const page = await (await they.ben.get(`/inbox/${id}?around=${other?.id}`)).text();
  expect(read(log(page)), 'a message of another conversation leads to the newest').toContain('That one');
});

test.each([
  'x',
  '2026-02-30T00:00:00.000000Z,1',
  '2026-01-01T00:00:00.000000Z,99999999999999999',
  '0000-01-01T00:00:00.000000Z,1',
])('a place that is none opens the newest: %s', async (before) => {
  const { id } = await threadOf({ body: 'newest' });
  const page = await they.ben.get(`/inbox/${id}?before=${encodeURIComponent(before)}`);
  expect([page.status, read(await page.text())]).toEqual([200, expect.stringContaining('newest')]);
});

test('with htmx a conversation comes without the list, and its row becomes the current one', async () => {
  const one = await threadOf({ body: 'one' });
  const two = await threadOf({ body: 'two' });
  const html = await (
    await they.ben.get(`/inbox/${two.id}`, {
      'HX-Request': 'true',
      'HX-Request-Type': 'partial',
      'HX-Current-URL': `http://localhost:3000/inbox/${one.id}`,
    })
  ).text();
  expect(html).not.toContain('class="rail"');
  expect(part(html, `convo-${two.id}`)).toMatch(/^<div[^>]*>\s*<input[^>]*>\s*<a[^>]*aria-current="true"/);
  expect(part(html, `convo-${one.id}`)).not.toMatch(/^<div[^>]*>\s*<input[^>]*>\s*<a[^>]*aria-current/);
  expect(html).toMatch(/hx-target="#live" hx-swap="outerHTML"/);
});

test('who may not see it gets 404, as for one that is not there', async () => {
  const { id } = await threadOf();
  expect((await they.zed.get(`/inbox/${id}`)).status).toBe(404);
  expect((await they.sol.get(`/conversations/${id}/messages`)).status).toBe(404);
  expect((await they.ben.get(`/inbox/${house.cast.ben}`)).status).toBe(404);
  expect((await they.ben.get('/inbox/..%2f')).status).toBe(404);
});

/** What the reference's table says each kind is shown as (whatsapp-cloud-api.md, section 4), by the payload's name. */
const shownAs: Record<string, RegExp> = {
  audio: /^Audio Fetching it from WhatsApp… \d/,
  'button-reply': /^Pressed a button Yes, please \d/,
  contacts: /Contact card/,
  'contact-request':
    /^Shared their number, as you asked Noor Contact card \+1 202-555-0188 Add to contacts \d/,
  document: /\.pdf Fetching it from WhatsApp… Signed \d/,
  'flow-reply': /^Filled in a form (?!.*flow token)/i,
  'flow-reply-unreadable': /^Filled in a form \{"first_name": "Bob \d/,
  'forwarded-often': /^Forwarded many times Pass it on \d/,
  image: /^Photo Fetching it from WhatsApp… The crack, left side \d/,
  'image-with-errors': /^Photo Fetching it from WhatsApp… WhatsApp says: The picture could not be read\. \d/,
  'interactive-without-content': /WhatsApp didn’t pass on what was chosen\./,
  'list-reply': /^Chose from a list Monday/,
  location: /^Location Open the map/,
  order: /^Order: \d items? .*\d × /,
  'security-code-changed': /^Their security code changed: they may have a new phone\. \d/,
  sticker: /^Sticker Fetching/,
  'sticker-animated': /^Sticker Fetching/,
  'template-button': /^An earlier message Pressed a button Confirm \d/,
  text: /^Is the blue one still there\? \d/,
  'text-about-product': /^About a product of your catalogue BIKE-54 .*Is this one in stock\? \d/,
  'text-from-ad': /^Came from an ad Spring See it Hello from the ad \d/,
  'text-reply-forwarded': /^An earlier message This one \d/,
  unsupported: /^A kind of message WhatsApp doesn’t pass on .*Ask the customer to send it another way/,
  'unsupported-type': /WhatsApp calls it “poll”\. Ask the customer to send it another way/,
  'unheard-of': /It is kept in full\./,
  video: /^Video Fetching/,
  voice: /^Voice message Fetching/,
  'voice-older': /^Voice message Fetching/,
};

test('every message in the captured payloads is shown as what it is', async () => {
  const met = new Set<string>();
  const payloads = readdirSync(captured).filter((name) => name.endsWith('.json'));
  expect(payloads.length).toBeGreaterThan(20);
  for (const name of payloads) {
    const parsed = parse(readFileSync(new URL(name, captured)));
    if ('unreadable' in parsed) continue;
    for (const item of parsed.items) {
      if (item.type !== 'message') continue;
      const { kind, body, content, replyToWamid } = item;
      const { html } = await threadOf({ kind, body, content, replyToWamid });
      const expected = shownAs[name.replace('.json', '')];
      if (expected !== undefined) {
        met.add(name);
        expect(read(lastOf(html)), name).toMatch(expected);
      }
      const shown = kind === 'system' ? /class="event" id="msg-/g : /class="bubble"/g;
      expect(html.match(shown), name).toHaveLength(kind === 'system' ? 1 : 2);
      expect(read(log(html)), name).not.toMatch(/undefined|\[object/);
    }
  }
  expect(met.size, 'each expectation has its payload').toBe(Object.keys(shownAs).length);
});

test('what the bot said shows as the bot’s, with what could be pressed', async () => {
  const { sql, cast } = house;
  await sql`update numbers set bot_on = true where id = ${cast.main}`;
  const { id } = await conversation(house, { customer: stranger(++strangers) });
  await answerByRules(sql, { conversationId: id, episode: 1, numberId: cast.main });
  await sql`update numbers set bot_on = false where id = ${cast.main}`;
  const html = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(log(html)).toMatch(/data-dir="out" data-by="bot"/);
  expect(log(html)).toContain('How can we help?');
  expect(log(html)).toMatch(/<span class="tag tag-m" dir="auto">Talk to a person<\/span>/);
});

test('beside the thread stands what is known of the customer, for whoever has contacts', async () => {
  const { id } = await threadOf({ body: 'Hello' });
  await house.sql`
    insert into attributes (name, kind) values ('City', 'text'), ('Customer since', 'date'), ('Newsletter', 'yes_no'), ('Size', 'number')`;
  await house.sql`
    insert into contact_attributes (contact_id, attribute_id, value)
    select contact_id, attributes.id, case kind when 'text' then '<b>Bristol' when 'date' then '2023-03-05' else 'no' end
    from conversations, attributes where conversations.id = ${id} and kind <> 'number'`;
  const beside = async (who: 'ben' | 'ines') => {
    const html = await (await they[who].get(`/inbox/${id}`)).text();
    return html.slice(html.indexOf('id="contact"'));
  };
  const bens = await beside('ben');
  expect(bens).toContain('&lt;b&gt;Bristol</dd>');
  expect(bens).toMatch(/Customer since<\/dt><dd[^>]*>5 Mar 2023</);
  expect(bens).toMatch(/Newsletter<\/dt><dd[^>]*>No</);
  expect(bens).not.toContain('Size');
  expect(await beside('ines'), 'an Inbox manager opens no contacts').not.toContain('Bristol');
});
