import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environment } from '../../../config.ts';
import { asset } from '../../../web/assets.ts';
import { baseUrl } from '../house.ts';
import { document } from './document.ts';
import { type Crowd, gatherCrowd, type Subject, signIn } from './people.ts';
import { rows, rules, type Verdict } from './table.ts';

let crowd: Crowd;
beforeAll(async () => {
  const number = {
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    displayPhone: '+1 555',
    name: 'X',
  };
  const secrets = { accessToken: 'a-token', appSecret: 'a-secret', verifyToken: 'a-word' };
  crowd = await gatherCrowd({ rehearsal: { numbers: [number], secrets, phonePath: '/dev/phone' } });
}, 120_000);
afterAll(() => crowd.close());

/** Handlers alone: what is mounted for every method or every path only stands before them. */
const routesOfTheApp = (): string[] => [
  ...new Set(
    crowd.house.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path}`),
  ),
];

test('every route of the app has a row, and every row is a route', () => {
  expect(routesOfTheApp().sort()).toEqual(Object.keys(rows).sort());
});

test('docs/roles.md shows this table (UPDATE_DOCS=1 writes it)', () => {
  const file = fileURLToPath(new URL('../../../docs/roles.md', import.meta.url));
  if (environment['UPDATE_DOCS'] === '1') writeFileSync(file, document());
  expect(readFileSync(file, 'utf8')).toBe(document());
});

/** What else a form could carry that would be worth smuggling in (TRIALS X5): none of it may count. */
const smuggled = {
  nonsense: '1',
  role: 'admin',
  active: 'true',
  ownerId: '00000000-0000-7000-8000-000000000000',
  owner_id: '00000000-0000-7000-8000-000000000000',
  agentId: '00000000-0000-7000-8000-000000000000',
  agent_id: '00000000-0000-7000-8000-000000000000',
  numberId: '00000000-0000-7000-8000-000000000000',
  userId: '00000000-0000-7000-8000-000000000000',
  by: '00000000-0000-7000-8000-000000000000',
  as: 'admin',
};

/** Where a route leads for somebody. A parameter nobody has filled in is a new kind of thing: say here which one is meant. */
function addressFor(path: string, subject: Subject, instead: Record<string, string> = {}): string {
  const values: Record<string, string> = {
    file: asset('app.css').replace('/static/', ''),
    number: crowd.house.cast.main,
    user: crowd.spare,
    invitation: crowd.invitation,
    tag: crowd.tag,
    attribute: crowd.attribute,
    reply: crowd.reply,
    import: crowd.import,
    token: 'nobody-has-this-link',
    conversation: subject.conversation,
    contact: subject.contact,
    message: subject.message,
    upload: subject.upload,
    note: subject.note,
    ...instead,
  };
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for :${name} of ${path}`);
    return value;
  });
}

async function ask(route: string, subject: Subject, { fragment = false, instead = {} } = {}) {
  const [method = '', path = ''] = route.split(' ');
  const headers = { ...(fragment && { 'HX-Request': 'true' }), origin: baseUrl };
  const body = method === 'GET' ? {} : { body: new URLSearchParams(smuggled) };
  const answer = await subject.browser.request(addressFor(path, subject, instead), {
    method,
    headers,
    ...body,
  });
  await answer.body?.cancel(); // a stream would go on for ever
  return answer;
}

function verdictOf(answer: Response): Verdict | number {
  const { status } = answer;
  if (status >= 500) return status;
  const toLogin = answer.headers.get('location')?.startsWith('/login') ?? false;
  if (toLogin || (status === 401 && answer.headers.get('content-type')?.includes('json') !== true))
    return 'login';
  return status === 404 ? 'hidden' : status === 403 ? 'no' : 'yes';
}

/** What no form of anybody but an Admin may have changed. */
const estate = () =>
  Promise.all([
    crowd.house.sql`select id, role, active from users where id <> ${crowd.spare} order by id`,
    crowd.house
      .sql`select user_id, number_id from members where user_id <> ${crowd.spare} order by user_id, number_id`,
    crowd.house.sql`select id, owner_id, agent_id, number_id, status from conversations order by id`,
  ]);

/** Logging out ends what the others need: by itself, after them. */
const walked = Object.keys(rows).filter((route) => route !== 'POST /logout');

describe('every route for every role and relation', () => {
  test.each(walked)(
    '%s',
    async (route) => {
      const rule = rules[rows[route] ?? 'for nobody any more'];
      const open = rows[route] === 'for everybody';
      const anonymous = { ...(crowd.subjects[0] as Subject), browser: crowd.house.browser() };
      const toNobody = open ? (await ask(route, anonymous)).status : 0;
      const before = await estate();
      const wrong: string[] = [];
      for (const subject of crowd.subjects) {
        await crowd.house.sql`delete from rate_limits`;
        for (const fragment of route.startsWith('GET') ? [false, true] : [false]) {
          const answer = await ask(route, subject, { fragment });
          const expected = rule[subject.role][subject.relation];
          // What is for machines and for everybody knows nobody; the login sends on whoever has come in.
          const same = open && (answer.status === toNobody || answer.headers.get('location') === '/inbox');
          const got = same ? 'yes' : verdictOf(answer);
          if (got !== expected)
            wrong.push(
              `${subject.role}, ${subject.relation}${fragment ? ', fragment' : ''}: ${got} (${answer.status}) instead of ${expected}`,
            );
        }
      }
      expect(wrong).toEqual([]);
      expect(await estate(), 'nothing that was smuggled in counts').toEqual(before);
    },
    60_000,
  );

  test('POST /logout', async () => {
    for (const subject of crowd.subjects.filter(({ relation }) => relation !== 'deactivated')) {
      await ask('POST /logout', subject);
      expect((await subject.browser.get('/inbox')).headers.get('location')).toContain('/login');
      await signIn(crowd.house, subject);
    }
  }, 60_000);
});

describe('an id that is none, or of another parent, is not found by anybody', () => {
  const withIds = Object.keys(rows).filter((route) => /:(?!file)/.test(route));
  test.each(withIds)('%s', async (route) => {
    const admin = crowd.subjects.find(
      ({ role, relation }) => role === 'admin' && relation === 'assignee',
    ) as Subject;
    const names = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    for (const name of names)
      for (const value of ['nonsense', '00000000-0000-7000-8000-000000000000', '%00', "'--"]) {
        const answer = await ask(route, admin, { instead: { [name]: value } });
        expect([404, 400], `${name} = ${value}`).toContain(answer.status);
      }
    const [, child] = names;
    if (child === undefined) return;
    const other = crowd.subjects.find(({ conversation }) => conversation !== admin.conversation) as Subject;
    const value = other[child as keyof Subject];
    expect(typeof value, `no value of another parent for :${child}`).toBe('string');
    const answer = await ask(route, admin, { instead: { [child]: String(value) } });
    expect(answer.status, `a ${child} of another`).toBe(404);
  });
});
