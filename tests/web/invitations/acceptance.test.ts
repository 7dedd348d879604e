import { randomUUID } from 'node:crypto';
import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findInvitation, resend, revoke } from '../../../db/invitations.ts';
import { invited, newToken } from '../../support/invitations.ts';
import { baseUrl, type House, openHouse } from '../house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const email = 'noor@demo.example';
const chosen = { name: 'Noor Jansen', password: 'a long passphrase' };
let invitationId: string;
let token: string;
beforeEach(async () => {
  const { sql, cast } = house;
  await sql`delete from rate_limits`;
  await sql`delete from invitations`;
  await sql`delete from users where email = ${email}`;
  ({ invitationId, token } = await invited(sql, { by: cast.ama, role: 'sale', numberIds: [cast.main] }));
});

const page = (secret = token) => house.browser().get(`/invitations/${secret}`);
const post = (form: Record<string, string> = chosen, browser = house.browser()) =>
  browser.post(`/invitations/${token}/acceptance`, form);
const users = async () => Number((await house.sql`select count(*) from users`)[0]?.['count']);

describe('the page', () => {
  test('says who invites whom to what, as what, and changes nothing, however often a mail scanner opens it', async () => {
    const before = await findInvitation(house.sql, invitationId);
    for (let times = 0; times < 5; times++) {
      const answer = await page();
      expect(answer.status).toBe(200);
      const html = await answer.text();
      for (const said of ['Ama', email, 'Sale', 'Activate my account', 'At least 12 characters'])
        expect(html).toContain(said);
    }
    expect(await findInvitation(house.sql, invitationId)).toEqual(before);
  });

  test('tells no other site where it is, and is kept by no cache', async () => {
    for (const answer of [await page(), await page(newToken().token), await post({})]) {
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('leads nowhere else than to itself, whatever host the request names', async () => {
    const answer = await house.app.request(`${baseUrl}/invitations/${token}`, {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    expect(await answer.text()).not.toContain('evil.example');
  });
});

describe('accepting', () => {
  test('makes the account, signs in as Away, and shows the inbox', async () => {
    const browser = house.browser();
    const answer = await post(chosen, browser);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/inbox']);
    const inbox = await (await browser.get('/inbox')).text();
    expect(inbox).toContain('Noor Jansen');
    const [row] = await house.sql`
      select role, coalesce(presence.available, false) as available from users
      left join presence on presence.user_id = users.id where email = ${email}`;
    expect(row).toEqual({ role: 'sale', available: false });

    const again = house.browser();
    expect((await again.post('/login', { email, password: chosen.password })).status).toBe(303);
  });

  test('from the page itself, which sends no origin, is no foreign form; from another site it is', async () => {
    const path = `/invitations/${token}/acceptance`;
    const foreign = await house.browser().post(path, chosen, { origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect((await house.browser().post(path, chosen, { origin: 'null' })).status).toBe(303);
    expect((await house.browser().post('/login', {}, { origin: 'null' })).status).toBe(403);
  });

  test.each([
    ['no name', { ...chosen, name: '  ' }, 'Tell us your name'],
    ['a name too long', { ...chosen, name: 'x'.repeat(81) }, 'Tell us your name'],
    ['a short password', { ...chosen, password: 'short' }, 'Use at least 12 characters'],
    ['nothing', {}, 'Use at least 12 characters'],
  ])('with %s is a sentence, keeps the name and makes nobody', async (_what, form, sentence) => {
    const before = await users();
    const answer = await post(form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    expect(html).not.toContain('value="short"');
    expect(await users()).toBe(before);
  });

  test('keeps a name to one line, and shows markup as text', async () => {
    const browser = house.browser();
    await post({ ...chosen, name: 'Noor\r\nBcc: x <b>bold</b>' }, browser);
    const [row] = await house.sql`select name from users where email = ${email}`;
    expect(row?.['name']).toBe('Noor Bcc: x <b>bold</b>');
    expect(await (await browser.get('/inbox')).text()).not.toContain('<b>bold</b>');
  });

  test('ten times at once makes one account; the others read that it was accepted', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post()));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      303,
      ...Array(9).fill(410),
    ]);
    expect(await house.sql`select from users where email = ${email}`).toHaveLength(1);
  });
});

describe('a plain page of its own for a link', () => {
  const cases: [string, string, number, () => Promise<unknown>][] = [
    ['opened twice', 'This invitation was accepted', 410, () => post()],
    ['revoked', 'was taken back', 410, () => revoke(house.sql, { invitationId, by: house.cast.ama })],
    [
      'expired',
      'This link has expired',
      410,
      async () => house.sql`update invitations set expires_at = now()`,
    ],
    [
      'replaced by a newer one',
      'There is a newer link',
      410,
      () => resend(house.sql, { invitationId, by: house.cast.ama, formKey: randomUUID() }),
    ],
    [
      'of somebody who has an account by now',
      'You have an account already',
      409,
      async () => house.sql`insert into users (name, email, role) values ('Noor', ${email}, 'service')`,
    ],
  ];
  test.each(cases)('%s', async (_what, title, status, happen) => {
    await happen();
    const before = await users();
    for (const answer of [await page(), await post()]) {
      expect(answer.status).toBe(status);
      const html = await answer.text();
      expect(html).toContain(title);
      for (const other of ['Ben', 'Ines', 'ben@demo.example']) expect(html).not.toContain(other);
    }
    expect(await users()).toBe(before);
  });

  test.each(['nonsense', '..%2F..%2Fetc', '%00', "'; drop table users; --", 'x'.repeat(5000)])(
    'that is nonsense: %s',
    async (secret) => {
      const answer = await page(encodeURIComponent(secret));
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('This link doesn’t work');
    },
  );

  test('opened by somebody who is signed in: nothing of the invitation is shown, and nothing is made', async () => {
    const ben = await house.as('ben');
    for (const answer of [await ben.get(`/invitations/${token}`), await post(chosen, ben)]) {
      expect(answer.status).toBe(409);
      const html = await answer.text();
      expect(html).toContain('You’re signed in as Ben');
      for (const secret of [email, 'Ama', 'Sale']) expect(html).not.toContain(secret);
    }
    expect(await findInvitation(house.sql, invitationId)).toMatchObject({ state: 'pending' });
  });
});

test('the thirty-first link a minute from one address is turned away, right or wrong', async () => {
  for (let tries = 0; tries < 30; tries++) expect((await page(newToken().token)).status).toBe(404);
  expect((await page()).status).toBe(429);
  expect((await post()).status).toBe(429);
  await house.sql`update rate_limits set last_request = last_request - 60000`;
  expect((await page()).status).toBe(200);
});

test('no password is hashed for a link that lets nobody in', async () => {
  let hashes = 0;
  const watch = createHook({ init: (_id, type) => void (type === 'SCRYPTREQUEST' && hashes++) }).enable();
  try {
    await house.browser().post(`/invitations/${newToken().token}/acceptance`, chosen);
    expect(hashes).toBe(0);
  } finally {
    watch.disable();
  }
});
