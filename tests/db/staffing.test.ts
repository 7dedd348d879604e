import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { setOwner } from '../../db/contacts.ts';
import { claim } from '../../db/decisions.ts';
import { serveLine } from '../../db/desk.ts';
import { countLeaving, findStaff, listStaff } from '../../db/staff.ts';
import { deactivate, editStaff, reactivate } from '../../db/staffing.ts';
import { saveAssignment } from '../../db/rules.ts';
import { findViewer } from '../../db/users.ts';
import type { Post } from '../../domain/staff.ts';
import { formOf } from '../support/assignment.ts';
import { asking, openConversation, stranger } from '../support/build.ts';
import { available, type Cast, insertPerson, lina } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const postOf = async (id: string): Promise<Post> => {
  const row = await findStaff(sql, id);
  if (row === null) throw new Error('nobody');
  return { role: row.role, numberIds: row.numbers.map((number) => number.id) };
};
/** Ama opens somebody's form, changes this and saves. */
const edit = async (userId: string, to: Partial<Post>, { by = cast.ama, knowing = false } = {}) => {
  const from = await postOf(userId);
  return editStaff(sql, { userId, by, knowing, from, to: { ...from, ...to } });
};
const leave = (
  userId: string,
  { by = cast.ama, knowing = false, successorId = null as string | null } = {},
) => deactivate(sql, { userId, by, knowing, successorId });
const admins = async () =>
  (await sql<{ id: string }[]>`select id from users where role = 'admin' and active order by name`).map(
    ({ id }) => id,
  );
const login = async (userId: string) => {
  const token = randomUUID();
  await sql`insert into sessions (user_id, token, expires_at) values (${userId}, ${token}, now() + interval '1 hour')`;
  return token;
};
const desksCalled = async () =>
  (
    await sql<{ id: string }[]>`
      select distinct workflow_id as id from outbox where signal = 'serve' order by workflow_id`
  ).map(({ id }) => id);

