import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followOwner } from '../../../db/decisions.ts';
import { secondPhoneNumberId } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { command, conversation, everybody, htmx, openRoom, part, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const path = (contactId: string) => `/contacts/${contactId}/owner`;
/** A customer of Sol's, and what he is asked to fill in. */
async function sols(said: Parameters<typeof conversation>[1] = { agentId: house.cast.sol }) {
  const open = await conversation(house, said);
  await owned(open.contactId, house.cast.sol);
  return open;
}
async function owned(contactId: string, ownerId: string | null) {
  await house.sql`update contacts set owner_id = ${ownerId}, owner_email = null where id = ${contactId}`;
  await house.sql`update conversations set owner_id = ${ownerId} where contact_id = ${contactId}`;
}
const form = ({ id }: { id: string }, more: Record<string, string>) =>
  command({ conversation: id, from: house.cast.sol, ...more });
const ownerOf = async (contactId: string) =>
  (await house.sql`select owner_id, owner_email from contacts where id = ${contactId}`)[0];

test('a Sale gives their customer to a colleague, and sees the conversation no more', async () => {
  const open = await sols();
  const answer = await they.sol.post(path(open.contactId), form(open, { to: house.cast.ben }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox/${open.id}`]);
  expect(await ownerOf(open.contactId)).toEqual({ owner_id: house.cast.ben, owner_email: null });
  expect((await they.sol.get(`/inbox/${open.id}`)).status).toBe(200); // until its turn it is still assigned to him
  await followOwner(house.sql, open);
  expect(await rowOf(house.sql, open.id)).toMatchObject({ agentId: house.cast.ben });
  expect((await they.sol.get(`/inbox/${open.id}`)).status).toBe(404);
  const thread = read(await (await they.ben.get(`/inbox/${open.id}`)).text());
  expect(thread).toContain('Sol made Ben the owner.');
  expect(thread).toContain('Moved to Ben, the new owner. They were Away.');
});

test('PUT does the same, and htmx is told in place; a thread that is not theirs any more gives way', async () => {
  const open = await sols({});
  const answer = await they.sol.request(path(open.contactId), {
    method: 'PUT',
    body: new URLSearchParams(form(open, { to: house.cast.ben })),
    headers: { origin: 'http://localhost:3000', ...htmx },
  });
  const page = read(await answer.text());
  expect([answer.status, answer.headers.get('hx-trigger')]).toEqual([200, 'focus-next']);
  expect(page).toContain('Ben is the owner now');
  expect(page).toContain('You no longer see this conversation');
});

test('pressed twice it is one change, also when the door has closed behind a Sale', async () => {
  const open = await sols({});
  const asked = form(open, { to: house.cast.ben });
  for (const status of [303, 303])
    expect((await they.sol.post(path(open.contactId), asked)).status).toBe(status);
  expect(await house.sql`select from owner_changes where contact_id = ${open.contactId}`).toHaveLength(1);
});

test('from a stale page it is refused with the true owner, and what was written stays', async () => {
  const open = await sols();
  await owned(open.contactId, house.cast.sade);
  const asked = form(open, { to: 'email', email: 'mia@example.org' });
  const answer = await they.ben.post(path(open.contactId), asked, htmx);
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(read(page)).toContain('Somebody changed the owner before you.');
  expect(page).toContain('value="mia@example.org"');
  expect(part(page, 'contact')).toContain('Owner: Sade. Change');
  expect(page).toContain(`name="from" value="${house.cast.sade}"`);

  const plain = await they.ben.post(path(open.contactId), asked);
  expect(plain.status).toBe(409);
  expect(await plain.text()).toMatch(/<!doctype html>[^]*value="mia@example.org"/);
  expect(await ownerOf(open.contactId)).toMatchObject({ owner_id: house.cast.sade });
});

test('a Sale who is not the owner gets 403, who sees nothing of the customer 404', async () => {
  const open = await conversation(house, { agentId: house.cast.sol });
  const asked = form(open, { from: '', to: house.cast.ben });
  expect((await they.sol.get(`/inbox/${open.id}`)).status).toBe(200);
  expect((await they.sol.post(path(open.contactId), asked)).status).toBe(403);
  expect((await they.sol.get(path(open.contactId))).status).toBe(403);
  expect((await they.zed.post(path(open.contactId), asked)).status).toBe(404);
  expect((await they.zed.get(path(open.contactId))).status).toBe(404);
  expect((await they.ama.post(path(randomUUID()), asked)).status).toBe(404);
  expect(await ownerOf(open.contactId)).toMatchObject({ owner_id: null });
  const page = await (await they.sol.get(`/inbox/${open.id}`)).text();
  expect(part(page, 'contact')).not.toContain('class="picker"');
});

test('a Sale’s forged form for nobody, an address or somebody elsewhere is refused', async () => {
  const open = await sols();
  for (const to of ['nobody', house.cast.zed])
    expect((await they.sol.post(path(open.contactId), form(open, { to }))).status).toBe(409);
  const mailed = await they.sol.post(
    path(open.contactId),
    form(open, { to: 'email', email: 'a@example.org' }),
  );
  expect(mailed.status).toBe(409);
  expect(read(await mailed.text())).toContain('a customer can’t be given to nobody');
  expect(await ownerOf(open.contactId)).toMatchObject({ owner_id: house.cast.sol });
});

test.each([{ to: 'ben' }, { command: 'x' }, { conversation: '' }, { move: 'maybe' }])(
  'nonsense gets 422: %j',
  async (wrong) => {
    const open = await sols();
    const asked = form(open, { to: house.cast.ben, ...wrong });
    expect((await they.ama.post(path(open.contactId), asked)).status).toBe(422);
  },
);

test.each([
  [{ to: '', email: '' }, 'Choose the new owner first.'],
  [{ to: 'email', email: '' }, 'Write an e-mail address'],
  [{ to: 'email', email: 'mia at home' }, 'Write an e-mail address'],
])('what is missing is said in the form, with what was written: %j', async (wrong, sentence) => {
  const open = await sols();
  const answer = await they.ben.post(path(open.contactId), form(open, wrong), htmx);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(read(page)).toContain(sentence);
  expect(page).toContain(`value="${wrong.email}"`);
});

test('a Service gives it to an address, in small letters, and is told what that means', async () => {
  const open = await sols();
  const asked = form(open, { to: 'email', email: ' Mia@Example.ORG ', move: 'on' });
  const answer = await they.ben.post(path(open.contactId), asked, htmx);
  expect(read(await answer.text())).toMatch(
    /mia@example.org is the owner now .*Nobody here has this address yet/,
  );
  expect(await ownerOf(open.contactId)).toEqual({ owner_id: null, owner_email: 'mia@example.org' });
  expect(await rowOf(house.sql, open.id)).toMatchObject({ agentId: house.cast.sol });
  const page = await (await they.ben.get(`/inbox/${open.id}`)).text();
  expect(part(page, 'contact')).toContain('Owner: mia@example.org. Change');
  expect(read(page)).toContain('Ben made mia@example.org the owner.');
});

test('a Service may choose somebody who does not answer the number, with a warning', async () => {
  const open = await sols();
  const answer = await they.ben.post(
    path(open.contactId),
    form(open, { to: house.cast.zed, move: 'on' }),
    htmx,
  );
  expect(read(await answer.text())).toContain(
    'They don’t answer Main, so its conversations won’t go to them.',
  );
  await followOwner(house.sql, open);
  expect(await rowOf(house.sql, open.id)).toMatchObject({ agentId: house.cast.sol });
});

test.each(['ben', 'ama', 'ines'] as const)(
  '%s moves the open conversation along, unless unticked',
  async (who) => {
    const [moved, left] = [await sols(), await sols()];
    const asked = (open: typeof moved) => form(open, { to: house.cast.sade });
    await they[who].post(path(moved.contactId), { ...asked(moved), move: 'on' });
    await they[who].post(path(left.contactId), asked(left));
    for (const open of [moved, left]) await followOwner(house.sql, open);
    expect(await rowOf(house.sql, moved.id)).toMatchObject({ agentId: house.cast.sade });
    expect(await rowOf(house.sql, left.id)).toMatchObject({ agentId: house.cast.sol });
  },
);

test('the dialog of a Sale says what happens, and offers no one who cannot have it', async () => {
  const open = await sols();
  const dialog = await (await they.sol.get(`${path(open.contactId)}?conversation=${open.id}`, htmx)).text();
  expect(read(dialog)).toMatch(
    /Give Kofi Mensah to someone else\? .*Answer Main .*Ben Service, away .*Can’t be chosen .*Sol \(you\) Sale. The owner now .*Zed .*Answers no number/,
  );
  expect(read(dialog)).toMatch(
    /The open conversation moves to them now .*You won’t see this conversation any more/,
  );
  expect(dialog).toMatch(new RegExp(`value="${house.cast.zed}"[^>]*disabled`));
  expect(dialog).not.toMatch(/value="(nobody|email)"|name="move"|<!doctype/);
});

test('the dialog of a Service has everybody, nobody, an address, and the box ticked', async () => {
  const open = await sols();
  const dialog = await (await they.ben.get(`${path(open.contactId)}?conversation=${open.id}`, htmx)).text();
  expect(read(dialog)).toMatch(
    /Who owns Kofi Mensah\? .*Ben \(you\).*Don’t answer Main .*Zed Service. Conversations on Main won’t go to them .*Nobody .*Someone who hasn’t joined yet/,
  );
  expect(dialog).toMatch(/name="move"[^>]*checked/);
  expect(read(dialog)).not.toContain('Dee');
});

test('without script it is a page, and its cancel leads back', async () => {
  const open = await sols();
  const page = await they.sol.get(`${path(open.contactId)}?conversation=${open.id}`);
  expect(await page.text()).toMatch(new RegExp(`<!doctype html>[^]*href="/inbox/${open.id}"`));
  const thread = await (await they.sol.get(`/inbox/${open.id}`)).text();
  expect(part(thread, 'owner-dialog')).toContain(`${path(open.contactId)}?conversation=${open.id}`);
});

test('every open conversation goes where the new owner answers; elsewhere it stays', async () => {
  const open = await sols();
  const [identity] = await house.sql`
    select value from identities where contact_id = ${open.contactId} and kind = 'bsuid'`;
  const second = await conversation(house, {
    phoneNumberId: secondPhoneNumberId,
    customer: { bsuid: identity?.value, parentBsuid: null, phone: null, name: 'Kofi Mensah', username: null },
  });
  expect(second.contactId).toBe(open.contactId);
  const dialog = read(
    await (await they.sol.get(`${path(open.contactId)}?conversation=${second.id}`, htmx)).text(),
  );
  expect(dialog).toContain('The 2 open conversations move to them now');
  expect(dialog).toMatch(/Don’t answer Second .*Ben Service. This conversation stays where it is/);
  await they.sol.post(path(open.contactId), form(second, { to: house.cast.ben }));
  for (const each of [open, second]) await followOwner(house.sql, each);
  expect(await rowOf(house.sql, open.id)).toMatchObject({ agentId: house.cast.ben });
  expect(await rowOf(house.sql, second.id)).toMatchObject({ stage: 'waiting', agentId: null });
});
