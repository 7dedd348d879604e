import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { take } from '../../db/intake.ts';
import { queueReply } from '../../db/replies.ts';
import { type StartedWorker, startWorker } from '../../worker.ts';
import type { ConversationStart } from '../../workflows/contract.ts';
import { deliveryOf, openConversation, statusOf, stranger } from '../support/build.ts';
import { available, type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { noMail } from '../support/postbox.ts';
import { ownFolder } from '../support/storage.ts';
import { freshQueue, temporalAddress, workflowBundle } from '../support/temporal.ts';
import { commands, environmentForFile } from '../workflows/rehearsal.ts';
import type { DyingWorker } from './dying-worker.ts';
import { startGraph } from './graph.ts';

/** Real parts on a busy machine: generous, since what is asked is whether, not how fast. */
const soon = <Result>(ask: () => Promise<Result>) => vi.waitFor(ask, { timeout: 30_000, interval: 50 });

/* Between the commit in Postgres and Temporal's hearing of it: the moment in which a crash makes a step run twice. */

vi.setConfig({ testTimeout: 60_000 }); // what a dead worker held is given up after seconds, one time-out after another
const env = environmentForFile();
let graph: Awaited<ReturnType<typeof startGraph>>;
let database: FreshDatabase;
let cast: Cast;
let start: ConversationStart;
let taskQueue: string;
let dying: ChildProcess | null;
let worker: StartedWorker | null;

beforeEach(async () => {
  graph = await startGraph();
  database = await freshDatabase();
  cast = await castIn(database.sql);
  taskQueue = freshQueue();
  dying = worker = null;
  const { conversationId, episode, numberId } = await openConversation(database.sql);
  start = { conversationId, episode, numberId };
});
afterEach(async () => {
  dying?.kill('SIGKILL');
  await worker?.stop();
  await graph.stop();
  await database.drop();
});

/** Runs a worker that dies right after its first commit of this step. Resolves when it is ready; `dead` when it is. */
async function startDying(step: DyingWorker['step']) {
  const given: DyingWorker = {
    storage: ownFolder(),
    step,
    databaseUrl: database.url,
    temporalAddress: temporalAddress(),
    taskQueue,
    ...(await workflowBundle()),
    whatsappApiUrl: graph.url,
  };
  const file = fileURLToPath(new URL('./dying-worker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(given)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  dying = child;
  const dead = once(child, 'exit');
  await once(child, 'message');
  return { dead };
}

async function startSurvivor() {
  worker = await startWorker(
    {
      databaseUrl: database.url,
      temporal: { address: temporalAddress() },
      temporalNamespace: 'default',
      whatsappApiUrl: graph.url,
      botMayBeInside: true,
      graphApiVersion: 'v25.0',
      ...ownFolder(),
      ...noMail,
      secretKey: 'the-secret-key-of-the-tests',
      taskQueue,
    },
    pino({ level: 'silent' }),
  );
}

const decisions = async () =>
  (await database.sql`select code from decisions where by_user is not null order by turn`).map(
    ({ code }) => code as string,
  );
const people = () => commands(env(), taskQueue);

test.each([
  ['claim', () => ({ by: cast.ben })],
  ['close', () => ({ by: cast.ben, seen: 10 })],
] as const)(
  'a worker killed after it committed a %s: done once, and the person learns so',
  async (step, asked) => {
    const { dead } = await startDying(step);
    const answer = people().command(start, step, asked());
    await dead;
    expect(await decisions()).toEqual([step]);
    await startSurvivor();
    expect(await answer).toMatchObject({ ok: true });
    expect(await decisions()).toEqual([step]);
  },
);

test('killed after it served the line: what was assigned stays, and the line is served on', async () => {
  await available(database.sql, cast.ben, cast.sade);
  const { dead } = await startDying('serveLine');
  await people().callDesk(cast.main);
  await dead;
  await openConversation(database.sql, { customer: stranger(1) });
  await people().callDesk(cast.main);
  await startSurvivor();

  const agents = async () =>
    (await database.sql`select agent_id from conversations order by id`).map(
      (row) => row['agent_id'] as string,
    );
  await soon(async () => expect((await agents()).toSorted()).toEqual([cast.ben, cast.sade].toSorted()));
  expect(await database.sql`select turn from decisions where agent_id is not null`).toHaveLength(2);
});

test('killed after WhatsApp took a reply: it is not sent again, and its report settles it', async () => {
  const { dead } = await startDying('sendNext');
  await people().command(start, 'claim', { by: cast.ben });
  graph.before = async () => {
    dying?.kill('SIGKILL'); // WhatsApp has it, we never hear so
    await dead;
  };
  const queued = await queueReply(database.sql, {
    conversationId: start.conversationId,
    by: cast.ben,
    body: 'Once only',
    formKey: randomUUID(),
    replyToWamid: null,
  });
  if (!queued.ok) throw new Error(queued.why);
  await people().signal(start, 'messageQueued');
  await dead;
  await startSurvivor();
  await people().command(start, 'transfer', { by: cast.ama, from: cast.ben, to: cast.sade }); // it works again
  expect(await database.sql`select delivery from messages where direction = 'out'`).toEqual([
    { delivery: 'sending' },
  ]);

  const callback = { messageId: queued.value.messageId, attempt: 1 };
  await take(database.sql, deliveryOf(statusOf({ wamid: 'wamid.LATE', reported: 'delivered', callback })));
  await soon(async () =>
    expect(await database.sql`select delivery, wamid from messages where direction = 'out'`).toEqual([
      { delivery: 'delivered', wamid: 'wamid.LATE' },
    ]),
  );
  expect(graph.texts).toEqual(['Once only']);
});
