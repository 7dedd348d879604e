import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { available } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.sql`update presence set available = false`;
});

const agent = (id: string) => `/conversations/${id}/agent`;
const bens = () => conversation(house, { agentId: house.cast.ben });

test('an agent gives a conversation to a colleague who is Available', async () => {
  const { id } = await bens();
  await available(house.sql, house.cast.sade);
  const form = command({ to: house.cast.sade, from: house.cast.ben });
  expect((await they.ben.post(agent(id), form)).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({ stage: 'assigned', agentId: house.cast.sade });
  expect(read(await (await they.ben.get(`/inbox/${id}`)).text())).toContain('Ben transferred this to Sade.');
});

test('PUT does the same, and htmx is told in place', async () => {
  const { id } = await bens();
  await available(house.sql, house.cast.sade);
  const answer = await they.ben.request(agent(id), {
    method: 'PUT',
    body: new URLSearchParams(command({ to: house.cast.sade, from: house.cast.ben })),
    headers: { origin: 'http://localhost:3000', ...htmx },
  });
  expect(answer.status).toBe(200);
  expect(read(await answer.text())).toContain('Transferred to Sade');
});

test('a transfer made from a stale page is refused', async () => {
  const { id } = await bens();
  await available(house.sql, house.cast.sade, house.cast.ben);
  const answer = await they.ines.post(
    agent(id),
    command({ to: house.cast.ben, from: house.cast.sade }),
    htmx,
  );
  expect(answer.status).toBe(409);
  const moved = await they.ines.post(agent(id), command({ to: house.cast.sade, from: '' }));
  expect(moved.status).toBe(409);
  expect(read(await moved.text())).toContain('Somebody moved this conversation before you.');
  expect(await rowOf(house.sql, id)).toMatchObject({ agentId: house.cast.ben });
});

test('a refusal brings the list as it is now, for the popover that is still open', async () => {
  const { id } = await bens();
  const form = command({ to: house.cast.sade, from: house.cast.ben, note: 'Please call' });
  const refused = await (await they.ben.post(agent(id), form, htmx)).text();
  const [, list = ''] = refused.split('<hx-partial hx-target="#transfer"');
  expect(read(list)).toMatch(/Your note: “Please call”.*Can’t take it now.*Sade/);
});

test('somebody who is Away cannot be chosen by an agent, but by an Inbox manager', async () => {
  const { id } = await bens();
  const form = () => command({ to: house.cast.sade, from: house.cast.ben });
  const refused = await they.ben.post(agent(id), form());
  expect([refused.status, read(await refused.text())]).toEqual([
    409,
    expect.stringContaining('They’re Away by now.'),
  ]);
  expect((await they.ines.post(agent(id), form())).status).toBe(303);
});

test('who may not see it gets 404; a Sale who may, 403', async () => {
  const { id } = await bens();
  const form = command({ to: house.cast.sade, from: house.cast.ben });
  expect((await they.zed.post(agent(id), form)).status).toBe(404);
  const sols = await conversation(house, { agentId: house.cast.sol });
  expect((await they.sol.post(agent(sols.id), form)).status).toBe(403);
  const page = await (await they.sol.get(`/inbox/${sols.id}`)).text();
  expect(page).toContain('id="thread-head"');
  expect(page).not.toMatch(/id="transfer|\/agents"|\/agent"/);
});

test.each([{ to: '' }, { to: 'ben' }, { from: 'nobody' }])('nonsense gets 422: %j', async (wrong) => {
  const { id } = await bens();
  const form = command({ to: house.cast.sade, from: house.cast.ben, ...wrong });
  expect((await they.ben.post(agent(id), form)).status).toBe(422);
});

test('the menu has who is online first, and the others last with the reason', async () => {
  const { id } = await bens();
  await available(house.sql, house.cast.sade);
  const menu = read(await (await they.ben.get(`/conversations/${id}/agents`, htmx)).text());
  expect(menu).toMatch(
    /Online .*Sade.* Can’t take it now .*Ben Has it now.*Zed Not a member of Main.*Back to Unassigned/,
  );
  expect(menu).toMatch(/Sol Away/);
  expect(menu).not.toContain('Dee');
});

test('without script the menu is a page; a Sale has none, a stranger no conversation', async () => {
  const { id } = await bens();
  const page = await they.ben.get(`/conversations/${id}/agents`);
  expect(await page.text()).toMatch(/<!doctype html>/);
  const sols = await conversation(house, { agentId: house.cast.sol });
  expect((await they.sol.get(`/conversations/${sols.id}/agents`)).status).toBe(403);
  expect((await they.zed.get(`/conversations/${id}/agents`)).status).toBe(404);
});

describe('a note to whoever gets it', () => {
  const form = (more: Record<string, string>) =>
    command({ to: house.cast.sade, from: house.cast.ben, ...more });
  const thread = async (id: string) => read(await (await they.sade.get(`/inbox/${id}`)).text());
  beforeEach(() => available(house.sql, house.cast.sade));

  test('stands in the thread beside the transfer, is never sent, and nothing of it goes to Temporal', async () => {
    const { id } = await bens();
    const asked = form({ note: ' She prefers\r\nthe blue one.  ' });
    await they.ben.post(agent(id), asked);
    await they.ben.post(agent(id), asked);
    expect(await thread(id)).toMatch(
      /Ben transferred this to Sade\. .*Ben · note \d\d:\d\d She prefers the blue one\./,
    );
    expect(await house.sql`select body from transfer_notes where conversation_id = ${id}`).toEqual([
      { body: 'She prefers\nthe blue one.' },
    ]);
    expect(
      await house.sql`select from messages where conversation_id = ${id} and direction = 'out'`,
    ).toHaveLength(0);
    const told = await house.sql`select coalesce(string_agg(start::text, ''), '') as text from outbox`;
    expect(told[0]?.text).not.toContain('blue');
  });

  test('comes along in place, in its own order', async () => {
    const { id } = await bens();
    const answer = await (await they.ben.post(agent(id), form({ note: 'In a hurry' }), htmx)).text();
    expect(answer).toMatch(/id="note-[^"]+" data-place="[^"]+ note"/);
  });

  test('is not shown when the transfer is refused, and is given back to who has no script', async () => {
    const { id } = await bens();
    const refused = await they.ben.post(agent(id), form({ note: 'Please call', from: house.cast.sol }));
    expect(refused.status).toBe(409);
    expect(read(await refused.text())).toContain('Your note: “Please call”');
    expect(await thread(id)).not.toContain('Please call');
  });

  test('of nothing but space is none; too long a one is nonsense', async () => {
    const { id } = await bens();
    expect((await they.ben.post(agent(id), form({ note: 'x'.repeat(2001) }))).status).toBe(422);
    expect((await they.ben.post(agent(id), form({ note: '  ' }))).status).toBe(303);
    expect(await house.sql`select from transfer_notes where conversation_id = ${id}`).toHaveLength(0);
  });

  test('under another person’s key is not shown as theirs', async () => {
    const { id } = await bens();
    const asked = form({});
    await they.ben.post(agent(id), asked);
    await they.ines.post(agent(id), { ...asked, note: 'Not Ben’s words' });
    expect(await thread(id)).not.toContain('Not Ben’s words');
  });
});
