import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';

/** Of these rows go; of all others none ever does. */
const deleted = [
  'contacts',
  'conversations',
  'messages',
  'notes',
  'imports',
  'tags',
  'attributes',
  'sessions',
];

test('whatever refers to what can be deleted is found by an index', async () => {
  const database = await freshDatabase();
  const unfound = await database.sql<Array<{ name: string }>>`
    select conname as name from pg_constraint
    where contype = 'f' and confrelid::regclass::text = any(${deleted}) and not exists (
      select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])
    order by 1`;
  await database.drop();
  expect(unfound.map(({ name }) => name)).toEqual([]);
});
