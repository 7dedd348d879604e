import { beforeAll, beforeEach } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { type Cast, castIn } from './cast.ts';
import { freshDatabase } from './database.ts';

const emptiedFirst = [
  'deliveries',
  'outbox',
  'paces',
  'rate_limits',
  'verifications',
  'templates',
  'tags',
  'decisions',
  'episodes',
  'events',
  'conversations',
  'contacts',
  'invitations',
  'password_resets',
  'numbers',
  'users',
];

export interface Stage {
  sql: Sql;
  cast: Cast;
}

/** A database for the test file, with nothing in it but the cast before each test. Call it at the top of the file. */
export function setStage({ max = 10 }: { max?: number } = {}): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    const database = await freshDatabase({ max });
    stage.sql = database.sql;
    return () => database.drop();
  });
  beforeEach(async () => {
    const { sql } = stage;
    // Small tables are emptied faster by deletes than by truncate, which makes new files for every index.
    const emptying = emptiedFirst.map((table) => `delete from ${table}`);
    await sql.unsafe([...emptying, 'update web_pulse set seen_at = now()'].join(';'));
    stage.cast = await castIn(sql);
  });
  return stage;
}