describe('an edit', () => {
  test('gives a role and numbers; each membership is a version with its history, and its desk is called', async () => {
    const answer = await edit(cast.zed, { role: 'sale', numberIds: [cast.main] });
    expect(answer).toMatchObject({ ok: true, value: { joins: [cast.main], leaves: [cast.second] } });
    expect(answer.changed).toMatchObject({ people: [cast.zed], outbox: true });
    expect(await postOf(cast.zed)).toEqual({ role: 'sale', numberIds: [cast.main] });
    expect(await desksCalled()).toEqual([`desk-${cast.main}`, `desk-${cast.second}`].toSorted());
    const versions = await sql`
      select number_id, changed_by, changes from rule_versions where version = 2 order by number_id`;
    expect(versions).toHaveLength(2);
    expect(versions).toContainEqual({
      ...{ number_id: cast.main, changed_by: cast.ama },
      changes: [{ what: 'joined', agentId: cast.zed }],
    });
    expect(versions).toContainEqual({
      ...{ number_id: cast.second, changed_by: cast.ama },
      changes: [{ what: 'left', agentId: cast.zed }],
    });
    const last =
      await sql`select user_id from members where number_id = ${cast.main} order by rotation desc limit 1`;
    expect(last[0]?.['user_id'], 'joins at the end').toBe(cast.zed);
  });

  test('leaves the other members’ capacity and the rules as they are', async () => {
    await sql`update members set capacity = 3 where user_id = ${cast.ben}`;
    const before = await formOf(sql, cast.main);
    await edit(cast.zed, { numberIds: [cast.main, cast.second] });
    const after = await formOf(sql, cast.main);
    expect(after.draft.rules).toEqual(before.draft.rules);
    expect(after.draft.members).toContainEqual({ agentId: cast.ben, capacity: 3 });
  });

  test('of what they may no longer answer: the desk hands it to somebody else (ROUTING 22)', async () => {
    await available(sql, cast.sade);
    const open = await openConversation(sql, { agentId: cast.ben });
    await edit(cast.ben, { numberIds: [] });
    await serveLine(sql, { numberId: cast.main, after: 0 });
    const [row] = await sql`select agent_id from conversations where id = ${open.conversationId}`;
    expect(row?.['agent_id']).toBe(cast.sade);
    const codes =
      await sql`select code from decisions where conversation_id = ${open.conversationId} order by turn`;
    expect(codes.map(({ code }) => code)).toContain('assignee_removed');
  });

  test('a role that no longer answers everywhere calls the desks of what they hold', async () => {
    const open = await openConversation(sql, { agentId: cast.ben });
    await sql`update conversations set agent_id = ${cast.ines} where id = ${open.conversationId}`;
    expect((await edit(cast.ines, { role: 'service' })).changed).toMatchObject({
      numbers: [cast.main],
      outbox: true,
    });
    expect(await desksCalled()).toEqual([`desk-${cast.main}`]);
  });

  test('saved twice is saved once', async () => {
    const from = await postOf(cast.zed);
    const asked = {
      ...{ userId: cast.zed, by: cast.ama, knowing: false, from },
      to: { ...from, numberIds: [cast.main, cast.second] },
    };
    const answers = await Promise.all([editStaff(sql, asked), editStaff(sql, asked)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await sql`select from rule_versions where version > 1`).toHaveLength(1);
  });

  test('made from a stale page is refused whole', async () => {
    const from = await postOf(cast.ben);
    await edit(cast.ben, { role: 'sale' });
    const answer = await editStaff(sql, {
      ...{ userId: cast.ben, by: cast.ama, knowing: false, from },
      to: { role: 'admin', numberIds: [cast.main, cast.second] },
    });
    expect(answer).toMatchObject({ ok: false, why: 'changed-meanwhile', changed: {} });
    expect(await postOf(cast.ben)).toEqual({ role: 'sale', numberIds: [cast.main] });
  });

  test('onto a number that is not there is refused', async () => {
    expect(await edit(cast.ben, { numberIds: [cast.main, randomUUID()] })).toMatchObject({
      why: 'no-number',
    });
  });

  test('counts from the next request on', async () => {
    const token = await login(cast.ben);
    await edit(cast.ben, { role: 'sale', numberIds: [] });
    expect(await findViewer(sql, token)).toMatchObject({ role: 'sale', numberIds: [] });
  });

  test('beside a save of the Assignment page: both are versions, none is lost', async () => {
    const { version, draft } = await formOf(sql, cast.second);

    const [, saved] = await Promise.all([
      edit(cast.ben, { numberIds: [cast.main, cast.second] }),
      saveAssignment(sql, {
        ...{ numberId: cast.second, by: cast.ama, version },
        draft: { ...draft, rules: { ...draft.rules, basic: 'nobody' } },
      }),
    ]);
    expect(await postOf(cast.ben)).toMatchObject({ numberIds: [cast.main, cast.second] });
    const [number] = await sql`select basic_rule, rules_version from numbers where id = ${cast.second}`;
    expect(number).toEqual(
      saved.ok
        ? { basic_rule: 'nobody', rules_version: 3 }
        : { basic_rule: 'online_rotation', rules_version: 2 },
    );
  });
});

describe('the last Admin', () => {
  test('cannot be demoted or deactivated, by nobody and knowingly', async () => {
    expect(await edit(cast.ama, { role: 'service' }, { knowing: true })).toMatchObject({ why: 'last-admin' });
    expect(await leave(cast.ama, { knowing: true })).toMatchObject({ why: 'last-admin' });
    expect(await admins()).toEqual([cast.ama]);
  });

  test('who is not the last is told before they shut themself out', async () => {
    await insertPerson(sql, 'Ada', 'admin');
    expect(await edit(cast.ama, { role: 'service' })).toMatchObject({ why: 'own-access' });
    expect(await leave(cast.ama)).toMatchObject({ why: 'own-access' });
    expect(await edit(cast.ama, { role: 'service' }, { knowing: true })).toMatchObject({ ok: true });
  });

  test.each([
    ['each demotes the other', (one: string, other: string) => edit(other, { role: 'service' }, { by: one })],
    ['each deactivates the other', (one: string, other: string) => leave(other, { by: one })],
    ['each steps down', (one: string) => edit(one, { role: 'service' }, { by: one, knowing: true })],
    ['each leaves', (one: string) => leave(one, { by: one, knowing: true })],
  ])('of two at once, one stays: %s', async (_, act) => {
    for (let round = 0; round < 10; round++) {
      await sql`update users set role = 'admin', active = true where id = ${cast.ama}`;
      await sql`delete from users where name like 'Ada%'`;
      const ada = await insertPerson(sql, `Ada ${round}`, 'admin');
      const answers = await Promise.all([act(cast.ama, ada), act(ada, cast.ama)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await admins()).toHaveLength(1);
    }
  });

  test('of many at once who demote each other in a ring, one stays', async () => {
    const ring = [cast.ama];
    for (let n = 0; n < 5; n++) ring.push(await insertPerson(sql, `Ada ${n}`, 'admin'));
    const froms = await Promise.all(ring.map(postOf));
    await Promise.all(
      ring.map((by, index) => {
        const at = (index + 1) % ring.length;
        const [userId, from] = [ring[at], froms[at]];
        if (userId === undefined || from === undefined) throw new Error('the ring is broken');
        return editStaff(sql, { userId, by, knowing: false, from, to: { ...from, role: 'sale' } });
      }),
    );
    expect((await admins()).length).toBeGreaterThanOrEqual(1);
  });
});

test.each(['ines', 'ben', 'sol', 'dee'] as const)(
  '%s, who is no active Admin, changes nobody',
  async (name) => {
    const by = cast[name];
    expect(await edit(cast.zed, { role: 'admin' }, { by })).toMatchObject({ why: 'not-allowed' });
    expect(await edit(by, { role: 'admin' }, { by })).toMatchObject({ why: 'not-allowed' });
    expect(await leave(cast.zed, { by })).toMatchObject({ why: 'not-allowed' });
    expect(await reactivate(sql, { userId: cast.dee, by })).toMatchObject({ why: 'not-allowed' });
    expect(await postOf(cast.zed)).toEqual({ role: 'service', numberIds: [cast.second] });
    expect(await findStaff(sql, cast.dee)).toMatchObject({ active: false });
  },
);

describe('who is deactivated', () => {
  test('has no session and no presence any more', async () => {
    const token = await login(cast.ben);
    await available(sql, cast.ben);
    expect((await leave(cast.ben)).changed.people).toContain(cast.ben);
    expect(await findViewer(sql, token)).toBeNull();
    expect(await sql`select from sessions where user_id = ${cast.ben}`).toHaveLength(0);
    expect(await findStaff(sql, cast.ben)).toMatchObject({ active: false, available: false });
    expect((await postOf(cast.ben)).numberIds, 'for when they come back').toEqual([cast.main]);
  });

  test('leaves their open conversations to the desk, oldest first (ROUTING 22)', async () => {
    await available(sql, cast.sade);
    const first = await openConversation(sql, { agentId: cast.ben });
    const second = await openConversation(sql, { agentId: cast.ben, customer: stranger(1) });
    expect(await countLeaving(sql, cast.ben)).toEqual({ contacts: 0, conversations: 2 });
    await leave(cast.ben);
    expect(await desksCalled()).toEqual([`desk-${cast.main}`]);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    const rows = await sql`
      select id, agent_id from conversations where id in ${sql([first.conversationId, second.conversationId])}`;
    expect(rows.map((row) => row['agent_id'])).toEqual([cast.sade, cast.sade]);
    expect(await countLeaving(sql, cast.ben)).toEqual({ contacts: 0, conversations: 0 });
  });

  test('leaves their contacts to the successor: row, history, what carries it, and a line in the open thread', async () => {
    const open = await openConversation(sql, { agentId: cast.sol, customer: lina });
    const answer = await leave(cast.sol, { successorId: cast.ben });
    expect(answer.changed.conversations).toEqual([open.conversationId]);
    const [contact] = await sql`select owner_id from contacts where id = ${cast.lina}`;
    expect(contact?.['owner_id']).toBe(cast.ben);
    const [carried] = await sql`select owner_id, turn from conversations where id = ${open.conversationId}`;
    expect(carried).toEqual({ owner_id: cast.ben, turn: open.turn });
    expect(await sql`select contact_id, by_user, owner_id, owner_email from owner_changes`).toEqual([
      { contact_id: cast.lina, by_user: cast.ama, owner_id: cast.ben, owner_email: null },
    ]);
    expect(await sql`select actor_id, agent_id, seq from events where kind = 'owner_changed'`).toEqual([
      { actor_id: cast.ama, agent_id: cast.ben, seq: expect.any(Number) },
    ]);
    const [{ last } = { last: 0 }] = await sql<{ last: number }[]>`
      select last_seq as last from conversations where id = ${open.conversationId}`;
    expect(await sql`select from events where seq = ${last} and kind = 'owner_changed'`).toHaveLength(1);
  });

  test('the desk then gives the open conversation to the new owner', async () => {
    const open = await openConversation(sql, { agentId: cast.sol, customer: lina });
    await leave(cast.sol, { successorId: cast.ben });
    await serveLine(sql, { numberId: cast.main, after: 0 });
    const [row] = await sql`select agent_id from conversations where id = ${open.conversationId}`;
    expect(row?.['agent_id']).toBe(cast.ben);
  });

  test('with nobody to succeed them, leaves contacts without an owner', async () => {
    await leave(cast.sol);
    expect((await sql`select owner_id from contacts where id = ${cast.lina}`)[0]?.['owner_id']).toBeNull();
    expect(await sql`select from owner_changes where owner_id is null`).toHaveLength(1);
  });

  test('twice is once, whoever is named the second time', async () => {
    await Promise.all([
      leave(cast.sol, { successorId: cast.ben }),
      leave(cast.sol, { successorId: cast.ben }),
    ]);
    expect(await leave(cast.sol, { successorId: cast.sade })).toMatchObject({ ok: true, changed: {} });
    expect(await sql`select owner_id from owner_changes`).toEqual([{ owner_id: cast.ben }]);
  });

  test('cannot name a successor who is deactivated or handles no conversations, and then nothing is written', async () => {
    expect(await leave(cast.sol, { successorId: cast.dee })).toMatchObject({ why: 'successor-inactive' });
    expect(await leave(cast.sol, { successorId: cast.ines })).toMatchObject({ why: 'successor-not-agent' });
    expect(await findStaff(sql, cast.sol)).toMatchObject({ active: true });
    expect(await sql`select from owner_changes`).toHaveLength(0);
  });

  test('while a colleague claims, is given a customer, and the successor leaves too: nobody inactive owns or holds', async () => {
    for (let round = 0; round < 8; round++) {
      await sql`update users set active = true`;
      await sql`update contacts set owner_id = ${cast.sol} where id = ${cast.lina}`;
      const open = await openConversation(sql, { customer: stranger(100 + round) });
      await sql`update conversations set owner_id = ${cast.sol} where contact_id = ${cast.lina}`;
      await Promise.all([
        leave(cast.sol, { successorId: cast.ben }),
        leave(cast.ben, { successorId: cast.sade }),
        claim(sql, asking(cast.ben, open)),
        setOwner(sql, {
          ...{ contactId: open.contactId, by: cast.ama, commandId: randomUUID(), move: true },
          ...{ from: { kind: 'nobody' }, to: { kind: 'agent', agentId: cast.ben } },
        }),
      ]);
      await serveLine(sql, { numberId: cast.main, after: 0 });
      expect(
        await sql`
          select users.name from contacts join users on users.id = owner_id where not users.active
          union all select users.name from conversations join users on users.id = owner_id where not users.active
          union all select users.name from conversations join users on users.id = agent_id where not users.active`,
      ).toEqual([]);
    }
  });
});

describe('who is reactivated', () => {
  test('signs in again, Away, on their numbers; no session of before comes back to life', async () => {
    const token = await login(cast.dee);
    expect(await reactivate(sql, { userId: cast.dee, by: cast.ama })).toMatchObject({ ok: true });
    expect(await findStaff(sql, cast.dee)).toMatchObject({
      active: true,
      available: false,
      numbers: [{ name: 'Main' }],
    });
    expect(await findViewer(sql, token)).toBeNull();
  });

  test('calls the desks where somebody waits in line, who may be theirs', async () => {
    await openConversation(sql);
    await reactivate(sql, { userId: cast.dee, by: cast.ama });
    expect(await desksCalled()).toEqual([`desk-${cast.main}`]);
  });

  test('twice is once', async () => {
    await reactivate(sql, { userId: cast.dee, by: cast.ama });
    const token = await login(cast.dee);
    expect(await reactivate(sql, { userId: cast.dee, by: cast.ama })).toMatchObject({
      ok: true,
      changed: {},
    });
    expect(await findViewer(sql, token)).not.toBeNull();
  });
});

test('everybody with role, numbers, presence and when they were last there', async () => {
  await available(sql, cast.ben);
  await sql`update presence set seen_at = now() where user_id = ${cast.ben}`;
  const staff = await listStaff(sql);
  expect(staff.map(({ name }) => name)).toEqual(['Ama', 'Ben', 'Dee', 'Ines', 'Sade', 'Sol', 'Zed']);
  expect(staff.find(({ id }) => id === cast.ben)).toMatchObject({
    ...{ role: 'service', active: true, available: true, seenAt: expect.any(Date) },
    numbers: [{ id: cast.main, name: 'Main' }],
  });
  expect(staff.find(({ id }) => id === cast.ama)).toMatchObject({ seenAt: null, numbers: [] });
});
