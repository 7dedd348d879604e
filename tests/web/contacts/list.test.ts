import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seal, sealingKey } from '../../../db/seal.ts';
import { createTag } from '../../../db/tags.ts';
import { secondPhoneNumberId } from '../../support/cast.ts';
import type { Browser, House } from '../house.ts';
import { conversation, everybody, openRoom, read } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const listedIn = (html: string) =>
  [...html.matchAll(/<tr id="contact-([0-9a-f-]{36})"/g)].map(([, id]) => id);
async function list(who: Browser, path = '/contacts') {
  const answer = await who.get(path);
  const html = await answer.text();
  return { status: answer.status, html, ids: listedIn(html) };
}
/** Looks for it as the search box does; answers where that leads. */
async function search(who: Browser, q: string, kept = {}) {
  const answer = await who.post('/contacts/searches', { q, ...kept });
  expect(answer.status, q).toBe(303);
  return answer.headers.get('location') ?? '';
}
/** Somebody nobody has spoken with. */
async function imported(name: string | null, ownerId: string | null = null) {
  const [row] = await house.sql<[{ id: string }]>`
    insert into contacts (name, owner_id) values (${name}, ${ownerId}) returning id`;
  return row.id;
}
async function own(contactId: string, ownerId: string) {
  await house.sql`update contacts set owner_id = ${ownerId} where id = ${contactId}`;
  await house.sql`update conversations set owner_id = ${ownerId} where contact_id = ${contactId}`;
}

describe('who has which', () => {
  test('an Admin all; Service those of their numbers and of nobody yet; a Sale their own; an Inbox manager none', async () => {
    const onMain = await conversation(house, { agentId: house.cast.ben });
    const onSecond = await conversation(house, { phoneNumberId: secondPhoneNumberId });
    const silent = await imported('Never wrote');
    const sols = await imported('Sol’s own', house.cast.sol);
    // Assigned to Sol and not his: the page of a conversation leads there, his list does not hold it.
    const lent = await conversation(house, { agentId: house.cast.sol });
    const all = [onMain.contactId, onSecond.contactId, silent, sols, lent.contactId];
    const seen = async (who: Browser) => {
      const { ids } = await list(who);
      return all.map((id) => ids.includes(id));
    };
    expect(await seen(they.ama)).toEqual([true, true, true, true, true]);
    expect(await seen(they.ben)).toEqual([true, false, true, true, true]);
    expect(await seen(they.zed)).toEqual([false, true, true, true, false]);
    expect(await seen(they.sol)).toEqual([false, false, false, true, false]);
    expect((await they.ines.get('/contacts')).status).toBe(404);
    expect(await (await they.ines.get('/inbox')).text()).not.toContain('href="/contacts"');

    const open = async (who: Browser, id: string) => (await who.get(`/contacts/${id}`)).status;
    expect(await Promise.all([they.ama, they.zed, they.ben].map((who) => open(who, silent)))).toEqual([
      200, 200, 200,
    ]);
    expect(await open(they.sol, silent)).toBe(404);
    expect(await open(they.sol, sols)).toBe(200);
    expect(await open(they.ines, silent)).toBe(404);
  });

  test('one of their own who is nobody’s yet is given away without a conversation', async () => {
    const id = await imported('Handed on', house.cast.sol);
    const page = await they.sol.get(`/contacts/${id}/owner?on=contact`);
    expect([page.status, read(await page.text())]).toEqual([200, expect.stringContaining('Give Handed on')]);
    const asked = { command: randomUUID(), on: 'contact', from: house.cast.sol, to: house.cast.ben };
    expect((await they.sol.post(`/contacts/${id}/owner`, asked)).status).toBe(303);
    expect((await they.sol.get(`/contacts/${id}`)).status).toBe(404);
    const [row] = await house.sql`select owner_id from contacts where id = ${id}`;
    expect(row?.['owner_id']).toBe(house.cast.ben);
  });
});

