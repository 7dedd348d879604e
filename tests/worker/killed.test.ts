import { randomUUID } from 'node:crypto';
import { expect, test as base, vi } from 'vitest';
import { take } from '../../db/intake.ts';
import { queueReply } from '../../db/replies.ts';
import { deliveryOf, openConversation, statusOf, stranger } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { commands, environmentForFile } from '../workflows/rehearsal.ts';
import { startGraph } from './graph.ts';
import { openScene } from './scene.ts';

/* Between the commit in Postgres and Temporal's hearing of it: the moment in which a crash makes a step run twice. */

// What a dead worker held is given up after seconds, one time-out after another: the tests wait for them side by side.
vi.setConfig({ testTimeout: 120_000 });
/** Real parts on a busy machine: generous, since what is asked is whether, not how fast. */
const soon = <Result>(ask: () => Promise<Result>) => vi.waitFor(ask, { timeout: 60_000, interval: 50 });
const env = environmentForFile();

/** A conversation that waits, and nobody works on it yet. */
async function openKofis() {
  const graph = await startGraph();
  const scene = await openScene({ whatsappApiUrl: graph.url });
  const { conversationId, episode, numberId } = await openConversation(scene.sql);
  return {
    ...scene,
    ...{ graph, start: { conversationId, episode, numberId } },
    people: commands(env(), scene.taskQueue),
    decisions: async () =>
      (await scene.sql`select code from decisions where by_user is not null order by turn`).map(
        ({ code }) => code as string,
      ),
    async close() {
      await scene.close();
      await graph.stop();
    },
  };
}

const test = base.extend<{ it: Awaited<ReturnType<typeof openKofis>> }>({
  it: async ({ onTestFinished }, use) => {
    const it = await openKofis();
    onTestFinished(it.close);
    await use(it);
  },
});

test.concurrent.for([
  ['claim', ({ ben }: Cast) => ({ by: ben })],
  ['close', ({ ben }: Cast) => ({ by: ben, seen: 10 })],
] as const)(
  'a worker killed after it committed a %s: done once, and the person learns so',
  async ([step, asked], { it }) => {
    const { dead } = await it.startDying(step);
    const answer = it.people.command(it.start, step, asked(it.cast));
    await dead;
    expect(await it.decisions()).toEqual([step]);
    await it.startSurvivor();
    expect(await answer).toMatchObject({ ok: true });
    expect(await it.decisions()).toEqual([step]);
  },
);

test.concurrent('killed after it served the line: what was assigned stays, and the line is served on', async ({
  it,
}) => {
  await available(it.sql, it.cast.ben, it.cast.sade);
  const { dead } = await it.startDying('serveLine');
  await it.people.callDesk(it.cast.main);
  await dead;
  await openConversation(it.sql, { customer: stranger(1) });
  await it.people.callDesk(it.cast.main);
  await it.startSurvivor();

  const agents = async () =>
    (await it.sql`select agent_id from conversations order by id`).map((row) => row['agent_id'] as string);
  await soon(async () => expect((await agents()).toSorted()).toEqual([it.cast.ben, it.cast.sade].toSorted()));
  expect(await it.sql`select turn from decisions where agent_id is not null`).toHaveLength(2);
});

test.concurrent('killed after WhatsApp took a reply: it is not sent again, and its report settles it', async ({
  it,
}) => {
  const { child, dead } = await it.startDying('sendNext');
  await it.people.command(it.start, 'claim', { by: it.cast.ben });
  it.graph.before = async () => {
    child.kill('SIGKILL'); // WhatsApp has it, we never hear so
    await dead;
  };
  const queued = await queueReply(it.sql, {
    conversationId: it.start.conversationId,
    by: it.cast.ben,
    body: 'Once only',
    formKey: randomUUID(),
    replyToWamid: null,
  });
  if (!queued.ok) throw new Error(queued.why);
  await it.people.signal(it.start, 'messageQueued');
  await dead;
  await it.startSurvivor();
  await it.people.command(it.start, 'transfer', { by: it.cast.ama, from: it.cast.ben, to: it.cast.sade }); // it works again
  expect(await it.sql`select delivery from messages where direction = 'out'`).toEqual([
    { delivery: 'sending' },
  ]);

  const callback = { messageId: queued.value.messageId, attempt: 1 };
  await take(it.sql, deliveryOf(statusOf({ wamid: 'wamid.LATE', reported: 'delivered', callback })));
  await soon(async () =>
    expect(await it.sql`select delivery, wamid from messages where direction = 'out'`).toEqual([
      { delivery: 'delivered', wamid: 'wamid.LATE' },
    ]),
  );
  expect(it.graph.texts).toEqual(['Once only']);
});
