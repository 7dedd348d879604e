import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  await house.sql`insert into canned_replies (name, body) values
    ('hello', 'Hello {{contact.first_name}}, {{agent.name}} of {{number.name}} here.'), ('bye', 'Bye <b>"all"</b>')`;
});
afterAll(() => house.close());

test('the list is filled in for this customer, this agent and this number, and is text', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const html = await (await they.ben.get(`/conversations/${id}/replies`, htmx)).text();
  const inserts = [...html.matchAll(/data-insert="([^"]*)"/g)].map(([, text]) => text);
  expect(inserts).toEqual(['Bye &lt;b&gt;&quot;all&quot;&lt;/b&gt;', 'Hello Kofi, Ben of Main here.']);
});

test('without script its page leads to the composer with the text in it', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const page = await (await they.ben.get(`/conversations/${id}/replies`)).text();
  const [, link = ''] = /href="([^"]*\?canned=[^"]*)"[^>]*>(?:(?!<\/a>).)*hello/s.exec(page) ?? [];
  expect(part(await (await they.ben.get(link)).text(), `draft-${id}`)).toContain(
    '>Hello Kofi, Ben of Main here.</textarea>',
  );
  expect((await they.ben.get(`/inbox/${id}?canned=${randomUUID()}`)).status).toBe(200);
});

test('of a customer without a name it stays open, and is not sent until somebody has written it', async () => {
  const { id, contactId } = await conversation(house, { agentId: house.cast.ben });
  await house.sql`update contacts set name = null where id = ${contactId}`;
  const html = await (await they.ben.get(`/conversations/${id}/replies`, htmx)).text();
  expect(html).toContain('data-insert="Hello {{contact.first_name}}, Ben of Main here."');

  const messages = `/conversations/${id}/messages`;
  const body = 'Hello {{contact.first_name}}, Ben of Main here.';
  for (const headers of [htmx, {}]) {
    const refused = await they.ben.post(messages, { key: randomUUID(), body }, headers);
    const text = await refused.text();
    expect(refused.status).toBe(422);
    expect(read(text)).toContain('Something in double braces is still open in your text');
  }
  expect(
    await house.sql`select from messages where conversation_id = ${id} and direction = 'out'`,
  ).toHaveLength(0);
  expect((await they.ben.post(messages, { key: randomUUID(), body: 'Hello, {{ you }}' })).status).toBe(303);
});

test('404 for a stranger', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  expect((await they.zed.get(`/conversations/${id}/replies`, htmx)).status).toBe(404);
});
