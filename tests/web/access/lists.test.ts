import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAlerts } from '../../../db/alerts.ts';
import { findViewer } from '../../../db/users.ts';
import { type Crowd, gatherCrowd, type Subject, visibleTo } from './people.ts';
import { type Relation, relations, type Role, roles } from './table.ts';

let crowd: Crowd;
beforeAll(async () => {
  crowd = await gatherCrowd();
}, 120_000);
afterAll(() => crowd.close());

const pairs = roles.flatMap((role) => relations.map((relation) => [role, relation] as const));
const subject = (role: Role, relation: Relation): Subject => {
  const found = crowd.subjects.find((each) => each.role === role && each.relation === relation);
  if (found === undefined) throw new Error(`nobody is ${role} and ${relation}`);
  return found;
};

test('the table means something: some see all, some see some, some see nothing', () => {
  const counts = new Set(crowd.subjects.map((each) => visibleTo(crowd, each).length));
  expect([...counts].sort((one, other) => one - other)).toEqual([0, 1, 20]);
});

const listed = (html: string) =>
  [...new Set([...html.matchAll(/id="convo-([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))].sort();

describe.each(pairs)('%s, %s', (role, relation) => {
  test('the list, its fragment, each number and each status hold what they may see and nothing else', async () => {
    const person = subject(role, relation);
    const { main, second } = crowd.house.cast;
    const visible = visibleTo(crowd, person).sort();
    const fragment = await person.browser.get('/inbox/rows?view=all', { 'HX-Request': 'true' });
    expect(listed(await fragment.text())).toEqual(visible);
    for (const path of ['/inbox?view=all', `/inbox?view=all&number=${main}`])
      expect(listed(await (await person.browser.get(path)).text()), path).toEqual(visible);
    for (const path of [`/inbox?view=all&number=${second}`, '/inbox?view=all&status=closed'])
      expect(listed(await (await person.browser.get(path)).text()), path).toEqual([]);
  });

  test('no page of theirs has a word of what they may not see', async () => {
    const person = subject(role, relation);
    const visible = new Set(visibleTo(crowd, person));
    const hidden = crowd.subjects.filter(({ conversation }) => !visible.has(conversation));
    for (const view of ['all', 'mine', 'unassigned', 'bot', 'mentions']) {
      const html = await (await person.browser.get(`/inbox?view=${view}`)).text();
      for (const { text } of hidden) expect(html).not.toContain(text);
    }
  });

  test('the counts are of what they may see', async () => {
    const person = subject(role, relation);
    const html = await (await person.browser.get('/inbox?view=all')).text();
    const count = /id="count-all"[^>]*>(\d+)/.exec(html)?.[1];
    if (relation === 'deactivated') return expect(count).toBeUndefined();
    expect(Number(count)).toBe(visibleTo(crowd, person).length);

    const [session] = await crowd.house.sql<{ token: string }[]>`
      select token from sessions where user_id = ${person.id}`;
    const viewer = await findViewer(crowd.house.sql, session?.token ?? '');
    if (viewer === null) throw new Error('they have no session');
    const unread = relation === 'assignee' ? 1 : 0;
    expect(await countAlerts(crowd.house.sql, viewer)).toEqual({ unread, waiting: 0 });
  });
});