describe('what the address narrows it to', () => {
  test('a name without its accents, a user name, a phone however it is written', async () => {
    const open = await conversation(house, { agentId: house.cast.ben });
    await house.sql`update contacts set name = 'Zoë O’Brien 100%', username = 'zoe_o' where id = ${open.contactId}`;
    const [{ value }] = await house.sql<[{ value: string }]>`
      select value from identities where contact_id = ${open.contactId} and kind = 'phone'`;
    for (const q of [
      'zoe',
      'ZOË o',
      'zoe_o',
      '100%',
      `+${value}`,
      `00${value}`,
      `${value.slice(2, 6)} ${value.slice(6)}`,
    ])
      expect((await list(they.ben, await search(they.ben, q))).ids, q).toContain(open.contactId);
    for (const q of ['zoe%brien', 'z_e', 'nobody at all', '\\', '"'])
      expect((await list(they.ben, await search(they.ben, q))).ids, q).not.toContain(open.contactId);
    expect((await list(they.zed, await search(they.zed, 'zoe'))).ids).toEqual([]);
  });

  test('what is looked for is in no address, and yet the address leads to it, with what else narrows it', async () => {
    const pip = await conversation(house, {});
    await house.sql`update contacts set name = 'Pip Quennell' where id = ${pip.contactId}`;
    const path = await search(they.ama, ' Quennell ', { view: 'none', number: house.cast.main });
    expect(path).toMatch(/^\/contacts\?view=none&find=[\w-]+&number=/);
    expect(path).not.toMatch(/quennell/i);
    const found = await list(they.ama, path);
    expect(found.ids).toEqual([pip.contactId]);
    expect(found.html).toContain('value="Quennell"');
    expect(found.html.match(/(?:href|action)="[^"]*quennell[^"]*"/i), 'no link says it').toBeNull();
    expect((await list(they.ben, path)).ids, 'handed to a colleague').toEqual([pip.contactId]);
    expect((await list(they.zed, path)).ids, 'who sees what is theirs').toEqual([]);
    expect(await search(they.ama, '')).toBe('/contacts');
    expect(await search(they.ama, '\0')).toBe('/contacts');
  });

  test('an address opens nothing else that is sealed', async () => {
    const sealed = seal(sealingKey('the-secret-key-of-the-tests'), 'an access token').toString('base64url');
    const { status, html } = await list(they.ama, `/contacts?find=${sealed}`);
    expect(status).toBe(200);
    expect(html).not.toContain('an access token');
  });

  test('tag, number, owner, nobody’s, and an address that is nobody yet', async () => {
    const made = await createTag(house.sql, { name: 'narrow', hue: null });
    if (!made.ok) throw new Error(made.why);
    const tagged = await conversation(house, { agentId: house.cast.ben });
    await they.ben.post(`/contacts/${tagged.contactId}/tags`, { on: made.value.id });
    const second = await conversation(house, { phoneNumberId: secondPhoneNumberId });
    const bens = await conversation(house, {});
    await own(bens.contactId, house.cast.ben);
    const pending = await imported('Klara’s');
    await house.sql`update contacts set owner_email = 'klara@north.example' where id = ${pending}`;

    expect((await list(they.ama, `/contacts?tag=${made.value.id}`)).ids).toEqual([tagged.contactId]);
    const onSecond = await list(they.ama, `/contacts?number=${house.cast.second}`);
    expect(onSecond.ids).toContain(second.contactId);
    expect(onSecond.ids).not.toContain(tagged.contactId);
    expect((await list(they.ama, `/contacts?owner=${house.cast.ben}`)).ids).toContain(bens.contactId);
    const mine = await list(they.ben, '/contacts?view=mine');
    expect(mine.ids).toContain(bens.contactId);
    expect(mine.ids).not.toContain(tagged.contactId);
    const none = await list(they.ama, '/contacts?view=none');
    expect(none.ids).toContain(tagged.contactId);
    expect([none.ids.includes(bens.contactId), none.ids.includes(pending)]).toEqual([false, false]);
    const waiting = await list(they.ama, '/contacts?view=pending');
    expect(waiting.ids).toEqual([pending]);
    expect(read(waiting.html)).toContain('klara@north.example Pending');
    // Zed’s number has none of these, whatever number he names.
    expect((await list(they.zed, `/contacts?number=${house.cast.main}`)).ids).toEqual([]);
  });

  test('nonsense narrows nothing and breaks nothing', async () => {
    for (const query of [
      'view=x',
      'tag=1',
      "owner='",
      'number=%00',
      'after=x',
      `after=~${'0'.repeat(36)}`,
      'find=%00',
      'find=x',
      `find=${'A'.repeat(60)}`,
      `find=${'A'.repeat(3000)}`,
    ])
      expect((await list(they.ama, `/contacts?${query}`)).status, query).toBe(200);
  });
});

test('page after page shows each once, those nobody has spoken with last', async () => {
  const before = new Set((await list(they.ama)).ids);
  for (let n = 0; n < 70; n++) await imported(`Silent ${n}`);
  for (let n = 0; n < 3; n++) await conversation(house, { phoneNumberId: secondPhoneNumberId });
  const found: (string | undefined)[] = [];
  let next: string | null = '/contacts';
  for (let pages = 0; next !== null && pages < 9; pages++) {
    const { html, ids } = await list(they.ama, next);
    found.push(...ids);
    next =
      /href="(\/contacts\?[^"]*after=[^"]*)"[^>]*rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ??
      null;
  }
  const [{ count }] = await house.sql<[{ count: number }]>`select count(*)::integer as count from contacts`;
  expect(found.length).toBe(count);
  expect(new Set(found).size).toBe(count);
  expect(before.size, 'more than one page').toBeLessThan(count);
  const spoken = new Set(
    (await house.sql`select contact_id as id from conversations`).map((row) => row['id']),
  );
  const firstSilent = found.findIndex((id) => !spoken.has(id));
  expect(found.slice(firstSilent).some((id) => spoken.has(id))).toBe(false);
});

