import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalSentence } from '../../../web/ui/words.ts';
import { available } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

/** What every command answers when its turn brought no yes: the sentence, the true state, and nothing written is lost. */
let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const asked = {
  claim: { resource: 'claim', form: () => ({}) },
  transfer: { resource: 'agent', form: () => ({ to: house.cast.sade, note: 'In a hurry' }) },
  handToPeople: { resource: 'people', form: () => ({}) },
  release: { resource: 'release', form: () => ({}) },
  close: { resource: 'closure', form: () => ({ seen: '1' }) },
} as const;
const names = Object.keys(asked) as Array<keyof typeof asked>;
const refusals = ['not-confirmed', 'too-late', 'already-moved'] as const;

test.each(names.flatMap((name) => refusals.map((why) => ({ name, why }))))(
  '$name: $why is never a yes, and the page shows what is so',
  async ({ name, why }) => {
    const { resource, form } = asked[name];
    const waits = name === 'claim';
    const { id } = await conversation(house, waits ? {} : { agentId: house.cast.ben });
    const before = await rowOf(house.sql, id);
    const { commands } = house.world;
    house.world.commands = { ...commands, [name]: async () => ({ ok: false, why }) };
    try {
      for (const headers of [htmx, {}]) {
        const sent: Record<string, string> = { from: waits ? '' : house.cast.ben, ...form() };
        const answer = await they.ben.post(`/conversations/${id}/${resource}`, command(sent), headers);
        const html = await answer.text();
        expect([answer.status, answer.headers.get('hx-trigger')]).toEqual([409, null]);
        expect(read(html)).toContain(refusalSentence(why));
        expect(html).toContain(waits ? 'class="claim"' : 'class="composer"');
        expect(html).toContain(`id="convo-${id}"`);
        if (headers === htmx) expect(html).toMatch(/hx-target="#composer" hx-swap="outerMorph"/);
        else if (name === 'transfer') expect(read(html)).toContain('Your note: “In a hurry”');
      }
    } finally {
      house.world.commands = commands;
    }
    expect(await rowOf(house.sql, id)).toEqual(before);
  },
);

test('while the bot answers, the menu has people first, then a note, who is online and me; the others last', async () => {
  await available(house.sql, house.cast.sade);
  await house.sql`update numbers set bot_on = true where id = ${house.cast.main}`;
  const { id } = await conversation(house);
  await house.sql`update numbers set bot_on = false`;
  const menu = await (await they.ben.get(`/conversations/${id}/agents`, htmx)).text();
  const places = [
    'menu-item-bot',
    'transfer-note',
    '>Online',
    `value="${house.cast.ben}"`,
    'Can’t take it now',
    'Not a member of Main',
  ].map((text) => menu.indexOf(text));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const online = menu.indexOf(`value="${house.cast.sade}"`);
  expect(online).toBeGreaterThan(menu.indexOf('>Online'));
  expect(online).toBeLessThan(menu.indexOf('Can’t take it now'));
});
