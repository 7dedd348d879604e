import { beforeAll, beforeEach } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { type Cast, castIn } from './cast.ts';
import { empty, freshDatabase } from './database.ts';

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
    await empty(sql, ...emptiedFirst);
    await sql`update web_pulse set seen_at = now()`;
    stage.cast = await castIn(sql);
  });
  return stage;
}
