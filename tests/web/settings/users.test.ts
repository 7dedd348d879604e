import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMember } from '../../../db/numbers.ts';
import { findStaff } from '../../../db/staff.ts';
import { insertPerson } from '../../support/cast.ts';
import { type Browser, type House, openHouse } from '../house.ts';
import { read } from '../inbox/room.ts';

let house: House;
let ama: Browser;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  const { sql, cast } = house;
  await sql`delete from rate_limits`;
  await sql`delete from owner_changes`;
  await sql`delete from users where name like 'Extra%'`;
  await sql`update users set active = name <> 'Dee', role = case name when 'Ama' then 'admin'
    when 'Ines' then 'inbox_manager' when 'Sol' then 'sale' else 'service' end`;
  await sql`update contacts set owner_id = ${cast.sol} where id = ${cast.lina}`;
  await sql`delete from members where user_id in ${sql([cast.ben, cast.zed, cast.ama])}`;
  await sql.begin(async (tx) => {
    await addMember(tx, { numberId: cast.main, userId: cast.ben, capacity: null });
    await addMember(tx, { numberId: cast.second, userId: cast.zed, capacity: null });
  });
  ama = await house.as('ama');
});

const path = (name: 'ama' | 'ben' | 'dee' | 'sol' | 'zed', rest = '') =>
  `/settings/users/${house.cast[name]}${rest}`;
const send = (browser: Browser, to: string, fields: Array<[string, string]>) =>
  browser.request(to, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: 'http://localhost:3000' },
  });
/** What Ben's form holds when it is opened. */
const ofBen = (): Array<[string, string]> => [
  ['fromRole', 'service'],
  ['fromNumber', house.cast.main],
];
const postOf = async (name: 'ama' | 'ben' | 'dee' | 'sol' | 'zed') => {
  const row = await findStaff(house.sql, house.cast[name]);
  return { role: row?.role, active: row?.active, numbers: row?.numbers.map((number) => number.name) };
};

