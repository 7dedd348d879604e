import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/connect.ts';
import { demoPassword } from '../../dev/demo.ts';
import type { Everything } from '../../dev/everything.ts';
import { drive } from './load.ts';
import { textMessage } from './payload.ts';
import { settled } from './people.ts';
import { type Row, spread } from './report.ts';

const seconds = 30;
const people = ['ben@demo.example', 'sade@demo.example', 'ben@demo.example', 'sade@demo.example'];
const clicksPerSecond = 10;

/**
 * G14: four people press Release, Claim and Transfer through the pages' own forms, ten times a second together, while
 * customers write eighty messages a second. From the press to the answer, which comes after the commit.
 */
export async function clicks(everything: Everything, sql: Sql): Promise<Row[]> {
  const run = Date.now().toString(36);
  const texts = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      textMessage(`1556${2_000_000 + (n % 200)}`, `wamid.clicks.${run}.${count}.${n}`, `Hello number ${n}`),
    );
  const address = `${everything.baseUrl}/webhooks/whatsapp`;
  await drive(address, texts(200), { concurrency: 16 });
  await settled(sql);
  const hands = await Promise.all(people.map((email) => signIn(everything, sql, email)));
  const theirs = await sql<{ id: string }[]>`
    select id from conversations where stage = 'assigned' order by created_at desc limit ${hands.length}`;

  const answers: Answer[] = [];
  const until = performance.now() + seconds * 1000;
  const pressing = hands.map(async (hand, n) => {
    const id = theirs[n]?.id;
    if (id === undefined) throw new Error('there are too few conversations');
    for (let press = 0; performance.now() < until; press++) {
      const due = performance.now() + (1000 * hands.length) / clicksPerSecond;
      answers.push(await act(everything, sql, hand, { id, press }));
      await new Promise((later) => setTimeout(later, Math.max(0, due - performance.now())));
    }
  });
  const writing = drive(address, texts(80 * seconds), { concurrency: 16, perSecond: 80 });
  await Promise.all([...pressing, writing]);

  const pressed = answers.slice(hands.length); // whoever is first pays for what runs for the first time
  const took = pressed.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const not = pressed.filter(({ status }) => status >= 400).length;
  return [
    {
      what: `agent’s action, press → answered after its commit, ${hands.length} people, ${pressed.length} in ${seconds} s, at 80 messages/s, p50/p99`,
      figure: spread(took, [0.5, 0.99]),
      against: `goal 25/100 ms at 10 a second (G14); ${not} refused or not confirmed`,
    },
  ];
}

interface Answer {
  ms: number;
  status: number;
}
interface Hand {
  userId: string;
  cookie: string;
}

/** Takes it up or puts it back, by what the row says now: what a page would show. */
async function act(
  everything: Everything,
  sql: Sql,
  { cookie, userId }: Hand,
  { id, press }: { id: string; press: number },
): Promise<Answer> {
  const [row] = await sql<{ stage: string; agentId: string | null }[]>`
    select stage, agent_id as "agentId" from conversations where id = ${id}`;
  const from = row?.agentId ?? '';
  const form = new URLSearchParams({ command: randomUUID(), from });
  const resource =
    row?.stage === 'waiting' ? 'claim' : press % 2 === 0 && from !== userId ? 'agent' : 'release';
  if (resource === 'agent') form.set('to', userId);

  const begun = performance.now();
  const answer = await fetch(`${everything.baseUrl}/conversations/${id}/${resource}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: everything.baseUrl, 'hx-request': 'true' },
    body: form,
  });
  await answer.text();
  return { ms: performance.now() - begun, status: answer.status };
}

async function signIn(everything: Everything, sql: Sql, email: string): Promise<Hand> {
  const answer = await fetch(`${everything.baseUrl}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: everything.baseUrl },
    body: new URLSearchParams({ email, password: demoPassword }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const [user] = await sql<{ id: string }[]>`select id from users where email = ${email}`;
  if (cookie === '' || user === undefined) throw new Error(`${email} could not sign in: ${answer.status}`);
  return { userId: user.id, cookie };
}
