import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from '../../../channels/whatsapp/webhook.ts';
import { countAlerts } from '../../../db/alerts.ts';
import { createAttribute } from '../../../db/attributes.ts';
import { take } from '../../../db/intake.ts';
import { queueReply } from '../../../db/replies.ts';
import type { ContactPreference, Customer } from '../../../domain/message.ts';
import { deliveryOf, inboundText, openConversation } from '../../support/build.ts';
import { kofi, mainPhoneNumberId, secondPhoneNumberId } from '../../support/cast.ts';
import type { House } from '../house.ts';
import { conversation, everybody, openRoom, read, rowOf } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const pageOf = async (contactId: string, who = they.ben) =>
  read(await (await who.get(`/contacts/${contactId}`)).text());
let phones = 0;
const customer = (): Customer => ({
  ...{ bsuid: `KE.${randomUUID()}`, parentBsuid: null, username: null },
  ...{ phone: `4479${String(++phones).padStart(8, '0')}`, name: `Caller ${phones}` },
});
const write = (who: Customer, more: object = {}) =>
  take(house.sql, deliveryOf(inboundText({ customer: who, ...more })));

describe('what is known', () => {
  const made = async (
    name: string,
    kind: 'text' | 'number' | 'date' | 'yes_no' | 'choice',
    choices: string[] = [],
  ) => {
    const decision = await createAttribute(house.sql, { name, kind, choices });
    if (!decision.ok) throw new Error(decision.why);
    return decision.value.id;
  };

  test('each kind is kept in one form, and what it is not is said beside what was typed', async () => {
    const open = await conversation(house, { agentId: house.cast.ben });
    const [city, order, since, club, plan] = [
      await made('City', 'text'),
      await made('Order', 'number'),
      await made('Since', 'date'),
      await made('Club', 'yes_no'),
      await made('Plan', 'choice', ['Básic', 'Gold']),
    ];
    const path = `/contacts/${open.contactId}`;
    const form = (values: Record<string, string>) => ({
      ...{ name: 'Kofi Mensah', 'was-name': 'Kofi Mensah' },
      ...Object.fromEntries(
        Object.entries(values).flatMap(([id, value]) => [
          [`value-${id}`, value],
          [`was-${id}`, ''],
        ]),
      ),
    });
    const values = {
      [city]: '<i>Accra</i>',
      [order]: '1.234,50',
      [since]: '3.2.2026',
      [club]: 'Sí',
      [plan]: 'basic',
    };
    expect((await they.ben.post(path, form(values))).status).toBe(303);
    expect((await they.ben.post(path, form(values))).status, 'sent twice').toBe(303);
    const kept =
      await house.sql`select attribute_id as id, value from contact_attributes where contact_id = ${open.contactId}`;
    expect(Object.fromEntries(kept.map(({ id, value }) => [id, value]))).toEqual({
      ...{ [city]: '<i>Accra</i>', [order]: '1234.5', [since]: '2026-02-03', [club]: 'yes', [plan]: 'Básic' },
    });
    expect(await pageOf(open.contactId)).toContain('Ben set Order to “1234.5”.');
    const lines =
      await house.sql`select from contact_events where contact_id = ${open.contactId} and kind = 'attribute'`;
    expect(lines).toHaveLength(5);

    for (const [id, value, words] of [
      [order, 'many', 'Order: write a number'],
      [since, '2026-02-30', 'Since: write a day that there is'],
      [club, 'maybe', 'Club: write yes or no'],
      [plan, 'Silver', 'Plan: choose one'],
    ] as const) {
      const answer = await they.ben.post(path, form({ [id]: value }));
      expect([answer.status, read(await answer.text())]).toEqual([422, expect.stringContaining(words)]);
    }
  });

  test('the page says what was done on it just now', async () => {
    const { contactId } = await conversation(house, { agentId: house.cast.ben });
    const path = `/contacts/${contactId}`;
    for (const [to, form, words] of [
      [path, { name: 'Kofi Said', 'was-name': 'Kofi Mensah' }, 'Saved.'],
      [`${path}/consent`, { consent: 'in' }, 'Noted.'],
      [`${path}/block`, { blocked: 'yes' }, 'Blocked. What was open'],
      [`${path}/block`, { blocked: 'no' }, 'no longer blocked'],
    ] as const) {
      const answer = await they.ben.post(to, form);
      const page = await (await they.ben.get(answer.headers.get('location') ?? '')).text();
      expect(page).toMatch(new RegExp(`role="status">.{0,300}<p>[^<]*${words}`));
    }
    expect(await (await they.ben.get(`${path}?done=sold`)).text()).not.toContain('class="callout"');
  });

  test('two who change different things do not undo each other; of two who change the same the second is told', async () => {
    const open = await conversation(house, { agentId: house.cast.ben });
    const note = await made('Note', 'text');
    const path = `/contacts/${open.contactId}`;
    await they.ben.post(path, { name: 'Kofi the First', 'was-name': 'Kofi Mensah' });
    const other = {
      name: 'Kofi Mensah',
      'was-name': 'Kofi Mensah',
      [`value-${note}`]: 'likes tea',
      [`was-${note}`]: '',
    };
    expect((await they.sade.post(path, other)).status).toBe(303);
    const late = await they.sade.post(path, { name: 'Kofi the Second', 'was-name': 'Kofi Mensah' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('value="Kofi the Second"');
    const page = await pageOf(open.contactId);
    expect(page).toContain('Kofi the First');
    expect(page).toContain('Sade set Note to “likes tea”.');
  });

  test('a choice that is in use stays, and a deleted attribute takes what was known with it', async () => {
    const size = await made('Size', 'choice', ['S', 'M']);
    const open = await conversation(house, { agentId: house.cast.ben });
    await they.ben.post(`/contacts/${open.contactId}`, {
      ...{ name: '', 'was-name': '' },
      ...{ [`value-${size}`]: 'M', [`was-${size}`]: '' },
    });
    const path = `/settings/attributes/${size}`;
    expect((await they.ama.post(path, { name: 'Size', choices: 'S\r\nL' })).status).toBe(409);
    expect((await they.ama.post(path, { name: 'SÍZE', choices: 'S\r\nM\r\nL' })).status).toBe(303);
    expect((await they.ama.post('/settings/attributes', { name: 'size', kind: 'text' })).status).toBe(409);
    for (const form of [
      { name: '', kind: 'text' },
      { name: 'Empty', kind: 'choice' },
      { name: 'x', kind: 'y' },
    ])
      expect((await they.ama.post('/settings/attributes', form)).status).toBe(422);
    expect((await they.ama.post(`${path}/removal`, {})).status).toBe(422);
    expect((await they.ama.post(`${path}/removal`, { sure: 'on' })).status).toBe(303);
    expect(await house.sql`select from contact_attributes where attribute_id = ${size}`).toHaveLength(0);
    expect((await they.ben.get('/settings/attributes')).status).toBe(404);
  });
});

describe('consent', () => {
  const payload = JSON.parse(
    readFileSync(new URL('../../channels/payloads/user-preferences.json', import.meta.url), 'utf8'),
  );
  const said = (value: string, timestamp: number): ContactPreference => {
    const [preference] = payload.entry[0].changes[0].value.user_preferences;
    Object.assign(preference, { value, timestamp });
    const parsed = parse(Buffer.from(JSON.stringify(payload)));
    if ('unreadable' in parsed || parsed.items[0]?.type !== 'preference') throw new Error('not a preference');
    return parsed.items[0];
  };
  const consentOf = async (id: string) =>
    (await house.sql`select consent from contacts where id = ${id}`)[0]?.['consent'];

  test('what a customer says in WhatsApp is followed, in the order they said it', async () => {
    expect(said('stop', 100)).toEqual({
      ...{ type: 'preference', phoneNumberId: mainPhoneNumberId, consent: 'out', sentAt: 100_000 },
      customer: { bsuid: kofi.bsuid, parentBsuid: null, phone: kofi.phone },
    });
    await openConversation(house.sql, { agentId: house.cast.ben });
    for (const [value, at, now] of [
      ['stop', 1_700_000_100, 'out'],
      ['stop', 1_700_000_100, 'out'], // delivered twice
      ['resume', 1_700_000_300, 'in'],
      ['stop', 1_700_000_200, 'in'], // late
    ] as const) {
      await take(house.sql, deliveryOf(said(value, at)));
      expect(await consentOf(house.cast.kofi), `${value} at ${at}`).toBe(now);
    }
    const lines =
      await house.sql`select kind, actor_id from contact_events where contact_id = ${house.cast.kofi} order by at`;
    expect(lines.map((line) => line['kind'])).toEqual(['opted_out', 'opted_in']);
    expect(await pageOf(house.cast.kofi)).toContain('The customer said no to marketing.');
    // Of somebody nobody knows there is nothing to write down.
    const stranger = { ...said('stop', 1_800_000_000), customer: customer() };
    const [before] = await house.sql`select count(*) from contacts`;
    await take(house.sql, deliveryOf(stranger));
    expect((await house.sql`select count(*) from contacts`)[0]).toEqual(before);
  });

  test('a person writes it down; who may not is refused', async () => {
    const open = await conversation(house, { agentId: house.cast.ben });
    const path = `/contacts/${open.contactId}/consent`;
    for (const _ of ['once', 'twice'])
      expect((await they.ben.post(path, { consent: 'out' })).status).toBe(303);
    expect(await consentOf(open.contactId)).toBe('out');
    expect((await pageOf(open.contactId)).match(/Ben said no to marketing/g)).toHaveLength(1);
    expect((await they.ben.post(path, { consent: 'x' })).status).toBe(422);
    expect((await they.zed.post(path, { consent: 'in' })).status).toBe(404);
    expect((await they.ines.post(path, { consent: 'in' })).status).toBe(404);
  });
});

describe('block', () => {
  test('what they write is kept, opens nothing, is unread to nobody and is not answered by the bot', async () => {
    const who = customer();
    const open = await conversation(house, { customer: who, agentId: house.cast.ben });
    const path = `/contacts/${open.contactId}/block`;
    expect((await they.ben.post(path, { blocked: 'yes' })).status).toBe(303);
    expect((await rowOf(house.sql, open.id)).status, 'what was open is closed').toBe('closed');
    const [before] =
      await house.sql`select inbound_count, last_message_at, episode from conversations where id = ${open.id}`;
    await house.sql`delete from outbox`;
    await house.sql`update numbers set bot_on = true where id = ${house.cast.main}`;
    await write(who, { body: 'Let me in' });
    await house.sql`update numbers set bot_on = false where id = ${house.cast.main}`;
    expect((await rowOf(house.sql, open.id)).status).toBe('closed');
    const [after] =
      await house.sql`select inbound_count, last_message_at, episode from conversations where id = ${open.id}`;
    expect(after).toEqual(before);
    expect(await house.sql`select from outbox`).toHaveLength(0);
    expect(await (await they.ben.get(`/inbox/${open.id}`)).text()).toContain('Let me in');
    expect(await pageOf(open.contactId)).toContain('Blocked');
    // To another number of ours neither.
    await write(who, { phoneNumberId: secondPhoneNumberId, body: 'And here?' });
    const rows = await house.sql`select status from conversations where contact_id = ${open.contactId}`;
    expect(rows.map((row) => row['status'])).toEqual(['closed', 'closed']);

    await they.ben.post(path, { blocked: 'no' });
    await write(who, { body: 'Thank you' });
    expect((await rowOf(house.sql, open.id)).status).toBe('open');
    expect(await pageOf(open.contactId)).toMatch(/Ben unblocked the contact.*Ben blocked the contact/);
  });

  test('a message into a conversation that stayed open alerts nobody', async () => {
    const who = customer();
    const open = await conversation(house, { customer: who, agentId: house.cast.sade });
    await house.sql`update contacts set blocked_at = now() where id = ${open.contactId}`;
    const viewer = {
      id: house.cast.sade,
      role: 'service',
      active: true,
      numberIds: [house.cast.main],
    } as never;
    const before = await countAlerts(house.sql, viewer);
    await write(who);
    expect(await countAlerts(house.sql, viewer)).toEqual(before);
    await house.sql`update contacts set blocked_at = null where id = ${open.contactId}`;
    await write(who);
    const [row] = await house.sql`select inbound_count from conversations where id = ${open.id}`;
    expect(row?.['inbound_count'], 'the first, and the one after').toBe(2);
  });
});

describe('deletion', () => {
  test('says what goes, wants the name, closes what is open, and nothing is left', async () => {
    const who = customer();
    const open = await conversation(house, { customer: who, agentId: house.cast.ben });
    const path = `/contacts/${open.contactId}/deletion`;
    const page = read(await (await they.ama.get(path)).text());
    expect(page).toContain('1 conversation with 1 message');
    expect(page).toContain('1 conversation is open, and is closed first');
    expect((await they.ama.post(path, { typed: 'somebody else' })).status).toBe(422);
    expect((await rowOf(house.sql, open.id)).status, 'nothing is done yet').toBe('open');

    const gone = await they.ama.post(path, { typed: ` ${who.name?.toUpperCase()} ` });
    expect([gone.status, gone.headers.get('location')]).toEqual([303, '/contacts?done=deleted.1.0']);
    for (const table of ['conversations', 'contact_events', 'contact_tags', 'identities'])
      expect(
        await house.sql`select from ${house.sql(table)} where contact_id = ${open.contactId}`,
        table,
      ).toHaveLength(0);
    expect(await house.sql`select from messages where conversation_id = ${open.id}`).toHaveLength(0);
    expect(await house.sql`select from outbox where start ->> 'conversationId' = ${open.id}`).toHaveLength(0);
    expect((await they.ama.get(`/contacts/${open.contactId}`)).status).toBe(404);
    const [kept] = await house.sql`select by_user as by, conversations, messages from contact_deletions`;
    expect(kept).toEqual({ by: house.cast.ama, conversations: 1, messages: 1 });

    // A late webhook brings a new contact, never the old one.
    const late = await write(who);
    const [row] =
      await house.sql`select contact_id as id from conversations where id = ${late.changed.conversations?.[0] ?? ''}`;
    expect(row?.['id']).not.toBe(open.contactId);
  });

  test('waits for what is still on its way, and is an Admin’s', async () => {
    const who = customer();
    const open = await conversation(house, { customer: who, agentId: house.cast.ben });
    await queueReply(house.sql, {
      ...{
        conversationId: open.id,
        by: house.cast.ben,
        body: 'On its way',
        formKey: randomUUID(),
        replyToWamid: null,
      },
    });
    const path = `/contacts/${open.contactId}/deletion`;
    const answer = await they.ama.post(path, { typed: who.name ?? '' });
    expect([answer.status, read(await answer.text())]).toEqual([
      409,
      expect.stringContaining('still on its way'),
    ]);
    expect((await they.ama.get(`/contacts/${open.contactId}`)).status).toBe(200);
    for (const other of [they.ben, they.ines, they.sol]) expect((await other.get(path)).status).toBe(404);
    expect((await they.ama.post(path, {})).status).toBe(422);
  });
});

describe('deletion of several', () => {
  const sent = (who: keyof typeof they, ids: readonly string[], more: Record<string, string>) => {
    const body = new URLSearchParams({ back: '/contacts?view=all', ...more });
    for (const id of ids) body.append('contact', id);
    return they[who].request('/contacts/deletions', {
      method: 'POST',
      body,
      headers: { origin: 'http://localhost:3000' },
    });
  };
  const there = async (ids: readonly string[]) =>
    (await house.sql`select from contacts where id = any(${ids as string[]}::uuid[])`).length;

  test('says what goes, asks how many they are, and leaves whoever a message is still on its way to', async () => {
    const [one, two, three] = [customer(), customer(), customer()];
    const open = await conversation(house, { customer: one, agentId: house.cast.ben });
    const closed = await conversation(house, { customer: two });
    const waits = await conversation(house, { customer: three, agentId: house.cast.ben });
    await queueReply(house.sql, {
      ...{ conversationId: waits.id, by: house.cast.ben, body: 'On its way', formKey: randomUUID() },
      replyToWamid: null,
    });
    const ids = [open.contactId, closed.contactId, waits.contactId];

    const asked = await sent('ama', ids, { ask: 'deletion' });
    const words = read(await asked.text());
    expect(asked.status).toBe(200);
    for (const said of ['Delete 3 contacts?', one.name ?? '', '3 conversations with 4 messages'])
      expect(words).toContain(said);
    for (const typed of ['2', '']) expect((await sent('ama', ids, { typed })).status, typed).toBe(422);
    expect(await there(ids)).toBe(3);

    const gone = await sent('ama', ids, { typed: ' 3 ' });
    expect([gone.status, gone.headers.get('location')]).toEqual([303, '/contacts?view=all&done=deleted.2.1']);
    expect(await there(ids)).toBe(1);
    expect(await there([waits.contactId])).toBe(1);
    const list = read(await (await they.ama.get('/contacts?view=all&done=deleted.2.1')).text());
    expect(list).toContain('2 contacts are deleted. 1 stayed');
  });

  test('Temporal is slow: whoever had no turn in time stays, and is counted', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n++)
      ids.push((await conversation(house, { customer: customer(), agentId: house.cast.ben })).contactId);
    let now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now);
    const close = vi.spyOn(house.world.commands, 'close').mockImplementation(async () => {
      now += 20_000;
      return { ok: false, why: 'not-confirmed' };
    });
    const answer = await sent('ama', ids, { typed: '4' });
    const asked = close.mock.calls.length;
    clock.mockRestore();
    close.mockRestore();
    expect([asked, answer.headers.get('location')]).toEqual([2, '/contacts?view=all&done=deleted.0.4']);
    expect(await there(ids)).toBe(4);
  });

  test('is an Admin’s alone, and there is nothing to do with nobody', async () => {
    const { contactId } = await conversation(house, { customer: customer(), agentId: house.cast.ben });
    expect(await (await they.ama.get('/contacts')).text()).toContain('/contacts/deletions');
    for (const who of ['ben', 'sol'] as const) {
      expect(await (await they[who].get('/contacts')).text()).not.toContain('/contacts/deletions');
      expect((await sent(who, [contactId], { typed: '1' })).status).toBe(404);
    }
    expect(await there([contactId])).toBe(1);
    const alone = await sent('ama', [contactId], { ask: 'deletion' });
    expect(alone.headers.get('location')).toBe(`/contacts/${contactId}/deletion`);
    expect((await sent('ama', [], { ask: 'deletion' })).status).toBe(422);
    expect((await sent('ama', ['x'], { typed: '1' })).status).toBe(422);
  });
});

