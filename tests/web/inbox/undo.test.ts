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
  const body = new URLSearchParams(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const send = () =>
    they[who].request(path, { method: 'POST', body, headers: { origin: 'http://localhost:3000', ...htmx } });
  const sent = await send();
  return {
    ...{ status: sent.status, said: read(await sent.text()) },
    again: async () => (await send()).status,
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

/** Closes several from the list, as that shows them. */
async function closeMany(who: Person, ids: readonly string[]): Promise<Response> {
  const html = await (await they[who].get('/inbox?view=all')).text();
  const body = new URLSearchParams({ key: crypto.randomUUID() });
  for (const id of ids)
    body.append('conversation', new RegExp(`value="(${id}~[^"]*)"`).exec(html)?.[1] ?? `${id}~0~`);
  const headers = { origin: 'http://localhost:3000', ...htmx };
  return they[who].request('/inbox/closures', { method: 'POST', body, headers });
}
const held = (agentId: string | undefined, name: string) =>
  conversation(house, {
    ...(agentId !== undefined && { agentId }),
    customer: { bsuid: `KE.${crypto.randomUUID()}`, phone: null, username: null, parentBsuid: null, name },
  });

test('several closed by one press are opened by one, and each is with who had it, however often it is pressed', async () => {
  await available(house.sql, house.cast.ben, house.cast.sade);
  const bens = await held(house.cast.ben, 'Tolu');
  const sades = await held(house.cast.sade, 'Uma');
  const waiting = await held(undefined, 'Vera');
  const ids = [bens.id, sades.id, waiting.id];
  const undone = await undo('ben', await closeMany('ben', ids));
  expect(undone.status).toBe(200);
  expect(undone.said).toContain('3 conversations reopened');
  expect(undone.said).toContain('1 of them wasn’t yours before, and is now.');
  const rows = () => Promise.all(ids.map((id) => rowOf(house.sql, id)));
  const after = await rows();
  expect(after.map(({ status, agentId }) => [status, agentId])).toEqual([
    ['open', house.cast.ben],
    ['open', house.cast.sade],
    ['open', house.cast.ben],
  ]);
  expect(await undone.again()).toBe(200);
  expect(await rows()).toEqual(after);
});

test('one of several that was opened meanwhile, or was closed by somebody else, stays as it is', async () => {
  const [mine, reopened, before] = [
    await held(house.cast.ben, 'Wambui'),
    await held(house.cast.ben, 'Xola'),
    await held(house.cast.ben, 'Yusuf'),
  ];
  const ids = [mine.id, reopened.id, before.id];
  await close('ines', before.id);
  const closed = await closeMany('ben', ids);
  await they.ines.post(`/conversations/${reopened.id}/opening`, command());
  const undone = await undo('ben', closed);
  expect(undone.status).toBe(200);
  expect(undone.said).toContain('1 conversation reopened');
  expect(undone.said).toMatch(/Not done: Xola Somebody moved this conversation before you\./);
  expect(await rowOf(house.sql, mine.id)).toMatchObject({ status: 'open', agentId: house.cast.ben });
  expect(await rowOf(house.sql, reopened.id)).toMatchObject({ status: 'open', agentId: house.cast.ines });
  expect(await rowOf(house.sql, before.id)).toMatchObject({ status: 'closed' });
});

test('of several, who cannot have theirs back is named with the reason', async () => {
  await house.sql`update presence set available = false where user_id = ${house.cast.sade}`;
  const sades = await held(house.cast.sade, 'Zodwa');
  const undone = await undo('ben', await closeMany('ben', [sades.id]));
  expect(undone.said).toContain('1 conversation reopened');
  expect(undone.said).toContain('couldn’t go back to who had them: Zodwa. They’re Away by now.');
  expect(await rowOf(house.sql, sades.id)).toMatchObject({ status: 'open', agentId: house.cast.ben });
});

test.each([{}, { command: 'x' }, { command: crypto.randomUUID(), conversation: 'x~1~' }])(
  'nonsense opens nothing: %j',
  async (form) => {
    expect((await they.ben.post('/inbox/openings', form as Record<string, string>)).status).toBe(422);
  },
);
