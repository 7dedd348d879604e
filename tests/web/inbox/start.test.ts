import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Template } from '../../../domain/template.ts';
import { inboundText } from '../../support/build.ts';
import { approve } from '../../support/templates.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read, rowOf } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
let template: Template;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  template = await approve(house.sql);
});
afterAll(() => house.close());

let n = 0;
const fresh = () => `44770090${String(1000 + ++n)}`;
type Asker = (typeof they)[keyof typeof they];
const step = async (who: Asker, form: Record<string, string>, headers = {}) => {
  const answer = await who.post('/conversations/new', { from: house.cast.main, ...form }, headers);
  return { status: answer.status, html: await answer.text() };
};
const whole = (to: string, more: Record<string, string> = {}) => ({
  ...{ to, from: house.cast.main, template: template.id, key: randomUUID() },
  ...{ 'body.1': 'Maya', 'body.2': '20418' },
  ...more,
});
const begin = (who: Asker, form: Record<string, string>, headers = {}) =>
  who.post('/conversations', form, headers);
const of = (phone: string) => house.sql<{ id: string; name: string | null }[]>`
  select conversations.id, contacts.name from conversations
  join contacts on contacts.id = contact_id
  join identities on identities.contact_id = contacts.id where kind = 'phone' and value = ${phone}`;

