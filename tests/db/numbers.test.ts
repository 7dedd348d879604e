import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import {
  addMember,
  insertNumber,
  listNumbers,
  listSigningSecrets,
  sendingCredentials,
  verifyTokens,
} from '../../db/numbers.ts';
import { seal, sealingKey, unseal } from '../../db/seal.ts';
import { openConversation } from '../support/build.ts';
import {
  type Cast,
  castKey,
  insertPerson,
  mainPhoneNumberId,
  secondPhoneNumberId,
  secrets,
  wabaId,
} from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

test('secrets are kept sealed, and come back under the same key alone', async () => {
  const [row] = await sql<
    { access_token: Buffer }[]
  >`select access_token from numbers where id = ${cast.main}`;
  expect(row?.access_token.includes(secrets.accessToken)).toBe(false);
  expect(await sendingCredentials(sql, castKey, cast.main)).toEqual({
    phoneNumberId: mainPhoneNumberId,
    accessToken: secrets.accessToken,
  });
  await expect(sendingCredentials(sql, sealingKey('another'), cast.main)).rejects.toThrow();
});

test('the same text never seals alike, and altered bytes are refused', () => {
  const sealed = seal(castKey, 'secret');
  expect(unseal(castKey, sealed)).toBe('secret');
  expect(seal(castKey, 'secret').equals(sealed)).toBe(false);
  for (const at of [0, 5, 20, sealed.length - 1]) {
    const altered = Buffer.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => unseal(castKey, altered)).toThrow();
  }
});

test('an app speaks for its own numbers and no others', async () => {
  await sql.begin((tx) =>
    insertNumber(tx, {
      phoneNumberId: '999',
      wabaId,
      displayPhone: '+1 555 000',
      name: 'Other app',
      secrets: { ...secrets, appSecret: 'other-app-secret', verifyToken: 'other-token' },
    }),
  );
  expect(await listSigningSecrets(sql, castKey)).toEqual([
    { appSecret: secrets.appSecret, phoneNumberIds: [mainPhoneNumberId, secondPhoneNumberId] },
    { appSecret: 'other-app-secret', phoneNumberIds: ['999'] },
  ]);
  expect((await verifyTokens(sql, castKey)).toSorted()).toEqual(['demo-verify-token', 'other-token']);
});

test('a number without credentials is listed, signs nothing and sends nothing', async () => {
  const id = await sql.begin((tx) =>
    insertNumber(tx, { phoneNumberId: '999', wabaId, displayPhone: '+1 555 000', name: 'New' }),
  );
  expect((await listNumbers(sql)).map(({ name }) => name)).toEqual(['Main', 'New', 'Second']);
  expect(
    (await listSigningSecrets(sql, castKey)).flatMap(({ phoneNumberIds }) => phoneNumberIds),
  ).not.toContain('999');
  expect(await sendingCredentials(sql, castKey, id)).toBeNull();
});

test('a new member joins the rotation at its end; the same again only changes the capacity', async () => {
  const kim = await insertPerson(sql, 'Kim', 'service');
  await sql.begin((tx) => addMember(tx, { numberId: cast.main, userId: kim, capacity: 3 }));
  await sql.begin((tx) => addMember(tx, { numberId: cast.main, userId: cast.ben, capacity: 5 }));
  const members =
    await sql`select user_id, capacity from members where number_id = ${cast.main} order by rotation`;
  expect(members.at(0)).toEqual({ user_id: cast.ben, capacity: 5 });
  expect(members.at(-1)).toEqual({ user_id: kim, capacity: 3 });
});

test('two who join at once get two places', async () => {
  const people = await Promise.all(['Kim', 'Lou', 'Mo'].map((name) => insertPerson(sql, name, 'service')));
  await Promise.all(
    people.map((userId) =>
      sql.begin((tx) => addMember(tx, { numberId: cast.second, userId, capacity: null })),
    ),
  );
  const places = await sql`select distinct rotation from members where number_id = ${cast.second}`;
  expect(places).toHaveLength(4);
});

test('a new member is room: the desk is called when somebody waits in line', async () => {
  await openConversation(sql);
  await sql.begin((tx) => addMember(tx, { numberId: cast.main, userId: cast.zed, capacity: null }));
  expect(await sql`select workflow_id from outbox`).toEqual([{ workflow_id: `desk-${cast.main}` }]);
});
