import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { saveAlertSettings } from '../../db/alert-settings.ts';
import { take } from '../../db/intake.ts';
import { addNote } from '../../db/notes.ts';
import { usualAlerts } from '../../domain/alert.ts';
import type { Calls, Ringing } from '../../web/live/calls.ts';
import { deliveryOf, inboundText, stranger } from '../support/build.ts';
import { empty } from '../support/database.ts';
import type { House } from './house.ts';
import { conversation, openRoom } from './inbox/room.ts';

/** What each browser is called for, over its stream. */
vi.setConfig({ testTimeout: 60_000 }); // several people's streams on a busy machine

let house: House;
beforeAll(async () => {
  house = await openRoom();
});
afterAll(() => house.close());

const open = new Set<() => Promise<unknown>>();
beforeEach(async () => {
  await empty(house.sql, 'conversations', 'alert_settings', 'rate_limits');
});
afterEach(async () => {
  for (const leave of open) await leave();
  open.clear();
});

/** Somebody's alerts from here on, or from `away` milliseconds ago. */
async function listen(who: string, away?: number) {
  const browser = await house.as(who);
  const answer = await browser.get(away === undefined ? '/alerts' : `/alerts?away=${away}`);
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let said = '';
  void (async () => {
    for (;;) {
      const read = await reader?.read();
      if (read === undefined || read.done) return;
      said += decoder.decode(read.value, { stream: true });
    }
  })();
  const calls = (): Calls[] =>
    said
      .split('\n')
      .filter((line) => line.startsWith('data: {"ring"'))
      .map((line) => JSON.parse(line.slice('data: '.length)) as Calls);
  const hearing = {
    said: () => said,
    rung: (): Ringing[] => calls().flatMap(({ ring }) => ring),
    missed: () => calls().flatMap(({ missed }) => missed ?? []),
    soon: (look: () => void) => vi.waitFor(look, { timeout: 20_000, interval: 20 }),
    leave: async () => reader?.cancel(),
  };
  open.add(hearing.leave);
  await hearing.soon(() => expect(said).toContain('"sounds"')); // its first look is done
  return hearing;
}

const kofi = stranger(8001);
const begun = (agentId?: string) =>
  conversation(house, { customer: kofi, ...(agentId === undefined ? {} : { agentId }) });
async function writes(body: string, customer = kofi) {
  const { changed } = await take(house.sql, deliveryOf(inboundText({ body, customer })));
  house.world.nudges.changed(changed);
}
async function give(id: string, to: string, by = 'ama') {
  const [row] = await house.sql<{ agentId: string | null }[]>`
    select agent_id as "agentId" from conversations where id = ${id}`;
  const giver = await house.as(by);
  const answer = await giver.post(`/conversations/${id}/agent`, {
    to,
    from: row?.agentId ?? '',
    command: crypto.randomUUID(),
  });
  expect(answer.status).toBeLessThan(400);
  house.world.nudges.changed({ conversations: [id] }); // as the worker does, whose step it is
}
const isAvailable = (who: keyof House['cast']) =>
  house.sql`insert into presence (user_id, available, lease_until) values (${house.cast[who]}, true, now() + interval '1 hour')
    on conflict (user_id) do update set available = true, lease_until = excluded.lease_until`;
/** Looks once more, and whatever came before has been said: what they are told of themselves comes last. */
async function afterwards(ear: Awaited<ReturnType<typeof listen>>, who: keyof House['cast']) {
  const before = ear.said().length;
  const id = house.cast[who];
  await house.sql`
    insert into presence (user_id, available, lease_until) values (${id}, true, now() + interval '1 hour')
    on conflict (user_id) do update set available = not presence.available, lease_until = excluded.lease_until`;
  house.world.nudges.changed({ people: [id] });
  await ear.soon(() => expect(ear.said().slice(before)).toContain('"unread"'));
}

test('a message in mine rings at mine alone, once, and says who wrote only within the page', async () => {
  const { id } = await begun(house.cast.ben);
  const [ben, sade] = [await listen('ben'), await listen('sade')];
  await writes('Is it ready?');
  await ben.soon(() => expect(ben.rung()).toHaveLength(1));
  expect(ben.rung()[0]).toMatchObject({
    conversation: id,
    href: `/inbox/${id}`,
    sound: 'bell',
    volume: 60,
    popup: true,
    text: 'Is it ready?',
    outside: { title: 'New message for you', text: 'Press to open the conversation.' },
  });
  await afterwards(ben, 'ben');
  await afterwards(sade, 'sade');
  expect(ben.rung().filter(({ conversation: of }) => of === id)).toHaveLength(1);
  expect(sade.rung()).toEqual([]);
});

