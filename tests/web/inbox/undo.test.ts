import { afterAll, beforeAll, expect, test } from 'vitest';
import { available } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

type Person = keyof Awaited<ReturnType<typeof everybody>>;

/** The form of a toast's Undo, sent as it is. */
async function undo(
  who: Person,
  answer: Response,
): Promise<{ status: number; said: string; again: () => Promise<number> }> {
  const toast = /<div class="toast"[\s\S]*?<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(
    await answer.text(),
  );
  if (toast === null) throw new Error('the toast offers no undo');
  const [, path = '', form = ''] = toast;
  const fields = Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const sent = await they[who].post(path, fields, htmx);
  return {
    ...{ status: sent.status, said: read(await sent.text()) },
    again: async () => (await they[who].post(path, fields, htmx)).status,
  };
}

async function close(who: Person, id: string): Promise<Response> {
  const html = await (await they[who].get(`/inbox/${id}`)).text();
  const seen = /name="seen" value="(\d+)"/.exec(html)?.[1] ?? '';
  return they[who].post(`/conversations/${id}/closure`, command({ seen }), htmx);
}

const give = (who: Person, id: string, from: string, to: string) =>
  they[who].post(`/conversations/${id}/agent`, command({ from, to }), htmx);

test('who closed their own has it back, once however often they press', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const undone = await undo('ben', await close('ben', id));
  expect([undone.status, undone.said]).toEqual([200, expect.stringContaining('Reopened, and it’s yours')]);
  const row = await rowOf(house.sql, id);
  expect(row).toMatchObject({ status: 'open', agentId: house.cast.ben });
  expect(await undone.again()).toBe(200);
  expect(await rowOf(house.sql, id)).toMatchObject({ turn: row.turn });
});

test('somebody else’s goes back to them', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const undone = await undo('ines', await close('ines', id));
  expect(undone.said).toContain('Reopened, and back with who had it');
  expect(await rowOf(house.sql, id)).toMatchObject({ status: 'open', agentId: house.cast.ben });
});

test('where the rules forbid that, it is opened, theirs, and they are told why', async () => {
  await available(house.sql, house.cast.ben);
  await house.sql`update presence set available = false where user_id = ${house.cast.sade}`;
  const { id } = await conversation(house, { agentId: house.cast.sade });
  const undone = await undo('ben', await close('ben', id));
  expect(undone.said).toContain('Reopened, and it’s yours');
  expect(undone.said).toContain('It couldn’t go back to who had it. They’re Away by now.');
  expect(await rowOf(house.sql, id)).toMatchObject({ status: 'open', agentId: house.cast.ben });
});

test('a close is not undone once it was opened and closed again', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const closed = await close('ben', id);
  await they.ines.post(`/conversations/${id}/opening`, command());
  await close('ines', id);
  const undone = await undo('ben', closed);
  expect([undone.status, undone.said]).toEqual([
    409,
    expect.stringContaining('Somebody moved this conversation before you.'),
  ]);
  expect(await rowOf(house.sql, id)).toMatchObject({ status: 'closed' });
});

test('a transfer is taken back, unless somebody has moved it since', async () => {
  await available(house.sql, house.cast.ben, house.cast.sade);
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const first = await give('ben', id, house.cast.ben, house.cast.sade);
  expect((await undo('ben', first)).status).toBe(200);
  expect(await rowOf(house.sql, id)).toMatchObject({ agentId: house.cast.ben });

  const second = await give('ben', id, house.cast.ben, house.cast.sade);
  await give('ines', id, house.cast.sade, house.cast.ben);
  const undone = await undo('ben', second);
  expect(undone.status).toBe(409);
});

test('a transfer is not taken back once it went away and came back to the same agent', async () => {
  await available(house.sql, house.cast.ben, house.cast.sade);
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const given = await give('ben', id, house.cast.ben, house.cast.sade);
  await give('ines', id, house.cast.sade, house.cast.ben);
  await give('ines', id, house.cast.ben, house.cast.sade);
  const undone = await undo('ben', given);
  expect([undone.status, undone.said]).toEqual([
    409,
    expect.stringContaining('Somebody moved this conversation before you.'),
  ]);
  expect(await rowOf(house.sql, id)).toMatchObject({ agentId: house.cast.sade });
});

test('what waited goes back to Unassigned; what the bot had stays with its agent', async () => {
  await available(house.sql, house.cast.sade);
  const waiting = await conversation(house);
  expect((await undo('ben', await give('ben', waiting.id, '', house.cast.sade))).said).toContain(
    'Back in Unassigned',
  );
  expect(await rowOf(house.sql, waiting.id)).toMatchObject({ stage: 'waiting', agentId: null });

  await house.sql`update numbers set bot_on = true where id = ${house.cast.main}`;
  const bots = await conversation(house);
  await house.sql`update numbers set bot_on = false`;
  const answer = await give('ben', bots.id, '', house.cast.sade);
  expect(answer.status).toBe(200);
  await expect(undo('ben', answer)).rejects.toThrow('offers no undo');
});
