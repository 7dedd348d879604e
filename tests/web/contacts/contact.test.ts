import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secondPhoneNumberId } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, openRoom, part, read } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const path = (contactId: string) => `/contacts/${contactId}`;
/** A customer of Sol's who writes with him. */
async function sols() {
  const open = await conversation(house, { agentId: house.cast.sol });
  await house.sql`update contacts set owner_id = ${house.cast.sol} where id = ${open.contactId}`;
  await house.sql`update conversations set owner_id = ${house.cast.sol} where id = ${open.id}`;
  return open;
}
const form = ({ id }: { id: string }, more: Record<string, string>) =>
  command({ conversation: id, on: 'contact', from: house.cast.sol, ...more });

test('shows who they are, whose they are and what was said where', async () => {
  const open = await sols();
  const page = await (await they.ben.get(path(open.contactId))).text();
  expect(read(page)).toMatch(
    /Kofi Mensah .*Phone \+254 .*Owner SO? Sol Change owner Tags No tags .*Main Open Sol \d\d:\d\d .*Nothing has been changed yet/,
  );
  expect(page).toContain(`href="/inbox/${open.id}"`);
});

test('lists only the conversations this person sees', async () => {
  const open = await sols();
  const [identity] = await house.sql`
    select value from identities where contact_id = ${open.contactId} and kind = 'bsuid'`;
  const second = await conversation(house, {
    phoneNumberId: secondPhoneNumberId,
    customer: { bsuid: identity?.value, parentBsuid: null, phone: null, name: 'Kofi Mensah', username: null },
  });
  await house.sql`update conversations set owner_id = null where id = ${second.id}`;
  const [ama, sol] = await Promise.all(
    [they.ama, they.sol].map(async (who) => (await who.get(path(open.contactId))).text()),
  );
  expect(ama).toContain(`/inbox/${second.id}`);
  expect(sol).toContain(`/inbox/${open.id}`);
  expect(sol).not.toContain(second.id);
});

test('an Inbox manager has no such page and no link to it; who sees nothing of the customer neither', async () => {
  const open = await sols();
  for (const who of [they.ines, they.zed]) expect((await who.get(path(open.contactId))).status).toBe(404);
  for (const id of [randomUUID(), 'nonsense']) expect((await they.ama.get(path(id))).status).toBe(404);
  const panel = async (who: typeof they.ben) =>
    part(await (await who.get(`/inbox/${open.id}`)).text(), 'contact');
  expect(await panel(they.ben)).toContain(`href="${path(open.contactId)}"`);
  expect(await panel(they.ines)).not.toContain(`href="${path(open.contactId)}"`);
});

test('the owner is changed with the inbox’s own form, and the answer is this page with its history', async () => {
  const open = await sols();
  const address = `${path(open.contactId)}/owner?conversation=${open.id}&on=contact`;
  expect(await (await they.ben.get(path(open.contactId))).text()).toContain(
    `href="${address.replace('&', '&amp;')}"`,
  );
  const page = await (await they.ben.get(address)).text();
  expect(page).toMatch(new RegExp(`name="on" value="contact"[^]*href="${path(open.contactId)}"`));

  const asked = form(open, { to: house.cast.ben });
  for (const _ of ['pressed', 'pressed twice']) {
    const answer = await they.ben.post(`${path(open.contactId)}/owner`, asked);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path(open.contactId)]);
  }
  const after = read(await (await they.ben.get(path(open.contactId))).text());
  expect(after.match(/Ben made Ben the owner\./g)).toHaveLength(1);
});

test('who gives away all they saw lands in the inbox', async () => {
  const open = await sols();
  await house.sql`update conversations set agent_id = ${house.cast.ben} where id = ${open.id}`;
  const asked = form(open, { to: house.cast.ben });
  for (const _ of ['pressed', 'pressed twice']) {
    const answer = await they.sol.post(`${path(open.contactId)}/owner`, asked);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/inbox']);
  }
  expect((await they.sol.get(path(open.contactId))).status).toBe(404);
});

test('a conflict and what is missing come back in the form, which still leads here', async () => {
  const open = await sols();
  const post = (more: Record<string, string>) =>
    they.ben.post(`${path(open.contactId)}/owner`, form(open, more));
  const late = await post({ from: house.cast.sade, to: 'email', email: 'mia@example.org' });
  const page = await late.text();
  expect(late.status).toBe(409);
  expect(read(page)).toContain('Somebody changed the owner before you.');
  expect(page).toMatch(/name="on" value="contact"[^]*value="mia@example.org"/);
  expect((await post({ to: '' })).status).toBe(422);
  expect((await post({ to: house.cast.ben, on: 'elsewhere' })).status).toBe(422);
});

test('a Sale who is not the owner reads who it is, and is not offered a change', async () => {
  const open = await conversation(house, { agentId: house.cast.sol });
  const page = await they.sol.get(path(open.contactId));
  expect(page.status).toBe(200);
  expect(await page.text()).not.toContain(`${path(open.contactId)}/owner`);
});

test('what a customer calls themselves is text', async () => {
  const open = await sols();
  await house.sql`update contacts set name = '<script>x</script>', username = '"><b>' where id = ${open.contactId}`;
  const page = await (await they.ben.get(path(open.contactId))).text();
  expect(page).toContain('&lt;script&gt;x&lt;/script&gt;');
  expect(page).not.toMatch(/<script>x|"><b>/);
});
