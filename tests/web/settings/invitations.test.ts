import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, baseUrl, type House, openHouse } from '../house.ts';

let house: House;
let ama: Browser;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  for (const table of ['rate_limits', 'invitations', 'outbox'])
    await house.sql`delete from ${house.sql(table)}`;
  ama = await house.as('ama');
});

const send = (browser: Browser, to: string, fields: Array<[string, string]>, headers = {}) =>
  browser.request(to, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: baseUrl, ...headers },
  });
const filled = (emails: string, role = 'sale'): Array<[string, string]> => [
  ['key', randomUUID()],
  ['emails', emails],
  ['role', role],
  ['number', house.cast.main],
];
const invite = async (emails: string) => {
  const answer = await send(ama, '/settings/invitations', filled(emails));
  expect(answer.headers.get('location')).toBe('/settings/users?done=invited');
};
const invitations = () =>
  house.sql<{ id: string; email: string; role: string; state: string; round: number; numbers: string[] }[]>`
    select id, email, role, state, round, array(select name from invitation_numbers join numbers on numbers.id = number_id
      where invitation_id = invitations.id order by name) as numbers
    from invitations order by email`;
const pathOf = async (email: string, rest = '') => {
  const found = (await invitations()).find((invitation) => invitation.email === email);
  return `/settings/invitations/${found?.id}${rest}`;
};
const page = async () => (await ama.get('/settings/users')).text();

describe('inviting', () => {
  test('asks everybody named, once each, and shows them', async () => {
    const form = filled('Klara@north.example, sam@north.example; klara@north.example');
    for (let times = 0; times < 2; times++) {
      const answer = await send(ama, '/settings/invitations', form);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings/users?done=invited']);
    }
    expect(await invitations()).toMatchObject([
      { email: 'klara@north.example', role: 'sale', state: 'pending', numbers: ['Main'] },
      { email: 'sam@north.example' },
    ]);
    expect(await house.sql`select from outbox where workflow_id like 'invitation-%'`).toHaveLength(2);
    const html = await page();
    for (const text of ['klara@north.example', 'Sale · Main · invited by Ama', 'On its way', '2 invitations'])
      expect(html).toContain(text);
  });

  test('opens as a dialog or a page, and says what each role may do', async () => {
    const dialog = await ama.get('/settings/invitations/new', { 'HX-Request': 'true' });
    expect(dialog.headers.get('hx-trigger')).toBe('users-dialog');
    expect(await dialog.text()).not.toContain('<html');
    const html = await (await ama.get('/settings/invitations/new')).text();
    expect(html).toContain('Own customers only, no transfer');
    expect(html).toMatch(/value="service"[^>]*checked/);
  });

  test.each([
    ['', 'Write at least one'],
    [' , ;', 'Write at least one'],
    ['lena@north.example, lena@north', '“lena@north” isn’t an e-mail address'],
    ['"><script>@x', 'isn’t an e-mail address'],
    [Array.from({ length: 51 }, (_, n) => `a${n}@north.example`).join(), 'At most 50'],
  ])('“%.40s” comes back with a sentence at the field, and nobody is invited', async (emails, sentence) => {
    const answer = await send(ama, '/settings/invitations', filled(emails));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html).toContain('aria-invalid');
    expect(html).not.toContain('<script>@x');
    expect(await invitations()).toHaveLength(0);
  });

  test('those who can’t be stay in the form with the reason; the others are invited', async () => {
    await invite('klara@north.example');
    const answer = await send(
      ama,
      '/settings/invitations',
      filled('klara@north.example ben@demo.example dee@demo.example sam@north.example'),
    );
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('klara@north.example has been invited already');
    expect(html).toContain('ben@demo.example has an account here already');
    expect(html).toContain('Invited: sam@north.example.');
    expect(html).toContain('value="klara@north.example, ben@demo.example, dee@demo.example"');
    expect((await invitations()).map(({ email }) => email)).toEqual([
      'klara@north.example',
      'sam@north.example',
    ]);
  });

  test('on a number that is not there invites nobody', async () => {
    const answer = await send(ama, '/settings/invitations', [
      ...filled('klara@north.example'),
      ['number', randomUUID()],
    ]);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('A number you chose isn’t there');
    expect(await invitations()).toHaveLength(0);
  });

  test.each<[string, Array<[string, string]>]>([
    [
      'a role there is not',
      [
        ['key', randomUUID()],
        ['emails', 'a@b.example'],
        ['role', 'owner'],
      ],
    ],
    [
      'no key',
      [
        ['emails', 'a@b.example'],
        ['role', 'sale'],
      ],
    ],
  ])('%s is nonsense', async (_, fields) => {
    expect((await send(ama, '/settings/invitations', fields)).status).toBe(422);
    expect(await invitations()).toHaveLength(0);
  });

  test('with the right address in place of a wrong one: the wrong one is revoked', async () => {
    await invite('tarik@north.example');
    await house.sql`update invitations set mail_trouble = 'refused', mail_trouble_detail = '550 <no such mailbox>',
      mail_trouble_since = now(), expires_at = now() + interval '7 days'`;
    expect(await page()).toContain('550 &lt;no such mailbox&gt;');
    const [wrong] = await invitations();
    const form = await (await ama.get(`/settings/invitations/new?instead=${wrong?.id}`)).text();
    expect(form).toContain('value="tarik@north.example"');
    expect(form).toMatch(/value="sale"[^>]*checked/);
    await send(ama, '/settings/invitations', [
      ...filled('tariq@north.example'),
      ['instead', wrong?.id ?? ''],
    ]);
    expect((await invitations()).map(({ email, state }) => [email, state])).toEqual([
      ['tarik@north.example', 'revoked'],
      ['tariq@north.example', 'pending'],
    ]);
  });
});

