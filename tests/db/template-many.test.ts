import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { setBlocked } from '../../db/contact-block.ts';
import { setConsent } from '../../db/contact-consent.ts';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { sendOneOfMany } from '../../db/template-many.ts';
import type { Template } from '../../domain/template.ts';
import { deliveryOf, inboundText, openConversation } from '../support/build.ts';
import { type Cast, secondPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { approve } from '../support/templates.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
let template: Template;
beforeEach(async () => {
  ({ sql, cast } = stage);
  template = await approve(sql, [{ type: 'BODY', text: 'Hi {{1}}, we are open.' }]);
});

const send = (
  contactId: string,
  { by = cast.ben, formKey = randomUUID(), of = template, written = {} }: Partial<Sent> = {},
) => sendOneOfMany(sql, { by, contactId, numberId: cast.main, templateId: of.id, written, formKey });
interface Sent {
  by: string;
  formKey: string;
  of: Template;
  written: Record<string, string>;
}
/** How it went, or why it did not. */
const way = async (...given: Parameters<typeof send>) => {
  const sent = await send(...given);
  return sent.ok ? sent.value.way : sent.why.what;
};

let n = 0;
async function contact({ name = 'Maya Fernandes', phone = `44770080${1000 + ++n}` as string | null } = {}) {
  const [row] = await sql<[{ id: string }]>`insert into contacts (name) values (${name}) returning id`;
  if (phone !== null)
    await sql`insert into identities (kind, value, contact_id) values ('phone', ${phone}, ${row.id})`;
  return row.id;
}
/** Somebody with a conversation on Main (or another number): waiting, or with the agent named. */
async function customer(agentId?: string, more: { phoneNumberId?: string } = {}) {
  const phone = `44770090${1000 + ++n}`;
  const by = { ...inboundText().customer, bsuid: `GB.${phone}`, phone, name: 'Maya' };
  const episode = await openConversation(sql, { customer: by, ...more, ...(agentId && { agentId }) });
  return { ...episode, customer: by };
}
const close = (id: string, lastAgentId: string) => sql`
  update conversations set status = 'closed', stage = null, agent_id = null,
    last_agent_id = ${lastAgentId} where id = ${id}`;
const outgoing = (contactId: string) => sql`
  select messages.body, delivery, agent_id as "agentId", number_id as "numberId"
  from messages join conversations using (number_id) where conversations.id = conversation_id
    and contact_id = ${contactId} and direction = 'out'`;
const everything = async () =>
  (
    await sql`
    select (select count(*) from messages where direction = 'out') as m, (select count(*) from conversations) as c,
      (select count(*) from outbox) as o, (select count(*) from events) as e`
  )[0];

describe('it is queued by the way of a single one', () => {
  test('to somebody new: a conversation that is the sender’s, and its workflow is told', async () => {
    const id = await contact();
    expect(await way(id)).toBe('begins');
    expect(await outgoing(id)).toEqual([
      { body: 'Hi Maya, we are open.', delivery: 'queued', agentId: cast.ben, numberId: cast.main },
    ]);
    expect(await sql`select signal from outbox order by signal`).toContainEqual({ signal: 'messageQueued' });
  });

  test('to a closed one: it opens, and is the sender’s; to an open one: it stays with whom it is', async () => {
    const [shut, open] = [await customer(cast.sade), await customer(cast.sade)];
    await close(shut.conversationId, cast.sade);
    const [a, b] = await Promise.all(
      [shut, open].map(async ({ conversationId }) => {
        const [row] = await sql<[{ id: string }]>`
          select contact_id as id from conversations where id = ${conversationId}`;
        return row.id;
      }),
    );
    expect([await way(a ?? ''), await way(b ?? '')]).toEqual(['reopens', 'goes-on']);
    const rows = await sql`
      select id, agent_id as "agentId", episode from conversations order by agent_id = ${cast.ben} desc`;
    expect(rows).toEqual([
      { id: shut.conversationId, agentId: cast.ben, episode: 2 },
      { id: open.conversationId, agentId: cast.sade, episode: 1 },
    ]);
  });

  test('what is written goes to all in place of their own', async () => {
    const id = await contact();
    await send(id, { written: { 'body.1': 'everybody' } });
    expect((await outgoing(id))[0]?.['body']).toBe('Hi everybody, we are open.');
  });
});

describe('once for each form', () => {
  test('pressed several times at the same moment, to somebody new and to an open conversation', async () => {
    const { conversationId } = await customer(cast.ben);
    const [open] = await sql<[{ id: string }]>`
      select contact_id as id from conversations where id = ${conversationId}`;
    for (const id of [await contact(), open.id]) {
      const formKey = randomUUID();
      const ways = await Promise.all(Array.from({ length: 4 }, () => way(id, { formKey })));
      expect(ways.filter((one) => one === 'again')).toHaveLength(3);
      expect(await outgoing(id)).toHaveLength(1);
    }
  });

  test('what broke off half way is completed, and nothing goes twice', async () => {
    const all = await Promise.all(
      Array.from({ length: 4 }, async () => ({ id: await contact(), formKey: randomUUID() })),
    );
    for (const { id, formKey } of all.slice(0, 2)) await send(id, { formKey });
    const ways = [];
    for (const { id, formKey } of all) ways.push(await way(id, { formKey }));
    expect(ways).toEqual(['again', 'again', 'begins', 'begins']);
    for (const { id } of all) expect(await outgoing(id)).toHaveLength(1);
  });

  test('the same form again is answered so, though they are blocked by now', async () => {
    const [id, formKey] = [await contact(), randomUUID()];
    await send(id, { formKey });
    await setBlocked(sql, { contactId: id, by: cast.ben, blocked: true });
    expect([await way(id, { formKey }), await way(id)]).toEqual(['again', 'blocked']);
  });
});

describe('asked now, whatever the dialog said', () => {
  const refused: Array<[string, string, () => Promise<[string, Partial<Sent>?]>]> = [
    ['an id of nobody', 'not-theirs', async () => [randomUUID()]],
    [
      'one of another number’s, whom this person does not know',
      'not-theirs',
      async () => {
        const { conversationId } = await customer(undefined, { phoneNumberId: secondPhoneNumberId });
        const [row] = await sql<[{ id: string }]>`
          select contact_id as id from conversations where id = ${conversationId}`;
        return [row.id];
      },
    ],
    [
      'merged into another',
      'not-theirs',
      async () => {
        const id = await contact();
        await sql`update contacts set merged_into_id = ${await contact()} where id = ${id}`;
        return [id];
      },
    ],
    [
      'blocked',
      'blocked',
      async () => {
        const id = await contact();
        await setBlocked(sql, { contactId: id, by: cast.ben, blocked: true });
        return [id];
      },
    ],
    [
      'marketing, to whoever wants none',
      'opted-out',
      async () => {
        const id = await contact();
        await setConsent(sql, { contactId: id, by: cast.ben, consent: 'out' });
        const rest = { name: 'offer', category: 'MARKETING' };
        return [id, { of: await approve(sql, [{ type: 'BODY', text: 'Hi' }], rest) }];
      },
    ],
    [
      'waiting in Unassigned',
      'waiting',
      async () => {
        const { conversationId } = await customer();
        const [row] = await sql<[{ id: string }]>`
          select contact_id as id from conversations where id = ${conversationId}`;
        return [row.id];
      },
    ],
    ['no phone', 'no-phone', async () => [await contact({ phone: null })]],
    ['a number of ours', 'own-number', async () => [await contact({ phone: '15550783882' })]],
    ['nothing known for a field', 'no-value', async () => [await contact({ name: ' ' })]],
    [
      'a template that was paused meanwhile',
      'template-not-sendable',
      async () => {
        await sql`update templates set status = 'PAUSED' where id = ${template.id}`;
        return [await contact()];
      },
    ],
    [
      'one that begins with a file',
      'template-not-sendable',
      async () => {
        const components = [
          { type: 'HEADER', format: 'IMAGE' },
          { type: 'BODY', text: 'Hi' },
        ];
        return [await contact(), { of: await approve(sql, components, { name: 'picture' }) }];
      },
    ],
    ['a sender of another number', 'not-allowed', async () => [await contact(), { by: cast.zed }]],
    ['a sender who was deactivated', 'not-theirs', async () => [await contact(), { by: cast.dee }]],
  ];
  test.each(refused)('%s: %s, and nothing is written', async (_, why, arrange) => {
    const given = await arrange();
    const before = await everything();
    expect(await way(...given)).toBe(why);
    expect(await everything()).toEqual(before);
  });

  test('a colleague’s: a Sale who knows them by another number learns no more than that', async () => {
    const here = await customer(cast.sade);
    const [row] = await sql<[{ id: string }]>`
      select contact_id as id from conversations where id = ${here.conversationId}`;
    await openConversation(sql, {
      ...{ customer: here.customer, phoneNumberId: secondPhoneNumberId, agentId: cast.sol },
    });
    expect(await way(row.id, { by: cast.sol })).toBe('colleague');
    expect(await outgoing(row.id)).toEqual([]);
  });

  test('the customer writes at that very moment: one conversation, and at most one template', async () => {
    for (let round = 0; round < 6; round++) {
      const phone = `44770070${1000 + round}`;
      const id = await contact({ phone });
      const by = { ...inboundText().customer, bsuid: `GB.${phone}`, phone, name: 'Maya' };
      const [sent] = await Promise.all([way(id), take(sql, deliveryOf(inboundText({ customer: by })))]);
      expect(['begins', 'goes-on', 'waiting']).toContain(sent);
      expect(await sql`select from conversations where contact_id = ${id}`).toHaveLength(1);
      expect(await outgoing(id)).toHaveLength(sent === 'waiting' ? 0 : 1);
    }
  });
});
