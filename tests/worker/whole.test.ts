import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { take } from '../../db/intake.ts';
import { createNudges, type Nudges } from '../../db/nudges.ts';
import { queueReply } from '../../db/replies.ts';
import { type StartedWorker, startWorker } from '../../worker.ts';
import { conversationWorkflowId } from '../../workflows/contract.ts';
import { deliveryOf, inboundText, stranger } from '../support/build.ts';
import { available, type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { noMail } from '../support/postbox.ts';
import { ownFolder } from '../support/storage.ts';
import { freshQueue, temporalAddress } from '../support/temporal.ts';
import { environmentForFile } from '../workflows/rehearsal.ts';
import { startGraph } from './graph.ts';

/** Real parts on a busy machine: generous, since what is asked is whether, not how fast. */
const soon = <Result>(ask: () => Promise<Result>) => vi.waitFor(ask, { timeout: 45_000, interval: 50 });

const env = environmentForFile();
let graph: Awaited<ReturnType<typeof startGraph>>;
let database: FreshDatabase;
let cast: Cast;
let worker: StartedWorker;
let nudges: Nudges;

beforeAll(async () => {
  graph = await startGraph();
  database = await freshDatabase();
  cast = await castIn(database.sql);
  await available(database.sql, cast.ben, cast.sade);
  nudges = createNudges(database.sql);
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
      taskQueue: freshQueue(),
    },
    pino({ level: 'silent' }),
  );
});
afterAll(async () => {
  await worker.stop();
  await database.drop();
  await graph.stop();
});

async function arrives(n: number): Promise<string> {
  const { changed } = await take(database.sql, deliveryOf(inboundText({ customer: stranger(n) })));
  nudges.changed(changed);
  return changed.conversations?.[0] ?? '';
}
const rowOf = async (conversationId: string) =>
  (
    await database.sql`
    select stage, agent_id as "agentId", joined_episode as joined from conversations where id = ${conversationId}`
  )[0];

test('a message is assigned, its execution reports in, and a reply reaches WhatsApp', async () => {
  const conversationId = await arrives(1);
  await soon(async () => expect(await rowOf(conversationId)).toMatchObject({ stage: 'assigned', joined: 1 }));

  const by = ((await rowOf(conversationId)) as { agentId: string }).agentId;
  const queued = await queueReply(database.sql, {
    conversationId,
    by,
    body: 'Yes, until six.',
    formKey: randomUUID(),
    replyToWamid: null,
  });
  if (!queued.ok) throw new Error(queued.why);
  nudges.changed(queued.value.changed);
  await soon(async () =>
    expect(await database.sql`select delivery, wamid from messages where direction = 'out'`).toEqual([
      { delivery: 'sent', wamid: 'wamid.OUT1' },
    ]),
  );
  expect(graph.texts).toEqual(['Yes, until six.']);
});

test('an operator sees in Temporal where an episode stands', async () => {
  const conversationId = await arrives(2);
  const handle = env().client.workflow.getHandle(conversationWorkflowId(conversationId, 1));
  await soon(async () =>
    expect((await handle.describe()).searchAttributes?.['SwitchboardStage']).toEqual(['assigned']),
  );
  const described = await handle.describe();
  const { agentId } = (await rowOf(conversationId)) as { agentId: string };
  expect(described.searchAttributes).toMatchObject({
    SwitchboardAgent: [agentId],
    SwitchboardNumber: [cast.main],
    SwitchboardEpisode: [1],
  });
  expect(await described.staticSummary()).toBe(`Conversation ${conversationId}, episode 1`);
});

test('the presence sweep is scheduled once, however many workers start', async () => {
  const { spec, policies } = await env().client.schedule.getHandle('presence-sweep').describe();
  expect(spec.intervals).toMatchObject([{ every: 30_000 }]);
  expect(policies.overlap).toBe('SKIP');
});

test('a burst of new conversations is shared out evenly, and every execution reports in', async () => {
  const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => arrives(100 + n)));
  await soon(async () => {
    const rows = await database.sql`
        select agent_id as "agentId", joined_episode as joined from conversations where id = any(${ids}::uuid[])`;
    expect(rows.every(({ joined }) => joined === 1)).toBe(true);
    const share = (agent: string) => rows.filter(({ agentId }) => agentId === agent).length;
    expect(share(cast.ben) + share(cast.sade)).toBe(60);
    expect(Math.abs(share(cast.ben) - share(cast.sade))).toBeLessThanOrEqual(1);
  });
});
