import { beforeEach, describe, expect, test } from 'vitest';
import { keepUnreadable, take, workThrough } from '../../db/intake.ts';
import type { Item } from '../../domain/message.ts';
import { deliveryOf, inboundText, openConversation, reactionTo, stranger } from '../support/build.ts';
import { mainPhoneNumberId, secondPhoneNumberId } from '../support/cast.ts';
import { empty } from '../support/database.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let { sql, cast } = stage;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const theConversation = async () => {
  const rows = await sql`select * from conversations`;
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
};
const signals = async () =>
  (await sql`select signal from outbox order by signal`).map(({ signal }) => signal);

describe('a first message', () => {
  test('opens an episode, in line, with its workflow and the desk told', async () => {
    const message = inboundText();
    const { changed } = await take(sql, deliveryOf(message));

    expect(await theConversation()).toMatchObject({
      status: 'open',
      stage: 'waiting',
      agent_id: null,
      episode: 1,
      turn: 1,
      inbound_count: 1,
      contact_id: cast.kofi,
      window_until: new Date(message.sentAt + 24 * 3_600_000),
      last_message_at: new Date(message.sentAt),
    });
    expect(await sql`select episode from line`).toEqual([{ episode: 1 }]);
    expect(await signals()).toEqual(['messageReceived', 'serve']);
    expect(changed).toMatchObject({ numbers: [cast.main], outbox: true });
    expect(changed.messages).toHaveLength(1);
  });

  test('is explained: an opening, decided by rule, right before the message in the thread', async () => {
    await take(sql, deliveryOf(inboundText()));
    expect(await sql`select kind, turn, seq from events`).toEqual([{ kind: 'opened', turn: 1, seq: 1 }]);
    expect(await sql`select seq, episode from messages`).toEqual([{ seq: 2, episode: 1 }]);
    const [decision] = await sql`select code, stage, explanation from decisions`;
    expect(decision).toEqual({
      code: 'in_line',
      stage: 'waiting',
      explanation: { by: 'rule', code: 'in_line' },
    });
  });

  test('goes to the bot where the number has one, and calls no desk', async () => {
    await sql`update numbers set bot_on = true`;
    await take(sql, deliveryOf(inboundText()));
    expect(await theConversation()).toMatchObject({ status: 'open', stage: 'bot', waiting_since: null });
    expect(await sql`select from line`).toHaveLength(0);
    expect(await signals()).toEqual(['messageReceived']);
  });

  test('of somebody unknown makes a contact with every name WhatsApp gave', async () => {
    const customer = { ...stranger(1), parentBsuid: 'KE.ENT.118', username: 'one' };
    await take(sql, deliveryOf(inboundText({ customer })));
    const { contact_id: contactId } = await theConversation();
    const names = await sql`select kind, value from identities where contact_id = ${contactId} order by kind`;
    expect(names.map(({ kind }) => kind)).toEqual(['bsuid', 'parent_bsuid', 'phone']);
    expect(await sql`select name, username from contacts where id = ${contactId}`).toEqual([
      { name: 'Stranger 1', username: 'one' },
    ]);
  });

  test('of an owned contact carries the owner, so that a Sale sees it', async () => {
    const lina = { bsuid: 'DE.5567812340', parentBsuid: null, phone: null, name: null, username: null };
    await take(sql, deliveryOf(inboundText({ customer: lina })));
    expect(await theConversation()).toMatchObject({ contact_id: cast.lina, owner_id: cast.sol });
  });
});

test('a newcomer is stored the same in one statement as on the long way', async () => {
  await empty(sql, 'conversations', 'contacts');
  await take(sql, deliveryOf(inboundText({ customer: stranger(1), sentAt: Date.now() - 60_000 })));
  // Two items in one delivery: that is never the short way.
  const second = inboundText({ customer: stranger(2), sentAt: Date.now() - 60_000 });
  await take(sql, deliveryOf(second, { type: 'note', field: 'x', phoneNumberId: null }));

  const tables = 'contacts identities conversations episodes messages events decisions line outbox';
  for (const table of tables.split(' ')) {
    const rows = await sql`select * from ${sql(table)} order by ctid`;
    expect(rows.length, table).toBeGreaterThan(1);
    const half = rows.length / 2;
    const [short, long] = [rows.slice(0, half), rows.slice(half)].map((some) => some.map(withoutItsOwn));
    expect(short, table).toEqual(long);
  }
});

