/** The rows of ROUTING about a contact's owner: what routing makes of one, and what a change of owner moves. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { setOwner } from '../../db/contacts.ts';
import { close, followOwner } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import type { NamedOwner } from '../../domain/owner.ts';
import { asking, openConversation } from '../support/build.ts';
import { available, type Cast, lina, secondPhoneNumberId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const agent = (agentId: string): NamedOwner => ({ kind: 'agent', agentId });
const nobody: NamedOwner = { kind: 'nobody' };
const mia: NamedOwner = { kind: 'email', email: 'mia@example.org' };

const linas = (said: Parameters<typeof openConversation>[1] = {}) =>
  openConversation(sql, { customer: lina, ...said });
/** Lina, whom Sol owns, is given to somebody. */
const give = (by: string, to: NamedOwner, move = false) =>
  setOwner(sql, { contactId: cast.lina, by, commandId: randomUUID(), from: agent(cast.sol), to, move });
const owned = (to: { id?: string; email?: string }) =>
  sql`update contacts set owner_id = ${to.id ?? null}, owner_email = ${to.email ?? null} where id = ${cast.lina}`;
const serve = () => serveLine(sql, { numberId: cast.main, after: 0 });
const agentOf = async ({ conversationId }: { conversationId: string }) => {
  const [row] = await sql`select stage, agent_id from conversations where id = ${conversationId}`;
  return row?.agent_id ?? row?.stage;
};

/** What the desk decided last, and why each rule before it did not hold. */
async function routed() {
  const [row] = await sql`
    select code, agent_id, explanation from decisions where explanation ->> 'by' = 'routing' order by turn desc limit 1`;
  const tried: Array<{ rule: string; code: string; flags?: string[] }> = row?.explanation.tried ?? [];
  return {
    code: row?.code,
    agentId: row?.agent_id,
    tried: tried.map(({ code }) => code),
    flags: tried.flatMap(({ flags }) => flags ?? []),
    moved: row?.explanation.rotationAfter !== row?.explanation.rotationBefore,
  };
}

test('5: an owner who is a member and online gets it, and the rotation stays', async () => {
  await available(sql, cast.sol, cast.ben);
  await linas();
  await serve();
  expect(await routed()).toEqual({
    code: 'owner',
    agentId: cast.sol,
    tried: ['owner'],
    flags: [],
    moved: false,
  });
});

test('6: an owner who is Away gets it all the same, unless the number wants them Available', async () => {
  await available(sql, cast.ben);
  const first = await linas();
  await serve();
  expect(await routed()).toMatchObject({ code: 'owner', agentId: cast.sol, flags: ['away'] });

  await close(sql, { ...asking(cast.ama, first), seen: 99 });
  await sql`update numbers set owner_must_be_available = true`;
  await sql`update conversations set previous_agent_id = null`;
  await linas();
  await serve();
  expect(await routed()).toMatchObject({
    agentId: cast.ben,
    tried: ['owner_away', 'previous_none', 'basic_online'],
  });
});

test('7: an owner at capacity gets it, flagged', async () => {
  await sql`update members set capacity = 1 where user_id = ${cast.sol}`;
  await openConversation(sql, { agentId: cast.sol });
  await available(sql, cast.sol, cast.ben);
  await linas();
  await serve();
  expect(await routed()).toMatchObject({ code: 'owner', agentId: cast.sol, flags: ['at_capacity'] });
});

test('8: an owner who is an e-mail address without a user is passed over', async () => {
  await owned({ email: 'mia@example.org' });
  await available(sql, cast.ben);
  await linas();
  await serve();
  expect(await routed()).toMatchObject({
    agentId: cast.ben,
    tried: ['owner_unbound', 'previous_none', 'basic_online'],
  });
});

test.each<[string, keyof Cast, string]>([
  ['no member of this number', 'zed', 'owner_not_member'],
  ['deactivated', 'dee', 'owner_inactive'],
])('9: an owner who is %s is passed over', async (_what, name, code) => {
  await owned({ id: cast[name] });
  await available(sql, cast.ben);
  await linas();
  await serve();
  expect(await routed()).toMatchObject({ agentId: cast.ben, tried: [code, 'previous_none', 'basic_online'] });
});

test('38: a Sale’s change moves every open conversation where the new owner answers, Away or not, from the bot too', async () => {
  await sql`update numbers set bot_on = true where id = ${cast.main}`;
  const main = await linas();
  const second = await linas({ phoneNumberId: secondPhoneNumberId });
  expect([await agentOf(main), await agentOf(second)]).toEqual(['bot', 'waiting']);

  expect(await give(cast.sol, agent(cast.ben))).toMatchObject({ ok: true });
  for (const each of [main, second]) await followOwner(sql, each);
  expect([await agentOf(main), await agentOf(second)]).toEqual([cast.ben, 'waiting']);
  expect(
    await sql`select code from decisions where conversation_id = ${main.conversationId} order by turn`,
  ).toEqual([{ code: 'bot' }, { code: 'owner_changed' }]);
});

test('39: a Sale who is only the assignee may not change the owner', async () => {
  const sols = await linas({ agentId: cast.sol });
  await owned({ id: cast.ben });
  await sql`update conversations set owner_id = ${cast.ben}`;
  const answer = await setOwner(sql, {
    ...{ contactId: cast.lina, by: cast.sol, commandId: randomUUID(), move: true },
    ...{ from: agent(cast.ben), to: agent(cast.sade) },
  });
  expect(answer).toMatchObject({ ok: false, why: 'not-allowed' });
  expect(await agentOf(sols)).toBe(cast.sol);
});

test('40: a Sale may not choose who is no agent or no member; a Service and an Admin may', async () => {
  await linas();
  for (const [to, why] of [
    [mia, 'owner-not-agent'],
    [nobody, 'owner-not-agent'],
    [agent(cast.zed), 'owner-not-member'],
  ] as const)
    expect(await give(cast.sol, to)).toMatchObject({ ok: false, why });
  for (const [by, to] of [
    [cast.ben, agent(cast.zed)],
    [cast.ama, mia],
  ] as const) {
    await owned({ id: cast.sol });
    expect(await give(by, to)).toMatchObject({ ok: true, value: { owner: to, moving: [] } });
  }
});

test.each<keyof Cast>(['ben', 'ama', 'ines'])(
  '41: %s moves the open conversation, or leaves it',
  async (name) => {
    const sols = await linas({ agentId: cast.sol });
    await give(cast[name], agent(cast.sade), false);
    await followOwner(sql, sols);
    expect(await agentOf(sols)).toBe(cast.sol);

    await owned({ id: cast.sol });
    await give(cast[name], agent(cast.sade), true);
    await followOwner(sql, sols);
    expect(await agentOf(sols)).toBe(cast.sade);
  },
);

test('43: a change and the desk’s decision take turns, and the new owner has it whichever was first', async () => {
  await available(sql, cast.sol, cast.ben);
  for (let n = 0; n < 15; n++) {
    await owned({ id: cast.sol });
    const waiting = await linas();
    await sql`update conversations set owner_id = ${cast.sol}`;
    await Promise.all(
      n % 2 ? [give(cast.sol, agent(cast.ben)), serve()] : [serve(), give(cast.sol, agent(cast.ben))],
    );
    await followOwner(sql, waiting);
    expect(await agentOf(waiting)).toBe(cast.ben);
    await close(sql, { ...asking(cast.ama, waiting), seen: 999 });
  }
});
