import { afterAll, beforeAll, expect, test } from 'vitest';
import { stranger } from '../../support/build.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const rows = (html: string) => [...html.matchAll(/id="convo-([0-9a-f-]+)"/g)].map(([, id]) => id ?? '');
type Name = keyof typeof they;
const list = async (name: Name, query = '') => (await they[name].get(`/inbox${query}`)).text();

test('an empty list says what will happen next', async () => {
  expect(read(await list('ben', '?view=mine'))).toContain(
    'The lines are quiet You’re Away, so none are assigned to you.',
  );
  expect(read(await list('ben', '?view=unassigned'))).toContain('Nobody is waiting');
  expect(read(await list('ben', '?view=bot'))).toContain('The bot has none');
  expect(read(await list('ben', '?status=closed'))).toContain('Nothing closed yet');
});

test('each finds what they may see under each view', async () => {
  const waits = await conversation(house);
  const bens = await conversation(house, { agentId: house.cast.ben });
  const sols = await conversation(house, { agentId: house.cast.sol });
  const other = await conversation(house, { phoneNumberId: '106540352242923' });
  const seen = async (name: Name, query: string) =>
    Object.entries({ waits, bens, sols, other })
      .filter(([, { id }]) => found[`${name}${query}`]?.includes(id))
      .map(([what]) => what);
  const found: Record<string, string[]> = {};
  for (const name of ['ama', 'ines', 'ben', 'sol', 'zed'] as const)
    for (const query of ['', '?view=mine', '?view=unassigned', '?status=closed'])
      found[`${name}${query}`] = rows(await list(name, query));

  expect(await seen('ama', '')).toEqual(['waits', 'bens', 'sols', 'other']);
  expect(await seen('ines', '?view=unassigned')).toEqual(['waits', 'other']);
  expect(await seen('ben', '')).toEqual(['waits', 'bens', 'sols']);
  expect(await seen('ben', '?view=mine')).toEqual(['bens']);
  expect(await seen('ben', '?view=unassigned')).toEqual(['waits']);
  expect(await seen('ben', '?status=closed')).toEqual([]);
  expect(await seen('sol', '')).toEqual(['sols']);
  expect(await seen('sol', '?view=unassigned')).toEqual([]);
  expect(await seen('zed', '')).toEqual(['other']);

  const counts = part(await list('ben'), 'count-unassigned');
  expect(read(counts)).toMatch(/^1 waiting/);
  expect(part(await list('sol'), 'count-unassigned')).toMatch(
    /^<span class="count" id="count-unassigned">0</,
  );
  expect(await list('ama')).toContain('+1 555 078 3882'); // two numbers to choose from
  expect(await list('ben')).not.toContain('+1 555 078 3882');
});

test('two who are given the same line at once read it each in their language', async () => {
  const { id } = await conversation(house);
  await house.sql`update users set language = 'de' where id = ${house.cast.ines}`;
  const line = async (name: Name) => read(part(await list(name), `convo-${id}`).split('</a>')[0] ?? '');
  const [english, german, again] = [await line('ama'), await line('ines'), await line('ama')];
  expect(english).toMatch(/ 1 unread Waiting /);
  expect(german).toMatch(/ 1 ungelesen Wartet /);
  expect(again).toBe(english);
  await house.sql`update users set language = 'en' where id = ${house.cast.ines}`;
});

test('a line says who, what, when, who has it and how long one may answer', async () => {
  const { id } = await conversation(house, { body: 'Is it <ready>?' });
  const line = read(part(await list('ben'), `convo-${id}`).split('</a>')[0] ?? '');
  expect(line).toMatch(/^KM Kofi Mensah [\d:]+ Is it <ready>\? 1 unread Waiting 1 min 23 h 23 h left$/);
});

test('the list is read to its end page by page, with or without script', async () => {
  for (let n = 0; n < 65; n++)
    await conversation(house, { customer: stranger(5000 + n), agentId: house.cast.sade });
  const all = (
    await house.sql<{ id: string }[]>`
    select id from conversations where agent_id = ${house.cast.sade} order by last_message_at desc, id desc`
  ).map(({ id }) => id);
  expect(all.length).toBeGreaterThan(60);

  const plain: string[] = [];
  let path: string | undefined = '?view=mine';
  while (path !== undefined) {
    const html: string = await list('sade', path);
    plain.push(...rows(html));
    path = /id="rows-more"><a[^>]*href="\/inbox([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(plain).toEqual(all);

  const first = await list('sade', '?view=mine');
  const scrolled = rows(first);
  let next = /hx-get="(\/inbox\/rows[^"]+)"/.exec(first)?.[1];
  while (next !== undefined) {
    const html: string = await (await they.sade.get(next.replaceAll('&amp;', '&'), htmx)).text();
    expect(html).toContain('hx-target="#rows" hx-swap="place"');
    scrolled.push(...rows(html));
    next = /hx-get="(\/inbox\/rows[^"]+)"/.exec(html)?.[1];
  }
  expect(scrolled).toEqual(all);
});