/** Ids, names, keys and times are a row's own; that there is one must be alike. */
const withoutItsOwn = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null &&
      /(^|_)(id|at|since|until|wamid|name|finding|value|position|hue|body|start)$/.test(column)
        ? typeof value
        : value,
    ]),
  );

describe('a further message', () => {
  test('into what an agent has moves nothing and tells Temporal nothing', async () => {
    const { conversationId, turn } = await openConversation(sql, { agentId: cast.ben });
    await take(sql, deliveryOf(inboundText()));
    expect(await theConversation()).toMatchObject({
      id: conversationId,
      stage: 'assigned',
      agent_id: cast.ben,
      turn,
      episode: 1,
      inbound_count: 2,
    });
    expect(await signals()).toEqual([]);
  });

  test('keeps its place while it waits (ROUTING 23)', async () => {
    await openConversation(sql);
    const before = await sql`select position, tried_turn from line`;
    const { waiting_since: since } = await theConversation();
    await take(sql, deliveryOf(inboundText()));
    expect(await sql`select position, tried_turn from line`).toEqual(before);
    expect((await theConversation()).waiting_since).toEqual(since);
  });

  test('is told to the workflow while the bot answers', async () => {
    await sql`update numbers set bot_on = true`;
    await openConversation(sql);
    await take(sql, deliveryOf(inboundText()));
    expect(await signals()).toEqual(['messageReceived']);
  });

  test('that is older than the last leaves the list and the window alone', async () => {
    const { wamid } = await openConversation(sql, { agentId: cast.ben });
    const before = await theConversation();
    await take(sql, deliveryOf(inboundText({ sentAt: Date.now() - 3_600_000 })));
    const after = await theConversation();
    expect(after).toMatchObject({ inbound_count: 2, window_until: before.window_until });
    const [last] = await sql`select wamid from messages where id = ${after.last_message_id}`;
    expect(last).toEqual({ wamid });
  });

  test('from the future does not stretch the window past a day', async () => {
    await openConversation(sql, { agentId: cast.ben });
    await take(sql, deliveryOf(inboundText({ sentAt: Date.now() + 40 * 3_600_000 })));
    const [row] = await sql`select window_until <= now() + interval '24 hours' as kept from conversations`;
    expect(row).toEqual({ kept: true });
  });

  test('of an unknown kind is stored in full and opens like any other', async () => {
    await take(
      sql,
      deliveryOf(inboundText({ kind: 'unknown', body: null, content: { hologram: { id: 7 } } })),
    );
    expect(await sql`select kind, content from messages`).toEqual([
      { kind: 'unknown', content: { hologram: { id: 7 } } },
    ]);
    expect((await theConversation()).status).toBe('open');
  });
});

describe('what does not open an episode', () => {
  test('a note of WhatsApp’s is in the thread, unread by nobody', async () => {
    await take(sql, deliveryOf(inboundText({ kind: 'system', opens: false, body: 'security code changed' })));
    expect(await theConversation()).toMatchObject({
      status: 'closed',
      episode: 0,
      inbound_count: 0,
      window_until: null,
    });
    expect(await sql`select author, body from messages`).toEqual([
      { author: 'system', body: 'security code changed' },
    ]);
    expect(await signals()).toEqual([]);
  });

  test('a colleague’s message from the phone is ours, already sent, and opens no window', async () => {
    const echo: Item = { ...inboundText(), type: 'echo', body: 'Yes, until six.' };
    await take(sql, deliveryOf(echo));
    expect(await theConversation()).toMatchObject({ status: 'closed', inbound_count: 0, window_until: null });
    expect(await sql`select direction, author, delivery from messages`).toEqual([
      { direction: 'out', author: 'phone', delivery: 'sent' },
    ]);
  });
});

