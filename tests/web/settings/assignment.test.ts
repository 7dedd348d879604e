import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveLine } from '../../../db/desk.ts';
import { addMember } from '../../../db/numbers.ts';
import { openConversation, stranger } from '../../support/build.ts';
import { formOf } from '../../support/assignment.ts';
import { available, insertPerson } from '../../support/cast.ts';
import { type Browser, type House, openHouse } from '../house.ts';

let house: House;
let ama: Browser;
let path: string;
beforeAll(async () => {
  house = await openHouse();
  ama = await house.as('ama');
  path = `/settings/numbers/${house.cast.main}/assignment`;
});
afterAll(() => house.close());
beforeEach(async () => {
  const { sql, cast } = house;
  for (const table of ['outbox', 'decisions', 'episodes', 'events', 'conversations', 'rule_versions'])
    await sql`delete from ${sql(table)}`;
  await sql`delete from presence`;
  await sql`update numbers set basic_rule = 'online_rotation', owner_rule = true, owner_must_be_available = false,
    previous_rule = true, when_free = 'leave', rules_version = 1 where id = ${cast.main}`;
  await sql`delete from members where number_id = ${cast.main}`;
  await sql.begin(async (tx) => {
    for (const userId of [cast.ben, cast.sade, cast.sol, cast.dee])
      await addMember(tx, { numberId: cast.main, userId, capacity: null });
  });
});

type Fields = Record<string, string | string[] | null>;

/** The form as the page shows it, with what somebody changed in it; null takes a field out. */
async function filled(changes: Fields = {}): Promise<Fields> {
  const { version, draft } = await formOf(house.sql, house.cast.main);
  const { basic, owner, ownerMustBeAvailable, previous, whenFree } = draft.rules;
  const on = (is: boolean) => (is ? 'on' : null);
  return {
    ...{ version: `${version}`, basic, owner: on(owner), previous: on(previous) },
    ...{ ownerMustBeAvailable: on(ownerMustBeAvailable), assign: on(whenFree === 'assign') },
    member: draft.members.map(({ agentId }) => agentId),
    ...Object.fromEntries(
      draft.members.map(({ agentId, capacity }) => [`capacity-${agentId}`, `${capacity ?? ''}`]),
    ),
    ...changes,
  };
}

async function post(who: Browser, fields: Fields, to = path, headers: Record<string, string> = {}) {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values ?? []].flat()) body.append(name, value);
  return who.request(to, { method: 'POST', body, headers: { origin: 'http://localhost:3000', ...headers } });
}

const rulesNow = async () =>
  (
    await house.sql`select basic_rule, owner_rule, previous_rule, when_free, rules_version as version
    from numbers where id = ${house.cast.main}`
  )[0];
const membersNow = async () =>
  (
    await house.sql`select user_id as id, capacity from members where number_id = ${house.cast.main} order by rotation`
  ).map(({ id, capacity }) => [id, capacity]);

describe('the page', () => {
  test('shows the members with what they have, the rules as they are, and is found from the numbers', async () => {
    const { sql, cast } = house;
    await available(sql, cast.ben);
    await sql`update members set capacity = 2 where user_id = ${cast.ben}`;
    await openConversation(sql, { agentId: cast.ben });
    const html = await (await ama.get(path)).text();
    expect(html).toContain('Ben: 1 of 2 open');
    expect(html).toMatch(/id="basic-online_rotation"[^>]*checked/);
    expect(html).toMatch(/id="owner"[^>]*checked/);
    expect(html).not.toMatch(/id="assign"[^>]*checked/);
    expect(html).toMatch(/aria-current="page"[^>]*>.*?Assignment/s);
    expect(html).not.toContain('Unsaved changes');
    expect(await (await ama.get('/settings/numbers')).text()).toContain(`href="${path}"`);
  });

  test.each(['ines', 'ben', 'sol'])('is not there for %s, and nothing can be saved', async (name) => {
    const person = await house.as(name);
    expect((await person.get(path)).status).toBe(404);
    expect((await post(person, await filled({ basic: 'nobody' }))).status).toBe(404);
    expect(await rulesNow()).toMatchObject({ basic_rule: 'online_rotation', version: 1 });
  });

  test.each([
    '/settings/numbers/00000000-0000-4000-8000-000000000000/assignment',
    '/settings/numbers/x/assignment',
  ])('of no number of ours (%s) is not there', async (nowhere) => {
    expect((await ama.get(nowhere)).status).toBe(404);
    expect((await post(ama, await filled(), nowhere)).status).toBe(404);
  });

  test('escapes every name, wherever it stands', async () => {
    const { sql, cast } = house;
    const name = '<img src=x onerror=alert(1)>"\'';
    const [hostile] = await sql<{ id: string }[]>`
      insert into users (name, email, role) values (${name}, 'hostile@demo.example', 'service') returning id`;
    const id = hostile?.id ?? '';
    await sql`update numbers set name = ${name} where id = ${cast.main}`;
    const pages = [await (await ama.get(path)).text()]; // may be added
    pages.push(await (await post(ama, await filled({ add: id }))).text()); // joins
    await post(ama, await filled({ member: [cast.ben, id] }));
    pages.push(await (await ama.get(path)).text()); // a member, and in the history
    await sql`update numbers set name = 'Main' where id = ${cast.main}`;
    for (const html of pages) {
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(html).not.toContain('<img src=x');
    }
    await sql`delete from rule_versions`;
    await sql`delete from users where id = ${id}`;
  });
});

