import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { accept as acceptHashed, openLink } from '../../db/acceptance.ts';
import type { Sql } from '../../db/connect.ts';
import { setOwner } from '../../db/contacts.ts';
import { changeInvitation, findInvitation, resend, revoke } from '../../db/invitations.ts';
import { openConversation, stranger } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { anotherLink, invited, newToken } from '../support/invitations.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage({ max: 20 });
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const hashOf = (token: string) => createHash('sha256').update(token).digest();
const accept = (token: string, name = 'Noor') =>
  acceptHashed(sql, { tokenHash: hashOf(token), name, passwordHash: 'a hash' });
const noor = async () => (await sql`select * from users where email = 'noor@demo.example'`)[0];

describe('an invitation that is accepted', () => {
  test('makes the account with the role, joins the numbers at the end of their rotations, and tells the workflow', async () => {
    const { invitationId, token } = await invited(sql, {
      by: cast.ama,
      role: 'sale',
      numberIds: [cast.main],
    });
    const answer = await accept(token);
    expect(answer).toMatchObject({ ok: true, value: { email: 'noor@demo.example' } });
    expect(await noor()).toMatchObject({ name: 'Noor', role: 'sale', active: true, email_verified: true });
    const accounts = await sql`select password from accounts where user_id = ${(await noor())?.['id']}`;
    expect(accounts.map(({ password }) => password)).toEqual(['a hash']);
    const order = await sql`select user_id from members where number_id = ${cast.main} order by rotation`;
    expect(order.at(-1)?.['user_id']).toBe((await noor())?.['id']);
    expect(await findInvitation(sql, invitationId)).toMatchObject({ state: 'accepted' });
    expect(await sql`select from outbox where signal = 'accepted'`).toHaveLength(1);
    const versions = await sql`
      select changed_by, changes from rule_versions where number_id = ${cast.main} order by version desc limit 1`;
    expect(versions[0]).toMatchObject({ changed_by: cast.ama, changes: [{ what: 'joined' }] });
  });

  test('gives the role and the numbers that the row says at that moment', async () => {
    const { invitationId, token } = await invited(sql, {
      by: cast.ama,
      role: 'admin',
      numberIds: [cast.main],
    });
    await changeInvitation(sql, { invitationId, by: cast.ama, role: 'service', numberIds: [cast.second] });
    await accept(token);
    expect(await noor()).toMatchObject({ role: 'service' });
    const numbers = await sql`select number_id from members where user_id = ${(await noor())?.['id']}`;
    expect(numbers.map((row) => row['number_id'])).toEqual([cast.second]);
  });

  test('binds the contacts that waited for the address; open conversations stay where they are', async () => {
    const conversation = await openConversation(sql, { customer: stranger(1) });
    const [contact] = await sql<{ id: string }[]>`
      select contact_id as id from conversations where id = ${conversation.conversationId}`;
    const contactId = contact?.id ?? '';
    await setOwner(sql, {
      ...{ contactId, by: cast.ama, commandId: randomUUID(), move: false, from: { kind: 'nobody' } },
      to: { kind: 'email', email: 'noor@demo.example' },
    });
    const read = async () =>
      (
        await sql`select owner_id, agent_id, stage from conversations where id = ${conversation.conversationId}`
      )[0];
    const before = await read();

    const { token } = await invited(sql, { by: cast.ama, role: 'sale', numberIds: [cast.main] });
    const { changed } = await accept(token);
    const { id } = (await noor()) ?? {};
    expect((await sql`select owner_id, owner_email from contacts where id = ${contactId}`)[0]).toEqual({
      owner_id: id,
      owner_email: null,
    });
    expect(await read()).toEqual({ ...before, owner_id: id });
    expect(changed.conversations).toContain(conversation.conversationId);
    const events = await sql`
      select kind, actor_id, agent_id from events where conversation_id = ${conversation.conversationId} order by seq desc limit 1`;
    expect(events[0]).toMatchObject({ kind: 'owner_changed', actor_id: id, agent_id: id });
  });

  test('by fifty at the same moment lets in one, once', async () => {
    const { invitationId, token } = await invited(sql, { by: cast.ama, numberIds: [cast.main, cast.second] });
    const other = await anotherLink(sql, invitationId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => accept(n % 2 === 0 ? token : other, `Noor ${n}`)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.why === 'used')).toHaveLength(49);
    expect(await sql`select from users where email = 'noor@demo.example'`).toHaveLength(1);
    expect(await sql`select from outbox where signal = 'accepted'`).toHaveLength(1);
    expect(await sql`select from members where user_id = ${(await noor())?.['id']}`).toHaveLength(2);
  });

  test('while a contact is being given to that address ends with one owner', async () => {
    const { token } = await invited(sql, { by: cast.ama, role: 'sale', numberIds: [cast.main] });
    const give = () =>
      setOwner(sql, {
        ...{
          contactId: cast.kofi,
          by: cast.ama,
          commandId: randomUUID(),
          move: false,
          from: { kind: 'nobody' },
        },
        to: { kind: 'email', email: 'noor@demo.example' },
      });
    await openConversation(sql, {});
    await Promise.all([accept(token), give()]);
    const [kofi] = await sql`select owner_id, owner_email from contacts where id = ${cast.kofi}`;
    expect(kofi).toEqual({ owner_id: (await noor())?.['id'], owner_email: null });
  });
});

describe('a link lets nobody in', () => {
  test.each([
    ['used', async (invitation: { token: string }) => void (await accept(invitation.token))],
    ['revoked', ({ invitationId }: { invitationId: string }) => revoke(sql, { invitationId, by: cast.ama })],
    ['expired', () => sql`update invitations set expires_at = clock_timestamp()`],
    [
      'replaced',
      ({ invitationId }: { invitationId: string }) =>
        resend(sql, { invitationId, by: cast.ama, formKey: randomUUID() }),
    ],
    ['already-user', () => sql`update users set email = 'noor@demo.example' where id = ${cast.zed}`],
  ] as const)('that is %s', async (why, happen) => {
    const invitation = await invited(sql, { by: cast.ama });
    await happen(invitation);
    const before = await sql`select count(*) from users`;
    expect(await openLink(sql, hashOf(invitation.token))).toMatchObject({ why });
    expect(await accept(invitation.token)).toMatchObject({ ok: false, why });
    expect(await sql`select count(*) from users`).toEqual(before);
  });

  test('that is none of ours', async () => {
    expect(await openLink(sql, newToken().hash)).toEqual({ why: 'unknown', invitation: null });
    expect(await accept(newToken().token)).toMatchObject({ ok: false, why: 'unknown' });
  });
});

test('opening a link a hundred times changes nothing', async () => {
  const { invitationId, token } = await invited(sql, { by: cast.ama });
  const before = await findInvitation(sql, invitationId);
  for (let times = 0; times < 100; times++)
    expect(await openLink(sql, hashOf(token))).toMatchObject({
      why: null,
      invitation: { inviterName: 'Ama' },
    });
  expect(await findInvitation(sql, invitationId)).toEqual(before);
});
