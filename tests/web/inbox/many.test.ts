import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText } from '../../support/build.ts';
import { available } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

type Person = keyof Awaited<ReturnType<typeof everybody>>;

/** The lines' boxes as a person's list has them now. */
async function boxes(who: Person, ids: readonly string[]): Promise<string[]> {
  const html = await (await they[who].get('/inbox?view=all')).text();
  return ids.map((id) => new RegExp(`value="(${id}~[^"]*)"`).exec(html)?.[1] ?? `${id}~0~`);
}

function sent(who: Person, path: string, conversation: readonly string[], more: Record<string, string> = {}) {
  const body = new URLSearchParams({ key: randomUUID(), ...more });
  for (const one of conversation) body.append('conversation', one);
  return they[who].request(path, {
    method: 'POST',
    body,
    headers: { origin: 'http://localhost:3000', ...htmx },
  });
}

test('several are closed, and who was not is named with the reason', async () => {
  const one = await conversation(house, { agentId: house.cast.ben });
  const other = await conversation(house, { agentId: house.cast.ben });
  const customer = { ...inboundText().customer, bsuid: 'KE.many', phone: '254788888888', name: 'Zola Njeri' };
  const spoken = await conversation(house, { agentId: house.cast.ben, customer });
  const chosen = await boxes('ben', [one.id, other.id, spoken.id]);
  await take(house.sql, deliveryOf(inboundText({ customer, body: 'One more thing' })));

  const key = randomUUID();
  const answer = await sent('ben', '/inbox/closures', chosen, { key });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.headers.get('hx-trigger') ?? ''), 'what was not done stays ticked').toEqual({
    'many-done': { left: [spoken.id] },
  });
  const said = read(await answer.text());
  expect(said).toContain('2 conversations closed');
  expect(said).toMatch(/Not done: Zola Njeri The customer has just written again\./);
  expect(await rowOf(house.sql, one.id)).toMatchObject({ status: 'closed' });
  expect(await rowOf(house.sql, spoken.id)).toMatchObject({ status: 'open' });
});

test('what is not theirs to see stays as it is, and they are told no more than that', async () => {
  const bens = await conversation(house, { agentId: house.cast.ben });
  const answer = await sent('zed', '/inbox/closures', [`${bens.id}~1~${house.cast.ben}`]);
  expect(answer.status).toBe(409);
  const said = read(await answer.text());
  expect(said).toContain('1 of them isn’t yours to see any more');
  expect(said).not.toContain('Kofi');
  expect(await rowOf(house.sql, bens.id)).toMatchObject({ status: 'open' });
});

test('several are given to one agent by the rules of a transfer', async () => {
  await available(house.sql, house.cast.sade);
  const bens = await conversation(house, { agentId: house.cast.ben });
  const waiting = await conversation(house);
  const chosen = await boxes('ben', [bens.id, waiting.id]);
  const given = await sent('ben', '/inbox/agents', chosen, { to: house.cast.sade });
  expect(read(await given.text())).toContain('2 conversations assigned to Sade');
  for (const { id } of [bens, waiting])
    expect(await rowOf(house.sql, id)).toMatchObject({ agentId: house.cast.sade });

  const stale = await sent('ben', '/inbox/agents', chosen, { to: house.cast.ben });
  expect([stale.status, read(await stale.text())]).toEqual([
    409,
    expect.stringContaining('Somebody moved this conversation before you.'),
  ]);
  expect((await sent('sol', '/inbox/agents', chosen, { to: house.cast.sade })).status).toBe(422);
});

