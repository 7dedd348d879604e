import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const release = (id: string) => `/conversations/${id}/release`;
const people = (id: string) => `/conversations/${id}/people`;

test('an agent puts a conversation back; it waits, and the composer is a claim bar', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const answer = await they.ben.post(release(id), command({ from: house.cast.ben }), htmx);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(read(html)).toContain('Back in Unassigned');
  expect(html).toContain('class="claim"');
  expect(await rowOf(house.sql, id)).toMatchObject({ stage: 'waiting', agentId: null });
});

test('from a stale page it is refused', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  expect((await they.sade.post(release(id), command({ from: house.cast.sade }))).status).toBe(409);
  expect((await rowOf(house.sql, id)).agentId).toBe(house.cast.ben);
});

test('404, 403 and 422 as everywhere', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const sols = await conversation(house, { agentId: house.cast.sol });
  expect((await they.zed.post(release(id), command({ from: house.cast.ben }))).status).toBe(404);
  expect((await they.sol.post(release(sols.id), command({ from: house.cast.sol }))).status).toBe(403);
  expect((await they.ben.post(release(id), {})).status).toBe(422);
});

test('people take over from the bot, once', async () => {
  await house.sql`update numbers set bot_on = true where id = ${house.cast.main}`;
  const { id } = await conversation(house);
  await house.sql`update numbers set bot_on = false`;
  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(read(page)).toContain(
    'The bot is answering. It keeps replying, even if you write too. Transfer to human',
  );

  expect((await they.zed.post(people(id), command())).status).toBe(404);
  expect((await they.ben.post(people(id), {})).status).toBe(422);
  expect((await they.ben.post(people(id), command())).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({ stage: 'waiting' });
  const again = await they.ben.post(people(id), command(), htmx);
  expect([again.status, read(await again.text())]).toEqual([
    409,
    expect.stringContaining('The bot doesn’t have this conversation any more.'),
  ]);
});

test('a Sale hands nothing to people', async () => {
  const sols = await conversation(house, { agentId: house.cast.sol });
  expect((await they.sol.post(people(sols.id), command())).status).toBe(403);
});
