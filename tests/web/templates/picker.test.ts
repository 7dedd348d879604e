import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { approve } from '../../support/templates.ts';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read, rowOf } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from templates`);

const picks = (id: string) => `/conversations/${id}/templates`;
const bens = () => conversation(house, { agentId: house.cast.ben });
const page = async (id: string, query = '') => (await they.ben.get(picks(id) + query)).text();
const sent = (id: string) => house.sql<{ body: string; kind: string; delivery: string }[]>`
  select body, kind, delivery from messages where conversation_id = ${id} and direction = 'out' order by seq`;
const filledIn = (template: string, values: Record<string, string>) => ({
  key: randomUUID(),
  template,
  ...values,
});
const whole = { 'body.1': 'Kofi', 'body.2': '20418' };

test('the form asks for what the template has in it, filled from the contact where it knows', async () => {
  const { id } = await bens();
  await approve(house.sql);
  const html = await page(id);
  expect(read(html)).toContain('Send a template To Kofi Mensah,');
  expect(html).toMatch(/name="body\.1" value="Kofi"/);
  expect(read(html)).toContain('Filled from the contact');
  expect(html).toMatch(/name="body\.2" value=""/);
  expect(read(html)).toContain('Hi Kofi, your order {{2}} is here.');
  expect(read(html)).toContain('utility message');
});

test('an attribute of the contact fills what is called like it, and who wants no marketing is said', async () => {
  const { id, contactId } = await bens();
  await approve(house.sql, undefined, { category: 'MARKETING' });
  await house.sql`update contacts set consent = 'out' where id = ${contactId}`;
  await house.sql`
    with made as (insert into attributes (name, kind) values ('Order', 'text') returning id)
    insert into contact_attributes (contact_id, attribute_id, value) select ${contactId}, id, '20418' from made`;
  const text = read(await page(id));
  expect(text).toContain('Filled from attribute “Order”');
  expect(text).toContain('Hi Kofi, your order 20418 is here.');
  expect(text).toContain('no marketing from you');
});

test('what cannot be sent stays in the list, last, with the reason, and is not the chosen one', async () => {
  const { id } = await bens();
  await approve(house.sql, undefined, { name: 'a_paused', status: 'PAUSED' });
  await approve(house.sql, undefined, { name: 'b_pending', status: 'PENDING' });
  await approve(house.sql, [{ type: 'BODY', text: 'x' }, { type: 'CAROUSEL' }], { name: 'c_carousel' });
  await approve(house.sql, undefined, { name: 'z_good' });
  const text = read(await page(id));
  expect(text.indexOf('z_good')).toBeLessThan(text.indexOf('a_paused'));
  expect(text).toContain('Paused by WhatsApp: customers didn’t want it');
  expect(text).toContain('WhatsApp hasn’t approved it yet');
  expect(text).toContain('Has parts that can’t be filled in here: CAROUSEL');
  expect(await page(id)).not.toMatch(/<a[^>]*aria-disabled/);
});

test('what one has sent lately comes first, whatever its name', async () => {
  const { id } = await bens();
  await approve(house.sql, [{ type: 'BODY', text: 'Hello' }], { name: 'aaa' });
  const late = await approve(house.sql, [{ type: 'BODY', text: 'Bye' }], { name: 'zzz' });
  await they.ben.post(picks(id), filledIn(late.id, {}));
  const text = read(await page(id));
  expect(text.indexOf('zzz')).toBeLessThan(text.indexOf('aaa'));
  expect(text).toContain('Used lately');
  expect(read(await (await they.sade.get(picks(id))).text())).not.toContain('Used lately');
});

test('without script the list is narrowed by the server', async () => {
  const { id } = await bens();
  await approve(house.sql, [{ type: 'BODY', text: 'Guten Tag' }], { name: 'hello', language: 'de' });
  await approve(house.sql, [{ type: 'BODY', text: 'Good day' }], { name: 'hello', language: 'en_US' });
  await approve(house.sql, [{ type: 'BODY', text: 'Sale!' }], { name: 'offer', category: 'MARKETING' });
  const found = async (query: string) =>
    [...(await page(id, query)).matchAll(/data-language="(\w+)" data-category="(\w+)"/g)].map(
      ([, ...of]) => of,
    );
  expect(await found('')).toHaveLength(3);
  expect(await found('?q=guten')).toEqual([['de', 'UTILITY']]);
  expect(await found('?language=de')).toEqual([['de', 'UTILITY']]);
  expect(await found('?category=MARKETING')).toEqual([['en_US', 'MARKETING']]);
  expect(read(await page(id, '?q=nothing'))).toContain('No template is called or says that.');
});

test('sent, it is queued with what was filled in, and the window does not matter', async () => {
  const { id } = await bens();
  await house.sql`update conversations set window_until = now() - interval '2 hours' where id = ${id}`;
  const template = await approve(house.sql);
  const answer = await they.ben.post(picks(id), filledIn(template.id, whole), htmx);
  expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'template-sent']);
  expect(await answer.text()).toContain('hx-target="#thread-items:not([data-earlier])"');
  expect([...(await sent(id))]).toEqual([
    { body: 'Hi Kofi, your order 20418 is here.', kind: 'template', delivery: 'queued' },
  ]);
});

test('pressed twice, it is sent once; without script it leads back to the conversation', async () => {
  const { id } = await bens();
  const form = filledIn((await approve(house.sql)).id, whole);
  const [first] = await Promise.all([they.ben.post(picks(id), form), they.ben.post(picks(id), form)]);
  expect([first.status, first.headers.get('location')]).toEqual([303, `/inbox/${id}`]);
  expect(await sent(id)).toHaveLength(1);
});

test.each([
  [{ 'body.1': 'Kofi', 'body.2': '' }, 'tpl-body-2', '{{2}} Order is empty.'],
  [{ 'body.1': 'Ko\nfi', 'body.2': '1' }, 'tpl-body-1', '{{1}} Name has a line break'],
  [{ 'body.1': 'x'.repeat(1100), 'body.2': '1' }, 'tpl-body-1', 'at most 1,024 characters'],
  [{}, 'tpl-body-1', '{{1}} Name is empty.'],
])('before the call, at its field: %j', async (values, field, sentence) => {
  const { id } = await bens();
  const form = filledIn((await approve(house.sql)).id, values);
  for (const headers of [{}, htmx]) {
    const answer = await they.ben.post(picks(id), form, headers);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(new RegExp(`id="${field}"[^>]*autofocus[^>]*aria-invalid="true"`));
    expect(read(html)).toContain(sentence);
    expect(html).toContain(`value="${form['body.1' as keyof typeof form] ?? ''}"`);
  }
  expect(await sent(id)).toHaveLength(0);
});

test('one that was paused meanwhile, or is another account’s, is refused, and the list shows how things stand', async () => {
  const { id } = await bens();
  const template = await approve(house.sql);
  const other = await approve(house.sql, undefined, { wabaId: 'another', name: 'theirs' });
  await house.sql`update templates set status = 'PAUSED' where id = ${template.id}`;
  for (const templateId of [template.id, other.id, randomUUID()]) {
    const answer = await they.ben.post(picks(id), filledIn(templateId, whole), htmx);
    const html = await answer.text();
    expect([answer.status, read(html)]).toEqual([409, expect.stringContaining('Choose another')]);
    expect(html).toContain('hx-target="#template-dialog"');
  }
  expect(await page(id)).not.toContain('theirs');
  expect(await sent(id)).toHaveLength(0);
});

test('one that waits is claimed first; a closed one is opened for its sender', async () => {
  const template = await approve(house.sql);
  const waiting = await conversation(house);
  const answer = await they.ben.post(picks(waiting.id), filledIn(template.id, whole), htmx);
  expect([answer.status, read(await answer.text())]).toEqual([
    409,
    expect.stringContaining('Claim this conversation first'),
  ]);

  const { id } = await bens();
  await house.sql`update conversations set status = 'closed', stage = null, agent_id = null where id = ${id}`;
  expect((await they.sade.post(picks(id), filledIn(template.id, whole))).status).toBe(303);
  expect(await rowOf(house.sql, id)).toMatchObject({
    status: 'open',
    stage: 'assigned',
    agentId: house.cast.sade,
  });
});

test('without script the preview comes with a button, and keeps what was written', async () => {
  const { id } = await bens();
  const template = await approve(house.sql);
  const answer = await they.ben.post(`${picks(id)}/preview`, {
    template: template.id,
    'body.1': 'Ama',
    'body.2': '7',
  });
  expect([answer.status, read(await answer.text())]).toEqual([
    200,
    expect.stringContaining('Hi Ama, your order 7 is here.'),
  ]);
  expect(await sent(id)).toHaveLength(0);
});

test('names and templates that want to be markup stay text', async () => {
  const { id } = await conversation(house, {
    agentId: house.cast.ben,
    customer: {
      bsuid: 'GH.9',
      parentBsuid: null,
      phone: '233209999999',
      name: '<b>"Kofi"</b> {{2}}',
      username: null,
    },
  });
  await approve(house.sql, [{ type: 'BODY', text: 'Hi {{1}} <script>alert(1)</script>, {{2}}.' }], {
    name: '"><img src=x>',
  });
  const html = await page(id);
  expect(html).not.toMatch(/<script>alert|<img src=x|<b>"Kofi/);
  expect(html).toContain('&lt;script&gt;alert(1)');
});

test('a template WhatsApp describes in a way nobody expected breaks nothing', async () => {
  const { id } = await bens();
  for (const [n, components] of [
    [],
    [{}],
    [{ type: 'BODY' }],
    [{ type: 7, text: {} }],
    ['x'],
    [{ type: 'BODY', text: 'ok', buttons: 3 }],
  ].entries())
    await approve(house.sql, components as never, {
      name: `odd_${n}`,
      language: n === 2 ? '' : '!!',
      category: '',
    });
  expect((await they.ben.get(picks(id))).status).toBe(200);
});

test('404 for a stranger, 403 for who sees but does not answer the number, 422 for nonsense', async () => {
  const { id } = await bens();
  const { id: template } = await approve(house.sql);
  expect((await they.zed.get(picks(id))).status).toBe(404);
  expect((await they.zed.post(picks(id), filledIn(template, whole))).status).toBe(404);
  expect((await they.ben.post(picks(id), { template })).status).toBe(422);
  expect((await they.ben.post(picks(id), { key: randomUUID(), template: 'x' })).status).toBe(422);
  const sols = await conversation(house, { agentId: house.cast.sol });
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.get(picks(sols.id))).status).toBe(403);
  expect((await they.sol.post(picks(sols.id), filledIn(template, whole))).status).toBe(403);
  await house.sql`insert into members (number_id, user_id, rotation) values (${house.cast.main}, ${house.cast.sol}, 9)`;
});
