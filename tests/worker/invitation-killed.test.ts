import { createHash, randomUUID } from 'node:crypto';
import { expect, test as base, vi } from 'vitest';
import { accept } from '../../db/acceptance.ts';
import { findInvitation, invite, resend } from '../../db/invitations.ts';
import { startOfInvitation, workflows } from '../../workflows/contract.ts';
import { startPostbox } from '../support/postbox.ts';
import { environmentForFile } from '../workflows/rehearsal.ts';
import type { DyingWorker } from './dying-worker.ts';
import { openScene } from './scene.ts';

/* Whatever dies at whichever step: no invitation is lost, no mail is sent twice without a resend, nobody joins twice. */

// What a dead worker held is given up after seconds, one time-out after another: the tests wait for them side by side.
vi.setConfig({ testTimeout: 120_000 });
const soon = <Result>(ask: () => Promise<Result> | Result) =>
  vi.waitFor(ask, { timeout: 90_000, interval: 50 });
const email = 'noor@demo.example';
const env = environmentForFile();

/** Somebody is invited, and nobody works on it yet. */
async function openInvitation() {
  const postbox = await startPostbox();
  const scene = await openScene({ smtpUrl: postbox.url });
  const { sql, cast, taskQueue } = scene;
  const invited = await invite(sql, {
    ...{ by: cast.ama, email, role: 'service', numberIds: [cast.main], formKey: randomUUID() },
  });
  if (!invited.ok) throw new Error(invited.why);
  const { invitationId } = invited.value;
  const row = () => findInvitation(sql, invitationId);
  return {
    ...scene,
    ...{ postbox, invitationId, row },
    async startDying(step: DyingWorker['step']) {
      const started = await scene.startDying(step);
      // It has no relay of its own, so that it dies at its step and nowhere else.
      await env().client.workflow.signalWithStart(workflows.invitation, {
        ...startOfInvitation({ invitationId }),
        ...{ taskQueue, signal: 'invited', signalArgs: [] },
      });
      return started;
    },
    mailed: () => soon(async () => expect((await row())?.mailedAt).not.toBeNull()),
    settled: () =>
      soon(async () =>
        expect(await sql`select from outbox where workflow_id like 'invitation-%'`).toHaveLength(0),
      ),
    join: (link: string) =>
      accept(sql, {
        tokenHash: createHash('sha256')
          .update(link.split('/').at(-1) ?? '')
          .digest(),
        ...{ name: 'Noor', passwordHash: 'a hash' },
      }),
    ended: () => env().client.workflow.getHandle(`invitation-${invitationId}`).result(),
    async close() {
      await scene.close();
      await postbox.stop();
    },
  };
}

const test = base.extend<{ it: Awaited<ReturnType<typeof openInvitation>> }>({
  it: async ({ onTestFinished }, use) => {
    const it = await openInvitation();
    onTestFinished(it.close);
    await use(it);
  },
});

test.concurrent.for(['nextInvitationStep', 'mailInvitation'] as const)(
  'a worker killed after its step %s: one mail, one account, and its workflow ends',
  async (step, { it }) => {
    const { dead } = await it.startDying(step);
    await dead;
    await it.startSurvivor();
    await it.mailed();
    await it.settled();
    expect(await it.join(it.postbox.linkFor(email))).toMatchObject({ ok: true });
    await it.ended();
    expect(it.postbox.taken).toHaveLength(1);
    expect(await it.join(it.postbox.linkFor(email))).toMatchObject({ ok: false, why: 'used' });
  },
);

test.concurrent('a worker killed while the mail server has the letter: at least once, as one message, and one person joins', async ({
  it,
}) => {
  const taken = Promise.withResolvers<void>();
  it.postbox.manners.letter = 'silent';
  it.postbox.onLetter = () => taken.resolve();
  const { child, dead } = await it.startDying('expireInvitation');
  await taken.promise;
  child.kill('SIGKILL');
  await dead;

  it.postbox.manners.letter = null;
  await it.startSurvivor();
  await it.mailed();
  expect(it.postbox.taken).toHaveLength(2);
  expect(new Set(it.postbox.taken.map(({ messageId }) => messageId)).size).toBe(1);
  const links = it.postbox.taken.map(({ text }) => /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '');
  expect(new Set(links).size).toBe(2);
  const answers = await Promise.all(links.map(it.join));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test.concurrent('a mail server that is away: the row says so, and when it is back one mail leaves', async ({
  it,
}) => {
  await it.postbox.stop();
  await it.startSurvivor();
  await soon(async () =>
    expect((await it.row())?.trouble).toMatchObject({
      kind: 'unreachable',
    }),
  );
  await it.postbox.comeBack();
  await it.mailed();
  expect(await it.row()).toMatchObject({ trouble: null });
  expect(it.postbox.taken).toHaveLength(1);
});

test.concurrent('a resend while no worker runs is mailed when one does: one mail, with the link that counts', async ({
  it,
}) => {
  await resend(it.sql, { invitationId: it.invitationId, by: it.cast.ama, formKey: randomUUID() });
  await it.startSurvivor();
  await it.mailed();
  await it.settled();
  expect(it.postbox.taken).toHaveLength(1);
  expect(await it.join(it.postbox.linkFor(email))).toMatchObject({ ok: true });
  await it.ended();
});

test.concurrent('accepting needs no worker: whoever has the mail joins, and the workflow ends when one is back', async ({
  it,
}) => {
  await it.startSurvivor();
  await it.mailed();
  await it.stopSurvivor();
  expect(await it.join(it.postbox.linkFor(email))).toMatchObject({ ok: true });
  await it.startSurvivor();
  await it.ended();
  expect(it.postbox.taken).toHaveLength(1);
});
