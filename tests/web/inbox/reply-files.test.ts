import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, baseUrl, type House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const bens = () => conversation(house, { agentId: house.cast.ben });
async function upload(id: string, name: string, who: Browser = they.ben): Promise<string> {
  const body = new FormData();
  body.set('file', new Blob([name]), name);
  const headers = { origin: baseUrl };
  const answer = await who.request(`/conversations/${id}/uploads`, { method: 'POST', body, headers });
  return ((await answer.json()) as { id: string }).id;
}
const press = (id: string, form: Record<string, string | string[]>, headers = {}, who: Browser = they.ben) =>
  who.request(`/conversations/${id}/messages`, {
    method: 'POST',
    body: new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
    ),
    headers: { origin: baseUrl, ...headers },
  });
const sent = (id: string) => house.sql<{ body: string | null; name: string | null }[]>`
  select body, media.name from messages left join media on media.message_id = messages.id
  where messages.conversation_id = ${id} and direction = 'out' order by seq`;

test('several files in one press are a message each, in order; the words go with the last; pressed twice, sent once', async () => {
  const { id } = await bens();
  const uploads = [await upload(id, 'b.txt'), await upload(id, 'a.txt')];
  const form = { key: randomUUID(), body: 'Here', uploads };
  const answers = await Promise.all([press(id, form), press(id, form, htmx)]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 303]);
  expect([...(await sent(id))]).toEqual([
    { body: null, name: 'b.txt' },
    { body: 'Here', name: 'a.txt' },
  ]);
});

test('one file needs no words; none and no words is nothing', async () => {
  const { id } = await bens();
  expect((await press(id, { key: randomUUID(), body: '' })).status).toBe(422);
  const uploads = await upload(id, '<i>.txt');
  expect((await press(id, { key: randomUUID(), body: '', uploads })).status).toBe(303);
  expect([...(await sent(id))]).toEqual([{ body: null, name: '<i>.txt' }]);
});

test('a file that is another’s, another conversation’s or sent already is refused, and the words stay', async () => {
  const { id } = await bens();
  const other = await bens();
  const used = await upload(id, 'used.txt');
  await press(id, { key: randomUUID(), body: '', uploads: used });
  for (const uploads of [
    used,
    await upload(id, 'sades.txt', they.sade),
    await upload(other.id, 'other.txt'),
  ]) {
    const answer = await press(id, { key: randomUUID(), body: 'Look', uploads });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(read(html)).toContain('One of the files is not here any more.');
    expect(html).toContain('>Look</textarea>');
  }
  expect(await sent(id)).toHaveLength(1);
});

test('404 for a stranger, 422 for what no page of ours sends', async () => {
  const { id } = await bens();
  const uploads = await upload(id, 'a.txt');
  expect((await press(id, { key: randomUUID(), body: '', uploads }, {}, they.zed)).status).toBe(404);
  for (const wrong of [{ uploads: 'x' }, { uploads: Array(21).fill(uploads) }, { voice: 'yes' }])
    expect((await press(id, { key: randomUUID(), body: 'Hi', ...wrong })).status).toBe(422);
  expect(await sent(id)).toHaveLength(0);
});

test('without script one file comes with the form itself', async () => {
  const { id } = await bens();
  const whole = (file: File) => {
    const form = new FormData();
    form.set('key', randomUUID());
    form.set('body', 'With it');
    form.set('file', file);
    return they.ben.request(`/conversations/${id}/messages`, {
      method: 'POST',
      body: form,
      headers: { origin: baseUrl },
    });
  };
  expect((await whole(new File(['one'], 'one.txt'))).status).toBe(303);
  expect((await whole(new File([], ''))).status).toBe(303);
  const refused = await whole(new File([], 'empty.txt'));
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect([read(html), html]).toEqual([
    expect.stringContaining('This file is empty.'),
    expect.stringContaining('>With it</textarea>'),
  ]);
  expect([...(await sent(id))]).toEqual([
    { body: 'With it', name: 'one.txt' },
    { body: 'With it', name: null },
  ]);
});