test('number, template, check and send: it is begun, and the sender’s', async () => {
  const phone = fresh();
  const first = await they.ben.get('/conversations/new');
  expect([first.status, read(await first.text())]).toEqual([
    200,
    expect.stringContaining('The first message to a new number has to be a template.'),
  ]);
  const second = await step(they.ben, { to: `+${phone}`, step: 'template' });
  expect(second.html).toMatch(new RegExp(`type="radio" name="template" value="${template.id}" checked`));
  const third = await step(they.ben, { to: `+${phone}`, template: template.id, step: 'check' });
  expect(read(third.html)).toContain('Hi {{1}}, your order {{2}} is here.');

  const answer = await begin(they.ben, whole(`+${phone}`));
  const [made] = await of(phone);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox/${made?.id}`]);
  expect(await rowOf(house.sql, made?.id ?? '')).toMatchObject({
    ...{ status: 'open', stage: 'assigned', agentId: house.cast.ben },
  });
  expect(read(await (await they.ben.get(`/inbox/${made?.id}`)).text())).toContain(
    'Hi Maya, your order 20418 is here.',
  );
  const waiting =
    await house.sql`select signal from outbox where start ->> 'conversationId' = ${made?.id ?? ''}`;
  expect(waiting.map(({ signal }) => signal)).toContain('messageQueued');
});

test('with htmx each step is the dialog’s content, and the end leads to the conversation', async () => {
  const phone = fresh();
  const second = await they.ben.post('/conversations/new', { to: `+${phone}`, from: house.cast.main }, htmx);
  expect([second.status, second.headers.get('HX-Trigger')]).toEqual([200, 'template-dialog']);
  expect(await second.text()).not.toContain('<html');
  const answer = await begin(they.ben, whole(`+${phone}`), htmx);
  expect(answer.headers.get('HX-Redirect')).toBe(`/inbox/${(await of(phone))[0]?.id}`);
});

test('pressed twice, it is begun once; typed in another way, it is the same customer', async () => {
  const phone = fresh();
  const form = whole(`+${phone}`);
  const [one, other] = await Promise.all([begin(they.ben, form), begin(they.ben, form)]);
  expect([one.status, other.status, one.headers.get('location')]).toEqual([
    303,
    303,
    other.headers.get('location'),
  ]);
  expect(await of(phone)).toHaveLength(1);
  const typed = phone.replace(/^44/, '0044 (0)');
  expect((await begin(they.ben, whole(typed))).status).toBe(409);
});

test.each([
  ['Lina', 'This isn’t a phone number.'],
  ['', 'This isn’t a phone number.'],
  ['+44 7700', 'This is too short for a number in +44.'],
  ['+44 7700 900118 1234', 'This is too long for a number in +44.'],
  ['+999 1234567', 'No country has this code.'],
  ['+1 555 078 3882', 'This is a number of your own organisation.'],
])('to %j: %s', async (to, sentence) => {
  for (const headers of [{}, htmx]) {
    const { status, html } = await step(they.ben, { to }, headers);
    expect([status, read(html)]).toEqual([422, expect.stringContaining(sentence)]);
    expect(html).toMatch(/id="start-to"[^>]*aria-invalid="true"/);
  }
  expect((await begin(they.ben, whole(to))).status).toBe(422);
});

test('a conversation they see is offered, not begun again; from another number it can be', async () => {
  const phone = fresh();
  const customer = { ...inboundText().customer, bsuid: `GB.${phone}`, phone, name: 'Maya Fernandes' };
  const { id } = await conversation(house, { customer, agentId: house.cast.ben });
  const { status, html } = await step(they.sade, { to: `+${phone}` });
  expect([status, read(html)]).toEqual([409, expect.stringContaining('on Main already')]);
  expect(html).toContain(`href="/inbox/${id}"`);
  expect((await begin(they.sade, whole(`+${phone}`))).status).toBe(409);
  expect(await of(phone)).toHaveLength(1);

  const found = await (await they.ama.post('/inbox/lookups', { q: `+${phone}` }, htmx)).text();
  expect(found.indexOf(id)).toBeLessThan(found.indexOf('Create a new conversation'));
  expect(found).toContain(`name="from" value="${house.cast.second}"`);
  expect((await begin(they.ama, whole(`+${phone}`, { from: house.cast.second }))).status).toBe(303);
  expect(await of(phone)).toHaveLength(2);
});

test('a customer a Sale may not know of: one sentence, the same whatever stands behind it', async () => {
  const phones = [fresh(), fresh(), fresh()];
  for (const [at, phone] of phones.entries()) {
    const customer = { ...inboundText().customer, bsuid: `GB.${phone}`, phone, name: `Secret ${at}` };
    const number = at === 2 ? { phoneNumberId: '106540352242923' } : { agentId: house.cast.ben };
    const { id } = await conversation(house, { customer, ...number });
    if (at === 1)
      await house.sql`update conversations set status = 'closed', stage = null, agent_id = null, last_agent_id = ${house.cast.ben} where id = ${id}`;
  }
  const answers = await Promise.all(phones.map((phone) => step(they.sol, { to: `+${phone}` }, htmx)));
  for (const { status, html } of answers) {
    expect([status, read(html)]).toEqual([
      409,
      expect.stringContaining('A colleague handles this customer.'),
    ]);
    expect(read(html)).not.toMatch(/Secret|Ben|Second/);
    expect(html).not.toContain('/inbox/');
  }
  const plain = answers.map(({ html }) => read(html).replace(/\d/g, ''));
  expect(new Set(plain).size).toBe(1);
  expect((await begin(they.sol, whole(`+${phones[0]}`))).status).toBe(409);
  expect(await (await they.sol.post('/inbox/lookups', { q: `+${phones[0]}` }, htmx)).text()).not.toContain(
    'Secret',
  );
});

test('what a contact is called fills a template only for who may know them', async () => {
  const phone = fresh();
  await house.sql`
    with contact as (insert into contacts (name, owner_id) values ('Maya Fernandes', ${house.cast.ben}) returning id)
    insert into identities (kind, value, contact_id) select 'phone', ${phone}, id from contact`;
  const form = { to: `+${phone}`, template: template.id, step: 'check' };
  expect((await step(they.ben, form)).html).toContain('value="Maya"');
  expect(read((await step(they.ben, form)).html)).toContain('Filled from the contact');
  expect((await step(they.sol, form)).html).not.toContain('Maya');
  expect((await begin(they.sol, whole(`+${phone}`))).status).toBe(303);
  expect(await of(phone)).toEqual([expect.objectContaining({ name: 'Maya Fernandes' })]);
});

test('a blocked customer is not begun with', async () => {
  const phone = fresh();
  await house.sql`
    with contact as (insert into contacts (name, blocked_at) values ('Blocked', now()) returning id)
    insert into identities (kind, value, contact_id) select 'phone', ${phone}, id from contact`;
  const { status, html } = await step(they.ben, { to: `+${phone}` });
  expect([status, read(html)]).toEqual([409, expect.stringContaining('This customer is blocked')]);
  expect((await begin(they.ben, whole(`+${phone}`))).status).toBe(409);
  expect(await of(phone)).toEqual([]);
});

test('a variable left empty is said at its field, and nothing was begun', async () => {
  const phone = fresh();
  const answer = await begin(they.ben, whole(`+${phone}`, { 'body.2': ' ' }), htmx);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toMatch(/name="body\.2"[^>]*autofocus[^>]*aria-invalid="true"/);
  expect(html).toContain(`name="to" value="+${phone}"`);
  expect(await of(phone)).toEqual([]);
});

test('paused while it was filled in: nothing is begun, and no contact is left behind', async () => {
  const phone = fresh();
  const paused = await approve(house.sql, undefined, { name: 'paused', status: 'PAUSED' });
  expect((await begin(they.ben, whole(`+${phone}`, { template: paused.id }))).status).toBe(409);
  expect(await house.sql`select from identities where value = ${phone}`).toHaveLength(0);
});

test('only from numbers they may; no address holds the phone', async () => {
  const phone = fresh();
  expect(read(await (await they.ben.get('/conversations/new')).text())).not.toContain('3882');
  expect(read(await (await they.ines.get('/conversations/new')).text())).toMatch(/3881.*3882/);
  expect((await step(they.ben, { to: `+${phone}`, from: house.cast.second })).status).toBe(404);
  expect((await begin(they.ben, whole(`+${phone}`, { from: house.cast.second }))).status).toBe(404);
  expect((await begin(they.ben, { to: `+${phone}` })).status).toBe(422);
  for (const { html } of [
    await step(they.ben, { to: `+${phone}` }),
    await step(they.ben, { to: `+${phone}`, template: template.id, step: 'check' }),
    { html: await (await they.ben.post('/inbox/lookups', { q: `+${phone}` })).text() },
  ])
    expect(html).not.toMatch(new RegExp(`(href|action|hx-get|hx-post|formaction)="[^"]*${phone.slice(-6)}`));
  expect(await of(phone)).toEqual([]);
});

test('who answers no number is told whom to ask', async () => {
  await house.sql`delete from members where user_id = ${house.cast.zed}`;
  const page = await they.zed.get('/conversations/new');
  expect([page.status, read(await page.text())]).toEqual([200, expect.stringContaining('Ask an Admin')]);
});

test('what was filled in is there again after a look at the other templates, and in no other', async () => {
  const other = await approve(house.sql, [{ type: 'BODY', text: 'Bye {{1}} {{2}}' }], { name: 'farewell' });
  const to = `+${fresh()}`;
  const back = await step(they.ben, whole(to, { 'body.2': 'par“cel', step: 'template' }));
  const hidden = Object.fromEntries(
    [...back.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  expect(hidden).toMatchObject({ filled: template.id, 'body.2': 'par“cel' });
  const again = await step(they.ben, { ...hidden, to, template: template.id, step: 'check' });
  expect(again.html).toMatch(/name="body\.2" value="par“cel"/);
  const farewell = await step(they.ben, { ...hidden, to, template: other.id, step: 'check' });
  expect(farewell.html).toContain('farewell');
  expect(farewell.html).not.toContain('par“cel');
});