describe('many at once', () => {
  test('a tag goes on those that are theirs, and what was left is said', async () => {
    const made = await createTag(house.sql, { name: 'many', hue: null });
    if (!made.ok) throw new Error(made.why);
    const [one, two] = [await conversation(house, {}), await conversation(house, {})];
    const notTheirs = await conversation(house, { phoneNumberId: secondPhoneNumberId });
    const body = new URLSearchParams([
      ...[one, two, notTheirs].map(({ contactId }) => ['contact', contactId] as [string, string]),
      ['on', made.value.id],
      ['back', '/contacts?view=none'],
    ]);
    const answer = await they.ben.request('/contacts/tags', {
      method: 'POST',
      body,
      headers: { origin: 'http://localhost:3000' },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/contacts?view=none&done=tagged.2.1',
    ]);
    const on = await house.sql`select contact_id as id from contact_tags where tag_id = ${made.value.id}`;
    expect(new Set(on.map((row) => row['id']))).toEqual(new Set([one.contactId, two.contactId]));
    expect(read((await list(they.ben, '/contacts?done=tagged.2.1')).html)).toContain(
      'The tag is on 2 contacts. 1 was left',
    );
  });

  test('an owner: what moves is said first, then each is given as one by one, once', async () => {
    const [one, two] = [
      await conversation(house, { agentId: house.cast.ben }),
      await conversation(house, {}),
    ];
    const post = (fields: [string, string][]) =>
      they.ben.request('/contacts/owners', {
        ...{ method: 'POST', headers: { origin: 'http://localhost:3000' } },
        body: new URLSearchParams(fields),
      });
    const ask = await post([
      ['contact', one.contactId],
      ['contact', two.contactId],
      ['ask', 'owner'],
    ]);
    const page = await ask.text();
    expect(read(page)).toContain('Who owns these 2 contacts?');
    expect(read(page)).toContain('Also move the 2 open conversations');
    const [untouched] = await house.sql`select owner_id from contacts where id = ${one.contactId}`;
    expect(untouched?.['owner_id'], 'nothing is done yet').toBeNull();

    const fields: [string, string][] = [
      ...[one, two].map(({ contactId }) => ['given', `${contactId}~`] as [string, string]),
      ['key', randomUUID()],
      ['to', house.cast.sade],
      ['move', 'on'],
    ];
    for (const _ of ['pressed', 'pressed twice']) {
      const answer = await post(fields);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/contacts?done=owned.2.0']);
    }
    const changes =
      await house.sql`select contact_id from owner_changes where contact_id = any(${[one.contactId, two.contactId]}::uuid[])`;
    expect(changes).toHaveLength(2);
    const moves =
      await house.sql`select agent_id from owner_moves where conversation_id = any(${[one.id, two.id]}::uuid[])`;
    expect(moves.map((row) => row['agent_id'])).toEqual([house.cast.sade, house.cast.sade]);
    // From a page that shows another owner by now, it is left.
    const stale = await post([...fields.slice(0, 2), ['key', randomUUID()], ['to', house.cast.ben]]);
    expect(stale.headers.get('location')).toBe('/contacts?done=owned.0.2');
  });

  test('a Sale who forges it changes nobody else’s, and it is written down', async () => {
    const lent = await conversation(house, { agentId: house.cast.sol });
    const answer = await they.sol.post('/contacts/owners', {
      ...{ given: `${lent.contactId}~`, key: randomUUID(), to: house.cast.sol },
    });
    expect(answer.headers.get('location')).toBe('/contacts?done=owned.0.1');
    const [row] = await house.sql`select owner_id from contacts where id = ${lent.contactId}`;
    expect(row?.['owner_id']).toBeNull();
    expect(await house.sql`select from refusals where contact_id = ${lent.contactId}`).toHaveLength(1);
  });

  test('nobody ticked, nonsense and an address of another site are answered as such', async () => {
    const made = await createTag(house.sql, { name: 'nonsense', hue: null });
    if (!made.ok) throw new Error(made.why);
    for (const form of [{}, { on: made.value.id }, { contact: 'x', on: made.value.id }])
      expect((await they.ama.post('/contacts/tags', form as never)).status).toBe(422);
    for (const form of [{ ask: 'owner' }, { given: 'x~', key: randomUUID(), to: 'nobody' }, { key: 'x' }])
      expect((await they.ama.post('/contacts/owners', form as never)).status).toBe(422);
    const open = await conversation(house, {});
    const away = await they.ama.post('/contacts/tags', {
      ...{ contact: open.contactId, on: made.value.id, back: '//evil.example/contacts' },
    });
    expect(away.headers.get('location')).toBe('/contacts?done=tagged.1.0');
  });
});

