/** The rows of ROUTING about an agent who opens an episode, and about its end. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { findContact } from '../../db/contacts.ts';
import { close } from '../../db/decisions.ts';
import { reopen } from '../../db/opening.ts';
import { queueReply } from '../../db/replies.ts';
import { queueTemplate } from '../../db/template-sends.ts';
import { startConversation } from '../../db/starting.ts';
import { findVisible } from '../../db/visible.ts';
import { asking, openConversation } from '../support/build.ts';
import { available, type Cast } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';
import { approve, filledWith } from '../support/templates.ts';
import { atTheDesk } from './desk.ts';

const stage = setStage();
const { serve, write, decided, stands, codes } = atTheDesk(stage);
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

/** An episode that is over, on a number whose bot is on by now. */
async function closed() {
  const over = await openConversation(sql, { agentId: cast.sade });
  await close(sql, { ...asking(cast.sade, over), seen: 99 });
  await sql`update numbers set bot_on = true`;
  await sql`delete from outbox`;
  return over;
}

test.each<[string, (on: string) => Promise<unknown>]>([
  ['reopens', (conversationId) => reopen(sql, { conversationId, by: cast.ben, commandId: randomUUID() })],
  [
    'replies in the window',
    (conversationId) =>
      queueReply(sql, {
        ...{ conversationId, by: cast.ben, body: 'One more thing', replyToWamid: null },
        formKey: randomUUID(),
      }),
  ],
])('27: closed, and an agent %s: theirs, without routing; the bot is silent', async (_what, opens) => {
  await available(sql, cast.sade);
  const over = await closed();
  await opens(over.conversationId);
  await write();
  await serve();
  expect(await stands(over)).toBe(cast.ben);
  expect((await codes(over)).at(-1)).toBe('opened_by_agent');
  expect(await decided()).toEqual([]);

  await close(sql, { ...asking(cast.ben, { ...over, episode: 2 }), seen: 99 });
  await write();
  expect(await stands(over), 'until the next episode').toBe('bot');
});

test('28: an agent sends a template to a closed conversation: theirs, without routing; the bot is silent', async () => {
  await available(sql, cast.sade);
  const template = await approve(sql);
  const over = await closed();
  await sql`update conversations set window_until = now() - interval '1 day'`;
  const sent = await queueTemplate(sql, {
    ...{ conversationId: over.conversationId, by: cast.ben, templateId: template.id, formKey: randomUUID() },
    filled: filledWith(template, { 'body.1': 'Kofi', 'body.2': '20418' }),
  });
  expect(sent.ok).toBe(true);
  await write();
  await serve();
  expect(await stands(over)).toBe(cast.ben);
  expect((await codes(over)).at(-1)).toBe('opened_by_agent');
  expect(await decided()).toEqual([]);

  await close(sql, { ...asking(cast.ben, { ...over, episode: 2 }), seen: 99 });
  await write();
  expect(await stands(over), 'until the next episode').toBe('bot');
});

/** Somebody begins one with a phone, by a template. */
async function begins(by: string, phone: string) {
  const template = await approve(sql);
  const filled = filledWith(template, { 'body.1': 'Kofi', 'body.2': '20418' });
  return startConversation(sql, {
    ...{ by, phone, numberId: cast.main, templateId: template.id, filled, formKey: randomUUID() },
  });
}

test('28: the same for a customer who is new to us', async () => {
  await available(sql, cast.sade);
  await sql`update numbers set bot_on = true`;
  const begun = await begins(cast.ben, '447700900118');
  if (!begun.ok) throw new Error(begun.why);
  await serve();
  const [row] =
    await sql`select stage, agent_id as agent from conversations where id = ${begun.value.conversationId}`;
  expect(row).toEqual({ stage: 'assigned', agent: cast.ben });
  expect(await decided()).toEqual([]);
});

test('29: a Sale learns nothing of a customer whose conversation they may not see, and there is no second one', async () => {
  const bens = await openConversation(sql, { agentId: cast.ben });
  const sol = { id: cast.sol, role: 'sale', active: true, numberIds: [cast.main] } as const;
  expect(await findVisible(sql, sol, bens.conversationId)).toBeNull();
  expect(await findContact(sql, sol, cast.kofi)).toBeNull();
  const begun = await begins(cast.sol, '233201234567');
  expect(begun, 'the sentence "a colleague handles this customer", and nothing more').toEqual({
    ...{ ok: false, why: 'colleague', conversationId: null },
  });
  expect(await sql`select from conversations`).toHaveLength(1);
  expect(await stands(bens)).toBe(cast.ben);
  const again = sql`insert into conversations (number_id, contact_id) values (${cast.main}, ${cast.kofi})`;
  await expect(again).rejects.toMatchObject({ constraint_name: 'conversations_once' });
});

const lastInbound = async (): Promise<number> =>
  (await sql`select last_inbound_seq as seen from conversations`)[0]?.['seen'];

test('30: a close that has not seen the last message is asked again; a message after the close opens the next episode', async () => {
  const on = await openConversation(sql, { agentId: cast.ben });
  const seen = await lastInbound();
  await write();
  const closing = { ...asking(cast.ben, on), seen };
  expect((await close(sql, closing)).answer).toEqual({ ok: false, why: 'newer-message' });
  expect(await stands(on)).toBe(cast.ben);

  await close(sql, { ...closing, seen: await lastInbound() });
  await write();
  expect(await stands(on)).toBe('waiting');
});

test('30: both at the same moment: one of the two, and the message is never lost', async () => {
  for (let n = 0; n < 12; n++) {
    const on = await openConversation(sql, { agentId: cast.ben });
    const closing = { ...asking(cast.ben, on), seen: await lastInbound() };
    const [{ answer }] = await Promise.all([close(sql, closing), write()]);
    expect(await stands(on)).toBe(answer.ok ? 'waiting' : cast.ben);
    if (!answer.ok) expect(answer.why).toBe('newer-message');
    expect(await sql`select from messages`).toHaveLength(2);
    await sql`delete from decisions`;
    await sql`delete from conversations`;
  }
});
