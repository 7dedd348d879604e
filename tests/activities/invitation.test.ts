import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Sql } from '../../db/connect.ts';
import { findInvitation, invite, resend, revoke } from '../../db/invitations.ts';
import { askForReset } from '../../db/password-resets.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { worldOf } from './world.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let world: ReturnType<typeof worldOf>;
let steps: ReturnType<typeof createActivities>;
let invitationId: string;
beforeEach(async () => {
  ({ sql, cast } = stage);
  world = worldOf(sql);
  steps = createActivities(world);
  const answer = await invite(sql, {
    ...{ by: cast.ama, email: 'noor@demo.example', role: 'service', numberIds: [], formKey: randomUUID() },
  });
  if (!answer.ok) throw new Error(answer.why);
  ({ invitationId } = answer.value);
});

const send = (round = 1) => steps.mailInvitation({ invitationId, round, mail: 'invitation' });
const remind = (round = 1) => steps.mailInvitation({ invitationId, round, mail: 'reminder' });
const next = (at = Date.now()) => steps.nextInvitationStep({ invitationId, at });
const day = 86_400_000;
const tokens = async () =>
  (await sql`select token_hash, round from invitation_tokens`).map((row) => ({ ...row }));
const tokenIn = (text: string) => /invitations\/([\w-]+)/.exec(text)?.[1] ?? '';

describe('a mail', () => {
  test('carries a link that only its hash is kept of, of 256 bits, to our own address', async () => {
    expect(await send()).toEqual({ did: 'mailed' });
    const [letter] = world.letters;
    const token = tokenIn(letter?.text ?? '');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(letter?.text).toContain(`http://inbox.test/invitations/${token}`);
    expect(await tokens()).toEqual([{ token_hash: createHash('sha256').update(token).digest(), round: 1 }]);
    const everything = await sql`select * from invitations`;
    expect(JSON.stringify(everything)).not.toContain(token);
  });

  test('is sent once, however often the step is repeated', async () => {
    await send();
    expect(await send()).toEqual({ did: 'nothing' });
    expect(world.letters).toHaveLength(1);
    expect(await next()).toMatchObject({ do: 'wait', until: 'reminder' });
  });

  test('is followed by one reminder with a link of its own; both links are of this round', async () => {
    await send();
    expect(await next(Date.now() + 3 * day + 1000)).toEqual({ do: 'mail', mail: 'reminder', round: 1 });
    expect(await remind()).toEqual({ did: 'mailed' });
    expect(await remind()).toEqual({ did: 'nothing' });
    expect(world.letters.map(({ subject }) => subject)).toEqual([
      'Ama invited you to Switchboard',
      'Reminder: Ama invited you to Switchboard',
    ]);
    expect((await tokens()).map(({ round }) => round)).toEqual([1, 1]);
  });

  test('of an earlier round, or of a revoked invitation, is not sent any more', async () => {
    await resend(sql, { invitationId, by: cast.ama, formKey: randomUUID() });
    expect(await send(1)).toEqual({ did: 'nothing' });
    await revoke(sql, { invitationId, by: cast.ama });
    expect(await send(2)).toEqual({ did: 'nothing' });
    expect(world.letters).toEqual([]);
    expect(await next()).toEqual({ do: 'end' });
  });
});