describe('saving', () => {
  test('writes rules, capacities, who joins and who leaves, and comes back to the page that says so', async () => {
    const { cast } = house;
    const { ben, sade, sol, dee, zed } = cast;
    const answer = await post(
      ama,
      await filled({
        ...{ basic: 'all_rotation', owner: null, assign: 'on' },
        ...{ member: [ben, sol, dee, zed], removed: sade },
        ...{ [`capacity-${ben}`]: ' 7 ', [`capacity-${zed}`]: '3' },
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?saved=2`]);
    expect(await rulesNow()).toEqual({
      ...{ basic_rule: 'all_rotation', owner_rule: false, previous_rule: true, when_free: 'assign' },
      version: 2,
    });
    expect((await membersNow()).at(-1), 'who joins comes last').toEqual([zed, 3]);
    expect(await membersNow()).toContainEqual([ben, 7]);
    expect(await membersNow()).toHaveLength(4);

    const html = await (await ama.get(`${path}?saved=2`)).text();
    expect(html).toContain('>Saved</span>');
    expect(html).toContain('Version 2');
    expect(html).toContain(
      'capacity of Ben: 7 · Zed added · capacity of Zed: 3 · Sade removed · owner rule off · basic rule: All agents, in sequence · assigns as soon as someone comes online',
    );
    expect(html).toMatch(/Ama, Today \d\d:\d\d/);
    expect(html).toContain('As it was before');
  });

  test('puts what somebody removed had open back in line, for the desk to hand out', async () => {
    const { sql, cast } = house;
    const bens = await openConversation(sql, { customer: stranger(1), agentId: cast.ben });
    await available(sql, cast.sade);
    const { sade, sol, dee } = cast;
    await post(ama, await filled({ member: [sade, sol, dee], removed: cast.ben }));
    expect(await sql`select workflow_id, signal from outbox`).toContainEqual({
      workflow_id: `desk-${cast.main}`,
      signal: 'serve',
    });
    await serveLine(sql, { numberId: cast.main, after: 0 });
    const [moved] = await sql`select agent_id from conversations where id = ${bens.conversationId}`;
    expect(moved).toEqual({ agent_id: cast.sade });
  });

  test('a switch to assign drains those who wait, oldest first', async () => {
    const { sql, cast } = house;
    const ids: string[] = [];
    for (const n of [1, 2, 3])
      ids.push((await openConversation(sql, { customer: stranger(n) })).conversationId);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    expect(await sql`select from line`).toHaveLength(0);
    await post(ama, await filled({ assign: 'on' }));
    await available(sql, cast.ben);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    const given = await sql`select conversation_id as id from events where kind = 'assigned' order by at, id`;
    expect(given.map(({ id }) => id)).toEqual(ids);
  });

  test('is what a later decision names in its Why', async () => {
    const { sql, cast } = house;
    await post(ama, await filled({ owner: null }));
    await available(sql, cast.ben);
    const { conversationId } = await openConversation(sql);
    await serveLine(sql, { numberId: cast.main, after: 0 });
    const thread = await (await ama.get(`/inbox/${conversationId}?view=all`)).text();
    expect(thread).toContain('by the settings’ version 2');
    const rules = '>Open the rules</a>';
    expect(thread).toContain(rules);
    const ben = await house.as('ben');
    const agents = await (await ben.get(`/inbox/${conversationId}?view=mine`)).text();
    expect(agents).toContain('by the settings’ version 2');
    expect(agents).not.toContain(rules);
  });

  test('with somebody else’s save in between is told so, keeps what was entered, and saves the second time', async () => {
    const mine = await filled({ previous: null });
    await post(ama, await filled({ basic: 'nobody' }));
    const answer = await post(ama, mine);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Ama saved other settings meanwhile');
    expect(html).toContain('basic rule: Nobody');
    expect(html).toMatch(/name="version" value="2"/);
    expect(html).not.toMatch(/id="previous"[^>]*checked/);
    expect(html).toContain('Unsaved changes');
    expect(await rulesNow()).toMatchObject({ basic_rule: 'nobody', previous_rule: true, version: 2 });

    expect((await post(ama, { ...mine, version: '2' })).status).toBe(303);
    expect(await rulesNow()).toMatchObject({
      basic_rule: 'online_rotation',
      previous_rule: false,
      version: 3,
    });
  });

  test.each<[string, Fields]>([
    ['no version', { version: null }],
    ['a rule nobody knows', { basic: 'whoever' }],
    ['no rule', { basic: null }],
    ['a member who is no id', { member: 'ben' }],
  ])('%s is nonsense', async (_what, changes) => {
    expect((await post(ama, await filled(changes))).status).toBe(422);
    expect(await rulesNow()).toMatchObject({ version: 1 });
  });

  test.each(['0', '-1', '1.5', 'many', '1000', '９'])(
    'a capacity of %s comes back with a sentence at the field, and nothing is saved',
    async (typed) => {
      const field = `capacity-${house.cast.ben}`;
      const answer = await post(ama, await filled({ basic: 'nobody', [field]: typed }));
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html.match(/aria-invalid/g)).toHaveLength(1);
      expect(html).toContain('A whole number from 1 to 999');
      expect(html, 'the rest is as it was entered').toMatch(/id="basic-nobody"[^>]*checked/);
      expect(await rulesNow()).toMatchObject({ version: 1 });
    },
  );

  test('somebody who has stopped working here cannot join', async () => {
    const { sql, cast } = house;
    const kim = await insertPerson(sql, 'Kim', 'service', false);
    const answer = await post(ama, await filled({ basic: 'nobody', member: [cast.ben, kim] }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('no longer works here');
    expect(await rulesNow()).toMatchObject({ version: 1 });
    await sql`delete from users where id = ${kim}`;
  });
});

describe('the form before it is saved', () => {
  test('takes somebody in at its end and lets them go again; nothing is written', async () => {
    const { cast } = house;
    const added = await (await post(ama, await filled({ add: cast.zed, basic: 'nobody' }))).text();
    expect(added).toContain('joins the end of the rotation when you save');
    expect(added).toContain(`name="member" value="${cast.zed}"`);
    expect(added, 'the rest of the form is kept').toMatch(/id="basic-nobody"[^>]*checked/);
    expect(added).toContain('Unsaved changes');

    const { member } = await filled();
    const again = await post(
      ama,
      await filled({ member: [member ?? [], cast.zed].flat(), remove: cast.zed }),
    );
    expect(await again.text()).not.toContain(`name="member" value="${cast.zed}"`);
    expect(await membersNow()).toHaveLength(4);
    expect(await rulesNow()).toMatchObject({ basic_rule: 'online_rotation', version: 1 });
  });

  test('says what becomes of the conversations of somebody who is to leave, and keeps them after all', async () => {
    const { sql, cast } = house;
    await openConversation(sql, { agentId: cast.ben });
    const leaving = await (await post(ama, await filled({ remove: cast.ben }))).text();
    expect(leaving).toContain('Their open conversation goes back in line.');
    expect(leaving).toContain(`name="removed" value="${cast.ben}"`);
    expect(leaving).not.toContain(`name="member" value="${cast.ben}"`);

    const { sade, sol, dee } = cast;
    const kept = await post(
      ama,
      await filled({ member: [sade, sol, dee], removed: cast.ben, add: cast.ben }),
    );
    const html = await kept.text();
    expect(html).toContain(`name="member" value="${cast.ben}"`);
    expect(html).not.toContain('Unsaved changes');
  });

  test('Save is the first button of the form, so that Enter in a field never removes anybody', async () => {
    const html = await (await ama.get(path)).text();
    const first = /<button[^>]*type="submit"[^>]*(form="assignment"|name="(add|remove)")[^>]*>/.exec(html);
    expect(first?.[0]).toContain('form="assignment"');
  });
});

describe('Try it', () => {
  const trial = (fields: Fields, headers: Record<string, string> = { 'HX-Request': 'true' }) =>
    post(ama, fields, `${path}/trial`, headers);
  const goesTo = (html: string) => /Goes to<\/span><strong[^>]*>([^<]*)/.exec(html)?.[1];

  test('says who would get somebody new by the rotation, and why not each of the others', async () => {
    const { sql, cast } = house;
    await sql`update members set capacity = 1 where user_id = ${cast.sol} and number_id = ${cast.main}`;
    await openConversation(sql, { customer: stranger(1), agentId: cast.sol });
    await available(sql, cast.sade, cast.sol);
    const html = await (await trial(await filled())).text();
    expect(goesTo(html)).toBe('Sade');
    expect(html).toContain('Sade was next');
    expect(html).toMatch(/Ben<\/b> <span[^>]*>Away</);
    expect(html).toMatch(/Sol<\/b> <span[^>]*>At capacity, 1 of 1</);
    expect(html).toMatch(/Dee<\/b> <span[^>]*>Deactivated</);
    expect(html).toContain('By the settings as saved.');
  });

  test('says that the bot answers first, where it is on', async () => {
    const { sql, cast } = house;
    const first = 'The bot answers first; this is for when it hands over.';
    expect(await (await trial(await filled())).text()).not.toContain(first);
    await sql`update numbers set bot_on = true where id = ${cast.main}`;
    expect(await (await trial(await filled())).text()).toContain(first);
    await sql`update numbers set bot_on = false where id = ${cast.main}`;
  });

  test('takes the rules as they stand in the form, joined and left included, and pretended presence', async () => {
    const { cast } = house;
    const { sade, sol, dee, zed } = cast;
    const html = await (
      await trial(
        await filled({
          ...{ member: [sade, sol, dee, zed], removed: cast.ben, basic: 'all_rotation' },
          state: 'asked',
        }),
      )
    ).text();
    expect(goesTo(html)).toBe('Sade');
    expect(html).not.toContain('>Ben<');
    expect(html).toMatch(/Zed<\/b> <span[^>]*>In 2 turns</);
    expect(html).toContain('not saved yet');
    expect(html).toContain('Unsaved changes');

    const pretended = await trial(await filled({ pretend: [`available:${sol}`] }));
    expect(goesTo(await pretended.text())).toBe('Sol');
    const away = await trial(await filled({ pretend: [`away:${sol}`] }));
    expect(goesTo(await away.text())).toBe('Unassigned');
  });

  test.each(['Lina', 'lina vo', '+49 151 123', '4915112345678'])(
    'finds a contact by %s, and looks at their owner',
    async (customer) => {
      const html = await (await trial(await filled({ customer }))).text();
      expect(html).toContain('Lina Vogt');
      expect(html).toContain('Owner: Sol · nobody has helped them here');
      expect(goesTo(html)).toBe('Sol');
      expect(html).toContain('Sol owns this contact');
      expect(html).toMatch(/Ben<\/b> <span[^>]*>The contact’s owner comes first</);
    },
  );

  test('offers several to choose from, and says when there is none', async () => {
    const { cast } = house;
    const several = await (await trial(await filled({ customer: 'n' }))).text();
    expect(several).toContain('Which of them?');
    const lina = await (await trial(await filled({ customer: 'n', contact: cast.lina }))).text();
    expect(lina).toMatch(new RegExp(`id="contact-${cast.lina}"[^>]*checked`));
    expect(goesTo(lina)).toBe('Sol');
    expect(await (await trial(await filled({ customer: '%' }))).text()).toContain(
      'No contact is called that',
    );
  });

  test('changes no row and moves no rotation', async () => {
    const { sql, cast } = house;
    await openConversation(sql);
    await available(sql, cast.ben);
    const tables = ['desks', 'members', 'numbers', 'line', 'conversations', 'decisions', 'events', 'outbox'];
    const everything = async () =>
      Promise.all([...tables, 'rule_versions', 'contacts'].map((table) => sql`select * from ${sql(table)}`));
    const before = await everything();
    expect(before[0]?.length, 'there is a rotation to move').toBeGreaterThan(0);
    for (const customer of ['', 'Lina', 'Kofi'])
      expect((await trial(await filled({ customer, assign: 'on', basic: 'nobody' }))).status).toBe(200);
    expect(await everything()).toEqual(before);
  });

  test('works as a plain form: the page comes back with the answer, by what is saved', async () => {
    const answer = await trial({ customer: 'Lina' }, {});
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<!doctype html>');
    expect(goesTo(html)).toBe('Sol');
    expect(html).toMatch(/id="customer"[^>]*value="Lina"/);
  });

  test('tries nothing while a capacity is wrong, takes no nonsense, and is not there for others', async () => {
    const wrong = await trial(await filled({ [`capacity-${house.cast.ben}`]: 'x' }));
    expect(await wrong.text()).toContain('Correct the capacity that is marked first.');
    expect((await trial(await filled({ basic: 'whoever' }))).status).toBe(422);
    const ines = await house.as('ines');
    expect((await post(ines, await filled(), `${path}/trial`)).status).toBe(404);
  });

  test('escapes a hostile contact', async () => {
    const { sql } = house;
    const name = '"><script>alert(1)</script>';
    const [contact] = await sql<{ id: string }[]>`insert into contacts (name) values (${name}) returning id`;
    const html = await (await trial(await filled({ customer: '<script>alert' }), {})).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert');
    await sql`delete from contacts where id = ${contact?.id ?? null}`;
  });
});