describe('an invitation on its way', () => {
  beforeEach(() => invite('klara@north.example'));

  test('says how far its e-mail came', async () => {
    await house.sql`update invitations set mailed_at = now(), expires_at = now() + interval '6 days 1 hour'`;
    expect(await page()).toMatch(/Sent<\/span>[^]*6 days left/);
    await house.sql`update invitations set reminded_at = now(), expires_at = now() + interval '90 minutes'`;
    expect(await page()).toMatch(/Reminded<\/span>[^]*reminded \d\d:\d\d · 2 hours left/);
    await house.sql`update invitations set mail_trouble = 'unreachable', mail_trouble_since = now()`;
    expect(await page()).toContain('trying again by ourselves: it didn’t answer');
  });

  test('changes its role and numbers', async () => {
    const path = await pathOf('klara@north.example');
    expect(await (await ama.get(path)).text()).toMatch(/value="sale"[^>]*checked/);
    const answer = await send(ama, path, [
      ['role', 'service'],
      ['number', house.cast.second],
    ]);
    expect(answer.headers.get('location')).toBe('/settings/users?done=changed');
    expect(await invitations()).toMatchObject([{ role: 'service', numbers: ['Second'] }]);
    expect((await send(ama, path, [['role', 'king']])).status).toBe(422);
  });

  test('is sent anew: pressed twice, once', async () => {
    const path = await pathOf('klara@north.example', '/link');
    const form: Array<[string, string]> = [['key', randomUUID()]];
    for (let times = 0; times < 2; times++)
      expect((await send(ama, path, form)).headers.get('location')).toBe('/settings/users?done=resent');
    expect(await invitations()).toMatchObject([{ round: 2 }]);
    expect((await send(ama, path, [])).status).toBe(422);
  });

  test('is revoked: twice is once, and then it is off the page and cannot be changed', async () => {
    const path = await pathOf('klara@north.example');
    for (let times = 0; times < 2; times++)
      expect((await send(ama, `${path}/revocation`, [])).headers.get('location')).toBe(
        '/settings/users?done=revoked',
      );
    expect(await page()).not.toContain('klara@north.example');
    expect((await ama.get(path)).status).toBe(409);
    const answer = await send(ama, path, [['role', 'admin']]);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This invitation was revoked');
    const again = await send(ama, `${path}/link`, [['key', randomUUID()]]);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('This invitation was revoked');
  });

  test('that has run out offers a new link, until its address is dealt with', async () => {
    await house.sql`update invitations set expires_at = now() - interval '1 minute'`;
    const html = await page();
    for (const text of ['Expired', 'Send a new link', 'Remove']) expect(html).toContain(text);
    await house.sql`update invitations set state = 'expired', ended_at = now()`;
    await invite('klara@north.example');
    expect((await page()).match(/<strong>klara<wbr\/>@north<wbr\/>\.example/g)).toHaveLength(1);
  });
});

test.each(['ines', 'ben', 'sol'])('to %s, who is no Admin, there are no invitations', async (name) => {
  await invite('klara@north.example');
  const path = await pathOf('klara@north.example');
  const person = await house.as(name);
  expect((await person.get(path)).status).toBe(404);
  expect((await person.get('/settings/invitations/new')).status).toBe(404);
  const tried = [
    await send(person, '/settings/invitations', filled('mine@north.example', 'admin')),
    await send(person, path, [['role', 'admin']]),
    await send(person, `${path}/link`, [['key', randomUUID()]]),
    await send(person, `${path}/revocation`, []),
  ];
  expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(await invitations()).toMatchObject([{ role: 'sale', state: 'pending', round: 1 }]);
});

test.each(['not-an-id', '00000000-0000-4000-8000-000000000000'])(
  'of %s there is no invitation',
  async (id) => {
    const path = `/settings/invitations/${id}`;
    expect((await ama.get(path)).status).toBe(404);
    const tried = [path, `${path}/link`, `${path}/revocation`].map((to) =>
      send(ama, to, [['role', 'admin']]),
    );
    expect((await Promise.all(tried)).map(({ status }) => status)).toEqual([404, 404, 404]);
  },
);
