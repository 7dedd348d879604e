import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { pulse, renewLease, sessionBegan, sessionEnded, setAvailable, sweep } from '../../db/presence.ts';
import { deactivate } from '../../db/staffing.ts';
import { openConversation } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const grace = 120_000;
const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const isOnline = async (id: string) => {
  const [row] = await sql<{ online: boolean }[]>`
    select available and lease_until > now() as online from presence where user_id = ${id}`;
  return row?.online ?? false;
};
const isAvailable = async (id: string) =>
  (await sql<{ available: boolean }[]>`select available from presence where user_id = ${id}`)[0]?.available ??
  false;
const login = (userId: string) => sql`
  insert into sessions (user_id, token, expires_at) values (${userId}, ${randomUUID()}, now() + interval '12 hours')`;
const leaseRanOut = () => sql`update presence set lease_until = now() - interval '1 second'`;
const noWebSince = (seconds: number) =>
  sql`update web_pulse set seen_at = now() - ${seconds} * interval '1 second'`;

test('everybody begins Away; Available is online, Away again is not', async () => {
  expect(await isOnline(cast.ben)).toBe(false);
  expect(await setAvailable(sql, cast.ben, true, grace)).toEqual({
    changed: { people: [cast.ben], outbox: false },
  });
  expect(await isOnline(cast.ben)).toBe(true);
  await setAvailable(sql, cast.ben, false, grace);
  expect(await isOnline(cast.ben)).toBe(false);
});

test('becoming Available calls the desks of one’s numbers where somebody waits in line, and no others', async () => {
  await openConversation(sql);
  await setAvailable(sql, cast.zed, true, grace);
  expect(await sql`select from outbox`).toHaveLength(0);
  const { changed } = await setAvailable(sql, cast.ben, true, grace);
  expect(changed.outbox).toBe(true);
  expect(await sql`select workflow_id, signal from outbox`).toEqual([
    { workflow_id: `desk-${cast.main}`, signal: 'serve' },
  ]);
});

test('going Away takes nothing from anybody (ROUTING 19)', async () => {
  await available(sql, cast.ben);
  await openConversation(sql, { agentId: cast.ben });
  await setAvailable(sql, cast.ben, false, grace);
  expect(await sql`select agent_id from conversations`).toEqual([{ agent_id: cast.ben }]);
});

describe('the lease', () => {
  test('that runs out turns its agent Away; one renewed within the grace moves nothing (ROUTING 20, 21)', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await setAvailable(sql, cast.sade, true, grace);
    await leaseRanOut();
    await renewLease(sql, cast.sade, grace);
    expect(await sweep(sql)).toEqual({ turnedAway: [cast.ben] });
    expect(await isAvailable(cast.ben)).toBe(false);
    expect(await isOnline(cast.sade)).toBe(true);
    expect(await sweep(sql)).toEqual({ turnedAway: [] });
  });

  test('that has run out counts as Away before any sweep', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await leaseRanOut();
    expect(await isOnline(cast.ben)).toBe(false);
  });

  test('of somebody Away is not renewed into Available', async () => {
    await setAvailable(sql, cast.ben, false, grace);
    await renewLease(sql, cast.ben, grace);
    expect(await isAvailable(cast.ben)).toBe(false);
  });

  test('does not run while no web process is up: nobody is swept, and all get their grace anew', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await leaseRanOut();
    await noWebSince(31);
    expect(await sweep(sql)).toEqual({ turnedAway: [] });
    await pulse(sql, grace);
    expect(await isOnline(cast.ben)).toBe(true);
  });

  test('is not lengthened by a web process that was up all along', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await leaseRanOut();
    await noWebSince(11);
    await pulse(sql, grace);
    expect(await isOnline(cast.ben)).toBe(false);
  });
});

describe('the record of who was Available when', () => {
  const recorded = async () =>
    (await sql`select user_id, available from presence_changes order by id`).map(
      ({ user_id: id, available: is }) => [id, is],
    );

  test('has a row for each change, however it came about, and none for what changes nothing', async () => {
    await setAvailable(sql, cast.ben, false, grace);
    await setAvailable(sql, cast.ben, true, grace);
    await setAvailable(sql, cast.ben, true, grace);
    await setAvailable(sql, cast.ben, false, grace);
    await setAvailable(sql, cast.sade, true, grace);
    await sessionEnded(sql, cast.sade);
    await sessionEnded(sql, cast.sade);
    await setAvailable(sql, cast.sol, true, grace);
    await leaseRanOut();
    await sweep(sql);
    await sweep(sql);
    await setAvailable(sql, cast.zed, true, grace);
    await deactivate(sql, { userId: cast.zed, by: cast.ama, knowing: false, successorId: null });
    expect(await recorded()).toEqual([
      [cast.ben, true],
      [cast.ben, false],
      [cast.sade, true],
      [cast.sade, false],
      [cast.sol, true],
      [cast.sol, false],
      [cast.zed, true],
      [cast.zed, false],
    ]);
  });

  test('is not written by a lease that is renewed, or given anew', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await sql`update presence set lease_until = now() + interval '5 seconds'`;
    await renewLease(sql, cast.ben, grace);
    await noWebSince(31);
    await pulse(sql, grace);
    expect(await recorded()).toEqual([[cast.ben, true]]);
  });

  test('keeps eight days: the sweep removes what is older', async () => {
    await sql`
      insert into presence_changes (user_id, available, at) values
        (${cast.ben}, true, now() - interval '8 days 1 minute'), (${cast.ben}, false, now() - interval '7 days 23 hours')`;
    await sweep(sql);
    expect(await recorded()).toEqual([[cast.ben, false]]);
  });
});

describe('sessions (ROUTING 50)', () => {
  test('a login turns Away', async () => {
    await setAvailable(sql, cast.ben, true, grace);
    await login(cast.ben);
    expect(await sessionBegan(sql, cast.ben)).toEqual({ changed: { people: [cast.ben] } });
    expect(await isAvailable(cast.ben)).toBe(false);
  });

  test('a second login leaves presence as it is', async () => {
    await login(cast.ben);
    await setAvailable(sql, cast.ben, true, grace);
    await login(cast.ben);
    expect(await sessionBegan(sql, cast.ben)).toEqual({ changed: {} });
    expect(await isOnline(cast.ben)).toBe(true);
  });

  test('a second login beside a session that has gone silent turns Away', async () => {
    await login(cast.ben);
    await setAvailable(sql, cast.ben, true, grace);
    await leaseRanOut();
    await login(cast.ben);
    await sessionBegan(sql, cast.ben);
    expect(await isAvailable(cast.ben)).toBe(false);
  });

  test('the last one’s end turns Away, an earlier one’s does not', async () => {
    await login(cast.ben);
    await login(cast.ben);
    await setAvailable(sql, cast.ben, true, grace);
    await sql`delete from sessions where id = (select min(id::text)::uuid from sessions)`;
    await sessionEnded(sql, cast.ben);
    expect(await isOnline(cast.ben)).toBe(true);

    await sql`delete from sessions`;
    await sessionEnded(sql, cast.ben);
    expect(await isAvailable(cast.ben)).toBe(false);
  });
});