describe('a mail server', () => {
  test('that is away is tried again; the page says why and since when, and no dead link is left', async () => {
    world.post = async () => ({ outcome: 'not-taken', detail: 'connect ECONNREFUSED' });
    await expect(send()).rejects.toThrow('The mail server did not take it');
    const first = await findInvitation(sql, invitationId);
    expect(first?.trouble).toMatchObject({ kind: 'unreachable', detail: 'connect ECONNREFUSED' });
    expect(await tokens()).toEqual([]);

    await expect(send()).rejects.toThrow();
    expect((await findInvitation(sql, invitationId))?.trouble?.since).toEqual(first?.trouble?.since);
    world.post = async () => ({ outcome: 'taken' });
    await send();
    expect(await findInvitation(sql, invitationId)).toMatchObject({
      trouble: null,
      mailedAt: expect.any(Date),
    });
  });

  test('whose answer was lost may have it: the link stays, the next try adds one, under the same key', async () => {
    world.post = async () => ({ outcome: 'unknown', detail: 'hung up' });
    await expect(send()).rejects.toThrow();
    world.post = async () => ({ outcome: 'taken' });
    await send();
    expect(await tokens()).toHaveLength(2);
    expect(new Set(world.letters.map(({ key }) => key)).size).toBe(1);
  });

  test('that refuses the address for good is not asked again, and the page says so', async () => {
    world.post = async () => ({ outcome: 'refused', detail: '550 no such mailbox' });
    expect(await send()).toEqual({ did: 'refused' });
    expect((await findInvitation(sql, invitationId))?.trouble).toMatchObject({ kind: 'refused' });
    expect(await next()).toMatchObject({ do: 'wait', until: 'expiry' });
    expect(await tokens()).toEqual([]);
  });

  test('that was away for days is given up, and the invitation still ends', async () => {
    await steps.giveUpMailing({ invitationId, round: 1 });
    expect(await next(Date.now() + 1000)).toEqual({ do: 'expire', round: 1 });
  });

  test('never has its words told to Temporal', async () => {
    world.post = async () => ({ outcome: 'not-taken', detail: 'noor@demo.example is busy' });
    const failure = await send().catch((error: unknown) => error);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('noor@');
  });
});

test('the expiry is written down once its time has come, and not before', async () => {
  await send();
  await steps.expireInvitation({ invitationId, round: 1, at: Date.now() });
  expect(await findInvitation(sql, invitationId)).toMatchObject({ state: 'pending' });
  await steps.expireInvitation({ invitationId, round: 1, at: Date.now() + 7 * day + 1000 });
  expect(await findInvitation(sql, invitationId)).toMatchObject({ state: 'expired' });
});

test('one that ran out while no worker ran has ended when its days were over', async () => {
  await send();
  await sql`update invitations set expires_at = now() - interval '2 days'`;
  const { expiresAt } = (await findInvitation(sql, invitationId)) ?? {};
  await steps.expireInvitation({ invitationId, round: 1, at: Date.now() });
  expect(await findInvitation(sql, invitationId)).toMatchObject({ state: 'expired', endedAt: expiresAt });
});

describe('a forgotten password', () => {
  const asked = async (email: string) => {
    await askForReset(sql, email);
    const [row] = await sql<{ id: string }[]>`select id from password_resets order by asked_at desc limit 1`;
    return row?.id ?? '';
  };

  test('is answered by one mail with a link', async () => {
    const mailId = await asked('ben@demo.example');
    expect(await steps.mailPasswordReset({ mailId })).toEqual({ did: 'mailed' });
    expect(await steps.mailPasswordReset({ mailId })).toEqual({ did: 'nothing' });
    expect(world.letters.map(({ to }) => to)).toEqual(['ben@demo.example']);
    expect(world.letters[0]?.text).toMatch(/http:\/\/inbox\.test\/forgot\/[\w-]{43}/);
  });

  test.each(['who@demo.example', 'dee@demo.example'])(
    'of %s is mailed to nobody, and forgotten',
    async (email) => {
      const mailId = await asked(email);
      expect(await steps.mailPasswordReset({ mailId })).toEqual({ did: 'nothing' });
      expect(world.letters).toEqual([]);
      expect(await sql`select from password_resets where id = ${mailId}`).toHaveLength(0);
    },
  );

  test('waits while the mail server is away', async () => {
    const mailId = await asked('ben@demo.example');
    world.post = async () => ({ outcome: 'not-taken', detail: 'away' });
    await expect(steps.mailPasswordReset({ mailId })).rejects.toThrow('did not take it');
    expect(await sql`select from password_reset_tokens`).toHaveLength(0);
  });
});
