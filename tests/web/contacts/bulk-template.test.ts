import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setConsent } from '../../../db/contact-consent.ts';
import type { Template } from '../../../domain/template.ts';
import { secondPhoneNumberId } from '../../support/cast.ts';
import { approve } from '../../support/templates.ts';
import type { Browser, House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read, rowOf } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
let template: Template;
let offer: Template;
let picture: Template;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  template = await approve(house.sql);
  const words = { type: 'BODY', text: 'Hi {{1}}' };
  offer = await approve(house.sql, [words], { name: 'offer', category: 'MARKETING' });
  picture = await approve(house.sql, [{ type: 'HEADER', format: 'IMAGE' }, words], { name: 'picture' });
});
afterAll(() => house.close());

const [steps, sends] = ['/contacts/templates/new', '/contacts/templates'];
type Fields = Record<string, string | readonly string[]>;
async function post(who: Browser, path: string, fields: Fields, headers: Record<string, string> = {}) {
  const all = Object.entries(fields).flatMap(([name, some]) =>
    [some].flat().map((value) => [name, value] as [string, string]),
  );
  const answer = await who.request(path, {
    ...{ method: 'POST', body: new URLSearchParams(all) },
    headers: { origin: 'http://localhost:3000', ...headers },
  });
  const html = await answer.text();
  return { status: answer.status, html, text: read(html), headers: answer.headers };
}
const filled = (contact: readonly string[], more: Fields = {}): Fields => ({
  ...{ contact, from: house.cast.main, template: template.id, 'body.2': 'parcel' },
  ...more,
});
const check = (who: Browser, contact: readonly string[], more: Fields = {}) =>
  post(who, steps, filled(contact, { step: 'check', ...more }));
const send = (who: Browser, contact: readonly string[], more: Fields = {}) =>
  post(who, sends, filled(contact, { key: randomUUID(), ...more }));

let n = 0;
/** Somebody nobody has spoken with. */
async function imported(name: string | null, { phone = `4477006${10000 + ++n}` as string | null } = {}) {
  const [row] = await house.sql<[{ id: string }]>`
    insert into contacts (name) values (${name}) returning id`;
  if (phone !== null)
    await house.sql`insert into identities (kind, value, contact_id) values ('phone', ${phone}, ${row.id})`;
  return row.id;
}
const close = (id: string) => house.sql`
  update conversations set status = 'closed', stage = null, agent_id = null
  where id = ${id}`;
const queuedFor = async (contactId: string) =>
  (
    await house.sql<{ body: string }[]>`
      select body from messages join conversations on conversations.id = conversation_id
      where contact_id = ${contactId} and kind = 'template'`
  ).map(({ body }) => body);

