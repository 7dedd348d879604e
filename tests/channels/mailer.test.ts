import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { invitationMail } from '../../channels/email/invitation.tsx';
import { createMailer, type Letter } from '../../channels/email/mailer.ts';
import { passwordMail } from '../../channels/email/password.tsx';
import type { Role } from '../../domain/access.ts';
import { addressesOf, type Postbox, startPostbox } from '../support/postbox.ts';

let postbox: Postbox;
beforeEach(async () => {
  postbox = await startPostbox();
});
afterEach(() => postbox.stop());

const send = (letter: Letter, from = 'Marlow Cycles <inbox@marlow.example>') =>
  createMailer({ smtpUrl: postbox.url, from }).send(letter);

const until = new Date('2026-11-29T09:02:00Z');
const letter = (changes: Partial<Parameters<typeof invitationMail>[0]> = {}) =>
  invitationMail({
    ...{
      language: 'en',
      isReminder: false,
      organisation: 'Marlow Cycles',
      role: 'service' as const,
      others: 7,
      days: 7,
      until,
    },
    ...{ inviter: { name: 'Farah Haddad', hue: 6 }, to: 'noor@marlow.example', key: 'invitation-4f2c-1' },
    link: 'https://inbox.marlow.example/invitations/4f2c',
    ...changes,
  });

describe('a mail', () => {
  test('arrives with its html and its text, from us, under the key’s Message-ID', async () => {
    expect(await send(await letter())).toEqual({ outcome: 'taken' });
    const [mail] = postbox.taken;
    expect(mail?.subject).toBe('Farah Haddad invited you to Marlow Cycles');
    expect(mail?.from?.text).toBe('"Marlow Cycles" <inbox@marlow.example>');
    expect(mail?.messageId).toBe('<invitation-4f2c-1@marlow.example>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    for (const part of [mail?.text, mail?.html])
      expect(part).toContain('https://inbox.marlow.example/invitations/4f2c');
    expect(mail?.text).toContain('together with 7\u00a0others, as Service');
    expect(mail?.text).toMatch(/works until 29 November, \d\d:02/);
  });

  test.each<[Role, string]>([
    ['sale', 'Activate my account'],
    ['service', 'Complete the registration'],
    ['inbox_manager', 'Complete the registration'],
    ['admin', 'Complete the registration'],
  ])('to a future %s says “%s”', async (role, label) => {
    const { html, text } = await letter({ role });
    expect(html).toContain(`>${label}</a>`);
    expect(text).toContain(label);
  });

  test.each([
    ['es', 'ltr', 'Farah Haddad te invitó a Marlow Cycles', 'Elige una contraseña nueva', '29 de noviembre'],
    [
      'pt',
      'ltr',
      'Farah Haddad convidou você para Marlow Cycles',
      'Escolha uma nova senha',
      '29 de novembro',
    ],
    [
      'de',
      'ltr',
      'Farah Haddad hat dich zu Marlow Cycles eingeladen',
      'Wähle ein neues Passwort',
      '29. November',
    ],
    ['ar', 'rtl', 'دعاك Farah Haddad إلى Marlow Cycles', 'اختر كلمة مرور جديدة', '29 نوفمبر'],
  ])('in %s is in that language throughout', async (language, dir, invited, password, day) => {
    const invitation = await letter({ language });
    const link = 'https://inbox.marlow.example/forgot/4f2c';
    const reset = await passwordMail({ language, to: 'ben@demo.example', link, until, key: 'password-1' });
    expect([invitation.subject, reset.subject]).toEqual([invited, password]);
    for (const { html, text } of [invitation, reset]) {
      expect(html).toContain(`<html lang="${language}" dir="${dir}">`);
      expect(html).toContain(day);
      expect(text).toContain(day);
      expect(`${html}${text}`).not.toMatch(/\b(the|and|you|works?|until|others?)\b/i);
    }
  });

  test('in a language we have no words in is in English', async () => {
    expect((await letter({ language: 'tlh' })).subject).toBe('Farah Haddad invited you to Marlow Cycles');
  });

  test('to the first of a team says nothing of others', async () => {
    const { text } = await letter({ others: 0 });
    expect(text).toContain('You’ll answer customers on WhatsApp, as Service.');
  });

  test('cannot be added to by a name: no header, no line, no markup', async () => {
    const evil = 'Eve\r\nBcc: all@marlow.example\r\n\r\n<img src=x onerror=alert(1)>';
    const { html, ...rest } = await letter({ inviter: { name: evil, hue: 1 }, organisation: evil });
    expect(html).not.toContain('<img');
    await send({ html, ...rest });
    const [mail] = postbox.taken;
    expect([...(mail?.headers.keys() ?? [])]).not.toContain('bcc');
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.text).not.toMatch(/^Bcc:/m);
    expect(addressesOf(mail as never)).toEqual(['noor@marlow.example']);
  });

  test('goes to one address, whatever that looks like', async () => {
    await send(await letter({ to: 'a@marlow.example,b@marlow.example' }));
    expect(postbox.taken.flatMap(addressesOf)).not.toContain('b@marlow.example');
  });

  test('with a link to a new password tells whoever did not ask to ignore it', async () => {
    const link = 'https://inbox.marlow.example/forgot/abc';
    await send(
      await passwordMail({ language: 'en', to: 'ben@demo.example', link, until, key: 'password-1' }),
    );
    expect(postbox.taken[0]?.text).toContain(link);
    expect(postbox.taken[0]?.text).toContain('your password stays as it is');
  });
});

describe('the mail server', () => {
  test.each([
    [550, 'refused'],
    [450, 'not-taken'],
  ] as const)('that answers %i to the recipient: %s, in its own words', async (code, outcome) => {
    postbox.manners.recipient = { code, words: 'No such mailbox here' };
    expect(await send(await letter())).toMatchObject({
      outcome,
      detail: expect.stringContaining('No such mailbox here'),
    });
    expect(postbox.taken).toEqual([]);
  });

  test.each([
    [554, 'refused'],
    [451, 'not-taken'],
  ] as const)('that answers %i to the letter: %s', async (code, outcome) => {
    postbox.manners.letter = { code, words: 'Not now' };
    expect(await send(await letter())).toMatchObject({ outcome });
  });

  test('that is not there has certainly taken nothing', async () => {
    await postbox.stop();
    expect(await send(await letter())).toMatchObject({ outcome: 'not-taken' });
    await postbox.comeBack();
  });

  test('that never answers is not waited for for ever, and may have taken it', async () => {
    postbox.manners.letter = 'silent';
    for (const patience of [{ silenceMs: 200 }, { allMs: 200 }]) {
      const mailer = createMailer({ smtpUrl: postbox.url, from: 'inbox@marlow.example', patience });
      expect(await mailer.send(await letter())).toMatchObject({ outcome: 'unknown' });
    }
  });

  test('that hangs up before it answers may have taken it', async () => {
    postbox.manners.letter = 'lost';
    expect(await send(await letter())).toMatchObject({ outcome: 'unknown' });
    expect(postbox.taken).toHaveLength(1);
  });
});
