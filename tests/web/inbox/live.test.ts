import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import type { SignedIn } from '../../../db/users.ts';
import {
  countsEveryMs,
  inboxFragments,
  nextLapse,
  openScreen,
  type Screen,
} from '../../../web/inbox/live.tsx';
import { deliveryOf, inboundText, statusOf, stranger } from '../../support/build.ts';
import type { House } from '../house.ts';
import { conversation, openRoom, part, read } from './room.ts';

let house: House;
beforeAll(async () => {
  house = await openRoom();
});
afterAll(() => house.close());

const viewer = (
  name: 'ben' | 'sol' | 'zed',
  role: SignedIn['role'] = 'service',
  numberIds = [house.cast.main],
): SignedIn => ({
  ...{
    id: house.cast[name],
    role,
    active: true,
    numberIds,
    name,
    email: `${name}@demo.example`,
    hue: 1,
    theme: 'system',
    language: 'en',
    singleKeys: true,
  },
  ...{ available: true, sessionId: house.cast.ben, remembered: false },
});
const ben = () => viewer('ben');
const zed = () => viewer('zed', 'service', [house.cast.second]);
async function tell(who: SignedIn, screen: Screen, change: Parameters<typeof inboxFragments>[3]) {
  const said: string[] = [];
  await inboxFragments(house.sql, who, screen, change, (fragments) => void said.push(fragments));
  return said.length === 0 ? null : said.join('');
}

/** A page that has just been drawn and has connected. */
async function connected(who: SignedIn, query: Record<string, string> = {}) {
  const screen = openScreen(query);
  const html = (await tell(who, screen, 'resync')) ?? '';
  return { screen, html };
}
/** Where it goes and how; a row that goes is named. */
const targets = (html: string | null) =>
  [
    ...(html ?? '').matchAll(
      /<hx-partial hx-target="([^"]+)" hx-swap="([^"]+)">(?:<div data-gone="([^"]+)")?/g,
    ),
  ].map(([, target, swap, gone]) => (gone === undefined ? `${target} ${swap}` : `${gone} gone`));

let strangers = 900;
const next = () => stranger(++strangers);

