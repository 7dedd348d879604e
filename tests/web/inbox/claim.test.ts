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

const claim = (id: string) => `/conversations/${id}/claim`;

test('an agent claims a waiting conversation and can write at once', async () => {
  const { id } = await conversation(house);
  const before = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(before).toContain(`action="${claim(id)}"`);
  expect(before).not.toContain('<form class="composer"');

  const answer = await they.ben.post(claim(id), command());
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox/${id}`]);
  expect(await rowOf(house.sql, id)).toMatchObject({ stage: 'assigned', agentId: house.cast.ben });

  const after = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(after).toContain('class="composer"');
  expect(read(after)).toContain('Ben claimed this.');
});

test('with htmx the head, the composer and the row change where they stand', async () => {
  const { id } = await conversation(house);
  const answer = await they.ben.post(claim(id), command(), htmx);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  for (const target of ['#thread-head', '#composer', '#contact', '#rows', '#toasts'])
    expect(html).toContain(`hx-target="${target}"`);
  expect(answer.headers.get('HX-Trigger')).toBe('focus-next');
  expect(read(html)).toContain('It’s yours now You’re Away');
});

test('pressed twice, it is claimed once', async () => {
  const { id } = await conversation(house);
  const form = command();
  await they.ben.post(claim(id), form);
  const turn = (await rowOf(house.sql, id)).turn;
  expect((await they.ben.post(claim(id), form)).status).toBe(303);
  expect((await rowOf(house.sql, id)).turn).toBe(turn);
});

test('who comes second is told who took it, and sees it there', async () => {
  const { id } = await conversation(house);
  await they.sade.post(claim(id), command());

  const plain = await they.ben.post(claim(id), command());
  expect(plain.status).toBe(409);
  expect(read(await plain.text())).toContain('Sade took it first');
  const fragment = await they.ben.post(claim(id), command(), htmx);
  expect(fragment.status).toBe(409);
  expect(read(await fragment.text())).toContain('Sade took it first');
  expect(await rowOf(house.sql, id)).toMatchObject({ agentId: house.cast.sade });
});

test('no answer is no yes: it says so, and shows what is so', async () => {
  const { id } = await conversation(house);
  const { claim: answering } = house.world.commands;
  house.world.commands.claim = async () => ({ ok: false, why: 'not-confirmed' });
  try {
    for (const headers of [{}, htmx]) {
      const answer = await they.ben.post(claim(id), command(), headers);
      expect(answer.status).toBe(409);
      const html = await answer.text();
      expect(read(html)).toMatch(/Not confirmed:? Not confirmed yet. This page will show it if it happens/);
      expect(html).toContain('class="claim"');
    }
  } finally {
    house.world.commands.claim = answering;
  }
});

test('who may not see it gets 404', async () => {
  const { id } = await conversation(house);
  expect((await they.zed.post(claim(id), command())).status).toBe(404);
  expect((await they.sol.post(claim(id), command())).status).toBe(404);
  expect((await they.ben.post(claim('nonsense'), command())).status).toBe(404);
});

test('who may see it but does not answer the number gets 403, and is not offered it', async () => {
  const { id } = await conversation(house);
  const page = await (await they.ama.get(`/inbox/${id}`)).text();
  expect(read(page)).toContain('Somebody who answers this number has to claim it.');
  expect(page).not.toContain(`action="${claim(id)}"`);
  expect((await they.ama.post(claim(id), command())).status).toBe(403);
});

test('nonsense gets 422', async () => {
  const { id } = await conversation(house);
  expect((await they.ben.post(claim(id), {})).status).toBe(422);
  expect((await they.ben.post(claim(id), { command: 'once' })).status).toBe(422);
  expect((await rowOf(house.sql, id)).stage).toBe('waiting');
});