test('who wrote and what leaves the page only for whoever wants it', async () => {
  await begun(house.cast.ben);
  await saveAlertSettings(house.sql, house.cast.ben, { ...usualAlerts, previews: true });
  const ben = await listen('ben');
  await writes('Is it ready?');
  await ben.soon(() => expect(ben.rung()[0]?.outside.text).toBe('Is it ready?'));
});

test('what is left in Unassigned rings at whoever sees it and is Available, and at nobody else', async () => {
  const { id } = await begun(house.cast.ben);
  for (const who of ['ben', 'sade', 'sol', 'zed'] as const) await isAvailable(who);
  const [sade, sol, zed] = [await listen('sade'), await listen('sol'), await listen('zed')];
  const ines = await listen('ines'); // she sees it too, and is Away
  const ben = await listen('ben');
  const releasing = await house.as('ben');
  const answer = await releasing.post(`/conversations/${id}/release`, {
    from: house.cast.ben,
    command: crypto.randomUUID(),
  });
  expect(answer.status).toBeLessThan(400);
  house.world.nudges.changed({ conversations: [id] }); // as the worker does, whose step it is
  await sade.soon(() =>
    expect(sade.rung().map(({ title }) => title)).toEqual([expect.stringContaining('Unassigned')]),
  );
  for (const [ear, who] of [
    [ben, 'ben'],
    [sol, 'sol'],
    [zed, 'zed'],
    [ines, 'ines'],
  ] as const) {
    await afterwards(ear, who);
    expect(ear.rung(), who).toEqual([]);
  }
});

test('given to me by somebody rings; the message it came with does not ring again', async () => {
  const { id } = await begun();
  await isAvailable('ben');
  const ben = await listen('ben');
  await give(id, house.cast.ben);
  await ben.soon(() => expect(ben.rung()).toHaveLength(1));
  expect(ben.rung()[0]?.title).toContain('New conversation for you');
});

test('my name in a note rings, with the note, also where the conversation is a colleague’s', async () => {
  const { id } = await begun(house.cast.sade);
  const ben = await listen('ben');
  const noted = await addNote(house.sql, {
    conversationId: id,
    by: house.cast.sade,
    body: '@Ben can you look?',
    formKey: crypto.randomUUID(),
  });
  expect(noted.ok).toBe(true);
  if (noted.ok) house.world.nudges.changed(noted.value.changed);
  await ben.soon(() => expect(ben.rung()).toHaveLength(1));
  expect(ben.rung()[0]).toMatchObject({ text: '@Ben can you look?' });
  expect(ben.rung()[0]?.title).toContain('mentioned');
});

test('each kind is rung and shown as they have set it, from the next one on', async () => {
  await begun(house.cast.ben);
  const ben = await listen('ben');
  const page = await house.as('ben');
  await page.post('/settings/notifications', {
    sound: 'knock',
    volume: '20',
    soundOn: 'on',
    soundAbout: 'message',
  });
  await writes('Hello?');
  await ben.soon(() => expect(ben.rung()).toHaveLength(1));
  expect(ben.rung()[0]).toMatchObject({ sound: 'knock', volume: 20, popup: false });
  await page.post('/settings/notifications', { sound: 'knock', volume: '20' });
  await ben.soon(() => expect(ben.said()).toContain('{"sounds":false}'));
  await writes('Hello??');
  await ben.soon(() => expect(ben.said()).toContain('"unread":1'));
  await afterwards(ben, 'ben');
  expect(ben.rung()).toHaveLength(1);
});

test('a stream that comes back has what happened meanwhile; one that was never there has none of it', async () => {
  await begun(house.cast.ben);
  await writes('Between two streams');
  const [back, fresh] = [await listen('ben', 5000), await listen('ben')];
  await back.soon(() => expect(back.rung().map(({ text }) => text)).toEqual(['Between two streams']));
  await afterwards(fresh, 'ben');
  expect(fresh.rung()).toEqual([]);
  const again = await listen('ben', 5000);
  await again.soon(() => expect(again.rung()).toHaveLength(1));
  expect(again.rung()[0]?.id, 'the browser knows it by its id').toBe(back.rung()[0]?.id);
});

test('what is hours old does not ring: there are so many', async () => {
  const { id } = await begun(house.cast.ben);
  await writes('Long ago');
  await house.sql`update messages set created_at = now() - interval '3 hours' where conversation_id = ${id}`;
  const back = await listen('ben', 4 * 60 * 60_000);
  await back.soon(() => expect(back.missed()).toEqual(['1 more conversation needs you.']));
  expect(back.rung()).toEqual([]);
});

test('a blocked customer calls nobody', async () => {
  const { contactId } = await begun(house.cast.ben);
  await house.sql`update contacts set blocked_at = now() where id = ${contactId}`;
  const ben = await listen('ben');
  await writes('Let me in');
  await afterwards(ben, 'ben');
  expect(ben.rung()).toEqual([]);
});
