import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { type OwnerAsked, setOwner } from '../../db/contacts.ts';
import { claim, close, followOwner, handToPeople, release, transfer } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { addMember } from '../../db/numbers.ts';
import { findVisible } from '../../db/visible.ts';
import type { Episode } from '../../domain/conversation.ts';
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

/** Sol, who owns Lina, gives her to Ben, unless said otherwise. */
const give = (said: Partial<OwnerAsked> = {}) =>
  setOwner(sql, {
    contactId: cast.lina,
    by: cast.sol,
    commandId: randomUUID(),
    from: agent(cast.sol),
    to: agent(cast.ben),
    move: false,
    ...said,
  });
const linas = (said: Parameters<typeof openConversation>[1] = {}) =>
  openConversation(sql, { customer: lina, ...said });
const onSecond = () => linas({ phoneNumberId: secondPhoneNumberId });
const row = async ({ conversationId }: Episode) => {
  const [found] = await sql`
    select stage, agent_id, owner_id, turn from conversations where id = ${conversationId}`;
  return found;
};
const owner = async () => (await sql`select owner_id, owner_email from contacts where id = ${cast.lina}`)[0];
const lines = ({ conversationId }: Episode) => sql`
  select kind, actor_id, agent_id, data from events
  where conversation_id = ${conversationId} and kind in ('owner_changed', 'moved_to_owner') order by seq`;

describe('a change', () => {
  test('is the contact’s, is carried to every conversation, and each open thread has a line', async () => {
    const open = await linas({ agentId: cast.sol });
    const answer = await give();
    expect(answer).toMatchObject({
      ok: true,
      value: { owner: agent(cast.ben), moving: [open.conversationId] },
    });
    expect(answer.changed).toEqual({ conversations: [open.conversationId], outbox: true });
    expect(await owner()).toEqual({ owner_id: cast.ben, owner_email: null });
    expect(await row(open)).toMatchObject({ owner_id: cast.ben, agent_id: cast.sol, turn: open.turn });
    expect(await lines(open)).toEqual([
      { kind: 'owner_changed', actor_id: cast.sol, agent_id: cast.ben, data: {} },
    ]);
    expect(await sql`select workflow_id, signal from outbox`).toEqual([
      { workflow_id: `conversation-${open.conversationId}-1`, signal: 'ownerChanged' },
    ]);
  });

  test('of a closed conversation’s contact writes no line and moves nothing, but says who sees it', async () => {
    const shut = await linas({ agentId: cast.sol });
    await close(sql, { ...asking(cast.sol, shut), seen: 99 });
    await sql`update conversations set last_agent_id = null`;
    await sql`delete from outbox`;
    expect(await give()).toMatchObject({ ok: true, value: { moving: [] } });
    expect(await lines(shut)).toEqual([]);
    expect(await sql`select from outbox`).toHaveLength(0);
    const sol = { id: cast.sol, role: 'sale', active: true, numberIds: [cast.main] } as const;
    expect(await findVisible(sql, sol, shut.conversationId)).toBeNull();
  });

  test('that moves nothing calls the desk of what waits in line: the owner rule may give it to them now', async () => {
    const waiting = await linas();
    await sql`update numbers set owner_rule = true`;
    const answer = await give({ by: cast.ama, move: false });
    expect(answer).toMatchObject({ ok: true, value: { moving: [] }, changed: { outbox: true } });
    expect(await sql`select workflow_id, signal from outbox`).toEqual([
      { workflow_id: `desk-${cast.main}`, signal: 'serve' },
    ]);

    await available(sql, cast.ben);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    expect(await row(waiting)).toMatchObject({ stage: 'assigned', agent_id: cast.ben });
  });

  test('made from a stale page is refused', async () => {
    await linas();
    expect(await give({ by: cast.ama, from: nobody })).toMatchObject({ ok: false, why: 'owner-changed' });
    expect(await owner()).toMatchObject({ owner_id: cast.sol });
  });

  test('two at once: one wins, the other reads that it changed', async () => {
    await linas({ agentId: cast.sol });
    const both = await Promise.all([
      give({ by: cast.ama, to: agent(cast.ben) }),
      give({ by: cast.ines, to: agent(cast.sade) }),
    ]);
    expect(both.map((answer) => (answer.ok ? 'won' : answer.why)).toSorted()).toEqual([
      'owner-changed',
      'won',
    ]);
  });

  test('sent twice is one change, whatever it finds the second time', async () => {
    const open = await linas({ agentId: cast.sol });
    const commandId = randomUUID();
    await give({ commandId });
    expect(await give({ commandId })).toMatchObject({ ok: true, value: { owner: agent(cast.ben) } });
    await followOwner(sql, open);
    expect(await give({ commandId })).toMatchObject({
      ok: true,
      value: { owner: agent(cast.ben), moving: [] },
    });
    expect(await lines(open)).toHaveLength(2);
    expect(await sql`select from outbox where signal = 'ownerChanged'`).toHaveLength(1);
  });

  test('to an address that is a user’s by now is that user’s', async () => {
    await linas();
    expect(await give({ by: cast.ama, to: { kind: 'email', email: 'sade@demo.example' } })).toMatchObject({
      ok: true,
      value: { owner: agent(cast.sade) },
    });
    expect(await owner()).toEqual({ owner_id: cast.sade, owner_email: null });
  });

  test('to an address of nobody’s, and to nobody', async () => {
    const open = await linas();
    await give({ by: cast.ben, to: mia, move: true });
    expect(await owner()).toEqual({ owner_id: null, owner_email: 'mia@example.org' });
    await give({ by: cast.ben, from: mia, to: nobody, move: true });
    expect(await owner()).toEqual({ owner_id: null, owner_email: null });
    expect(await lines(open)).toMatchObject([
      { data: { email: 'mia@example.org' } },
      { agent_id: null, data: {} },
    ]);
    expect(await sql`select from owner_moves`).toHaveLength(0);
  });

  test.each<[string, keyof Cast, (cast: Cast) => NamedOwner, string]>([
    ['a Sale to nobody', 'sol', () => nobody, 'owner-not-agent'],
    ['a Sale to an e-mail address', 'sol', () => mia, 'owner-not-agent'],
    ['a Sale to somebody of another number', 'sol', ({ zed }) => agent(zed), 'owner-not-member'],
    ['an Admin to somebody deactivated', 'ama', ({ dee }) => agent(dee), 'owner-inactive'],
    ['an Admin to a user who isn’t there', 'ama', () => agent(randomUUID()), 'owner-not-agent'],
    ['a Service who does not see the customer', 'zed', ({ zed }) => agent(zed), 'not-allowed'],
    ['a deactivated Service', 'dee', ({ ben }) => agent(ben), 'not-allowed'],
  ])('%s is refused', async (_what, by, to, expected) => {
    await linas({ agentId: cast.sade });
    expect(await give({ by: cast[by], to: to(cast), move: true })).toMatchObject({
      ok: false,
      why: expected,
    });
    expect(await owner()).toEqual({ owner_id: cast.sol, owner_email: null });
    expect(await sql`select from owner_changes`).toHaveLength(0);
  });
});

