import { afterAll, beforeAll, expect, test } from 'vitest';
import { take } from '../../../db/intake.ts';
import { deliveryOf, inboundText, stranger } from '../../support/build.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

let strangers = 700;
/** A customer of Ben's shares two people: one by a number with its country, one by a number nobody can place. */
async function shared(phone: string) {
  const customer = stranger(++strangers);
  const { id } = await conversation(house, { agentId: house.cast.ben, customer });
  const contacts = [
    {
      name: { formatted_name: 'Robert <b>Smith</b>' },
      phones: [{ phone: `+${phone}`, wa_id: phone }, { phone: '0171 22' }],
    },
  ];
  const { changed } = await take(
    house.sql,
    deliveryOf(inboundText({ customer, kind: 'contacts', body: null, content: { contacts } })),
  );
  const message = changed.messages?.[0] ?? '';
  return { id, message, path: `/conversations/${id}/messages/${message}/contacts` };
}
const first = { card: '0', phone: '0' };
const contactsWith = (phone: string) => house.sql`
  select name, owner_id, owner_email from identities join contacts on contacts.id = contact_id
  where kind = 'phone' and value = ${phone}`;

test('a shared card becomes a contact that is nobody’s; pressed again, it is there already', async () => {
  const { id, path } = await shared('447700900456');
  const page = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(page.split(`action="${path}"`), 'only the number that names its country has a button').toHaveLength(
    2,
  );

  const added = await they.ben.post(path, first, htmx);
  expect([added.status, read(await added.text())]).toEqual([
    200,
    expect.stringContaining('Robert <b>Smith</b> is in your contacts now'),
  ]);
  expect(await contactsWith('447700900456')).toEqual([
    { name: 'Robert <b>Smith</b>', owner_id: null, owner_email: null },
  ]);
  expect(read(await (await they.ben.post(path, first, htmx)).text())).toContain(
    'is in your contacts already',
  );
  expect(await contactsWith('447700900456')).toHaveLength(1);
});

test('who is somebody’s customer keeps their name and owner, and no more is told of them', async () => {
  const [lina] = await house.sql<{ phone: string; name: string }[]>`
    select value as phone, name from identities join contacts on contacts.id = contact_id
    where kind = 'phone' and owner_id is not null limit 1`;
  const { path } = await shared(lina?.phone ?? '');
  const before = await contactsWith(lina?.phone ?? '');
  const answer = read(await (await they.ben.post(path, first, htmx)).text());
  expect(answer).toContain('Robert <b>Smith</b> is in your contacts already');
  expect(answer).not.toContain(lina?.name);
  expect(await contactsWith(lina?.phone ?? '')).toEqual(before);
});

test('without script it leads back to the conversation', async () => {
  const { id, path } = await shared('447700900457');
  const answer = await they.ben.post(path, first);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox/${id}`]);
  expect(read(await (await they.ben.post(path, first)).text())).toContain('is in your contacts already');
});

test('a number nobody can place, and a place that is not there, add nobody', async () => {
  const { path } = await shared('447700900458');
  const before = await house.sql`select count(*) from contacts`;
  for (const form of [
    { card: '0', phone: '1' },
    { card: '7', phone: '0' },
  ]) {
    const answer = await they.ben.post(path, form, htmx);
    expect([answer.status, read(await answer.text())]).toEqual([
      409,
      expect.stringContaining('This card has no number we can use'),
    ]);
  }
  expect(await house.sql`select count(*) from contacts`).toEqual(before);
});

test('404 for a stranger and another conversation’s message, 403 off the number, 422 for nonsense', async () => {
  const { path, message } = await shared('447700900459');
  const other = await conversation(house, { agentId: house.cast.ben });
  expect((await they.zed.post(path, first)).status).toBe(404);
  expect((await they.ben.post(`/conversations/${other.id}/messages/${message}/contacts`, first)).status).toBe(
    404,
  );
  expect((await they.ben.post(path, { card: 'x' })).status).toBe(422);

  const sols = await conversation(house, { agentId: house.cast.sol });
  const [said] = await house.sql<
    { id: string }[]
  >`select id from messages where conversation_id = ${sols.id}`;
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.post(`/conversations/${sols.id}/messages/${said?.id}/contacts`, first)).status).toBe(
    403,
  );
  expect(await contactsWith('447700900459')).toHaveLength(0);
});