test('a list is narrowed to how long one may answer, says so, and lets go of it', async () => {
  const soon = await conversation(house, { customer: stranger(6001) });
  const later = await conversation(house, { customer: stranger(6002) });
  const over = await conversation(house, { customer: stranger(6003) });
  await house.sql`update conversations set window_until = now() + interval '2 hours' where id = ${soon.id}`;
  await house.sql`update conversations set window_until = now() - interval '1 hour' where id = ${over.id}`;
  const mine = [soon.id, later.id, over.id];
  const found = async (query: string) => rows(await list('zed', query)).filter((id) => mine.includes(id));
  await house.sql`update conversations set number_id = ${house.cast.second} where id in ${house.sql(mine)}`;

  expect(await found('?window=open&sort=window')).toEqual([soon.id, later.id]);
  expect(await found('?window=open&sort=oldest')).toEqual([soon.id, later.id]);
  expect(await found('?window=closing')).toEqual([soon.id]);
  expect(await found('?window=closed')).toEqual([over.id]);

  const page = await list('zed', '?window=closing&sort=window');
  expect(page).toContain('aria-label="Remove the filter Ends within 4 hours"');
  expect(page).toContain('aria-label="Sort: Soonest to end"');
  expect(page).toContain('id="rows" role="list" data-order="asc"');
  expect(part(page, `convo-${soon.id}`)).toContain(`/inbox/${soon.id}?window=closing&amp;sort=window`);
  const nothing = await list('zed', '?view=mine&window=closing');
  expect(read(nothing)).toContain('Nothing matches');
  expect(nothing).toContain('<a class="btn" href="/inbox?view=mine">Clear filters</a>');
});

test('tags, agent, unread and snoozed narrow it together; each is a chip that lets go of it alone', async () => {
  const { sql, cast } = house;
  const one = await conversation(house, {
    customer: stranger(6101),
    agentId: cast.zed,
    phoneNumberId: '106540352242923',
  });
  const two = await conversation(house, {
    customer: stranger(6102),
    agentId: cast.zed,
    phoneNumberId: '106540352242923',
  });
  const [vip = '', late = ''] = (
    await sql<
      { id: string }[]
    >`insert into tags (name, hue) values ('<i>vip</i>', 5), ('late', 2) returning id`
  ).map(({ id }) => id);
  const tag = (id: string, tagId: string) =>
    sql`insert into contact_tags (contact_id, tag_id) select contact_id, ${tagId} from conversations where id = ${id}`;
  await Promise.all([tag(one.id, vip), tag(one.id, late), tag(two.id, vip)]);
  await sql`update conversations set snoozed_until = now() + interval '1 hour' where id = ${two.id}`;
  const found = async (name: Name, query: string) =>
    rows(await list(name, query)).filter((id) => [one.id, two.id].includes(id));

  for (const who of ['ama', 'ines', 'zed'] as const) {
    expect(await found(who, `?tags=${vip}`)).toEqual([two.id, one.id]);
    expect(await found(who, `?tags=${vip},${late}&agent=${cast.zed}`)).toEqual([one.id]);
    expect(await found(who, `?agent=${cast.ben}`)).toEqual([]);
    expect(await found(who, `?status=snoozed`)).toEqual([two.id]);
    expect(await found(who, '?unread=1')).toEqual([two.id, one.id]);
  }
  await they.zed.post(`/conversations/${one.id}/seen`, { count: '1' });
  expect(await found('zed', '?unread=1')).toEqual([two.id]);
  expect(await found('ama', '?unread=1')).toEqual([two.id, one.id]);
  for (const query of ['', `?tags=${vip}`, `?agent=${cast.zed}`])
    expect(await found('ben', query)).toEqual([]);

  const page = await list('ama', `?tags=${vip},${late}&agent=${cast.zed}&unread=1`);
  const chips = [...page.matchAll(/<a class="pill" href="([^"]+)" aria-label="([^"]+)"/g)].map(
    ([, href = '', label = '']) => [
      label,
      href.includes('agent='),
      href.includes(vip),
      href.includes(late),
      href.includes('unread'),
    ],
  );
  expect(chips).toHaveLength(4);
  expect(chips).toContainEqual(['Remove the filter Zed', false, true, true, true]);
  expect(chips).toContainEqual(['Remove the filter late', true, true, false, true]);
  expect(chips).toContainEqual(['Remove the filter &lt;i&gt;vip&lt;/i&gt;', true, false, true, true]);
  expect(page).not.toContain('<i>vip');
  expect(read(await list('zed', `?tags=${late}&status=snoozed`))).toContain('Nothing matches');
  expect(read(await list('sade', '?view=mine&status=snoozed'))).toContain('Nothing is snoozed');
});

test('whom one may choose: the members of one’s numbers; a Sale has nobody to choose', async () => {
  const names = async (who: Name) =>
    [...(await list(who)).matchAll(/href="\/inbox\?agent=([0-9a-f-]+)"/g)]
      .map(([, id = '']) => id)
      .toSorted((one, other) => one.localeCompare(other));
  const { ben, sade, sol, zed } = house.cast;
  expect(await names('ama')).toEqual(
    [ben, sade, sol, zed].toSorted((one, other) => one.localeCompare(other)),
  );
  expect(await names('ben')).toEqual([ben, sade, sol].toSorted((one, other) => one.localeCompare(other)));
  expect(await names('zed')).toEqual([zed]);
  expect(await names('sol')).toEqual([]);
});

test.each([
  '?window=soon&sort=loudest&agent=me&tags=a,b&unread=yes',
  '?view=everything',
  '?status=lost',
  '?number=1',
  '?after=now&id=1',
  "?view=mine';drop table users--",
  '?after=2026-02-30T00:00:00.000000Z&id=x',
])('an address that makes no sense opens the inbox: %s', async (query) => {
  expect((await they.ben.get(`/inbox${query}`)).status).toBe(200);
  expect((await they.ben.get(`/inbox/rows${query}`, htmx)).status).toBe(200);
});

test('who is not signed in is asked to', async () => {
  const stranger = await house.browser().get('/inbox');
  expect([stranger.status, stranger.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/login/),
  ]);
});
