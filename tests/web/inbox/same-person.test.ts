/** Two contacts who turn out to be one person: each one's panel leads to the other (ROUTING 53). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../../support/build.ts';
import { kofi } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { everybody, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
let kofis = '';
let namesakes = '';
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  const { sql, cast } = house;
  const byName = { ...stranger(1), phone: null, name: 'Kofi <M>' };
  kofis = (await openConversation(sql, { agentId: cast.ben })).conversationId;
  namesakes = (await openConversation(sql, { customer: byName, agentId: cast.sol })).conversationId;
  await take(sql, deliveryOf(inboundText({ customer: { ...byName, phone: kofi.phone } })));
});
afterAll(() => house.close());

const panel = async (who: keyof typeof they, id: string) =>
  part(await (await they[who].get(`/inbox/${id}`)).text(), 'contact');

test('each leads to the other', async () => {
  const [one, other] = [await panel('ben', kofis), await panel('ben', namesakes)];
  expect(read(one)).toContain('The same person as Kofi <M>');
  expect(one).toContain(`href="/inbox/${namesakes}`);
  expect(one).not.toContain('Kofi <M>');
  expect(read(other)).toContain(`The same person as ${kofi.name}`);
  expect(other).toContain(`href="/inbox/${kofis}`);
});

test('who may not see the other’s conversation reads nothing of them', async () => {
  const theirs = await panel('sol', namesakes);
  expect(read(theirs)).toContain('Kofi <M>');
  expect(theirs).not.toContain('The same person');
  expect(theirs).not.toContain(kofis);
});
