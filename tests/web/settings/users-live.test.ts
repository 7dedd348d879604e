import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openConversation } from '../../support/build.ts';
import { available } from '../../support/cast.ts';
import { type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  // The round that looks for ended sessions never comes: what ends here was told.
  house = await openHouse({ rhythm: { gatherMs: 20, messageMs: 20, sessionCheckMs: 600_000 } });
});
afterAll(() => house.close());

const soon = { timeout: 20_000, interval: 10 };

/** A stream read to its end. */
async function listen(browser: Awaited<ReturnType<House['as']>>, path: string) {
  const answer = await browser.get(path);
  const heard = { status: answer.status, said: '', over: false, leave: () => reader?.cancel() };
  const reader = answer.body?.getReader();
  void (async () => {
    const decoder = new TextDecoder();
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
      heard.said += decoder.decode(read.value, { stream: true });
    heard.over = true;
  })();
  await vi.waitFor(() => expect(heard.said).toContain('data:'), soon);
  return heard;
}

test('who is deactivated while they work: page and alerts end, presence goes, the next request finds the door', async () => {
  const { sql, cast } = house;
  const [ama, ben] = [await house.as('ama'), await house.as('ben')];
  await available(sql, cast.ben);
  const streams = [await listen(ben, '/events'), await listen(ben, '/alerts')];
  const onlooker = await listen(ama, '/events');

  await ama.post(`/settings/users/${cast.ben}/deactivation`, {});
  await vi.waitFor(() => expect(streams.map(({ over }) => over)).toEqual([true, true]), soon);
  expect(onlooker.over, 'nobody else’s').toBe(false);
  expect((await ben.get('/events')).status).toBe(401);
  expect((await ben.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
  const fragment = await ben.get('/inbox', { 'HX-Request': 'true' });
  expect([fragment.status, fragment.headers.get('hx-redirect')]).toEqual([401, '/login']);
  expect(await sql`select from presence where user_id = ${cast.ben} and available`).toHaveLength(0);
  await onlooker.leave();
});

test('who is taken off a number: what they may no longer see leaves their screen, the stream goes on', async () => {
  const { sql, cast } = house;
  const [ama, sade] = [await house.as('ama'), await house.as('sade')];
  const open = await openConversation(sql, { agentId: cast.sade, body: 'only for Main' });
  const stream = await listen(sade, `/events?conversation=${open.conversationId}&view=mine`);
  expect(stream.said).not.toContain('thread-gone');
  await ama.post(`/settings/users/${cast.sade}`, {
    ...{ fromRole: 'service', fromNumber: cast.main },
    role: 'service',
  });
  await vi.waitFor(() => expect(stream.said).toContain('You no longer see this conversation'), soon);
  expect(stream.over).toBe(false);
  expect((await sade.get(`/inbox/${open.conversationId}`)).status).toBe(404);
  await stream.leave();
});