describe('merge', () => {
  async function pair() {
    const [one, two] = [customer(), customer()];
    const kept = await conversation(house, { customer: one, agentId: house.cast.ben });
    const other = await conversation(house, { customer: two, phoneNumberId: secondPhoneNumberId });
    return { one, two, kept, other };
  }
  const press = (keptId: string, other: string, key = randomUUID()) =>
    they.ama.post(`/contacts/${keptId}/merge`, { key, other });
  const facts = async (id: string) => ({
    identities: (await house.sql`select value from identities where contact_id = ${id} order by value`).map(
      (row) => row['value'],
    ),
    conversations: (await house.sql`select id from conversations where contact_id = ${id} order by id`).map(
      (row) => row['id'],
    ),
    tags: (
      await house.sql`select tag_id as id from contact_tags where contact_id = ${id} order by tag_id`
    ).map((row) => row['id']),
    row: (await house.sql`select name, owner_id, consent from contacts where id = ${id}`)[0],
  });

  test('who writes by either phone is the kept one; undone, everything is where it was', async () => {
    const { one, two, kept, other } = await pair();
    const [tag] = await house.sql`insert into tags (name) values ('merged') returning id`;
    await they.zed.post(`/contacts/${other.contactId}/tags`, { on: tag?.['id'] });
    await house.sql`update contacts set owner_id = ${house.cast.zed}, consent = 'out' where id = ${other.contactId}`;
    const before = [await facts(kept.contactId), await facts(other.contactId)];
    const key = randomUUID();
    expect((await press(kept.contactId, other.contactId, key)).status).toBe(303);
    expect((await press(kept.contactId, other.contactId, key)).status, 'pressed twice').toBe(303);

    const now = await facts(kept.contactId);
    expect(now.identities).toHaveLength(4);
    expect(now.conversations).toEqual([kept.id, other.id].sort());
    expect([now.tags, now.row]).toEqual([
      [tag?.['id']],
      { name: one.name, owner_id: house.cast.zed, consent: 'out' },
    ]);
    const old = await they.ama.get(`/contacts/${other.contactId}`);
    expect(old.headers.get('location')).toBe(`/contacts/${kept.contactId}`);
    expect(await (await they.ama.get('/contacts')).text()).not.toContain(`contact-${other.contactId}`);
    const written = await write({ ...two, name: 'Still me' });
    const [row] =
      await house.sql`select contact_id as id from conversations where id = ${written.changed.conversations?.[0] ?? ''}`;
    expect(row?.['id']).toBe(kept.contactId);

    for (const _ of ['pressed', 'pressed twice'])
      expect((await they.ama.post(`/contacts/${kept.contactId}/parting`, { merge: key })).status).toBe(303);
    const after = [await facts(kept.contactId), await facts(other.contactId)];
    expect(after.map((fact) => [fact.identities, fact.conversations, fact.tags])).toEqual(
      before.map((fact) => [fact.identities, fact.conversations, fact.tags]),
    );
    expect(after[0]?.row?.['owner_id']).toBeNull();
    expect(await pageOf(kept.contactId, they.ama)).toContain('Ama parted the merged contacts again.');
  });

  test('with a thread each on one number both stay readable, and the other’s has to be closed', async () => {
    const [one, two] = [customer(), customer()];
    const kept = await conversation(house, { customer: one, agentId: house.cast.ben });
    const other = await conversation(house, { customer: two, agentId: house.cast.ben });
    const refused = await press(kept.contactId, other.contactId);
    expect([refused.status, read(await refused.text())]).toEqual([
      409,
      expect.stringContaining('Close it first.'),
    ]);
    await house.world.commands.close({ id: other.id, episode: 1, numberId: house.cast.main } as never, {
      ...{ by: house.cast.ben, commandId: randomUUID(), seen: 99_999 },
    });
    expect((await press(kept.contactId, other.contactId)).status).toBe(303);
    const page = await (await they.ama.get(`/contacts/${kept.contactId}`)).text();
    expect(page).toContain(`/inbox/${kept.id}`);
    expect(page).toContain(`/inbox/${other.id}`);
    const written = await write(two);
    expect(written.changed.conversations).toEqual([kept.id]);
    // Deleted, it takes along who was merged into it.
    const gone = await they.ama.post(`/contacts/${kept.contactId}/deletion`, { typed: one.name ?? '' });
    expect(gone.status).toBe(303);
    expect(await house.sql`select from contacts where id = ${other.contactId}`).toHaveLength(0);
  });

  test('not with itself, not with one that is merged, not by others', async () => {
    const { kept, other } = await pair();
    const third = await conversation(house, { customer: customer(), phoneNumberId: secondPhoneNumberId });
    expect((await press(kept.contactId, kept.contactId)).status).toBe(409);
    expect((await press(kept.contactId, randomUUID())).status).toBe(409);
    expect((await they.ama.post(`/contacts/${kept.contactId}/merge`, { key: 'x' })).status).toBe(422);
    expect((await press(kept.contactId, other.contactId)).status).toBe(303);
    expect((await press(third.contactId, other.contactId)).status).toBe(409);
    expect((await press(third.contactId, kept.contactId)).status).toBe(409);
    expect((await they.ben.get(`/contacts/${kept.contactId}/merge`)).status).toBe(404);
    expect((await they.ama.post(`/contacts/${kept.contactId}/parting`, { merge: randomUUID() })).status).toBe(
      409,
    );
  });
});
