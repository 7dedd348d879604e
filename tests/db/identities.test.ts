import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import type { Customer, IdentityChange } from '../../domain/message.ts';
import { deliveryOf, inboundText, newWamid, openConversation, stranger } from '../support/build.ts';
import { type Cast, kofi, mainPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const write = (customer: Customer) => take(sql, deliveryOf(inboundText({ customer })));
const named = async (contactId: string) =>
  (await sql`select value from identities where contact_id = ${contactId} order by value collate "C"`).map(
    ({ value }) => value,
  );

test('a customer is found by business-scoped id, by parent id, by phone, in this order', async () => {
  const nothing = { bsuid: null, parentBsuid: null, phone: null, name: null, username: null };
  await write({ ...kofi, parentBsuid: 'GH.ENT.5' });
  await write({ ...nothing, bsuid: kofi.bsuid });
  await write({ ...nothing, bsuid: 'GH.changed', parentBsuid: 'GH.ENT.5' });
  await write({ ...nothing, phone: kofi.phone });
  expect(await sql`select contact_id, inbound_count from conversations`).toEqual([
    { contact_id: cast.kofi, inbound_count: 4 },
  ]);
  expect(await named(cast.kofi)).toEqual(['233201234567', 'GH.1203987456', 'GH.ENT.5', 'GH.changed']);
});

test('a customer without a phone is a contact like any other, and the phone is learned when it comes', async () => {
  const customer = { ...stranger(1), phone: null };
  await write(customer);
  await write({ ...customer, phone: '254700000001' });
  expect(await sql`select inbound_count from conversations`).toEqual([{ inbound_count: 2 }]);
  expect(await sql`select value from identities where value = '254700000001'`).toHaveLength(1);
});

test('a name is learned once and kept; a username follows the customer', async () => {
  const customer = { ...stranger(1), name: null };
  await write(customer);
  await write({ ...customer, name: 'Ada', username: 'ada' });
  await write({ ...customer, name: 'Somebody else', username: 'ada.l' });
  const [row] = await sql`
    select name, username from contacts where id = (select contact_id from conversations)`;
  expect(row).toEqual({ name: 'Ada', username: 'ada.l' });
});

test('a phone that has a contact of its own flags both as one person; nothing merges (ROUTING 53)', async () => {
  const byName = { ...stranger(1), phone: null };
  await write(byName);
  await write({ ...byName, phone: kofi.phone });

  const [mine] = await sql`select contact_id from conversations`;
  expect(mine?.contact_id).not.toBe(cast.kofi);
  const [pair] = await sql`select contact_id, other_id from same_person`;
  expect(new Set([pair?.contact_id, pair?.other_id])).toEqual(new Set([mine?.contact_id, cast.kofi]));
  expect(await named(cast.kofi)).toContain(kofi.phone);
  await write({ ...byName, phone: kofi.phone });
  expect(await sql`select from same_person`).toHaveLength(1);
});

test('one contact with two numbers of ours has two conversations and one owner (ROUTING 52)', async () => {
  await openConversation(sql);
  await openConversation(sql, { phoneNumberId: '106540352242923' });
  expect(await sql`select distinct contact_id from conversations`).toHaveLength(1);
  expect(await sql`select from conversations`).toHaveLength(2);
});

const changeOf = (over: Partial<IdentityChange> = {}): IdentityChange => ({
  type: 'identity',
  phoneNumberId: mainPhoneNumberId,
  wamid: newWamid(),
  previous: { bsuid: kofi.bsuid, parentBsuid: null, phone: kofi.phone },
  next: { bsuid: 'GH.next', parentBsuid: null, phone: '233209999999' },
  note: 'Kofi changed from 233201234567 to 233209999999',
  sentAt: Date.now(),
  ...over,
});

test('a changed phone keeps the thread, learns the new names, forgets the old phone, and is noted once', async () => {
  await openConversation(sql, { agentId: cast.ben });
  const change = changeOf();
  await take(sql, deliveryOf(change));
  await take(sql, deliveryOf(change));
  expect(await named(cast.kofi)).toEqual(['233209999999', 'GH.1203987456', 'GH.next']);
  expect(await sql`select author, body from messages where kind = 'system'`).toEqual([
    { author: 'system', body: change.note },
  ]);
  expect(await sql`select inbound_count, status from conversations`).toEqual([
    { inbound_count: 1, status: 'open' },
  ]);

  await write({ ...stranger(1), bsuid: null, phone: kofi.phone });
  expect(await sql`select from conversations`).toHaveLength(2);
});

test('a change that comes after the first message from the new id flags the two', async () => {
  await openConversation(sql, { agentId: cast.ben });
  await write({ ...stranger(1), bsuid: 'GH.next', phone: null });
  await take(sql, deliveryOf(changeOf({ next: { bsuid: 'GH.next', parentBsuid: null, phone: null } })));
  expect(await sql`select from same_person`).toHaveLength(1);
  expect(await sql`select from conversations`).toHaveLength(2);
});

test('a change of somebody unknown makes them known, and opens nothing', async () => {
  await take(sql, deliveryOf(changeOf({ previous: { bsuid: 'GH.old', parentBsuid: null, phone: null } })));
  expect(await sql`select from identities where value in ('GH.next', '233209999999')`).toHaveLength(2);
  expect(await sql`select from conversations`).toHaveLength(0);
});
