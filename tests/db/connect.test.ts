import { inject, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { freshDatabase } from '../support/database.ts';

test('a socket folder may be named with or without a host', async () => {
  const withHost = inject('clusterUrl');
  expect(withHost).toContain('@localhost');

  for (const url of [withHost, withHost.replace(/@localhost(:\d+)?/, '@')]) {
    const sql = connect(url, { max: 1, name: 'a test of sockets' });
    const [row] = await sql`select current_setting('application_name') as name`;
    await sql.end();
    expect(row).toEqual({ name: 'a test of sockets' });
  }
});

test('big integers arrive as numbers, alone and in a list', async () => {
  const { sql, drop } = await freshDatabase();
  const [row] =
    await sql`select 9007199254740991::int8 as one, ${7}::int8 as given, array[1, 2]::int8[] as many`;
  await drop();

  expect(row).toEqual({ one: Number.MAX_SAFE_INTEGER, given: 7, many: [1, 2] });
});
