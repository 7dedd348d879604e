/** The rows of ROUTING about contacts that change otherwise than by a person's Change owner. */
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { close } from '../../db/decisions.ts';
import { asking, openConversation } from '../support/build.ts';
import { available, type Cast, kofi, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, write, decided, stands } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

test('42: an owner set otherwise moves nothing; the next episode uses it', async () => {
  await available(sql, cast.ben, cast.sade);
  const on = await openConversation(sql, { customer: lina, agentId: cast.sade });
  // What writes an owner without asking for moves: the row itself, as an import would.
  await sql`update contacts set owner_id = ${cast.ben} where id = ${cast.lina}`;
  await write({ customer: lina });
  await serve();
  expect(await stands(on)).toBe(cast.sade);

  await close(sql, { ...asking(cast.ama, on), seen: 99 });
  await write({ customer: lina });
  await serve();
  expect((await decided()).map(({ code, agentId }) => [code, agentId])).toEqual([['owner', cast.ben]]);
});

test('53: a customer who turns out to have a phone with a contact of its own: both are flagged, nothing merges or moves', async () => {
  await available(sql, cast.ben, cast.sade);
  const byName = { ...kofi, bsuid: 'GH.555', phone: null, username: 'kofi.m', name: 'Kofi M' };
  const kofis = await openConversation(sql, { agentId: cast.ben });
  const namesake = await openConversation(sql, { customer: byName, agentId: cast.sade });
  const state = () => sql`select id, contact_id, agent_id, turn from conversations order by id`;
  const before = await state();
  await write({ customer: { ...byName, phone: kofi.phone } });
  await serve();
  expect(await state()).toEqual(before);
  const pair = await sql`select contact_id, other_id from same_person`;
  expect(new Set(pair.flatMap((row) => [row['contact_id'], row['other_id']]))).toEqual(
    new Set([kofis.contactId, namesake.contactId]),
  );
  expect(await sql`select from messages where conversation_id = ${namesake.conversationId}`).toHaveLength(2);
});
