import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accept } from '../../db/acceptance.ts';
import { findInvitation, invite, resend } from '../../db/invitations.ts';
import { type StartedWorker, startWorker } from '../../worker.ts';
import { startOfInvitation, workflows } from '../../workflows/contract.ts';
import { type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { noMail, type Postbox, startPostbox } from '../support/postbox.ts';
import { ownFolder } from '../support/storage.ts';
import { freshQueue, temporalAddress, workflowBundle } from '../support/temporal.ts';
import { environmentForFile } from '../workflows/rehearsal.ts';
import type { DyingWorker } from './dying-worker.ts';

/* Whatever dies at whichever step: no invitation is lost, no mail is sent twice without a resend, nobody joins twice. */

vi.setConfig({ testTimeout: 60_000 }); // what a dead worker held is given up after seconds, one time-out after another
const soon = <Result>(ask: () => Promise<Result> | Result) =>
  vi.waitFor(ask, { timeout: 45_000, interval: 50 });
const email = 'noor@demo.example';

const env = environmentForFile();
let postbox: Postbox;
let database: FreshDatabase;
let cast: Cast;
let taskQueue: string;
let dying: ChildProcess | null;
let worker: StartedWorker | null;
let invitationId: string;

beforeEach(async () => {
  postbox = await startPostbox();
  database = await freshDatabase();
  cast = await castIn(database.sql);
  taskQueue = freshQueue();
  dying = worker = null;
  const answer = await invite(database.sql, {
    ...{ by: cast.ama, email, role: 'service', numberIds: [cast.main], formKey: randomUUID() },
  });
  if (!answer.ok) throw new Error(answer.why);
  ({ invitationId } = answer.value);
});
afterEach(async () => {
  dying?.kill('SIGKILL');
  await worker?.stop();
  await postbox.stop();
  await database.drop();
});

/** Runs a worker that dies right after its first commit of this step, before Temporal hears of it. */
async function startDying(step: DyingWorker['step']) {
  const given: DyingWorker = {
    storage: ownFolder(),
    ...{ step, taskQueue, databaseUrl: database.url, temporalAddress: temporalAddress() },
    ...(await workflowBundle()),
    ...{ whatsappApiUrl: 'http://127.0.0.1:9', smtpUrl: postbox.url },
  };
  const file = fileURLToPath(new URL('./dying-worker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(given)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  dying = child;
  const dead = once(child, 'exit');
  await once(child, 'message');
  // It has no relay of its own, so that it dies at its step and nowhere else.
  await env().client.workflow.signalWithStart(workflows.invitation, {
    ...startOfInvitation({ invitationId }),
    ...{ taskQueue, signal: 'invited', signalArgs: [] },
  });
  return { child, dead };
}

async function startSurvivor() {
  worker = await startWorker(
    {
      ...noMail,
      ...{ smtpUrl: postbox.url, databaseUrl: database.url, taskQueue },
      ...{ temporal: { address: temporalAddress() }, temporalNamespace: 'default' },
      ...{ whatsappApiUrl: 'http://127.0.0.1:9', graphApiVersion: 'v25.0', botMayBeInside: true },
      ...ownFolder(),
      secretKey: 'the-secret-key-of-the-tests',
    },
    pino({ level: 'silent' }),
  );
}

const mailed = () =>
  soon(async () => expect((await findInvitation(database.sql, invitationId))?.mailedAt).not.toBeNull());
const settled = () =>
  soon(async () =>
    expect(await database.sql`select from outbox where workflow_id like 'invitation-%'`).toHaveLength(0),
  );
const join = (link: string) =>
  accept(database.sql, {
    tokenHash: createHash('sha256')
      .update(link.split('/').at(-1) ?? '')
      .digest(),
    ...{ name: 'Noor', passwordHash: 'a hash' },
  });
const ended = () => env().client.workflow.getHandle(`invitation-${invitationId}`).result();

test.each(['nextInvitationStep', 'mailInvitation'] as const)(
  'a worker killed after its step %s: one mail, one account, and its workflow ends',
  async (step) => {
    const { dead } = await startDying(step);
    await dead;
    await startSurvivor();
    await mailed();
    await settled();
    expect(await join(postbox.linkFor(email))).toMatchObject({ ok: true });
    await ended();
    expect(postbox.taken).toHaveLength(1);
    expect(await join(postbox.linkFor(email))).toMatchObject({ ok: false, why: 'used' });
  },
);

test('a worker killed while the mail server has the letter: at least once, as one message, and one person joins', async () => {
  const taken = Promise.withResolvers<void>();
  postbox.manners.letter = 'silent';
  postbox.onLetter = () => taken.resolve();
  const { child, dead } = await startDying('expireInvitation');
  await taken.promise;
  child.kill('SIGKILL');
  await dead;

  postbox.manners.letter = null;
  await startSurvivor();
  await mailed();
  expect(postbox.taken).toHaveLength(2);
  expect(new Set(postbox.taken.map(({ messageId }) => messageId)).size).toBe(1);
  const links = postbox.taken.map(({ text }) => /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '');
  expect(new Set(links).size).toBe(2);
  const answers = await Promise.all(links.map(join));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a mail server that is away: the row says so, and when it is back one mail leaves', async () => {
  await postbox.stop();
  await startSurvivor();
  await soon(async () =>
    expect((await findInvitation(database.sql, invitationId))?.trouble).toMatchObject({
      kind: 'unreachable',
    }),
  );
  await postbox.comeBack();
  await mailed();
  expect(await findInvitation(database.sql, invitationId)).toMatchObject({ trouble: null });
  expect(postbox.taken).toHaveLength(1);
});

test('a resend while no worker runs is mailed when one does: one mail, with the link that counts', async () => {
  await resend(database.sql, { invitationId, by: cast.ama, formKey: randomUUID() });
  await startSurvivor();
  await mailed();
  await settled();
  expect(postbox.taken).toHaveLength(1);
  expect(await join(postbox.linkFor(email))).toMatchObject({ ok: true });
  await ended();
});

test('accepting needs no worker: whoever has the mail joins, and the workflow ends when one is back', async () => {
  await startSurvivor();
  await mailed();
  await worker?.stop();
  expect(await join(postbox.linkFor(email))).toMatchObject({ ok: true });
  await startSurvivor();
  await ended();
  expect(postbox.taken).toHaveLength(1);
});
