import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText } from '../../support/build.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const closure = (id: string) => `/conversations/${id}/closure`;
const opening = (id: string) => `/conversations/${id}/opening`;

/** The form as the page has it: what the person has seen. */
async function shown(id: string): Promise<string> {
  const html = await (await they.ben.get(`/inbox/${id}`)).text();
  return /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
}

test('an agent closes a conversation, and its page offers to reopen it', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  expect((await they.ben.post(closure(id), command({ seen: await shown(id) }))).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({ status: 'closed', agentId: null });

  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(page).toContain(`action="${opening(id)}"`);
  expect(read(page)).toContain('Ben closed this conversation.');
  expect(read(page)).toContain('Sending reopens this conversation, assigned to you.');
});

test('a message the page has not shown is read first', async () => {
  const customer = { ...inboundText().customer, bsuid: 'KE.closing', phone: '254799999999' };
  const { id } = await conversation(house, { agentId: house.cast.ben, customer });
  const seen = await shown(id);
  await take(house.sql, deliveryOf(inboundText({ customer, body: 'One more thing' })));

  const refused = await they.ben.post(closure(id), command({ seen }), htmx);
  expect(refused.status).toBe(409);
  expect(read(await refused.text())).toContain('The customer has just written again. Read it, then close.');
  expect((await they.ben.post(closure(id), command({ seen: await shown(id) }))).status).toBe(303);
});

test('closing one that is closed is refused with a sentence', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const form = { seen: await shown(id) };
  await they.ben.post(closure(id), command(form));
  const again = await they.ben.post(closure(id), command(form));
  expect([again.status, read(await again.text())]).toEqual([
    409,
    expect.stringContaining('This conversation is closed.'),
  ]);
});

test('404 for who may not see it, 422 for nonsense', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  expect((await they.zed.post(closure(id), command({ seen: '1' }))).status).toBe(404);
  expect((await they.ben.post(closure(id), command())).status).toBe(422);
  expect((await they.ben.post(closure(id), command({ seen: '-1' }))).status).toBe(422);
  expect((await rowOf(house.sql, id)).status).toBe('open');
});

test('a reopened conversation belongs to who reopened it', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  await they.ben.post(closure(id), command({ seen: await shown(id) }));
  const form = command();
  expect((await they.sade.post(opening(id), form)).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({
    status: 'open',
    stage: 'assigned',
    agentId: house.cast.sade,
  });
  expect((await they.sade.post(opening(id), form)).status).toBe(303); // pressed twice
  expect((await they.ben.post(opening(id), command(), htmx)).status).toBe(409);
});

test('reopening: 404 for a stranger, 403 for a Sale off the number, 422 for nonsense', async () => {
  const { id } = await conversation(house, { agentId: house.cast.sol });
  await they.ben.post(closure(id), command({ seen: await shown(id) }));
  expect((await they.zed.post(opening(id), command())).status).toBe(404);
  expect((await they.ben.post(opening(id), {})).status).toBe(422);

  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.get(`/inbox/${id}`)).status).toBe(200);
  expect((await they.sol.post(opening(id), command())).status).toBe(403);
});