describe('the list', () => {
  test('a new conversation comes to its place', async () => {
    const { screen } = await connected(ben());
    const { id } = await conversation(house, { body: 'I am new' });
    const html = await tell(ben(), screen, { conversations: [id] });
    expect(targets(html)).toEqual(['#rows place']);
    expect(read(part(html ?? '', `convo-${id}`))).toContain('I am new');
  });

  test('one that no longer belongs on it goes; on another list it comes', async () => {
    const { id } = await conversation(house);
    const waiting = await connected(ben(), { view: 'unassigned' });
    const mine = await connected(ben(), { view: 'mine' });
    expect(waiting.html).toContain(`convo-${id}`);
    await house.sql`update conversations set stage = 'assigned', agent_id = ${house.cast.ben}, waiting_since = null where id = ${id}`;

    expect(targets(await tell(ben(), waiting.screen, { conversations: [id] }))).toEqual([`convo-${id} gone`]);
    expect(targets(await tell(ben(), mine.screen, { conversations: [id] }))).toEqual(['#rows place']);
    expect(await tell(ben(), waiting.screen, { conversations: [id] })).toBeNull(); // said once
  });

  test('of what a viewer may not see their stream says nothing at all, not even an id', async () => {
    const { id } = await conversation(house);
    const outsider = await connected(zed());
    expect((await connected(ben())).html).toContain(id); // there is something to see
    expect(outsider.html).not.toContain(id);
    expect(await tell(zed(), outsider.screen, { conversations: [id], messages: [id] })).toBeNull();
  });

  test('after a gap the page is told where its rows end', async () => {
    const { html } = await connected(ben());
    expect(html).toMatch(/hx-target="#rows" hx-swap="place"><div data-through="/);
  });
});

describe('the open conversation', () => {
  const open = async (said = {}) => {
    const customer = next();
    const { id } = await conversation(house, { agentId: house.cast.ben, customer, ...said });
    const [row] = await house.sql<
      [{ seq: number }]
    >`select last_seq as seq from conversations where id = ${id}`;
    return { id, customer, ...(await connected(ben(), { conversation: id, seq: String(row.seq) })) };
  };

  test('a message is added where it belongs, and only once as new', async () => {
    const { id, customer, screen } = await open();
    const { changed } = await take(house.sql, deliveryOf(inboundText({ customer, body: 'And on Monday?' })));
    const html = (await tell(ben(), screen, changed)) ?? '';
    expect(targets(html)).toContain('#thread-items:not([data-earlier]) place');
    expect(html.match(/class="bubble"/g)).toHaveLength(1);
    expect(read(html)).toContain('And on Monday?');
    expect((await tell(ben(), screen, { conversations: [id] })) ?? '').not.toContain('class="bubble"');
  });

  test('the composer is morphed, never replaced, and its key is left alone', async () => {
    const { id, screen } = await open();
    const html = (await tell(ben(), screen, { conversations: [id] })) ?? '';
    expect(targets(html)).toContain('#composer outerMorph');
    expect(html).toMatch(/id="form-key"[^>]*hx-morph-skip/);
    expect(html).toContain(`<textarea id="draft-${id}"`);
  });

  test('a report changes the ticks of its message', async () => {
    const { id, screen } = await open();
    const [message] = await house.sql<[{ id: string }]>`
      with place as (update conversations set last_seq = last_seq + 1 where id = ${id} returning last_seq, number_id)
      insert into messages (conversation_id, number_id, episode, seq, direction, author, sender_id, kind, body, sent_at, delivery, wamid)
      select ${id}, number_id, 1, last_seq, 'out', 'agent', ${house.cast.ben}, 'text', 'Yes', now(), 'sent', 'wamid.TICKS' from place returning id`;
    await tell(ben(), screen, { conversations: [id], messages: [message.id] });
    const { changed } = await take(
      house.sql,
      deliveryOf(statusOf({ wamid: 'wamid.TICKS', reported: 'read' })),
    );
    expect(changed.messages).toEqual([message.id]);
    const html = (await tell(ben(), screen, changed)) ?? '';
    expect(part(html, `msg-${message.id}`)).toContain('aria-label="Read"');
    expect(html.match(/class="bubble"/g)).toHaveLength(1);
  });

  test('one the viewer may no longer see gives way to a sentence, and then nothing more is said of it', async () => {
    const { id, customer } = await open();
    const sol = viewer('sol', 'sale');
    await house.sql`update conversations set agent_id = ${house.cast.sol} where id = ${id}`;
    const { screen, html } = await connected(sol, { conversation: id, seq: '1' });
    expect(html).toContain('class="bubble"');
    await house.sql`update conversations set agent_id = ${house.cast.ben} where id = ${id}`;
    const before = Date.now();
    const gone = (await tell(sol, screen, { conversations: [id] })) ?? '';
    expect(read(gone)).toContain('You no longer see this conversation');
    expect(gone).toMatch(/class="draft-kept"/);
    const rows = [...gone.matchAll(new RegExp(`data-gone="convo-${id}" data-as-of="(\\d+)"`, 'g'))];
    expect(rows, 'the list and the thread both say so').toHaveLength(2);
    for (const [, asOf] of rows) expect(Number(asOf)).toBeGreaterThanOrEqual(before);
    expect(targets(gone)).not.toContain(`#convo-${id} delete`);

    const { changed } = await take(house.sql, deliveryOf(inboundText({ customer, body: 'Secret' })));
    expect(await tell(sol, screen, changed)).toBeNull();
  });

  test('each minute what shows time is drawn again, and when the window closes so is the composer', async () => {
    const { id, screen } = await open();
    await house.sql`update conversations set window_until = now() - interval '1 minute' where id = ${id}`;
    const html = (await tell(ben(), screen, { minute: true })) ?? '';
    expect(html).toContain('composer-closed');
    expect(part(html, `convo-${id}`)).toContain('Template only');
  });

  test('a window that was open when it was drawn is drawn again when it closes, or at once where drawing took longer', async () => {
    const { id, screen } = await open();
    await house.sql`update conversations set window_until = now() + interval '20 seconds' where id = ${id}`;
    expect(await tell(ben(), screen, { conversations: [id] })).not.toContain('composer-closed');
    const soon = nextLapse(screen, Date.now());
    expect(soon?.ids).toEqual([id]);
    expect(soon?.ms).toBeGreaterThan(0);
    expect(nextLapse(screen, Date.now() + 30_000)).toEqual({ ids: [id], ms: 0 });

    await house.sql`update conversations set window_until = now() - interval '1 second' where id = ${id}`;
    expect(await tell(ben(), screen, { conversations: [id] })).toContain('composer-closed');
    expect(nextLapse(screen, Date.now())?.ids ?? []).not.toContain(id);
  });
});

test('where the list is of those that may still be answered, time alone brings them and takes them away', async () => {
  const { id } = await conversation(house, { customer: next() });
  const { screen } = await connected(ben(), { window: 'closing' });
  const others = await connected(ben(), { window: 'open', sort: 'window' });
  expect(others.html).toContain(`id="convo-${id}"`);
  expect(screen.shown.rows.has(id)).toBe(false);

  await house.sql`update conversations set window_until = now() + interval '3 hours' where id = ${id}`;
  expect(await tell(ben(), screen, { minute: true })).toContain(`id="convo-${id}"`);
  await house.sql`update conversations set window_until = now() - interval '1 second' where id = ${id}`;
  expect(targets(await tell(ben(), screen, { minute: true }))).toContain(`convo-${id} gone`);
  expect(targets(await tell(ben(), others.screen, { minute: true }))).toContain(`convo-${id} gone`);
});

describe('counts', () => {
  test('are drawn at most once a second, and those owed are drawn then', async () => {
    const { screen } = await connected(ben());
    const { id } = await conversation(house);
    expect(targets(await tell(ben(), screen, { conversations: [id] }))).toEqual(['#rows place']);
    expect(screen.shown.countsDue).toBe(true);
    expect(await tell(ben(), screen, {})).toBeNull();

    screen.shown.countsAt -= countsEveryMs;
    const html = await tell(ben(), screen, {});
    expect(targets(html)).toContain('#count-unassigned outerMorph');
    expect(screen.shown.countsDue).toBe(false);
    expect(await tell(ben(), screen, {})).toBeNull();
  });
});