test('Temporal is slow: there is an answer in time, which says of each what is not known and what was not asked', async () => {
  const names = Array.from({ length: 40 }, (_, n) => `Customer ${n}`);
  const ids: string[] = [];
  for (const name of names) {
    const customer = { ...inboundText().customer, bsuid: `KE.slow.${name}`, phone: null, name };
    ids.push((await conversation(house, { agentId: house.cast.ben, customer })).id);
  }
  const chosen = (
    await house.sql<{ box: string }[]>`
      select id || '~' || last_inbound_seq || '~' || agent_id as box from conversations
      where id = any(${ids}::uuid[])`
  ).map(({ box }) => box);
  let now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
  const atOnce = house.world.commands.close;
  let asked = 0;
  const close = vi.spyOn(house.world.commands, 'close').mockImplementation(async (...of) => {
    asked += 1;
    if (asked <= 10) return atOnce(...of);
    now += 1500; // each waits its turn for an answer that does not come
    return { ok: false, why: 'not-confirmed' };
  });
  const answer = await sent('ben', '/inbox/closures', chosen);
  clock.mockRestore();
  close.mockRestore();

  const said = read(await answer.text());
  expect(said).toContain('10 conversations closed');
  expect(said).toMatch(/Not done: Customer .+ and 1[6-9] more Not confirmed yet\./);
  expect(said).toMatch(/Not done: Customer .+ There was no time to ask\. Nothing was done with these/);
  expect(asked, 'nobody is asked for ever').toBeLessThan(40);
  const { left } = JSON.parse(answer.headers.get('hx-trigger') ?? '')['many-done'] as { left: string[] };
  const open = await house.sql<{ id: string }[]>`
    select id from conversations where id = any(${ids}::uuid[]) and status = 'open'`;
  expect([...left].sort()).toEqual(open.map(({ id }) => id).sort());
  expect(left).toHaveLength(30);
});

test('one that goes wrong is in doubt, and the others are told of', async () => {
  const [one, other] = [
    await conversation(house, { agentId: house.cast.ben }),
    await conversation(house, { agentId: house.cast.ben }),
  ];
  const close = vi.spyOn(house.world.commands, 'close').mockRejectedValueOnce(new Error('a bug'));
  const answer = await sent('ben', '/inbox/closures', await boxes('ben', [one.id, other.id]));
  close.mockRestore();
  const said = read(await answer.text());
  expect([answer.status, said]).toEqual([200, expect.stringContaining('1 conversation closed')]);
  expect(said).toContain('Not done: Kofi Mensah');
});

test('a tag is put on and taken off again', async () => {
  const [tag] = await house.sql<
    { id: string }[]
  >`insert into tags (name, hue) values ('Warm', 3) returning id`;
  const one = await conversation(house, { agentId: house.cast.ben });
  const other = await conversation(house, { agentId: house.cast.ben });
  const chosen = await boxes('ben', [one.id, other.id]);
  const on = await sent('ben', '/inbox/tags', chosen, { on: tag?.id ?? '' });
  expect(read(await on.text())).toContain('2 conversations tagged “Warm”');
  const has = () => house.sql`
    select from contact_tags join conversations using (contact_id) where conversations.id in (${one.id}, ${other.id})`;
  expect(await has()).toHaveLength(2);
  await sent('ben', '/inbox/tags', chosen, { off: tag?.id ?? '' });
  expect(await has()).toHaveLength(0);
  expect((await sent('ben', '/inbox/tags', chosen, { on: randomUUID() })).status).toBe(409);
});

test('none, too many and nonsense are refused, without script as a page', async () => {
  expect(read(await (await sent('ben', '/inbox/closures', [])).text())).toContain(
    'Select some conversations first.',
  );
  const many = Array.from({ length: 101 }, () => `${randomUUID()}~0~`);
  expect(read(await (await sent('ben', '/inbox/closures', many)).text())).toContain('at most 100');
  expect((await sent('ben', '/inbox/closures', ['x'])).status).toBe(422);

  const { id } = await conversation(house, { agentId: house.cast.ben });
  const [box = ''] = await boxes('ben', [id]);
  const page = await they.ben.post('/inbox/closures', { key: randomUUID(), conversation: box });
  expect(read(await page.text())).toContain('1 conversation closed');
});
