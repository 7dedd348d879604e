import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf, momentTyped, whenInWords } from '../../../web/inbox/moments.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const bens = () => conversation(house, { agentId: house.cast.ben });
const snooze = (id: string) => `/conversations/${id}/snooze`;
const keeping = (id: string) => `/conversations/${id}/keeping`;
const seenBy = async (id: string) =>
  String((await house.sql`select last_inbound_seq as seq from conversations where id = ${id}`)[0]?.['seq']);
const asked = async (id: string, choice: string, more: Record<string, string> = {}) =>
  command({ from: house.cast.ben, seen: await seenBy(id), choice, ...more });
const until = async (id: string): Promise<Date | null> =>
  (await house.sql`select snoozed_until as until from conversations where id = ${id}`)[0]?.['until'];
const next = (html: string) => read(part(html, 'thread-next').split('</div></div>')[0] ?? '');

test('an agent snoozes a conversation; the thread and the list say until when, and it wakes by hand', async () => {
  const { id } = await bens();
  const answer = await they.ben.post(snooze(id), await asked(id, 'tomorrow'), htmx);
  expect(answer.status).toBe(200);
  expect(read(await answer.text())).toContain(
    'Snoozed until tomorrow 09:00, or until the customer writes. Wake now',
  );
  expect((await until(id))?.getHours()).toBe(9);
  expect(read(part(await (await they.ben.get('/inbox')).text(), `convo-${id}`))).toContain(
    'Snoozed until tomorrow 09:00',
  );

  expect((await they.ben.post(snooze(id), await asked(id, 'wake'))).status).toBe(303);
  expect(await until(id)).toBeNull();
  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(read(page)).toContain('Ben took this up again.');
  expect(next(page)).not.toContain('Snoozed');
});

test('a time that is over, none at all, a stale page and a message not seen are refused', async () => {
  const { id } = await bens();
  for (const at of ['2020-01-01T09:00', '', 'tomorrow']) {
    const refused = await they.ben.post(snooze(id), await asked(id, 'pick', { at }), htmx);
    const said = await refused.text();
    expect([refused.status, read(said)]).toEqual([422, expect.stringContaining('Choose a later one.')]);
    expect(said, 'at the field, which keeps what was typed').toContain(`value="${at}"`);
    expect(said).toContain('aria-describedby="snooze-at-hint"');

    const page = await they.ben.post(snooze(id), await asked(id, 'pick', { at }));
    expect([page.status, read(await page.text())]).toEqual([
      422,
      expect.stringContaining('Choose a later one.'),
    ]);
  }
  expect(
    (await they.sade.post(snooze(id), { ...(await asked(id, 'week')), from: house.cast.sade })).status,
  ).toBe(409);
  expect((await they.ben.post(snooze(id), { ...(await asked(id, 'week')), seen: '0' })).status).toBe(409);
  expect(await until(id)).toBeNull();
});

test('404, 403 and 422 as everywhere', async () => {
  const { id } = await bens();
  const linas = await conversation(house, { agentId: house.cast.sol });
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  for (const path of [snooze, keeping]) {
    const body = { ...(await asked(id, 'week')), what: 'open' };
    expect((await they.zed.post(path(id), body)).status).toBe(404);
    expect((await they.sol.post(path(linas.id), { ...body, from: house.cast.sol })).status).toBe(403);
    expect((await they.ben.post(path(id), {})).status).toBe(422);
  }
  expect((await they.ben.post(snooze(id), await asked(id, 'never'))).status).toBe(422);
  await house.sql`
    insert into members (number_id, user_id, rotation) values (${house.cast.main}, ${house.cast.sol}, 99)`;
});

test('the thread says what a timer will do, and whoever may reply calls it off', async () => {
  const { id } = await bens();
  await house.sql`update numbers set give_back_minutes = 5, auto_close_days = 7`;
  expect(next(await (await they.ben.get(`/inbox/${id}`)).text())).toMatch(
    /^Goes back to the line (at|on \d+ \w+ at) \d\d:\d\d unless Ben replies. Keep it with me$/,
  );
  expect(next(await (await they.sade.get(`/inbox/${id}`)).text())).toContain('Leave it with Ben');
  expect((await they.ben.post(keeping(id), command({ from: house.cast.ben, what: 'agent' }))).status).toBe(
    303,
  );
  expect(next(await (await they.ben.get(`/inbox/${id}`)).text())).toMatch(
    /^Closes by itself on \d+ \w+ at \d\d:\d\d unless somebody writes. Keep open$/,
  );
  const kept = await they.sade.post(keeping(id), command({ from: house.cast.ben, what: 'open' }), htmx);
  expect(read(await kept.text())).toContain('Stays open');
  expect(next(await (await they.ben.get(`/inbox/${id}`)).text())).not.toContain('Closes by itself');
  const gone = await they.sade.post(keeping(id), command({ from: house.cast.sade, what: 'agent' }));
  expect(gone.status).toBe(409);
  await house.sql`update numbers set give_back_minutes = null, auto_close_days = null`;
});

describe('a moment', () => {
  const friday = new Date(2026, 10, 27, 15, 30);
  test.each([
    ['later', 'today 18:30'],
    ['tomorrow', 'tomorrow 09:00'],
    ['week', '30 Nov 09:00'],
  ] as const)('%s is %s', (choice, words) => {
    expect(whenInWords(momentOf(choice, friday), friday)).toBe(words);
  });

  test('next week is never today', () => {
    expect(momentOf('week', new Date(2026, 10, 30, 8)).getDate()).toBe(7);
  });

  test('typed is by the same clock, within a year', () => {
    expect(momentTyped('2026-12-03T10:00', friday)).toEqual(new Date(2026, 11, 3, 10));
    expect(momentTyped('2036-12-03T10:00', friday)).toBeNull();
    expect(momentTyped('2026-13-40T10:00', friday)).toBeNull();
  });
});