describe('a batch', () => {
  test('stores every item of every number, each once', async () => {
    const items = [
      inboundText({ body: 'one' }),
      inboundText({ body: 'two' }),
      inboundText({ body: 'three', customer: stranger(1) }),
      inboundText({ body: 'elsewhere', phoneNumberId: secondPhoneNumberId }),
    ];
    await take(sql, deliveryOf(...items));
    expect(await sql`select body from messages order by created_at, seq`).toHaveLength(4);
    expect(await sql`select from conversations`).toHaveLength(3);
    expect(await sql`select state, problems from deliveries`).toEqual([{ state: 'done', problems: [] }]);
  });

  test('keeps the neighbours of an item that cannot be stored, and names the problem without its content', async () => {
    const broken = inboundText({ body: 'a secret\0with NUL' });
    await take(sql, deliveryOf(inboundText({ body: 'before' }), broken, inboundText({ body: 'after' })));
    expect((await sql`select body from messages order by seq`).map(({ body }) => body)).toEqual([
      'before',
      'after',
    ]);
    const [kept] = await sql`select state, problems from deliveries`;
    expect(kept?.state).toBe('partly');
    expect(kept?.problems).toHaveLength(1);
    expect(kept?.problems[0].path).toBe('items[1]');
    expect(JSON.stringify(kept?.problems)).not.toContain('secret');
  });

  test.each([true, false])('a broken item all alone is kept too (conversation open: %s)', async (isOpen) => {
    if (isOpen) await openConversation(sql, { agentId: cast.ben });
    const before = (await sql`select from messages`).length;
    await take(sql, deliveryOf(inboundText({ content: { text: 'a\0b' } })));
    expect(await sql`select from messages`).toHaveLength(before);
    expect(await sql`select from deliveries where state = 'partly'`).toHaveLength(1);
  });

  test('for a number that the signing app does not have is refused, and its neighbours kept', async () => {
    const delivered = deliveryOf(
      inboundText(),
      inboundText({ phoneNumberId: secondPhoneNumberId, body: 'forged' }),
    );
    await take(sql, { ...delivered, signedFor: [mainPhoneNumberId] });
    expect(await sql`select from messages`).toHaveLength(1);
    expect(await sql`select from messages where body = 'forged'`).toHaveLength(0);
    expect(await sql`select from deliveries where state = 'partly'`).toHaveLength(1);
  });

  test('alone for a foreign number stores nothing but the delivery', async () => {
    await openConversation(sql, { agentId: cast.ben });
    await take(sql, { ...deliveryOf(inboundText()), signedFor: [secondPhoneNumberId] });
    expect(await sql`select from messages`).toHaveLength(1);
    expect(await sql`select from deliveries where state = 'partly'`).toHaveLength(1);
  });

  test('of more than fifty is kept and worked through later, once', async () => {
    const many = deliveryOf(...Array.from({ length: 120 }, (_, n) => inboundText({ body: `${n}` })));
    const { deliveryId } = await take(sql, many);
    expect(await sql`select from messages`).toHaveLength(0);
    expect(await sql`select state from deliveries`).toEqual([{ state: 'waiting' }]);

    await workThrough(sql, deliveryId, () => ({ ...many.parsed, problems: [] }));
    await workThrough(sql, deliveryId, () => ({ ...many.parsed, problems: [] }));
    expect(await sql`select from messages`).toHaveLength(120);
    expect(await sql`select state from deliveries`).toEqual([{ state: 'done' }]);
    expect((await theConversation()).episode).toBe(1);
  });
});

test('the bytes are kept as they came, NUL and all', async () => {
  const raw = Buffer.from('{"odd":"\0"}');
  await take(sql, { ...deliveryOf(inboundText()), raw });
  expect((await sql`select body from deliveries`)[0]?.body.equals(raw)).toBe(true);
});

test('a body that is no delivery at all is kept as unreadable', async () => {
  await keepUnreadable(sql, Buffer.from('not json'), 'not JSON');
  expect(await sql`select state, problems from deliveries`).toEqual([
    { state: 'unreadable', problems: [{ path: '', problem: 'not JSON' }] },
  ]);
});