describe('the steps', () => {
  test('what was filled in is there again after a look at the others; of another template it is not', async () => {
    const contact = [await imported('Mia Berg')];
    const fill = filled(contact, { 'body.2': 'par“cel', step: 'template' });
    const { html } = await post(they.ben, steps, fill);
    const hidden = Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    expect(hidden).toMatchObject({ filled: template.id, 'body.2': 'par“cel' });
    const chosen = { ...hidden, contact, from: house.cast.main, step: 'fill' };
    const again = await post(they.ben, steps, { ...chosen, template: template.id });
    expect(again.html).toMatch(/name="body\.2" value="par“cel"/);
    const other = await post(they.ben, steps, { ...chosen, template: offer.id });
    expect(other.text).toContain('offer');
    expect(other.html).not.toContain('par“cel');
  });

  test('from the list: numbers that are theirs, templates of its account; one with a file says why not', async () => {
    const id = await imported('Mia Berg');
    const { status, html, text } = await post(they.ben, steps, { contact: id, back: '/contacts?view=none' });
    expect(status).toBe(200);
    expect(text).toContain('Send a template To 1 contact');
    expect(text).toContain('Main · +1 555 078 3881');
    expect(text).not.toContain('Second ·');
    expect(text).toContain('picture Begins with a file, so it goes to one contact at a time');
    expect(html).toMatch(new RegExp(`value="${picture.id}"[^>]*disabled`));
    expect(html).toMatch(/<a class="btn push" href="\/contacts\?view=none"/);
  });

  test('filling in: for how many a field is known, and the first one’s message', async () => {
    const ids = [await imported('Mia Berg'), await imported(null)];
    const { html, text } = await post(they.ben, steps, filled(ids, { step: 'fill', 'body.2': '' }));
    expect(text).toContain('Left empty, it is filled from each contact: known for 1 of 2.');
    expect(text).toContain('{{2}} Order The same for all of them.');
    expect(text).toContain('Hi Mia, your order {{2}} is here.');
    expect(html).toContain('data-fill="body.1" data-empty="Mia"');
  });

  test('a text for all that cannot go, or none where nobody has their own, is said at its field', async () => {
    const id = await imported('Mia Berg');
    const empty = await check(they.ben, [id], { 'body.2': '' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('{{2}} Order is empty.')]);
    const spaced = await send(they.ben, [id], { 'body.2': 'a\tb' });
    expect([spaced.status, spaced.text]).toEqual([422, expect.stringContaining('has a line break, a tab')]);
    expect(await queuedFor(id)).toEqual([]);
  });

  test('before it is sent: to how many, what that does, and who is left out, by why and by name', async () => {
    const [open, shut] = [
      await conversation(house, { agentId: house.cast.sade }),
      await conversation(house, { agentId: house.cast.sade }),
    ];
    await close(shut.id);
    const waiting = await conversation(house, {});
    const blocked = await imported('Bob Blocked');
    await house.sql`update contacts set blocked_at = now() where id = ${blocked}`;
    const ids = [
      ...[await imported('Mia Berg'), await imported('Noor Haddad'), open.contactId, shut.contactId],
      ...[
        waiting.contactId,
        blocked,
        await imported('Paula Phoneless', { phone: null }),
        await imported(' '),
      ],
    ];
    const { status, text } = await check(they.ben, ids);
    expect(status).toBe(200);
    for (const sentence of [
      'Goes to 4 of 8',
      'A new conversation on Main, which is yours: 2',
      'Closed, opens again and is yours: 1',
      'Open, stays with whom it is: 1',
      'Left out: 4',
      'Waits in Unassigned, to be claimed first: 1 Kofi Mensah',
      'Blocked: 1 Bob Blocked',
      'Without a phone number it could go to: 1 Paula Phoneless',
      'Nothing is known for “{{1}} Name”: 1',
    ])
      expect(text).toContain(sentence);
    expect(text).toContain('Hi Mia, your order parcel is here.');
    expect(await queuedFor(open.contactId), 'nothing is sent yet').toEqual([]);
  });

  test('with htmx it comes as the dialog’s content, and the dialog is told to open', async () => {
    const answer = await post(they.ben, steps, { contact: await imported('Mia') }, htmx);
    expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'template-dialog']);
    expect(answer.html).not.toContain('<!doctype');
  });
});

describe('sent', () => {
  test('each has their own words once, however often the form is sent', async () => {
    const shut = await conversation(house, { agentId: house.cast.sade });
    await close(shut.id);
    const ids = [await imported('Mia Berg'), await imported('Noor Haddad'), shut.contactId];
    const key = randomUUID();
    const [first, second] = [await send(they.ben, ids, { key }), await send(they.ben, ids, { key })];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.text).toContain('The template is queued for 3 contacts.');
    expect(second.text).toContain('3 contacts had it from this form already: nothing was sent twice.');
    expect(await Promise.all(ids.map(queuedFor))).toEqual([
      ['Hi Mia, your order parcel is here.'],
      ['Hi Noor, your order parcel is here.'],
      ['Hi Kofi, your order parcel is here.'],
    ]);
    expect(await rowOf(house.sql, shut.id)).toMatchObject({ status: 'open', agentId: house.cast.ben });
  });

  test('two who press at once, and one that was cut short: the rest goes, nothing twice', async () => {
    const ids = [await imported('Mia'), await imported('Noor'), await imported('Zoë')];
    const key = randomUUID();
    await send(they.ben, ids.slice(0, 1), { key });
    await Promise.all([send(they.ben, ids, { key }), send(they.ben, ids, { key })]);
    for (const id of ids) expect(await queuedFor(id)).toHaveLength(1);
  });

  test('who was left out is said, and stays ticked', async () => {
    const [gets, none] = [await imported('Mia'), await imported('Paula Phoneless', { phone: null })];
    const answer = await send(they.ben, [gets, none]);
    expect(answer.text).toContain('The template is queued for 1 contact.');
    expect(answer.text).toContain('Left out: 1');
    expect(answer.text).toContain('Without a phone number it could go to: 1 Paula Phoneless');
    expect(answer.html).toContain(`data-still-ticked="${none}"`);
    // Without script they can be tried again from here.
    expect(answer.html).toMatch(new RegExp(`action="${steps}".*name="contact" value="${none}"`, 's'));
    const nobody = await send(they.ben, [none]);
    expect([nobody.status, nobody.text]).toEqual([
      409,
      expect.stringContaining('The template is queued for 0 contacts.'),
    ]);
  });

  test('marketing leaves out whoever wants none, also by WhatsApp’s own word', async () => {
    const [wants, said] = [await imported('Mia'), await imported('Otto')];
    await setConsent(house.sql, { contactId: said, by: house.cast.ben, consent: 'out' });
    const refused = await conversation(house, { agentId: house.cast.ben });
    await send(they.ben, [refused.contactId], { template: offer.id });
    await house.sql`
      update messages set delivery = 'failed', error_code = 131050
      where conversation_id = ${refused.id} and kind = 'template'`;
    const answer = await send(they.ben, [wants, said, refused.contactId], { template: offer.id });
    expect(answer.text).toContain('Wants no marketing: 2 Otto Kofi Mensah');
    expect(await queuedFor(wants)).toHaveLength(1);
    expect(await queuedFor(said)).toEqual([]);
    expect(await queuedFor(refused.contactId), 'the first one alone').toHaveLength(1);
    expect((await send(they.ben, [said])).text).toContain('queued for 1 contact.');
  });

  test('a template that was paused meanwhile, or is of nobody’s: said, and nothing goes', async () => {
    const id = await imported('Mia');
    const gone = await approve(house.sql, undefined, { name: 'gone', status: 'PAUSED' });
    for (const of of [gone.id, randomUUID(), picture.id]) {
      const answer = await send(they.ben, [id], { template: of });
      expect([answer.status, answer.text]).toEqual([
        409,
        expect.stringContaining('WhatsApp has paused, changed or deleted this template.'),
      ]);
    }
    expect(await queuedFor(id)).toEqual([]);
  });
});

