import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import type { ConversationSignal } from '../../domain/command.ts';
import type { Episode } from '../../domain/conversation.ts';
import { callDesk, drop, listRefused, postpone, takeBatch, tell } from '../../db/outbox.ts';
import { openConversation, stranger } from '../support/build.ts';
import type { Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const openings = { limit: 10, openings: true };
const others = { limit: 10, openings: false };
/** Conversations whose workflows have not reported in, in the order of their numbers. */
const opened = async (count: number) => {
  const all: Episode[] = [];
  for (let n = 0; n < count; n++) all.push(await openConversation(sql, { customer: stranger(n) }));
  return all;
};
const telling = async (episode: Episode | undefined, ...signals: ConversationSignal[]) => {
  if (episode === undefined) throw new Error('there is no such conversation');
  for (const signal of signals) await sql.begin((tx) => tell(tx, episode, signal));
};

test('all that waits for one workflow is one errand', async () => {
  const [one] = await opened(1);
  await telling(one, 'messageReceived', 'messageQueued', 'messageQueued');
  const errands = await sql.begin((tx) => takeBatch(tx, openings));
  expect(errands).toMatchObject([
    {
      workflowId: `conversation-${one?.conversationId}-1`,
      signals: ['messageQueued', 'messageReceived'],
      start: { conversationId: one?.conversationId, episode: 1, numberId: cast.main },
      opening: true,
    },
  ]);
  expect(errands[0]?.ids).toHaveLength(3);
});

test('what is not dropped is there again: a relay that dies loses nothing', async () => {
  const [one] = await opened(1);
  await telling(one, 'messageReceived');
  const died = sql.begin(async (tx) => {
    const [errand] = await takeBatch(tx, openings);
    await drop(tx, errand?.ids ?? []);
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
  await sql.begin(async (tx) => {
    const [errand] = await takeBatch(tx, openings);
    await drop(tx, errand?.ids ?? []);
  });
  expect(await sql`select from outbox`).toHaveLength(0);
});

test('two relays never have the same workflow, not even by its later rows', async () => {
  const [one, two] = await opened(2);
  await telling(one, 'messageReceived', 'moved');
  await telling(two, 'messageReceived');
  await sql.begin(async (first) => {
    const mine = await takeBatch(first, { limit: 1, openings: true });
    const theirs = await sql.begin((second) => takeBatch(second, openings));
    expect(mine).toHaveLength(1);
    expect(theirs).toHaveLength(1);
    expect(theirs[0]?.workflowId).not.toBe(mine[0]?.workflowId);
  });
});

test('while starts are held back, desks and what runs already are told all the same, desks first', async () => {
  const [silent, runs] = await opened(2);
  await sql`update conversations set joined_episode = 1 where id = ${runs?.conversationId ?? null}`;
  await telling(silent, 'messageReceived');
  await telling(runs, 'messageQueued');
  await sql.begin((tx) => callDesk(tx, cast.main));
  const errands = await sql.begin((tx) => takeBatch(tx, others));
  expect(errands).toMatchObject([
    { workflowId: `desk-${cast.main}`, signals: ['serve'], start: { numberId: cast.main }, opening: false },
    { workflowId: `conversation-${runs?.conversationId}-1`, signals: ['messageQueued'], opening: false },
  ]);
});

test('a refused one waits its time, holds back its own later rows and nobody else’s, and is listed', async () => {
  const [refused, fine] = await opened(2);
  await telling(refused, 'messageReceived');
  await telling(fine, 'messageReceived');
  await sql.begin(async (tx) => {
    const [first] = await takeBatch(tx, { limit: 1, openings: true });
    await postpone(tx, first?.ids ?? [], 'namespace not found', new Date(Date.now() + 60_000));
  });
  await telling(refused, 'moved');
  const errands = await sql.begin((tx) => takeBatch(tx, openings));
  expect(errands.map(({ workflowId }) => workflowId)).toEqual([`conversation-${fine?.conversationId}-1`]);
  expect(await listRefused(sql)).toMatchObject([
    { workflowId: `conversation-${refused?.conversationId}-1`, attempts: 1, error: 'namespace not found' },
  ]);

  await sql`update outbox set retry_at = now() where retry_at is not null`;
  const again = await sql.begin((tx) => takeBatch(tx, openings));
  expect(again[0]).toMatchObject({ attempts: 1, signals: ['messageReceived', 'moved'] });
});
