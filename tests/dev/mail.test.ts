import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMailer } from '../../channels/email/mailer.ts';
import { passwordMail } from '../../channels/email/password.tsx';
import { type Catcher, findMail, listMails, startCatcher } from '../../dev/mail/catcher.ts';
import { mailPages } from '../../dev/mail/pages.tsx';
import { createApp } from '../../web/app.ts';
import { baseUrl, type House, openHouse } from '../web/house.ts';

let house: House;
let folder: string;
let catcher: Catcher;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-mail-'));
  catcher = await startCatcher({ port: 0, folder });
});
afterEach(async () => {
  await catcher.stop();
  await rm(folder, { recursive: true, force: true });
});

async function send(subject = 'Choose a new password') {
  const link = 'http://localhost:3000/forgot/abc';
  const letter = await passwordMail({
    language: 'en',
    to: 'ben@demo.example',
    link,
    until: new Date(),
    key: 'password-1',
  });
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${catcher.port}`, from: 'inbox@demo.example' });
  expect(await mailer.send({ ...letter, subject })).toEqual({ outcome: 'taken' });
}
const get = (path: string) => {
  const dev = new Hono().route('/mail', mailPages(folder));
  return createApp(house.world, dev).request(`${baseUrl}/dev/mail${path}`);
};

describe('the mail catcher', () => {
  test('keeps what it took, also over a restart', async () => {
    await send('one');
    await send('two');
    await catcher.stop();
    catcher = await startCatcher({ port: 0, folder });
    const mails = await listMails(folder);
    expect(new Set(mails.map(({ mail }) => mail.subject))).toEqual(new Set(['one', 'two']));
  });

  test('refuses to start in production', async () => {
    await expect(startCatcher({ port: 0, folder, production: true })).rejects.toThrow(
      'does not run in production',
    );
  });

  test('reads no other file', async () => {
    for (const id of ['../secret-key', '1-zzzzzzzz', '']) expect(await findMail(folder, id)).toBeNull();
  });
});

describe('its page', () => {
  test('lists the mails, and shows one as html, in a sandbox, and as text with its links', async () => {
    expect(await (await get('')).text()).toContain('Nothing yet');
    await send();
    const [caught] = await listMails(folder);
    expect(await (await get('')).text()).toContain(`href="/dev/mail/${caught?.id}"`);
    const one = await (await get(`/${caught?.id}`)).text();
    expect(one).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(one).toContain('href="http://localhost:3000/forgot/abc"');

    const frame = await get(`/${caught?.id}/html`);
    const policy = frame.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).not.toContain('allow-scripts');
    expect(frame.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect((await get('/1-00000000')).status).toBe(404);
  });

  test('shows a subject as text', async () => {
    await send('<script>alert(1)</script>');
    expect(await (await get('')).text()).not.toContain('<script>alert');
  });
});