describe('a new contact', () => {
  const idIn = (answer: Response) => /[0-9a-f-]{36}/.exec(answer.headers.get('location') ?? '')?.[0] ?? '';

  test('whoever writes from that phone later is this contact', async () => {
    const answer = await they.ben.post('/contacts', { name: '<Mia>', phone: '+44 (0)7700 900-742' });
    expect(answer.status).toBe(303);
    const id = idIn(answer);
    expect(await (await they.ben.get(`/contacts/${id}`)).text()).toContain('&lt;Mia&gt;');
    const open = await conversation(house, {
      customer: {
        bsuid: null,
        parentBsuid: null,
        phone: '447700900742',
        name: 'Mia of WhatsApp',
        username: null,
      },
    });
    expect(open.contactId).toBe(id);
    const again = await they.ben.post('/contacts', { name: 'Other', phone: '00447700900742' });
    expect(idIn(again)).toBe(id);
    const page = await (await they.ben.get(again.headers.get('location') ?? '')).text();
    expect(read(page)).toContain('This phone was known already: it is theirs.');
  });

  test('a Sale owns whom they add, and of a colleague’s is told no more than that', async () => {
    const mine = await they.sol.post('/contacts', { name: 'Sol’s', phone: '+447700900743' });
    const id = idIn(mine);
    expect((await list(they.sol)).ids).toContain(id);
    const colleague = await they.sol.post('/contacts', { name: '', phone: '+447700900742' });
    const html = await colleague.text();
    expect(colleague.status).toBe(409);
    expect(read(html)).toContain('A colleague handles this customer.');
    expect(html).not.toContain('Mia');
  });

  test.each(['', 'abc', '07700 900742', '+44 1', '+44770090074200000000', '1e12', '\u0000'])(
    '%j is refused',
    async (phone) => {
      const answer = await they.ama.post('/contacts', { name: 'Typed', phone });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('value="Typed"');
    },
  );
});

describe('export', () => {
  test('what the filters show, written so that nothing in it runs, and who took it is kept', async () => {
    const open = await conversation(house, {});
    await house.sql`update contacts set name = '=HYPERLINK("http://evil.example";"x"), "y"' where id = ${open.contactId}`;
    const other = await imported('@SUM(A1)\nnext line');
    const answer = await they.ama.get(
      (await search(they.ama, 'hyperlink')).replace('/contacts?', '/contacts/export?'),
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)], 'says that it is UTF-8').toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString();
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="contacts-\d{4}-\d\d-\d\d\.csv"/,
    );
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('Name,Phone,Username,Owner,Tags,Consent,Blocked');
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""http:\/\/evil\.example"";""x""\), ""y""",\+2547\d{8},,,,,$/);
    expect(lines[2]).toBe('');
    const whole = await (await they.ama.get('/contacts/export')).text();
    expect(whole).toContain(`"'@SUM(A1)\nnext line"`);
    expect(whole).not.toContain(other);
    const rows =
      await house.sql`select by_user as by, rows, filters ->> 'find' as find from contact_exports order by at`;
    const [{ count }] = await house.sql<[{ count: number }]>`select count(*)::integer as count from contacts`;
    expect(rows).toEqual([
      { by: house.cast.ama, rows: 1, find: 'hyperlink' },
      { by: house.cast.ama, rows: count, find: '' },
    ]);
  });

  test('is an Admin’s', async () => {
    for (const who of [they.ines, they.ben, they.sol])
      expect((await who.get('/contacts/export')).status).toBe(404);
    expect(await (await they.ben.get('/contacts')).text()).not.toContain('/contacts/export');
  });
});

test('the attribute that was defined first has a column, in the words of its kind', async () => {
  const known = await imported('Known since');
  const other = await imported('Not asked yet');
  const lineOf = (html: string, id: string) =>
    read(html.split('<tr ').find((line) => line.startsWith(`id="contact-${id}"`)) ?? '');
  expect((await list(they.ama)).html).not.toContain('Customer since');

  const [first] = await house.sql<{ id: string }[]>`
    insert into attributes (name, kind) values ('Customer since', 'date') returning id`;
  await house.sql`insert into attributes (name, kind) values ('City', 'text')`;
  await house.sql`insert into contact_attributes (contact_id, attribute_id, value) values (${known}, ${first?.id ?? ''}, '2023-03-05')`;
  const { html } = await list(they.ama);
  expect(read(html)).toContain('Tags Customer since Last message');
  expect(html).not.toContain('City');
  expect(lineOf(html, known)).toContain('5 Mar 2023');
  expect(lineOf(html, other)).not.toContain('2023');
  await house.sql`delete from attributes`;
});
