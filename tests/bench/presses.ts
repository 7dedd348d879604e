import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/connect.ts';
import { demoPassword } from '../../dev/demo.ts';
import type { Everything } from '../../dev/everything.ts';
import { t } from '../../web/ui/words.ts';
import { spread } from './report.ts';

/** What G14 asks for, by all four together. */
export const clicksPerSecond = 10;

/** One after the other on each conversation, so that all four are measured equally often. */
const actions = ['claim', 'messages', 'agent', 'closure'] as const;
type Action = (typeof actions)[number];

/** Somebody signed in, as their browser would be. */
export interface Hand {
  userId: string;
  cookie: string;
}

/** One press. Times in milliseconds from when it was due: a slow answer cannot hide those that had to wait for it. */
export interface Press {
  action: Action;
  answered: number;
  /** The same from when it was sent: what those before it cost is not in it. */
  served: number;
  /** Until its decision was written, by the clock of this machine; null for a reply, and for what was refused. */
  decided: number | null;
  status: number;
  /** False: the page had to say that it does not know. */
  confirmed: boolean;
}

/** Four people press claim, reply, transfer and close through the pages' own forms, together ten times a second. */
export async function press(
  everything: Everything,
  sql: Sql,
  {
    hands: [one, other],
    conversations,
    seconds,
  }: { hands: [Hand, Hand]; conversations: string[]; seconds: number },
): Promise<Press[]> {
  const lanes = [one, other, one, other];
  const first = performance.now();
  const presses = seconds * clicksPerSecond;
  const made = lanes.map(async (by, lane) => {
    const answers: (Press & { key: string; due: number })[] = [];
    for (let n = lane; n < presses; n += lanes.length) {
      const turn = Math.floor(n / lanes.length);
      const id = conversations[Math.floor(turn / actions.length) * lanes.length + lane];
      const action = actions[turn % actions.length];
      if (id === undefined || action === undefined) throw new Error('there are too few conversations');
      const due = first + (n * 1000) / clicksPerSecond;
      await at(due - 10);
      const key = randomUUID();
      const form = await formOf(sql, id, { action, key, to: by === one ? other : one });
      await at(due);
      const sent = performance.now();
      const answer = await post(`${everything.baseUrl}/conversations/${id}/${action}`, by, form);
      const now = performance.now();
      answers.push({ ...answer, action, key, due, answered: now - due, served: now - sent, decided: null });
    }
    return answers.slice(actions.length); // whoever is first pays for what runs for the first time
  });
  const answered = (await Promise.all(made)).flat();

  const decisions = await sql<{ key: string; at: number }[]>`
    select command_id as key, extract(epoch from at) * 1000 as at from decisions
    where command_id = any(${answered.map(({ key }) => key)}::uuid[])`;
  const decidedAt = new Map(decisions.map((row) => [row.key, Number(row.at)]));
  return answered.map(({ key, due, ...answer }) => {
    const written = decidedAt.get(key);
    return { ...answer, decided: written === undefined ? null : written - performance.timeOrigin - due };
  });
}

/** `p50/p99` of each way to look at them, and what went wrong. */
export function figuresOf(presses: readonly Press[]) {
  const ascending = (some: number[]) =>
    spread(
      some.toSorted((a, b) => a - b),
      [0.5, 0.99],
    );
  const not = (wrong: (press: Press) => boolean) => presses.filter(wrong).length;
  const refused = not(({ status, confirmed }) => status >= 400 && confirmed);
  return {
    decided: ascending(presses.flatMap(({ decided }) => decided ?? [])),
    answered: ascending(presses.map(({ answered }) => answered)),
    commands: ascending(presses.flatMap(({ action, served }) => (action === 'messages' ? [] : served))),
    replies: ascending(presses.flatMap(({ action, served }) => (action === 'messages' ? served : []))),
    wrong: `${refused} refused, ${not(({ confirmed }) => !confirmed)} not confirmed`,
  };
}

const at = (due: number) =>
  new Promise<void>((later) => setTimeout(later, Math.max(0, due - performance.now())));

/** What a page that is up to date would send. */
async function formOf(
  sql: Sql,
  id: string,
  { action, key, to }: { action: Action; key: string; to: Hand },
): Promise<URLSearchParams> {
  const [row] = await sql<{ agentId: string | null; seen: number }[]>`
    select agent_id as "agentId", last_inbound_seq as seen from conversations where id = ${id}`;
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

async function post(address: string, { cookie }: Hand, form: URLSearchParams) {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: new URL(address).origin, 'hx-request': 'true' },
    body: form,
  });
  const page = await answer.text();
  return { status: answer.status, confirmed: !page.includes(t('refused.not-confirmed')) };
}

export async function signIn(everything: Everything, sql: Sql, email: string): Promise<Hand> {
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
