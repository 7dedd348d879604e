import type { Sql } from '../../../db/connect.ts';
import { followOwner, join } from '../../../db/decisions.ts';
import { serveLine } from '../../../db/desk.ts';
import { drop, type Errand, takeBatch } from '../../../db/outbox.ts';
import { type Office, untilAnswered } from './office.ts';

/**
 * Does what relay and workflows would, until there is nothing more to tell: only what the outbox asks for is done, so
 * that a row which was not written shows as work that nobody does.
 */
export async function settle({ sql, workers }: Office): Promise<void> {
  for (;;) {
    const errands = await takeAll(sql);
    if (errands.length === 0) return;
    const doing = errands.map((errand, n) => {
      const worker = workers[n % workers.length] ?? { sql };
      return untilAnswered(() => run(worker.sql, errand)); // a connection cut in the burst may fail only now
    });
    await Promise.all(doing);
  }
}

async function takeAll(sql: Sql): Promise<Errand[]> {
  return sql.begin(async (tx) => {
    const news = await takeBatch(tx, { limit: 100, openings: false });
    const openings = await takeBatch(tx, { limit: 100, openings: true });
    const errands = [...news, ...openings];
    await drop(
      tx,
      errands.flatMap(({ ids }) => ids),
    );
    return errands;
  });
}

async function run(sql: Sql, { start, signals }: Errand): Promise<void> {
  if (!('numberId' in start)) return; // an invitation or an e-mail: none of the office's
  if (!('conversationId' in start)) {
    let line = { more: true, after: 0 };
    while (line.more) line = await serveLine(sql, { numberId: start.numberId, after: line.after });
    return;
  }
  await join(sql, start);
  if (signals.includes('ownerChanged')) await followOwner(sql, start);
}
