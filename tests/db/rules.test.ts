import { beforeEach, describe, expect, test } from 'vitest';
import { findAssignment } from '../../db/assignment.ts';
import type { Sql } from '../../db/connect.ts';
import { serveLine } from '../../db/desk.ts';
import { addMember } from '../../db/numbers.ts';
import { saveAssignment } from '../../db/rules.ts';
import { edit, type Edit, formOf } from '../support/assignment.ts';
import { openConversation, stranger } from '../support/build.ts';
import { available, type Cast, insertPerson } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
let cast: Cast;
beforeEach(() => {
  ({ sql, cast } = stage);
});

const save = (changes: Edit, by = cast.ama) => edit(sql, { numberId: cast.main, by }, changes);
const rulesOf = async () =>
  (
    await sql`select basic_rule, owner_rule, owner_must_be_available, previous_rule, when_free, rules_version
    from numbers where id = ${cast.main}`
  )[0];

describe('a save', () => {
  test('writes the rules as the next version, with who, when, the whole settings and what changed', async () => {
    const answer = await save({
      rules: { basic: 'all_rotation', owner: false, whenFree: 'assign' },
      members: [{ agentId: cast.ben, capacity: 5 }],
    });
    expect(answer).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await rulesOf()).toEqual({
      basic_rule: 'all_rotation',
      owner_rule: false,
      owner_must_be_available: false,
      previous_rule: true,
      when_free: 'assign',
      rules_version: 2,
    });

    const versions = await sql`
      select version, changed_by, settings, changes from rule_versions where number_id = ${cast.main} order by version`;
    expect(versions).toHaveLength(2);
    expect(versions[0]).toMatchObject({ version: 1, changed_by: null, changes: [] });
    expect(versions[0]?.settings.rules).toMatchObject({ basic: 'online_rotation', owner: true });
    expect(versions[1]).toMatchObject({ version: 2, changed_by: cast.ama });
    expect(versions[1]?.settings.members).toContainEqual({ agentId: cast.ben, capacity: 5 });
    expect(versions[1]?.changes).toEqual([
      { what: 'capacity', agentId: cast.ben, to: 5 },
      { what: 'owner', to: false },
      { what: 'basic', to: 'all_rotation' },
      { what: 'whenFree', to: 'assign' },
    ]);
  });

  test('calls the desk, and tells the pages of who came and went', async () => {
    await sql`delete from outbox`;
    const { changed } = await save({
      members: [{ agentId: cast.zed, capacity: null }],
      removed: [cast.ben],
    });
    const called = await sql`select distinct workflow_id, signal from outbox`;
    expect(called).toEqual([{ workflow_id: `desk-${cast.main}`, signal: 'serve' }]);
    expect(changed).toMatchObject({ numbers: [cast.main], people: [cast.zed, cast.ben], outbox: true });
  });

  test('that changes nothing makes no version and calls nobody', async () => {
    await sql`delete from outbox`;
    expect(await save({})).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await sql`select from rule_versions`).toHaveLength(0);
    expect(await sql`select from outbox`).toHaveLength(0);
  });

  test('sent twice is saved once, and is no conflict with itself', async () => {
    const { version, draft } = await formOf(sql, cast.main);
    const asked = {
      ...{ numberId: cast.main, by: cast.ama, version },
      draft: { ...draft, rules: { ...draft.rules, basic: 'nobody' as const } },
    };
    const answers = await Promise.all([saveAssignment(sql, asked), saveAssignment(sql, asked)]);
    expect(answers.map((answer) => answer.ok && answer.value.version)).toEqual([2, 2]);
    expect(await sql`select from rule_versions where version > 1`).toHaveLength(1);
  });

  test('of two at once one is kept, the other is told, and nothing of it is written', async () => {
    const { version, draft } = await formOf(sql, cast.main);
    const asking = (basic: 'nobody' | 'all_rotation') =>
      saveAssignment(sql, {
        ...{ numberId: cast.main, by: cast.ama, version },
        draft: { ...draft, rules: { ...draft.rules, basic } },
      });
    const answers = await Promise.all([asking('nobody'), asking('all_rotation')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'changed-meanwhile', changed: {} });
    expect((await rulesOf())?.['rules_version']).toBe(2);
  });

  test('of somebody who no longer works here is refused whole', async () => {
    const kim = await insertPerson(sql, 'Kim', 'service', false);
    const answer = await save({
      rules: { basic: 'nobody' },
      members: [{ agentId: kim, capacity: null }],
    });
    expect(answer).toMatchObject({ ok: false, why: 'not-an-agent' });
    expect((await rulesOf())?.['basic_rule']).toBe('online_rotation');
  });

  test('leaves alone who joined since the page was drawn', async () => {
    const { version, draft } = await formOf(sql, cast.main);
    await sql.begin((tx) => addMember(tx, { numberId: cast.main, userId: cast.zed, capacity: null }));
    const rules = { ...draft.rules, previous: false };
    await saveAssignment(sql, { numberId: cast.main, by: cast.ama, version, draft: { ...draft, rules } });
    expect(
      await sql`select from members where number_id = ${cast.main} and user_id = ${cast.zed}`,
    ).toHaveLength(1);
  });

  test('waits for the desk: a decision is made wholly by the old settings or wholly by the new', async () => {
    await available(sql, cast.ben);
    for (let n = 0; n < 5; n++) await openConversation(sql, { customer: stranger(n) });
    await Promise.all([
      serveLine(sql, { numberId: cast.main, after: 0 }),
      save({ rules: { basic: 'nobody' } }),
    ]);
    const decisions = await sql`
      select distinct code, (explanation ->> 'version')::integer as version
      from decisions where explanation ->> 'by' = 'routing'`;
    expect([[{ code: 'basic_online', version: 1 }], [{ code: 'basic_off', version: 2 }]]).toContainEqual([
      ...decisions,
    ]);
  });

  test('in a number that is not there is answered so', async () => {
    const { version, draft } = await formOf(sql, cast.main);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await saveAssignment(sql, { numberId: nowhere, by: cast.ama, version, draft })).toMatchObject({
      ok: false,
      why: 'no-number',
    });
    expect(await findAssignment(sql, nowhere)).toBeNull();
  });
});

test('a decision names the version of the settings it was made by', async () => {
  await available(sql, cast.ben);
  await save({ rules: { owner: false } });
  await openConversation(sql);
  await serveLine(sql, { numberId: cast.main, after: 0 });
  const [decision] = await sql`select explanation from decisions where code = 'basic_online'`;
  expect(decision?.explanation).toMatchObject({ version: 2, tried: [{ code: 'rule_off' }, {}, {}] });
});

test('the page’s facts: members with load and place, who else works here, the history with its names', async () => {
  await openConversation(sql, { agentId: cast.ben });
  await save({ members: [{ agentId: cast.zed, capacity: 2 }], removed: [cast.sol] });
  const facts = await findAssignment(sql, cast.main);
  const of = (id: string) => facts?.people.find(({ agentId }) => agentId === id);
  expect(of(cast.ben)).toMatchObject({ member: true, load: 1, capacity: null });
  expect(of(cast.zed)).toMatchObject({ member: true, capacity: 2, rotation: 5 });
  expect(of(cast.sol)).toMatchObject({ member: false, rotation: null });
  expect(of(cast.dee)).toMatchObject({ member: true, active: false });
  expect(facts?.history.map(({ version, by }) => [version, by])).toEqual([
    [2, cast.ama],
    [1, null],
  ]);
  expect([...(facts?.names.values() ?? [])].toSorted()).toEqual(['Ama', 'Sol', 'Zed']);
});
