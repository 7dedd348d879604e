import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Sql } from '../../db/connect.ts';
import { createNudges } from '../../db/nudges.ts';
import { callDesk, listRefused, tell, tellInvitation, tellMail } from '../../db/outbox.ts';
import type { ConversationSignal, ConversationStart } from '../../domain/command.ts';
import { conversationWorkflowId, deskWorkflowId } from '../../domain/conversation.ts';
import { type Relay, type RelayOptions, startRelay } from '../../relay.ts';
import { openConversation, stranger } from '../support/build.ts';
import { castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { soon } from '../workflows/rehearsal.ts';
import { type FakeTemporal, fakeTemporal, gate, grpcFailure, keptLog } from './fake-temporal.ts';

let database: FreshDatabase;
let sql: Sql;
let temporal: FakeTemporal;
let log: ReturnType<typeof keptLog>;
let relays: Relay[];
let pools: Sql[];

beforeEach(async () => {
  database = await freshDatabase();
  sql = database.sql;
  temporal = fakeTemporal();
  log = keptLog();
  relays = [];
  pools = [];
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
  await database.drop();
});

function relay(options: Partial<RelayOptions> = {}, name = 'relay'): Relay {
  const pool = connect(database.url, { max: 2, name });
  const started = startRelay({ sql: pool, client: temporal.client, log, ...options });
  pools.push(pool);
  relays.push(started);
  return started;
}

const newStart = (): ConversationStart => ({
  conversationId: randomUUID(),
  episode: 1,
  numberId: randomUUID(),
});
const idOf = (start: ConversationStart) => conversationWorkflowId(start.conversationId, start.episode);
const add = (start: ConversationStart, ...signals: ConversationSignal[]) =>
  sql.begin(async (tx) => {
    for (const signal of signals) await tell(tx, start, signal);
  });
const wake = () => createNudges(sql).changed({ outbox: true });
const left = async () => Number((await sql`select count(*) from outbox`)[0]?.['count']);
const isEmptied = () => soon(async () => expect(await left()).toBe(0));

/** An open conversation of the cast's, whose workflow has or has not reported in. */
async function conversation(n: number, joined: boolean): Promise<ConversationStart> {
  const { conversationId, episode, numberId } = await openConversation(sql, { customer: stranger(n) });
  if (joined) await sql`update conversations set joined_episode = 1 where id = ${conversationId}`;
  return { conversationId, episode, numberId };
}

describe('the outbox', () => {
  test('is carried to Temporal, and what was carried is gone', async () => {
    const [one, other] = [newStart(), newStart()];
    await add(one, 'messageReceived');
    await add(other, 'messageReceived');
    relay();
    await isEmptied();
    expect(temporal.calls.map(({ workflowId }) => workflowId)).toEqual([idOf(one), idOf(other)]);
  });

  test('is looked at as soon as somebody says that something was added', async () => {
    const [first, later] = [newStart(), newStart()];
    await add(first, 'messageReceived');
    relay({ pollMs: 600_000 });
    await isEmptied(); // it has nothing to do now but to listen
    await add(later, 'messageReceived');
    wake();
    await isEmptied();
    expect(temporal.signalsTo(idOf(later))).toEqual(['messageReceived']);
  });

  test('starts a workflow of the kind that each row is for, and waits with none for episodes to start', async () => {
    const [start, numberId, invitationId, mailId] = [newStart(), randomUUID(), randomUUID(), randomUUID()];
    await sql.begin(async (tx) => {
      await tell(tx, start, 'messageReceived');
      await tellInvitation(tx, invitationId, 'invited');
      await tellMail(tx, mailId);
      await callDesk(tx, numberId);
    });
    relay();
    await isEmptied();
    const kinds = new Map(temporal.calls.map(({ type, workflowId }) => [workflowId, type]));
    expect(Object.fromEntries(kinds)).toEqual({
      [deskWorkflowId(numberId)]: 'desk',
      [`invitation-${invitationId}`]: 'invitation',
      [`mail-${mailId}`]: 'mail',
      [idOf(start)]: 'conversation',
    });
    expect(temporal.calls.at(-1)?.type).toBe('conversation');
  });

  test('tells an episode that has not reported in once: it will read all of it', async () => {
    const start = newStart();
    await add(start, 'messageReceived', 'moved', 'messageQueued');
    relay();
    await isEmptied();
    expect(temporal.signalsTo(idOf(start))).toHaveLength(1);
  });

  test('tells a running one each kind of news once', async () => {
    await castIn(sql);
    const start = await conversation(1, true);
    await add(start, 'messageQueued', 'moved', 'messageQueued', 'messageQueued');
    relay();
    await isEmptied();
    expect(temporal.signalsTo(idOf(start)).sort()).toEqual(['messageQueued', 'moved']);
  });

  test('calls a desk once for many calls, and before everything else', async () => {
    const numberId = randomUUID();
    await add(newStart(), 'messageReceived');
    await sql.begin(async (tx) => {
      for (let call = 0; call < 5; call++) await callDesk(tx, numberId);
    });
    relay();
    await isEmptied();
    expect(temporal.signalsTo(deskWorkflowId(numberId))).toEqual(['serve']);
    expect(temporal.calls[0]?.signal).toBe('serve');
  });
});

describe('two relays', () => {
  test('never tell one workflow at the same time, and lose nothing', async () => {
    await castIn(sql);
    const starts = await Promise.all(Array.from({ length: 10 }, (_, n) => conversation(n, true)));
    relay({}, 'relay-a');
    relay({}, 'relay-b');
    for (let round = 0; round < 20; round++) {
      for (const start of starts) await add(start, round % 2 ? 'messageQueued' : 'moved');
      wake();
    }
    await isEmptied();
    expect(temporal.together).toBe(1);
    for (const start of starts) expect(temporal.signalsTo(idOf(start))).toContain('messageQueued');
  });

  test('keep the order: what came later waits for what is on its way', async () => {
    await castIn(sql);
    const start = await conversation(1, true);
    const { closed, open } = gate();
    temporal.answer = closed;
    await add(start, 'moved');
    relay({}, 'relay-a');
    await soon(() => expect(temporal.tries).toBe(1));
    await add(start, 'messageQueued');
    relay({}, 'relay-b');
    const other = newStart();
    await add(other, 'messageReceived'); // proves that the second one is awake
    wake();
    await soon(() => expect(temporal.tries).toBe(2));
    expect(temporal.calls).toEqual([]);
    open();
    await isEmptied();
    expect(temporal.signalsTo(idOf(start))).toEqual(['moved', 'messageQueued']);
  });

  test('one that dies on the way leaves its rows to the other', async () => {
    const start = newStart();
    const { closed, open } = gate();
    temporal.answer = closed;
    await add(start, 'messageReceived');
    relay({}, 'relay-a');
    await soon(() => expect(temporal.tries).toBe(1));
    temporal.answer = () => Promise.resolve();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'relay-a' and state like 'idle in transaction%'`;
    relay({}, 'relay-b');
    await isEmptied();
    expect(temporal.tries).toBe(2);
    open();
  });
});

describe('when Temporal', () => {
  test('refuses a row, the others go on; it is listed, and tried again', async () => {
    const [bad, good] = [newStart(), newStart()];
    temporal.answer = ({ workflowId }) =>
      workflowId === idOf(bad) ? Promise.reject(grpcFailure(3, 'invalid')) : Promise.resolve();
    await add(bad, 'messageReceived');
    await add(good, 'messageReceived');
    relay();
    await soon(async () => expect(await left()).toBe(1));
    expect(temporal.calls.map(({ workflowId }) => workflowId)).toEqual([idOf(good)]);
    await soon(async () =>
      expect(await listRefused(sql)).toMatchObject([
        { workflowId: idOf(bad), attempts: 1, error: '3: invalid' },
      ]),
    );
    await soon(async () => expect((await listRefused(sql))[0]?.attempts).toBe(2));
    temporal.answer = () => Promise.resolve();
    await isEmptied();
  });

  test('is away, nothing is held against the rows; one line is logged; back again, all of it is carried', async () => {
    temporal.answer = () => Promise.reject(grpcFailure(14, 'unavailable'));
    const starts = Array.from({ length: 40 }, newStart);
    for (const start of starts) await add(start, 'messageReceived');
    relay();
    await soon(() => expect(temporal.tries).toBeGreaterThan(4));
    for (let news = 0; news < 50; news++) {
      wake();
      await add(newStart(), 'moved');
    }
    expect(log.lines).toEqual(['the relay waits: Temporal or Postgres cannot be reached']);
    expect(temporal.tries).toBeLessThan(50); // news does not make it try more often
    expect(await listRefused(sql)).toEqual([]);
    temporal.answer = () => Promise.resolve();
    await isEmptied();
    expect(log.lines.at(-1)).toBe('the relay carries on');
    for (const start of starts) expect(temporal.signalsTo(idOf(start))).toHaveLength(1);
  });
});

describe('openings', () => {
  test('that are slow hold up no desk', async () => {
    const [start, numberId] = [newStart(), randomUUID()];
    const slow = gate();
    temporal.answer = ({ signal }) => (signal === 'serve' ? Promise.resolve() : slow.closed());
    await add(start, 'messageReceived');
    relay();
    await soon(() => expect(temporal.tries).toBe(1));

    await sql.begin((tx) => callDesk(tx, numberId));
    wake();
    await soon(() => expect(temporal.signalsTo(deskWorkflowId(numberId))).toEqual(['serve']));
    expect(temporal.signalsTo(idOf(start))).toEqual([]);
    slow.open();
    await isEmptied();
  });

  test('are started a few at a time, the next when one has reported in', async () => {
    await castIn(sql);
    const starts = await Promise.all(Array.from({ length: 6 }, (_, n) => conversation(n, false)));
    const running = await conversation(99, true);
    for (const start of starts) await add(start, 'messageReceived');
    relay({ openingsAtOnce: () => 4, creditMs: 600_000 });
    await soon(() => expect(temporal.calls).toHaveLength(4));
    const numberId = randomUUID();
    await sql.begin((tx) => callDesk(tx, numberId));
    await add(running, 'messageQueued');
    wake();
    // Desks and running episodes do not wait for them; the two openings that are left still do.
    await soon(async () => expect(await left()).toBe(2));
    expect(temporal.calls.slice(4).map(({ signal }) => signal)).toEqual(['serve', 'messageQueued']);

    await sql`update conversations set joined_episode = 1 where id = ${starts[0]?.conversationId ?? ''}`;
    await soon(() => expect(temporal.calls).toHaveLength(7));
  });

  test('that never report in give their places up after a moment', async () => {
    await castIn(sql);
    const starts = await Promise.all(Array.from({ length: 6 }, (_, n) => conversation(n, false)));
    for (const start of starts) await add(start, 'messageReceived');
    relay({ openingsAtOnce: () => 4 });
    await isEmptied();
    expect(temporal.calls).toHaveLength(6);
  });
});
