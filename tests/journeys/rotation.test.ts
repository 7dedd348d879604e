import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAvailable } from '../bench/people.ts';
import { eventually, type Product, startProduct } from '../support/product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ workers: 2 });
  await product.sql`update numbers set owner_rule = false, previous_rule = false`;
  await makeAvailable(product.sql, ['ben@demo.example', 'sade@demo.example', 'sol@demo.example']);
}, 120_000);
afterAll(async () => product?.stop());

test('300 messages of 100 new customers, a worker killed in the middle: 34/33/33, none lost, none doubled', async () => {
  const { sql, phones } = product;
  const sending = phones.burst(300, 100);
  await eventually(
    () =>
      sql<
        { n: number }[]
      >`select count(*)::int as n from messages where wamid like 'wamid.%' and body like 'Hello, are you there?%'`,
    ([row]) => (row?.n ?? 0) >= 30,
  );
  await Promise.all([product.killWorker('worker'), product.killWorker('worker-2')]);
  const [killedAt] = await sql<{ assigned: number }[]>`
    select count(distinct conversation_id)::int as assigned from messages
    join conversations on conversations.id = conversation_id
    where stage = 'assigned' and body like 'Hello, are you there?%'`;
  expect(killedAt?.assigned, 'it was in the middle').toBeLessThan(100);
  const wamids = await sending;
  await phones.idle();
  await product.restartWorker('worker');
  await product.restartWorker('worker-2');

  const perAgent = await eventually(
    () => sql<{ agent: string; n: number }[]>`
      select users.email as agent, count(distinct conversations.id)::int as n
      from conversations join users on users.id = agent_id join messages on messages.conversation_id = conversations.id
      where messages.wamid in ${sql(wamids)} and conversations.stage = 'assigned'
      group by users.email order by n desc`,
    (rows) => rows.reduce((sum, { n }) => sum + n, 0) === 100,
    60,
  );
  expect(perAgent.map(({ n }) => n)).toEqual([34, 33, 33]);

  const [stored] = await sql<{ rows: number; wamids: number }[]>`
    select count(*)::int as rows, count(distinct wamid)::int as wamids from messages where wamid in ${sql(wamids)}`;
  expect(stored).toEqual({ rows: 300, wamids: 300 });
  const [doubled] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select conversation_id from decisions where agent_id is not null and conversation_id in
        (select conversation_id from messages where wamid in ${sql(wamids)})
      group by conversation_id having count(*) > 1) as twice`;
  expect(doubled?.n).toBe(0);
}, 180_000);

test('afterwards every open conversation has a workflow that has reported in', async () => {
  await eventually(
    () =>
      product.sql<
        { n: number }[]
      >`select count(*)::int as n from conversations where status = 'open' and joined_episode < episode`,
    ([row]) => row?.n === 0,
    90,
  );
}, 120_000);

test('replies written while the worker is dead go out once each, in order, after it is back', async () => {
  const { sql, phones } = product;
  const customer = await phones.customer('While Dead');
  await customer.write('hello');
  const [conversation] = await eventually(
    () => sql<{ id: string; agentId: string }[]>`
      select conversations.id, agent_id as "agentId" from conversations join contacts on contacts.id = contact_id
      where contacts.name = 'While Dead' and stage = 'assigned'`,
    (rows) => rows.length === 1,
  );
  await product.killWorker('worker');
  await product.killWorker('worker-2');
  const { queueReply } = await import('../../db/replies.ts');
  for (const body of ['one', 'two', 'three']) {
    const queued = await queueReply(sql, {
      conversationId: conversation?.id ?? '',
      by: conversation?.agentId ?? '',
      body,
      formKey: crypto.randomUUID(),
      replyToWamid: null,
    });
    expect(queued.ok).toBe(true);
  }
  await product.restartWorker('worker');
  const chat = await eventually(
    () => customer.chat(),
    (messages) => messages.filter(({ by }) => by === 'business').length >= 3,
    60,
  );
  expect(chat.filter(({ by }) => by === 'business').map(({ text }) => text)).toEqual(['one', 'two', 'three']);
}, 120_000);