describe('several at the same moment', () => {
  const at = <Result>(times: number, act: (n: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: times }, (_, n) => act(n)));

  test('the same message delivered fifty times at once is one row', async () => {
    await openConversation(sql, { agentId: cast.ben });
    const message = inboundText();
    await at(50, () => take(sql, deliveryOf(message)));
    expect(await sql`select from messages where wamid = ${message.wamid}`).toHaveLength(1);
    expect(await theConversation()).toMatchObject({ inbound_count: 2 });
    expect(await sql`select from deliveries`).toHaveLength(51);
  });

  test('the same first message delivered twenty times at once opens one episode', async () => {
    const message = inboundText({ customer: stranger(1) });
    await at(20, () => take(sql, deliveryOf(message)));
    expect(await theConversation()).toMatchObject({ inbound_count: 1, episode: 1, turn: 1 });
    expect(await signals()).toEqual(['messageReceived', 'serve']);
  });

  test('ten first messages of one new contact: one contact, one conversation, one decision, nothing lost', async () => {
    const customer = stranger(1);
    await at(10, (n) => take(sql, deliveryOf(inboundText({ customer, body: `photo ${n}` }))));
    expect(await theConversation()).toMatchObject({ inbound_count: 10, episode: 1, turn: 1 });
    expect(await sql`select from contacts where name = ${customer.name}`).toHaveLength(1);
    expect(await sql`select from decisions`).toHaveLength(1);
    expect(await sql`select from messages`).toHaveLength(10);
  });

  test('of one new contact known by different names each time, still one contact', async () => {
    const whole = stranger(1);
    const shapes = [whole, { ...whole, phone: null }, { ...whole, bsuid: null }];
    await take(sql, deliveryOf(inboundText({ customer: whole })));
    await at(12, (n) => take(sql, deliveryOf(inboundText({ customer: shapes[n % 3] ?? whole }))));
    expect(await theConversation()).toMatchObject({ inbound_count: 13 });
  });

  test('seqs of a conversation have no holes and no doubles in the order of commits', async () => {
    await openConversation(sql, { agentId: cast.ben });
    await at(40, (n) => take(sql, deliveryOf(inboundText({ body: `${n}` }))));
    const seqs = (
      await sql`select seq from (select seq from messages union all select seq from events) s order by seq`
    ).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, n) => n + 1));
    expect((await theConversation()).last_seq).toBe(seqs.length);
  });

  test('batches that name their customers in opposite orders both get through', async () => {
    const [a, b] = [stranger(1), stranger(2)];
    const forth = () => deliveryOf(inboundText({ customer: a }), inboundText({ customer: b }));
    const back = () => deliveryOf(inboundText({ customer: b }), inboundText({ customer: a }));
    await at(20, (n) => take(sql, n % 2 === 0 ? forth() : back()));
    expect(await sql`select inbound_count from conversations`).toEqual([
      { inbound_count: 20 },
      { inbound_count: 20 },
    ]);
  });
});

test('a known message never opens a closed conversation again (ROUTING 16)', async () => {
  const message = inboundText();
  await take(sql, deliveryOf(message));
  await sql`delete from line`;
  await sql`update conversations set status = 'closed', stage = null, waiting_since = null`;
  await take(sql, deliveryOf(message));
  expect(await theConversation()).toMatchObject({ status: 'closed', episode: 1 });

  await take(sql, deliveryOf(inboundText()));
  expect(await theConversation()).toMatchObject({ status: 'open', episode: 2 });
});

test('a reaction on a closed conversation is recorded and opens nothing (ROUTING 17)', async () => {
  const { wamid } = await openConversation(sql);
  await sql`delete from line`;
  await sql`update conversations set status = 'closed', stage = null, waiting_since = null`;
  await take(sql, deliveryOf(reactionTo(wamid)));
  expect(await theConversation()).toMatchObject({ status: 'closed', inbound_count: 1 });
  expect((await sql`select reactions ->> 'customer' as emoji from messages`)[0]).toEqual({ emoji: '👍' });
});
