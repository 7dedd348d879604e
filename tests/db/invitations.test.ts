import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import {
  changeInvitation,
  findInvitation,
  invite,
  listInvitations,
  resend,
  revoke,
} from '../../db/invitations.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const asked = (changes: Partial<Parameters<typeof invite>[1]> = {}) => ({
  by: cast.ama,
  email: 'noor@demo.example',
  role: 'service' as const,
  numberIds: [cast.main],
  formKey: randomUUID(),
  ...changes,
});
async function invited(changes: Partial<Parameters<typeof invite>[1]> = {}): Promise<string> {
  const answer = await invite(sql, asked(changes));
  if (!answer.ok) throw new Error(answer.why);
  return answer.value.invitationId;
}
const heard = async (id: string) =>
  (await sql`select signal from outbox where workflow_id = ${`invitation-${id}`} order by id`).map(
    ({ signal }) => signal,
  );

describe('to invite', () => {
  test('writes the invitation with its numbers, and tells its workflow', async () => {
    const id = await invited({ numberIds: [cast.second, cast.main] });
    expect(await findInvitation(sql, id)).toMatchObject({
      ...{ email: 'noor@demo.example', role: 'service', state: 'pending', round: 1 },
      ...{ invitedByName: 'Ama', mailedAt: null, expiresAt: null, trouble: null },
      numbers: [
        { id: cast.main, name: 'Main' },
        { id: cast.second, name: 'Second' },
      ],
    });
    expect(await heard(id)).toEqual(['invited']);
  });

  test('twice with one form, also at the same moment, invites once', async () => {
    const formKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => invite(sql, asked({ formKey }))));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.invitationId)).size).toBe(1);
    expect(await sql`select from outbox where signal = 'invited'`).toHaveLength(1);
  });

  test('several addresses with one form invites each', async () => {
    const formKey = randomUUID();
    await invited({ formKey });
    await invited({ formKey, email: 'mia@demo.example' });
    expect(await listInvitations(sql)).toHaveLength(2);
  });

  test('an address twice is refused, whoever is faster', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => invite(sql, asked())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.why === 'already-invited')).toHaveLength(7);
  });

  test('an address whose invitation has run out invites anew', async () => {
    const old = await invited();
    await sql`update invitations set expires_at = now() - interval '1 minute' where id = ${old}`;
    await invited();
    expect(await findInvitation(sql, old)).toMatchObject({ state: 'expired' });
  });

  test.each([
    ['of somebody with an account', { email: 'ben@demo.example' }, 'already-user'],
    ['of somebody deactivated', { email: 'dee@demo.example' }, 'already-user'],
    ['for a number that is not there', { numberIds: [randomUUID()] }, 'no-number'],
  ])('an address %s is refused', async (_what, changes, why) => {
    expect(await invite(sql, asked(changes))).toMatchObject({ ok: false, why });
    expect(await sql`select from invitations`).toHaveLength(0);
  });

  test('is an Admin’s alone', async () => {
    for (const by of [cast.ines, cast.ben, cast.sol, randomUUID()])
      expect(await invite(sql, asked({ by }))).toMatchObject({ ok: false, why: 'not-allowed' });
    await sql`update users set active = false where id = ${cast.ama}`;
    expect(await invite(sql, asked())).toMatchObject({ ok: false, why: 'not-allowed' });
  });
});

