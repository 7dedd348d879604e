import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/connect.ts';
import { demoPassword } from '../../dev/demo.ts';
import type { Everything } from '../../dev/everything.ts';
import { t } from '../../web/ui/words.ts';
import { drive } from './load.ts';
import { textMessage } from './payload.ts';
import { makeAvailable, settled } from './people.ts';
import { type Row, spread } from './report.ts';

const seconds = 30;
const clicksPerSecond = 10;
const written = 200;

/** One after the other on each conversation, so that all four are measured equally often. */
const actions = ['claim', 'messages', 'agent', 'closure'] as const;

/**
 * G14: four people claim, reply, transfer and close through the pages' own forms, ten times a second together, while
 * customers write eighty messages a second to these same conversations. From when the press was due to the answer, which
 * comes after the commit: a slow answer cannot hide those that had to wait for it.
 */
export async function clicks(everything: Everything, sql: Sql): Promise<Row[]> {
  const run = Date.now().toString(36);
  const texts = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      textMessage(
        `1556${2_000_000 + (n % written)}`,
        `wamid.clicks.${run}.${count}.${n}`,
        `Hello number ${n}`,
      ),
    );
  const address = `${everything.baseUrl}/webhooks/whatsapp`;
  await sql`update numbers set basic_rule = 'nobody', when_free = 'leave'`; // all of it waits to be claimed
  await drive(address, texts(written), { concurrency: 16 });
  await settled(sql);
  const [ben, sade] = [
    await signIn(everything, sql, 'ben@demo.example'),
    await signIn(everything, sql, 'sade@demo.example'),
  ];
  await makeAvailable(sql, ['ben@demo.example', 'sade@demo.example']); // a login turned them Away
  const hands = [ben, sade, ben, sade];
  const waiting = await sql<{ id: string }[]>`
    select id from conversations where stage = 'waiting' order by created_at desc limit ${written}`;

  const first = performance.now();
  const presses = seconds * clicksPerSecond;
  const pressing = hands.map(async (by, lane) => {
    const answers: Answer[] = [];
    for (let n = lane; n < presses; n += hands.length) {
      const turn = Math.floor(n / hands.length);
      const id = waiting[Math.floor(turn / actions.length) * hands.length + lane]?.id;
      const action = actions[turn % actions.length];
      if (id === undefined || action === undefined) throw new Error('there are too few conversations');
      const due = first + (n * 1000) / clicksPerSecond;
      await at(due - 10);
      const form = await formOf(sql, id, { action, to: by === ben ? sade : ben });
      await at(due);
      answers.push(await press(`${everything.baseUrl}/conversations/${id}/${action}`, by, { form, due }));
    }
    return answers.slice(actions.length); // whoever is first pays for what runs for the first time
  });
  const writing = drive(address, texts(80 * seconds), { concurrency: 16, perSecond: 80 });
  const pressed = (await Promise.all(pressing)).flat();
  await writing;

  const took = pressed.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const not = (sentence: (answer: Answer) => boolean) => pressed.filter(sentence).length;
  return [
    {
      what: `agent’s action (claim, reply, transfer, close), press → answered after its commit, 4 people, ${pressed.length} presses, at 80 messages/s, p50/p99`,
      figure: spread(took, [0.5, 0.99]),
      against: `goal 25/100 ms at 10 a second (G14); ${not(({ status, confirmed }) => status >= 400 && confirmed)} refused, ${not(({ confirmed }) => !confirmed)} not confirmed`,
    },
  ];
}

interface Answer {
  ms: number;
  status: number;
  /** False: the page had to say that it does not know. */
  confirmed: boolean;
}
interface Hand {
  userId: string;
  cookie: string;
}

const at = (due: number) =>
  new Promise<void>((later) => setTimeout(later, Math.max(0, due - performance.now())));

/** What a page that is up to date would send. */
async function formOf(
  sql: Sql,
  id: string,
  { action, to }: { action: (typeof actions)[number]; to: Hand },
): Promise<URLSearchParams> {
  const [row] = await sql<{ agentId: string | null; seen: number }[]>`
    select agent_id as "agentId", last_inbound_seq as seen from conversations where id = ${id}`;
  const key = randomUUID();
  switch (action) {
    case 'claim':
      return new URLSearchParams({ command: key });
    case 'messages':
      return new URLSearchParams({ key, body: 'One moment, please.' });
    case 'agent':
      return new URLSearchParams({ command: key, from: row?.agentId ?? '', to: to.userId });
    case 'closure':
      return new URLSearchParams({ command: key, seen: String(row?.seen ?? 0) });
  }
}

async function press(
  address: string,
  { cookie }: Hand,
  { form, due }: { form: URLSearchParams; due: number },
): Promise<Answer> {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: new URL(address).origin, 'hx-request': 'true' },
    body: form,
  });
  const page = await answer.text();
  return {
    ms: performance.now() - due,
    status: answer.status,
    confirmed: !page.includes(t('refused.not-confirmed')),
  };
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
