import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboxFragments, openScreen } from '../../../web/inbox/live.tsx';
import { findViewer } from '../../../db/users.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

type Person = keyof Awaited<ReturnType<typeof everybody>>;
const page = async (who: Person, path: string) => (await they[who].get(path)).text();
const listed = async (who: Person, query = '') =>
  [...(await page(who, `/inbox?view=mentions${query}`)).matchAll(/id="convo-([^"]+)"/g)].map(([, id]) => id);
const noted = async (id: string, body: string, by: Person = 'ben') =>
  expect((await they[by].post(`/conversations/${id}/notes`, { key: randomUUID(), body })).status).toBe(303);
const bens = () => conversation(house, { agentId: house.cast.ben });

/** Reads it as its page does, with all that the page has shown. */
async function reads(who: Person, id: string) {
  const html = await page(who, `/inbox/${id}`);
  const value = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(html)?.[1] ?? '';
  const form = { count: value('count'), seq: value('seq') };
  expect((await they[who].post(`/conversations/${id}/seen`, form, htmx)).status).toBe(204);
}
const lamp = async (who: Person) =>
  read(part(await page(who, '/inbox'), 'count-mentions').split('</span></a>')[0] ?? '');

test('whoever a note mentions finds it under Mentions, lit until they have read it', async () => {
  const { id } = await bens();
  await bens(); // a neighbour nobody is mentioned in
  await noted(id, '@Sade, do we have it in blue?');
  expect(await listed('sade')).toEqual([id]);
  expect(read(part(await page('sade', '/inbox?view=mentions'), `convo-${id}`))).toContain(
    'you are mentioned',
  );
  expect(await lamp('sade')).toMatch(/^1 unread/);
  expect(await listed('sade', '&unread=1')).toEqual([id]);

  await reads('sade', id);
  expect(await lamp('sade')).not.toMatch(/^\d/);
  expect(await listed('sade')).toEqual([id]);
  expect(await listed('sade', '&unread=1')).toEqual([]);
  expect(read(part(await page('sade', '/inbox?view=mentions'), `convo-${id}`))).not.toContain(
    'you are mentioned',
  );
  expect(await listed('ben')).toEqual([]); // who wrote it is not called
});

test('it is found whatever has become of the conversation, and a status narrows it', async () => {
  const { id } = await bens();
  await noted(id, '@Ines, is this paid?');
  await house.sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${id}`;
  expect(await listed('ines')).toEqual([id]);
  expect(await listed('ines', '&status=closed')).toEqual([id]);
  expect(await listed('ines', '&status=open')).toEqual([]);
  expect(await lamp('ines')).toMatch(/^1 unread/);
  const html = await page('ines', '/inbox?view=mentions&status=closed');
  expect(html).toMatch(/href="\/inbox\?view=mentions"[^>]*aria-current="true"[^>]*>(?:(?!<a ).)*Closed/s); // pressed again, it is let go of
});

test('who may not see it any more is shown nothing of it, and no number', async () => {
  const { id } = await conversation(house, { agentId: house.cast.sol });
  await noted(id, '@Sol, she asks for you');
  expect(await listed('sol')).toEqual([id]); // there is something to hide
  await house.sql`update conversations set agent_id = ${house.cast.ben} where id = ${id}`;
  expect(await listed('sol')).toEqual([]);
  expect(await lamp('sol')).not.toMatch(/^\d/);
});

test('a note taken back calls nobody', async () => {
  const { id } = await bens();
  await noted(id, '@Ama?');
  expect(await listed('ama')).toEqual([id]);
  const [note] = await house.sql<{ id: string }[]>`select id from notes where conversation_id = ${id}`;
  await they.ben.post(`/conversations/${id}/notes/${note?.id}/removal`, {});
  expect(await listed('ama')).toEqual([]);
});

test('it comes to an open page by the stream, and its lamp goes with the reading', async () => {
  const [session] = await house.sql<{ token: string }[]>`
    select token from sessions where user_id = ${house.cast.ama}`;
  const ama = await findViewer(house.sql, session?.token ?? '');
  if (ama === null) throw new Error('she has no session');
  const screen = openScreen({ view: 'mentions' });
  const tell = async (change: Parameters<typeof inboxFragments>[3]) => {
    const said: string[] = [];
    await inboxFragments(house.sql, ama, screen, change, (fragments) => void said.push(fragments));
    return said.join('');
  };
  await tell('resync');
  const { id } = await bens();
  expect(await tell({ conversations: [id] })).not.toContain(`convo-${id}`);
  await noted(id, '@Ama, a discount?');
  expect(read(part(await tell({ conversations: [id] }), `convo-${id}`))).toContain('you are mentioned');
  await reads('ama', id);
  screen.shown.countsAt = Number.NEGATIVE_INFINITY;
  const after = await tell({ conversations: [id] });
  expect(read(part(after, `convo-${id}`))).not.toContain('you are mentioned');
  expect(after).toMatch(/id="count-mentions"[^>]*><\/span>/);
});

test('a list of mentions is kept under a name like any other', async () => {
  const answer = await they.sade.post('/inbox/views', { name: 'For me', filters: '?view=mentions&unread=1' });
  expect(answer.headers.get('location')).toBe('/inbox?view=mentions&unread=1');
  expect(await page('sade', '/inbox')).toContain('href="/inbox?view=mentions&amp;unread=1"');
});