describe('a resend', () => {
  test('begins a new round with nothing mailed, and tells the workflow; pressed twice it is one', async () => {
    const invitationId = await invited();
    await sql`
      update invitations set mailed_at = now(), reminded_at = now(), expires_at = now() + interval '1 day',
        mail_trouble = 'refused', mail_trouble_detail = 'no such mailbox', mail_trouble_since = now()`;
    const formKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => resend(sql, { invitationId, by: cast.ama, formKey })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await findInvitation(sql, invitationId)).toMatchObject({
      ...{ state: 'pending', round: 2, mailedAt: null, remindedAt: null, expiresAt: null, trouble: null },
    });
    expect(await heard(invitationId)).toEqual(['invited', 'resent']);
  });

  test('brings an expired one back, unless the address has another or an account by now', async () => {
    const invitationId = await invited();
    const expire = () => sql`
      update invitations set state = 'expired', ended_at = now(), expires_at = now() where id = ${invitationId}`;
    await expire();
    const again = () => resend(sql, { invitationId, by: cast.ama, formKey: randomUUID() });
    expect(await again()).toMatchObject({ ok: true });
    expect(await findInvitation(sql, invitationId)).toMatchObject({ state: 'pending', endedAt: null });

    await expire();
    const other = await invited();
    expect(await again()).toMatchObject({ ok: false, why: 'already-invited' });
    await revoke(sql, { invitationId: other, by: cast.ama });
    await sql`update users set email = 'noor@demo.example' where id = ${cast.zed}`;
    expect(await again()).toMatchObject({ ok: false, why: 'already-user' });
  });

  test('of one that was revoked, or by somebody else, is refused', async () => {
    const invitationId = await invited();
    const formKey = randomUUID();
    expect(await resend(sql, { invitationId, by: cast.ines, formKey })).toMatchObject({ why: 'not-allowed' });
    await revoke(sql, { invitationId, by: cast.ama });
    expect(await resend(sql, { invitationId, by: cast.ama, formKey })).toMatchObject({ why: 'revoked' });
    const unknown = { invitationId: randomUUID(), by: cast.ama, formKey };
    expect(await resend(sql, unknown)).toMatchObject({ why: 'no-invitation' });
  });
});

describe('to revoke', () => {
  test('ends it once, however often it is pressed', async () => {
    const invitationId = await invited();
    for (let times = 0; times < 2; times++)
      expect(await revoke(sql, { invitationId, by: cast.ama })).toMatchObject({ ok: true });
    expect(await findInvitation(sql, invitationId)).toMatchObject({ state: 'revoked' });
    expect(await heard(invitationId)).toEqual(['invited', 'revoked']);
    expect(await revoke(sql, { invitationId, by: cast.ben })).toMatchObject({ why: 'not-allowed' });
  });
});

describe('a change', () => {
  test('gives it another role and other numbers while it is pending', async () => {
    const invitationId = await invited();
    const to = { invitationId, by: cast.ama, role: 'sale' as const, numberIds: [cast.second] };
    expect(await changeInvitation(sql, to)).toMatchObject({ ok: true });
    expect(await findInvitation(sql, invitationId)).toMatchObject({
      role: 'sale',
      numbers: [{ id: cast.second }],
    });
    expect(await heard(invitationId)).toEqual(['invited', 'changed']);

    await sql`update invitations set expires_at = now()`;
    expect(await changeInvitation(sql, to)).toMatchObject({ ok: false, why: 'expired' });
    expect(await changeInvitation(sql, { ...to, by: cast.sade })).toMatchObject({ why: 'not-allowed' });
  });
});

describe('the list', () => {
  test('has the pending ones and those that ended lately, with what is wrong with their mail', async () => {
    const pending = await invited();
    const run = await invited({ email: 'mia@demo.example' });
    const long = await invited({ email: 'old@demo.example' });
    await sql`
      update invitations set mail_trouble = 'unreachable', mail_trouble_detail = 'connection refused',
        mail_trouble_since = now() where id = ${pending}`;
    await sql`update invitations set expires_at = now() - interval '1 hour' where id = ${run}`;
    await sql`update invitations set state = 'revoked', ended_at = now() - interval '31 days' where id = ${long}`;
    const list = await listInvitations(sql);
    expect(list.map(({ id }) => id).toSorted()).toEqual([pending, run].toSorted());
    expect(list.find(({ id }) => id === run)).toMatchObject({ state: 'expired' });
    expect(list.find(({ id }) => id === pending)?.trouble).toMatchObject({
      kind: 'unreachable',
      detail: 'connection refused',
    });
  });
});