describe('the page', () => {
  /** As it is read: where an address may break is no part of it. */
  const page = async (query = '') =>
    (await (await ama.get(`/settings/users${query}`)).text()).replaceAll('<wbr/>', '');

  test('shows who works here, as what, on which numbers, and when they were last here', async () => {
    await house.sql`delete from presence where user_id = ${house.cast.zed}`;
    const html = await page();
    for (const text of [
      'Ama (you)',
      'ben@demo.example',
      'Inbox manager',
      'Main',
      'Now',
      'Not yet',
      '6 people',
    ])
      expect(html).toContain(text);
    expect(html).not.toContain('dee@demo.example');
    const gone = await page('?show=deactivated');
    expect(gone).toContain('dee@demo.example');
    expect(gone).not.toContain('ben@demo.example');
  });

  test('finds a person by name or address, and says when there is none', async () => {
    const found = await page('?find=SADE');
    expect(found).toContain('sade@demo.example');
    expect(found).not.toContain('ben@demo.example');
    const none = await (await ama.get('/settings/users?find=%3Cimg%20src%3Dx%3E')).text();
    expect(none).toContain('Nobody here is called that');
    expect(none).not.toContain('<img src=x>');
  });

  test('takes a query it does not know for none', async () => {
    const answer = await ama.get(`/settings/users?show=everything&done=ruined&find=${'x'.repeat(500)}`);
    expect(answer.status).toBe(200);
  });

  test('escapes what people call themselves', async () => {
    await insertPerson(house.sql, 'Extra <script>alert(1)</script>', 'service');
    const html = await (await ama.get('/settings/users')).text();
    expect(html).toContain('Extra &lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });
});

describe('editing somebody', () => {
  test('changes role and numbers, and says so', async () => {
    const answer = await send(ama, path('ben'), [
      ...ofBen(),
      ['role', 'sale'],
      ['number', house.cast.main],
      ['number', house.cast.second],
    ]);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/users?done=saved']);
    expect(await postOf('ben')).toEqual({ role: 'sale', active: true, numbers: ['Main', 'Second'] });
    expect(await (await ama.get('/settings/users?done=saved')).text()).toContain('Saved.');
    const assignment = await (await ama.get(`/settings/numbers/${house.cast.second}/assignment`)).text();
    expect(assignment, 'the number’s own history has it').toContain('Ben added');
  });

  test('in the dialog, htmx is told where to go', async () => {
    const shown = await ama.get(path('ben'), { 'HX-Request': 'true' });
    expect(shown.headers.get('hx-trigger')).toBe('users-dialog');
    expect(await shown.text()).not.toContain('<html');
    const saved = await ama.post(
      path('ben'),
      { fromRole: 'service', fromNumber: house.cast.main, role: 'sale' },
      { 'HX-Request': 'true' },
    );
    expect(saved.headers.get('hx-redirect')).toBe('/settings/users?done=saved');
  });

  test('from a stale page is refused with what is true now, keeps what was chosen, and works the second time', async () => {
    await house.sql`update users set role = 'sale' where id = ${house.cast.ben}`;
    const chosen: Array<[string, string]> = [['role', 'inbox_manager']];
    const answer = await send(ama, path('ben'), [...ofBen(), ...chosen]);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Somebody changed this person meanwhile: Sale, on Main');
    expect(html).toMatch(/value="inbox_manager"[^>]*checked/);
    expect((await postOf('ben')).role).toBe('sale');
    const [, fromRole = ''] = /name="fromRole" value="(\w+)"/.exec(html) ?? [];
    const again = await send(ama, path('ben'), [
      ['fromRole', fromRole],
      ['fromNumber', house.cast.main],
      ...chosen,
    ]);
    expect(again.status).toBe(303);
    expect(await postOf('ben')).toMatchObject({ role: 'inbox_manager', numbers: [] });
  });

  test.each<[string, Array<[string, string]>]>([
    ['no role', []],
    ['a role there is not', [['role', 'owner']]],
    [
      'a number that is no id',
      [
        ['role', 'sale'],
        ['number', 'main'],
      ],
    ],
    [
      'no word of what the page showed',
      [
        ['role', 'sale'],
        ['fromRole', 'nothing'],
      ],
    ],
  ])('%s is nonsense', async (_, fields) => {
    const known = fields.some(([name]) => name === 'fromRole') ? [] : ofBen();
    expect((await send(ama, path('ben'), [...known, ...fields])).status).toBe(422);
    expect(await postOf('ben')).toEqual({ role: 'service', active: true, numbers: ['Main'] });
  });

  test('onto a number that is not there is a sentence', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const answer = await send(ama, path('ben'), [...ofBen(), ['role', 'service'], ['number', nowhere]]);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('isn’t there any more');
  });

  test('changes nothing that the form does not have (X5)', async () => {
    const more = { email: 'mine@demo.example', active: 'false', id: house.cast.ama, name: 'Hacked' };
    await send(ama, path('ben'), [...ofBen(), ['role', 'sale'], ...Object.entries(more)]);
    const row = await findStaff(house.sql, house.cast.ben);
    expect(row).toMatchObject({ email: 'ben@demo.example', active: true, name: 'Ben', role: 'sale' });
  });

  test('the only Admin is told beforehand, and refused', async () => {
    expect(await (await ama.get(path('ama'))).text()).toContain('You’re the only Admin');
    const answer = await send(ama, path('ama'), [
      ['fromRole', 'admin'],
      ['role', 'service'],
      ['knowing', 'on'],
    ]);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This is the last Admin');
    expect((await postOf('ama')).role).toBe('admin');
  });

  test('an Admin who steps down has to say that they know, and is then shown out of Settings', async () => {
    await insertPerson(house.sql, 'Extra Admin', 'admin');
    const down: Array<[string, string]> = [
      ['fromRole', 'admin'],
      ['role', 'service'],
    ];
    const asked = await send(ama, path('ama'), down);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('Tick that you know');
    const answer = await send(ama, path('ama'), [...down, ['knowing', 'on']]);
    expect(answer.headers.get('location')).toBe('/inbox');
    expect((await ama.get('/settings/users')).status).toBe(404);
  });
});

test('who changed somebody’s account, and what, is on their page: once each, the newest first', async () => {
  const { sql, cast } = house;
  await sql`delete from staff_changes`;
  const shown = async (name: 'ben' | 'zed') => {
    const html = await (await ama.get(path(name))).text();
    const at = html.indexOf('id="user-history"');
    return at === -1 ? null : read(html.slice(at, html.indexOf('</section>', at)));
  };
  expect(await shown('ben')).toBe(null);
  const edit: Array<[string, string]> = [...ofBen(), ['role', 'sale'], ['number', cast.second]];
  for (const _ of ['saved', 'saved twice']) await send(ama, path('ben'), edit);
  await send(ama, path('ben', '/deactivation'), [['successor', 'nobody']]);
  await send(ama, path('ben', '/reactivation'), []);
  const by = '.*Ama, Today \\d\\d:\\d\\d';
  expect(await shown('ben')).toMatch(
    new RegExp(
      `Account reactivated ${by} Account deactivated ${by} ` +
        `Role: Service → Sale · Now answers Second · No longer answers Main ${by}$`,
    ),
  );
  expect(await shown('zed')).toBe(null);
});

describe('deactivating somebody', () => {
  test('shows what they leave, and asks who gets it', async () => {
    const html = await (await ama.get(path('sol', '/deactivation'))).text();
    expect(html).toContain('Who gets the contact they own?');
    expect(html).toContain('They have no open conversations');
    expect(html, 'not to themself').not.toMatch(/value="[^"]*"[^>]*>\s*<[^>]*aria-label="Sol/);
    const answer = await ama.post(path('sol', '/deactivation'), {});
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Choose who gets the contacts, or nobody');
    expect((await postOf('sol')).active).toBe(true);
  });

  test('gives their contacts away and ends their session at once; sent twice it is done once', async () => {
    const sol = await house.as('sol');
    expect((await sol.get('/inbox')).status).toBe(200);
    for (let times = 0; times < 2; times++) {
      const answer = await ama.post(path('sol', '/deactivation'), { successor: house.cast.ben });
      expect(answer.headers.get('location')).toBe('/settings/users?done=deactivated');
    }
    expect((await sol.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
    expect((await sol.get('/events')).status).toBe(401);
    const [lina] = await house.sql`select owner_id from contacts where id = ${house.cast.lina}`;
    expect(lina?.['owner_id']).toBe(house.cast.ben);
    expect(await house.sql`select from owner_changes`).toHaveLength(1);
    expect((await house.browser().login('sol@demo.example')).status).toBe(422);
  });

  test.each([
    ['an Inbox manager on no number', () => house.cast.ines],
    ['somebody deactivated', () => house.cast.dee],
    ['themself', () => house.cast.sol],
    ['a stranger', () => '00000000-0000-4000-8000-000000000000'],
  ])('%s is no successor', async (_, successor) => {
    const answer = await ama.post(path('sol', '/deactivation'), { successor: successor() });
    expect(answer.status).toBe(422);
    expect((await postOf('sol')).active).toBe(true);
  });

  test('nonsense for a successor is nonsense', async () => {
    expect((await ama.post(path('sol', '/deactivation'), { successor: 'anybody' })).status).toBe(422);
  });

  test('the last Admin is refused, one of two is told first and then signed out', async () => {
    const last = await ama.post(path('ama', '/deactivation'), { knowing: 'on' });
    expect(last.status).toBe(409);
    await insertPerson(house.sql, 'Extra Admin', 'admin');
    expect((await ama.post(path('ama', '/deactivation'), {})).status).toBe(422);
    const answer = await ama.post(path('ama', '/deactivation'), { knowing: 'on' });
    expect(answer.headers.get('location')).toBe('/login');
    expect((await ama.get('/inbox')).headers.get('location')).toMatch(/^\/login/);
  });

  test('of who is deactivated already leads to where they are', async () => {
    const answer = await ama.get(path('dee', '/deactivation'));
    expect(answer.headers.get('location')).toBe('/settings/users?show=deactivated');
  });
});

test('reactivating lets somebody in again, twice is once', async () => {
  expect((await house.browser().login('dee@demo.example')).status).toBe(422);
  for (let times = 0; times < 2; times++)
    expect((await ama.post(path('dee', '/reactivation'), {})).headers.get('location')).toBe(
      '/settings/users?done=reactivated',
    );
  expect((await house.browser().login('dee@demo.example')).status).toBe(303);
});

test.each(['ines', 'ben', 'sol'])('to %s, who is no Admin, there is none of it', async (name) => {
  const person = await house.as(name);
  expect((await ama.get(path('zed'))).status, 'it is there').toBe(200);
  for (const rest of ['', '/deactivation']) expect((await person.get(path('zed', rest))).status).toBe(404);
  expect((await person.get('/settings/users')).status).toBe(404);
  const promotion = { fromRole: 'service', fromNumber: house.cast.second, role: 'admin' };
  expect((await person.post(path('zed'), promotion)).status).toBe(404);
  expect((await person.post(path('zed', '/deactivation'), {})).status).toBe(404);
  expect((await person.post(path('dee', '/reactivation'), {})).status).toBe(404);
  expect(await postOf('zed')).toEqual({ role: 'service', active: true, numbers: ['Second'] });
  expect((await postOf('dee')).active).toBe(false);
});

test.each(['not-an-id', '00000000-0000-4000-8000-000000000000'])('of %s there is no page', async (id) => {
  for (const rest of ['', '/deactivation']) {
    expect((await ama.get(`/settings/users/${id}${rest}`)).status).toBe(404);
    expect((await ama.post(`/settings/users/${id}${rest}`, { role: 'admin' })).status).toBe(404);
  }
  expect((await ama.post(`/settings/users/${id}/reactivation`, {})).status).toBe(404);
});
