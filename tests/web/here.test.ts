import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createHere, type Here } from '../../web/live/here.ts';
import { type Browser, type House, openHouse } from './house.ts';
import { conversation, everybody, htmx, read } from './inbox/room.ts';

vi.setConfig({ testTimeout: 60_000 });

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openHouse({ rhythm: { gatherMs: 20, messageMs: 20 } });
  they = await everybody(house);
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from rate_limits`);

const open = new Set<{ leave(): Promise<void> }>();
afterEach(async () => {
  for (const page of open) await page.leave();
  open.clear();
});

/** A page with a thread on it, and how its line about the others reads now. */
async function page(browser: Browser, id: string) {
  const reader = (await browser.get(`/events?conversation=${id}`)).body?.getReader();
  let said = '';
  void (async () => {
    const decoder = new TextDecoder();
    for (;;) {
      const next = await reader?.read();
      if (next === undefined || next.done) return;
      said += decoder.decode(next.value, { stream: true });
    }
  })();
  const line = () => {
    const last = said.split('hx-target="#also-here"').at(-1) ?? '';
    return said.includes('hx-target="#also-here"')
      ? read(`<${/^[^]*?<\/hx-partial>/.exec(last)?.[0] ?? '>'}`)
      : null;
  };
  const hearing = {
    said: () => said,
    reads: (text: string | RegExp) =>
      vi.waitFor(() => expect(line()).toMatch(text), { timeout: 20_000, interval: 10 }),
    leave: async () => reader?.cancel(),
  };
  open.add(hearing);
  return hearing;
}
const bens = async () => (await conversation(house, { agentId: house.cast.ben })).id;
const draft = (body: string, revision: number, more = {}) => ({
  ...{ kind: 'reply', body, revision: String(revision), ...more },
});

test('colleagues on one thread see each other read, write, stop and leave', async () => {
  const id = await bens();
  const ben = await page(they.ben, id);
  await ben.reads(/^$/); // the premise: nobody yet
  const sade = await page(they.sade, id);
  await ben.reads('Sade is reading');
  await sade.reads('Ben is reading');

  await they.sade.post(`/conversations/${id}/drafts`, draft('Dear', 1), htmx);
  await ben.reads('Sade is writing…');
  await they.sade.post(`/conversations/${id}/drafts`, draft('', 2), htmx);
  await ben.reads('Sade is reading');
  await they.sade.post(`/conversations/${id}/drafts`, draft('Dear', 3), htmx);
  await ben.reads('Sade is writing…');
  await sade.leave();
  await ben.reads(/^$/);
});

test('nobody is shown to, or shown as, somebody who may not see the conversation', async () => {
  const id = await bens();
  const ben = await page(they.ben, id);
  const zed = await page(they.zed, id);
  const ama = await page(they.ama, id);
  await ben.reads('Ama is reading'); // the premise: a page that came later than Zed's is told of
  await ama.reads('Ben is reading');
  expect(zed.said()).not.toContain('is reading');
  expect(ben.said()).not.toContain('Zed');
  expect((await they.zed.post(`/conversations/${id}/drafts`, draft('x', 1), htmx)).status).toBe(404);

  // Taken away while it is on the screen: the next word about it says nothing any more.
  await house.sql`update conversations set agent_id = ${house.cast.sol} where id = ${id}`;
  const sol = await page(they.sol, id);
  await sol.reads(/Ama and Ben|Ama, Ben/);
  await ben.reads(/Sol/);
  await house.sql`update conversations set agent_id = ${house.cast.ben} where id = ${id}`;
  house.world.nudges.changed({ conversations: [id] });
  await ben.reads(/^(?!.*Sol)/);
});

test('every process knows what the others have seen', async () => {
  const id = await bens();
  const told: string[][] = [];
  const elsewhere: Here = await createHere(
    { sql: house.sql, log: house.world.log },
    { tell: (ids) => told.push(ids), tellWriter: () => {} },
  );
  const ben = await page(they.ben, id);
  const sade = { conversationId: id, userId: house.cast.sade, page: 'of another process' };
  elsewhere.arrive(sade);
  await ben.reads('Sade is reading');
  elsewhere.writes(sade);
  await ben.reads('Sade is writing…');
  await vi.waitFor(() =>
    expect(elsewhere.others(id, house.cast.sade)).toEqual([{ userId: house.cast.ben, doing: 'reading' }]),
  );
  expect(told.flat()).toContain(id);
  elsewhere.leave(sade);
  await ben.reads(/^(?!.*Sade)/);
  await elsewhere.stop();
});
