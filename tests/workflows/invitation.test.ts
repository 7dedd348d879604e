import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterEach, describe, expect, test } from 'vitest';
import type { InvitationSignal } from '../../domain/command.ts';
import { type Invitation, nextStep } from '../../domain/invitation.ts';
import { startOfInvitation, startOfMail, workflows } from '../../workflows/contract.ts';
import { fastForward } from '../support/temporal.ts';
import { environmentForFile, type Rehearsal, rehearse, soon } from './rehearsal.ts';

const env = environmentForFile();
let stage: Rehearsal;
afterEach(() => stage.stop());

const day = 24 * 60 * 60;

/** What Postgres would hold of one invitation, on the workflow's clock. */
async function open(server: 'there' | 'away' | 'gone' | 'refuses' = 'there') {
  const row: Invitation = {
    ...{ state: 'pending', round: 1, mailedAt: null, remindedAt: null, remindAt: null, expiresAt: null },
    trouble: null,
  };
  const life = {
    mailSent: [] as string[],
    tries: 0,
    server,
    now: 0,
  };
  stage = await rehearse(env(), {
    async nextInvitationStep({ at }) {
      life.now = at;
      return nextStep(row, at);
    },
    async mailInvitation({ round, mail }) {
      life.tries += 1;
      if (row.state !== 'pending' || row.round !== round) return { did: 'nothing' };
      row.expiresAt ??= life.now + 7 * day * 1000;
      if (life.server === 'away' || life.server === 'gone')
        throw ApplicationFailure.create({ message: 'away', nonRetryable: life.server === 'gone' });
      if (life.server === 'refuses') {
        row.trouble = 'refused';
        return { did: 'refused' };
      }
      if (mail === 'invitation')
        Object.assign(row, {
          mailedAt: life.now,
          remindAt: life.now + 3 * day * 1000,
          expiresAt: life.now + 7 * day * 1000,
        });
      else row.remindedAt = life.now;
      life.mailSent.push(mail);
      return { did: 'mailed' };
    },
    async giveUpMailing() {
      row.trouble = 'given_up';
    },
    async expireInvitation() {
      row.state = 'expired';
    },
  });
  const start = startOfInvitation({ invitationId: randomUUID() });
  const tell = (signal: InvitationSignal) =>
    env().client.workflow.signalWithStart(workflows.invitation, {
      ...start,
      taskQueue: stage.taskQueue,
      signal,
      signalArgs: [],
    });
  await tell('invited');
  return {
    row,
    life,
    tell,
    days: (count: number) => fastForward(env(), start.workflowId, count * day),
    ended: () => stage.handle(start.workflowId).result(),
  };
}

describe('an invitation', () => {
  test('that nobody answers is reminded of once and expires on the seventh day', async () => {
    const { row, life, days, ended } = await open();
    await soon(() => expect(life.mailSent).toEqual(['invitation']));
    await days(2.9);
    expect(life.mailSent).toEqual(['invitation']);
    await days(0.2);
    await soon(() => expect(life.mailSent).toEqual(['invitation', 'reminder']));
    await days(3.5);
    expect(row.state).toBe('pending');
    await days(0.5);
    await ended();
    expect([row.state, life.mailSent]).toEqual(['expired', ['invitation', 'reminder']]);
  });

  test.each([
    ['accepted', 'accepted'],
    ['revoked', 'revoked'],
  ] as const)('that is %s ends at once', async (signal, state) => {
    const { row, life, tell, ended } = await open();
    await soon(() => expect(life.mailSent).toHaveLength(1));
    row.state = state;
    await tell(signal);
    await ended();
    expect(life.mailSent).toEqual(['invitation']);
  });

  test('that is resent is mailed anew, with its days before it', async () => {
    const { row, life, tell, days, ended } = await open();
    await soon(() => expect(life.mailSent).toHaveLength(1));
    await days(3.1);
    await soon(() => expect(life.mailSent).toHaveLength(2));
    Object.assign(row, { round: 2, mailedAt: null, remindedAt: null, remindAt: null, expiresAt: null });
    await tell('resent');
    await soon(() => expect(life.mailSent).toEqual(['invitation', 'reminder', 'invitation']));
    await days(6.9);
    expect([row.state, life.mailSent.length]).toEqual(['pending', 4]);
    await days(0.2);
    await ended();
    expect(row.state).toBe('expired');
  });

  test('that hears one fact many times, and starts twice, mails once', async () => {
    const { life, tell } = await open();
    for (let times = 0; times < 5; times++)
      for (const fact of ['invited', 'changed'] as const) await tell(fact);
    await soon(() => expect(life.mailSent).toEqual(['invitation']));
  });

  test('that had expired comes back with a resend', async () => {
    const { row, life, tell, days, ended } = await open();
    await days(8);
    await ended();
    Object.assign(row, {
      state: 'pending',
      round: 2,
      mailedAt: null,
      remindedAt: null,
      remindAt: null,
      expiresAt: null,
    });
    await tell('resent');
    await soon(() => expect(life.mailSent).toEqual(['invitation', 'reminder', 'invitation']));
  });
});

describe('while the mail server is away', () => {
  // An activity's own retries cannot be skipped through, so the first ones stand for the hour.
  test('it tries on by itself, and mails once when it is back', async () => {
    const { life, days } = await open('away');
    await soon(() => expect(life.tries).toBeGreaterThan(1));
    life.server = 'there';
    await soon(() => expect(life.mailSent).toEqual(['invitation']));
    await days(2.9);
    expect(life.mailSent).toEqual(['invitation']);
  });

  test('for days it is given up, and the invitation expires', async () => {
    const { row, life, days, ended } = await open('gone');
    await soon(() => expect(row.trouble).toBe('given_up'));
    await days(8);
    await ended();
    expect([row.state, life.mailSent]).toEqual(['expired', []]);
  });

  test('a resend is heard of once it is back', async () => {
    const { row, life, tell } = await open('away');
    await soon(() => expect(life.tries).toBe(1));
    row.round = 2;
    await tell('resent');
    life.server = 'there';
    await soon(() => expect(life.mailSent).toEqual(['invitation']));
  });

  test('one that refuses the address is asked once, and no reminder follows', async () => {
    const { row, life, days, ended } = await open('refuses');
    await soon(() => expect(row.trouble).toBe('refused'));
    await days(8);
    await ended();
    expect([row.state, life.tries]).toEqual(['expired', 1]);
  });
});

test('a mail is sent when the mail server takes it, and asked for again it is not', async () => {
  let [tries, sent] = [0, 0];
  stage = await rehearse(env(), {
    async mailPasswordReset() {
      tries += 1;
      if (tries === 1) throw ApplicationFailure.create({ message: 'away' });
      if (sent > 0) return { did: 'nothing' };
      sent += 1;
      return { did: 'mailed' };
    },
  });
  const start = startOfMail({ mailId: randomUUID() });
  const ask = () =>
    env().client.workflow.signalWithStart(workflows.mail, {
      ...start,
      taskQueue: stage.taskQueue,
      signal: 'asked',
      signalArgs: [],
    });
  await ask();
  await stage.handle(start.workflowId).result();
  await ask();
  await stage.handle(start.workflowId).result();
  expect(sent).toBe(1);
});
