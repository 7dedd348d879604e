import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { startConversation } from '../../db/starting.ts';
import type { Template } from '../../domain/template.ts';
import { deliveryOf, inboundText } from '../support/build.ts';
import { type Cast, castIn } from '../support/cast.ts';
import { empty, freshDatabase } from '../support/database.ts';
import { approve, filledWith } from '../support/templates.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let sql: Sql;
let cast: Cast;
let template: Template;
beforeAll(async () => {
  database = await freshDatabase({ max: 8 });
  ({ sql } = database);
  cast = await castIn(sql);
  template = await approve(sql);
});
afterAll(() => database.drop());
beforeEach(() => empty(sql, 'conversations'));

let n = 0;
const fresh = () => `44770080${String(1000 + ++n)}`;
const start = (by: string, phone: string, formKey = randomUUID()) =>
  startConversation(sql, {
    ...{ by, phone, formKey, numberId: cast.main, templateId: template.id },
    filled: filledWith(template, { 'body.1': 'Maya', 'body.2': '7' }),
  });
const all = () => sql`select agent_id as "agentId", episode, stage from conversations`;

test('two who begin with one phone at the same moment: one conversation, and the second is told which', async () => {
  for (let round = 0; round < 8; round++) {
    const phone = fresh();
    const [ben, sade] = await Promise.all([start(cast.ben, phone), start(cast.sade, phone)]);
    const [won, lost] = ben.ok ? [ben, sade] : [sade, ben];
    if (!won.ok || lost.ok) throw new Error('one of the two');
    expect(lost).toEqual({ ok: false, why: 'exists', conversationId: won.value.conversationId });
    expect(await all()).toEqual([{ agentId: ben.ok ? cast.ben : cast.sade, episode: 1, stage: 'assigned' }]);
    expect(await sql`select from identities where value = ${phone}`).toHaveLength(1);
    await empty(sql, 'conversations');
  }
});

test('a Sale who is second learns only that a colleague has them', async () => {
  const phone = fresh();
  await start(cast.ben, phone);
  expect(await start(cast.sol, phone)).toEqual({ ok: false, why: 'colleague', conversationId: null });
});

test('begun at the moment the customer writes: one contact, one conversation, and their message in it', async () => {
  for (let round = 0; round < 8; round++) {
    const phone = fresh();
    const customer = { ...inboundText().customer, bsuid: `GB.${phone}`, phone, name: 'Maya' };
    const [begun] = await Promise.all([
      start(cast.ben, phone),
      take(sql, deliveryOf(inboundText({ customer }))),
    ]);
    expect(await all()).toHaveLength(1);
    expect(await sql`select from messages where direction = 'in'`).toHaveLength(1);
    expect(await sql`select from messages where direction = 'out'`).toHaveLength(begun.ok ? 1 : 0);
    await empty(sql, 'conversations');
  }
});

test('pressed twice it is begun once, also at the same moment', async () => {
  const [phone, key] = [fresh(), randomUUID()];
  const both = await Promise.all([start(cast.ben, phone, key), start(cast.ben, phone, key)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await sql`select from messages`).toHaveLength(1);
});

test('WhatsApp’s other spelling of a number is the same customer', async () => {
  await start(cast.ben, '5215512345678');
  expect(await start(cast.ben, '525512345678')).toMatchObject({ ok: false, why: 'exists' });
});

test('whoever may not write from the number any more begins nothing', async () => {
  const phone = fresh();
  expect(await start(cast.zed, phone)).toMatchObject({ ok: false, why: 'not-allowed' });
  expect(await start(cast.dee, phone)).toMatchObject({ ok: false, why: 'not-allowed' });
  expect(await sql`select from identities where value = ${phone}`).toHaveLength(0);
});

test('an owner stays one, and the episode is the sender’s all the same', async () => {
  const [row] = await sql<{ id: string }[]>`
    with contact as (insert into contacts (name, owner_id) values ('Owned', ${cast.sol}) returning id),
      named as (insert into identities (kind, value, contact_id) select 'phone', '447700899999', id from contact)
    select id from contact`;
  expect((await start(cast.ben, '447700899999')).ok).toBe(true);
  expect(await sql`select agent_id as a, owner_id as o, contact_id as c from conversations`).toEqual([
    { a: cast.ben, o: cast.sol, c: row?.id },
  ]);
});