describe('the move', () => {
  test('gives it to the new owner in its turn, once, and says so', async () => {
    const open = await linas({ agentId: cast.sol });
    await give();
    const { joined, changed } = await followOwner(sql, open);
    expect(joined).toMatchObject({ current: true, state: { agentId: cast.ben, turn: open.turn + 1 } });
    expect(changed.conversations).toEqual([open.conversationId]);
    expect(await sql`select code, by_user, explanation from decisions where turn = ${open.turn + 1}`).toEqual(
      [
        {
          code: 'owner_changed',
          by_user: cast.sol,
          explanation: { by: 'person', code: 'owner_changed', fromAgentId: cast.sol, flags: ['away'] },
        },
      ],
    );
    expect(await followOwner(sql, open)).toMatchObject({ joined, changed: {} });
    expect(await lines(open)).toMatchObject([{ kind: 'owner_changed' }, { kind: 'moved_to_owner' }]);
  });

  test('takes it out of the line, and from the bot', async () => {
    const waiting = await linas();
    await give();
    await followOwner(sql, waiting);
    expect(await sql`select from line`).toHaveLength(0);
    expect(await row(waiting)).toMatchObject({ stage: 'assigned', agent_id: cast.ben });
  });

  test('that finds the episode closed changes nothing, nor the next episode', async () => {
    const open = await linas({ agentId: cast.sol });
    await give();
    await close(sql, { ...asking(cast.ama, open), seen: 99 });
    expect(await followOwner(sql, open)).toMatchObject({ joined: { current: false }, changed: {} });
    const next = await linas({ body: 'Hello again' });
    expect(await followOwner(sql, next)).toMatchObject({
      joined: { state: { stage: 'waiting' } },
      changed: {},
    });
    expect(await lines(open)).toHaveLength(1);
  });

  test('to somebody who has left the number meanwhile leaves it where it is', async () => {
    const open = await linas({ agentId: cast.sol });
    await give();
    await sql`delete from members where user_id = ${cast.ben}`;
    expect((await followOwner(sql, open)).changed).toEqual({});
    expect(await row(open)).toMatchObject({ agent_id: cast.sol });
    expect(await sql`select from owner_moves`).toHaveLength(0);
  });

  test('follows the last of two changes', async () => {
    const open = await linas({ agentId: cast.sol });
    await give({ by: cast.ama, move: true });
    await give({ by: cast.ama, from: agent(cast.ben), to: agent(cast.sade), move: true });
    await Promise.all([followOwner(sql, open), followOwner(sql, open)]);
    expect(await row(open)).toMatchObject({ agent_id: cast.sade, turn: open.turn + 1 });
  });

  test('calls the desk for the room it leaves', async () => {
    const open = await linas({ agentId: cast.sol });
    await openConversation(sql);
    await give();
    await sql`delete from outbox`;
    expect((await followOwner(sql, open)).changed.outbox).toBe(true);
    expect(await sql`select workflow_id from outbox`).toEqual([{ workflow_id: `desk-${cast.main}` }]);
  });
});