describe('hostile forms', () => {
  test('ids of what is not theirs to know and of nobody are told alike, without a name', async () => {
    const colleagues = await conversation(house, { phoneNumberId: secondPhoneNumberId });
    await house.sql`update contacts set name = 'Secret Customer' where id = ${colleagues.contactId}`;
    const ids = [await imported('Mia'), colleagues.contactId, randomUUID()];
    for (const answer of [await check(they.ben, ids), await send(they.ben, ids)]) {
      expect(answer.text).toContain('Not yours to write to: 2');
      expect(answer.html).not.toContain('Secret');
    }
    expect(await queuedFor(colleagues.contactId)).toEqual([]);
    const alone = [[colleagues.contactId], [randomUUID()]].map((some) => check(they.ben, some));
    const [one, other] = (await Promise.all(alone)).map(({ text }) => text);
    expect(one).toBe(other);
  });

  test('a Sale reaches their own alone; of a colleague’s no more is told than that', async () => {
    const lent = await conversation(house, { phoneNumberId: secondPhoneNumberId, agentId: house.cast.sol });
    const [own, bens] = [await imported('Own'), await conversation(house, { agentId: house.cast.ben })];
    await house.sql`update contacts set owner_id = ${house.cast.sol} where id = ${own}`;
    await house.sql`
      insert into conversations (number_id, contact_id, owner_id, episode, status, stage, agent_id)
      values (${house.cast.main}, ${lent.contactId}, null, 1, 'open', 'assigned', ${house.cast.ben})`;
    const answer = await send(they.sol, [own, lent.contactId, bens.contactId]);
    expect(answer.text).toContain('The template is queued for 1 contact.');
    expect(answer.text).toContain('Handled by a colleague: 1 Kofi Mensah');
    expect(answer.text).toContain('Not yours to write to: 1');
    expect([await queuedFor(lent.contactId), await queuedFor(bens.contactId)]).toEqual([[], []]);
  });

  test('a number of others is not there; an Inbox manager has no such page', async () => {
    const id = await imported('Mia');
    for (const path of [steps, sends]) {
      const fields = filled([id], { key: randomUUID(), from: house.cast.second });
      expect((await post(they.ben, path, fields)).status).toBe(404);
      expect((await post(they.ines, path, filled([id], { key: randomUUID() }))).status).toBe(404);
    }
    expect(await queuedFor(id)).toEqual([]);
  });

  test('nobody, too many and nonsense', async () => {
    const many = Array.from({ length: 101 }, () => randomUUID());
    for (const fields of [{}, { contact: 'x' }, { contact: many }])
      for (const path of [steps, sends])
        expect((await post(they.ama, path, { key: randomUUID(), ...fields })).status).toBe(422);
    expect((await send(they.ama, [await imported('Mia')], { key: 'x' })).status).toBe(422);
    const away = await post(they.ama, steps, { contact: await imported('Mia'), back: '//evil.example' });
    expect(away.html).not.toContain('evil');
  });

  test('a name that is markup stays text', async () => {
    const id = await imported('<img src=x onerror=alert(1)>', { phone: null });
    const answer = await send(they.ama, [id]);
    expect(answer.html).toContain('&lt;img src=x');
    expect(answer.html).not.toContain('<img src=x');
  });
});
