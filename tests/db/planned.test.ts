import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { planned } from '../../db/planned.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ max: 1 });
});
afterAll(() => database.drop());

const mode = async (on: Pick<Sql, 'unsafe'>) => {
  const [row] = await on.unsafe(`select current_setting('plan_cache_mode') as mode`);
  return row?.['mode'];
};

test('the very first question has a plan of its own, and what comes after the transaction has not', async () => {
  for (let n = 0; n < 3; n++) {
    expect(await planned(database.sql, mode)).toBe('force_custom_plan');
    expect(await mode(database.sql)).toBe('auto');
  }
});

test('a question that fails fails for whoever asked, and the next is answered', async () => {
  const divided = planned(database.sql, (tx) => tx`select 1 / 0`);
  await expect(divided).rejects.toThrow('division by zero');
  expect(await planned(database.sql, mode)).toBe('force_custom_plan');
});