test('no order of owner changes and commands leaves one with two agents, or with nobody at all', async () => {
  await sql.begin((tx) => addMember(tx, { numberId: cast.second, userId: cast.ben, capacity: null }));
  await available(sql, cast.ben, cast.sade);
  type Act = (on: Episode) => Promise<unknown>;
  const owners = () => [nobody, mia, agent(cast.ben), agent(cast.sade), agent(cast.sol)];
  const now = async (): Promise<NamedOwner> => {
    const is = await owner();
    if (is?.owner_id) return agent(is.owner_id);
    return is?.owner_email ? { kind: 'email', email: is.owner_email } : nobody;
  };
  const holder = async (on: Episode) => (await row(on))?.agent_id ?? null;
  const acts: Record<string, (who: number) => Act> = {
    give: (who) => async () => {
      const by = [cast.ama, cast.ines, cast.ben, cast.sol][who % 4] ?? cast.ama;
      await give({ by, from: await now(), to: owners()[who % 5] ?? nobody, move: who % 2 === 0 });
    },
    follow: () => (on) => followOwner(sql, on),
    claim: (who) => (on) => claim(sql, asking([cast.ben, cast.sol][who % 2] ?? cast.ben, on)),
    transfer: (who) => async (on) =>
      transfer(sql, {
        ...asking(cast.ines, on),
        from: await holder(on),
        to: [cast.sade, cast.sol, cast.ben][who % 3] ?? cast.ben,
      }),
    people: () => (on) => handToPeople(sql, asking(cast.ama, on)),
    release: () => async (on) => release(sql, { ...asking(cast.ama, on), from: await holder(on) }),
    serve: () => (on) => serveLine(sql, { numberId: on.numberId, after: 0 }),
  };
  const step = fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(59), fc.boolean());

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      async (rounds) => {
        await sql`delete from conversations`;
        await sql`delete from owner_changes`;
        await sql`update contacts set owner_id = ${cast.sol}, owner_email = null where id = ${cast.lina}`;
        await sql`update numbers set bot_on = ${rounds.length % 2 === 0} where id = ${cast.main}`;
        const both = [await linas(), await onSecond()] as const;
        for (const round of rounds)
          await Promise.all(
            round.map(async ([name, who, second]) => acts[name]?.(who)(both[second ? 1 : 0])),
          );
        for (const on of both) await followOwner(sql, on);

        expect(await sql`select from owner_moves`).toHaveLength(0);
        const rows = await sql`
        select c.id, c.stage, c.agent_id, c.waiting_since, c.turn, contacts.owner_id is not distinct from c.owner_id as carried,
          line.conversation_id is not null as in_line,
          agent_id is null or exists (
            select from members where user_id = agent_id and members.number_id = c.number_id) as member,
          (select count(*) from decisions where conversation_id = c.id)::integer as decided,
          (select agent_id from decisions where conversation_id = c.id order by turn desc limit 1) as last
        from conversations c join contacts on contacts.id = contact_id left join line on line.conversation_id = c.id`;
        expect(rows).toHaveLength(2);
        for (const each of rows) {
          expect(each.carried).toBe(true);
          expect(each.member).toBe(true);
          expect(each.stage === 'assigned').toBe(each.agent_id !== null);
          expect(each.stage === 'waiting').toBe(each.waiting_since !== null);
          expect(each.in_line && each.stage !== 'waiting').toBe(false);
          expect([each.decided, each.last]).toEqual([each.turn, each.agent_id]);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
