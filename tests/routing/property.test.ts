/**
 * Chance at work against the real rules and database: several workers, crashes, pages that are stale, whatever people
 * may come to do. After each burst everything is settled as relay and workflows would, and looked at from the outside.
 *
 * SWITCHBOARD_PROPERTY_SEED runs the same deeds again, SWITCHBOARD_PROPERTY_STEPS more or fewer of them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environment } from '../../config.ts';
import { callDesk } from '../../db/outbox.ts';
import { edit } from '../support/assignment.ts';
import { stranger } from '../support/build.ts';
import { doAll, emptyRecord } from './property/burst.ts';
import { anyDeed, closing, type Deed, leaveTheLine, look, serve, write } from './property/deeds.ts';
import { dice } from './property/dice.ts';
import { type Office, openOffice } from './property/office.ts';
import { settle } from './property/settle.ts';
import { listGiven, truths } from './property/truths.ts';

const seed = Number(environment['SWITCHBOARD_PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const steps = Number(environment['SWITCHBOARD_PROPERTY_STEPS'] ?? 3000);
const perBurst = 60;

const random = dice(seed);
const record = emptyRecord();
let newcomers = 1000;
let office: Office;
beforeAll(async () => {
  office = await openOffice(4);
});
afterAll(() => office?.close());

const times = <Of>(count: number, make: (n: number) => Of): Of[] =>
  Array.from({ length: count }, (_, n) => make(n));

test(`whatever happens in the office (seed ${seed}, ${steps} steps), nobody is forgotten, nothing is given wrongly, and every decision explains itself`, async () => {
  for (let done = 0; done < steps; done += perBurst) {
    const where = `seed ${seed}, after ${done} steps`;
    if (random.chance(30)) expect(await steadyBurst(), where).toEqual([]);
    else await wildBurst();
    await settle(office);
    for (const truth of truths) expect(await truth(office), `${where}: ${truth.name}`).toEqual([]);
    expect(await brokenPromises(), where).toEqual([]);
  }
  expect(record.crashes, 'some workers died in the middle').toBeGreaterThan(0);
}, 300_000);

test('and it was a lively day', () => {
  const deeds = [
    'write',
    'claim',
    'transfer',
    'to me',
    'close',
    'release',
    'hand to people',
    'reopen',
    'reply',
  ];
  for (const what of [...deeds, 'change owner', 'save settings', 'deactivate', 'become available', 'go away'])
    expect(record.done.get(what) ?? 0, what).toBeGreaterThan(0);
  expect(record.repeated).toBeGreaterThan(0);
});

/** Everything at once. */
async function wildBurst() {
  const pages = await look(office.sql);
  await doAll(
    office,
    random,
    times(perBurst, () => anyDeed(office, random, pages)),
    record,
  );
}

/**
 * First many customers write; then desks, claims and closes work on that line, and nobody comes, goes or changes a
 * rule. So it can be said exactly who had to get what: the first in line first, those who are there, each in turn.
 */
async function steadyBurst(): Promise<string[]> {
  const { sql, main, people, customers, admin } = office;
  const here = random.some(people, 2);
  const limit = random.one([null, null, 4]);
  await sql.begin(async (tx) => {
    await tx`update users set active = true`;
    await tx`
      update presence set available = user_id = any(${here}::uuid[]), lease_until = now() + interval '1 hour'`;
    for (const { id } of [main, office.second]) await callDesk(tx, id);
  });
  await edit(
    sql,
    { numberId: main.id, by: admin },
    {
      rules: { basic: 'online_rotation', owner: false, previous: false, whenFree: 'assign' },
      members: people.map((agentId) => ({ agentId, capacity: limit })),
    },
  );
  await settle(office);

  await doAll(
    office,
    random,
    random.some(customers, 20).map((customer) => write(main, customer)),
    record,
  );
  const line = await sql<InLine[]>`
    select id, turn from line join conversations on id = conversation_id
    where line.number_id = ${main.id} order by position`;
  const [mark] = await sql<{ now: Date }[]>`select clock_timestamp() as now`;
  const pages = (await look(sql)).filter(({ numberId, open }) => numberId === main.id && open);
  // More come while desks work, so that two of them never have quite the same line before them.
  const act = (n: number): Deed => {
    if (n % 3 === 0) return serve(main);
    return n % 3 === 1 ? write(main, stranger(++newcomers)) : leaveTheLine(office, random, pages);
  };
  await doAll(office, random, times(36, act), record);
  await settle(office);

  // Now that nobody reports in any more, the room that a close makes is known by its own row in the outbox alone.
  const open = (await look(sql)).filter(({ numberId, agentId }) => numberId === main.id && agentId !== null);
  await doAll(
    office,
    random,
    open.slice(0, 12).map((shown) => closing(shown, admin)),
    record,
  );
  await settle(office);
  return [...(await outOfTurn(line)), ...(await strangersIn(mark?.now ?? new Date(), { here, limit }))];
}

/** Somebody in line, with the turn on which they stood there. */
interface InLine {
  id: string;
  turn: number;
}

/** First come, first served: whoever is still in line, or was served later, stood further back. */
async function outOfTurn(line: readonly InLine[]): Promise<string[]> {
  // What took each out of this line: the desk (with a place in the rotation), a person, or a close. A desk that found
  // nobody did not. Who came back to the line since has left this one.
  const left = await office.sql<{ id: string; place: number | null }[]>`
    select distinct on (queued.id) queued.id,
      case when code = 'basic_online' then (explanation -> 'rotationAfter')::bigint end as place
    from unnest(${line.map(({ id }) => id)}::uuid[], ${line.map(({ turn }) => turn)}::integer[]) as queued (id, turn)
    join decisions on conversation_id = queued.id and decisions.turn > queued.turn
    where explanation ->> 'by' <> 'routing' or agent_id is not null
    order by queued.id, decisions.turn`;
  const placeOf = new Map(left.map(({ id, place }) => [id, place]));
  const wrong: string[] = [];
  let latest = 0;
  let passedOver: string | null = null;
  for (const { id } of line) {
    const place = placeOf.get(id);
    if (place === undefined) passedOver = id;
    if (place === undefined || place === null) continue;
    if (passedOver !== null) wrong.push(`${id} was served before ${passedOver}, who is still in line`);
    if (place < latest) wrong.push(`${id} was served before one ahead of it`);
    latest = Math.max(latest, place);
  }
  return wrong;
}

/** Only those who were there got something, and without limits all of them could have. */
async function strangersIn(
  since: Date,
  { here, limit }: { here: string[]; limit: number | null },
): Promise<string[]> {
  const expected = here.toSorted().join();
  const given = await listGiven(office.sql, office.main.id, since);
  return given.flatMap(({ agentId, after, eligible }) => {
    const could = eligible
      .map((one) => one.agentId)
      .toSorted()
      .join();
    if (!here.includes(agentId)) return [`at ${after} ${agentId} was given one, and was not there`];
    return limit === null && could !== expected
      ? [`at ${after} ${could} could have it, and should ${expected}`]
      : [];
  });
}

/** A command that was answered "done" has one decision, one that was refused has none; a message is there once. */
async function brokenPromises(): Promise<string[]> {
  const [commands, wamids] = [[...record.commands], [...record.wamids]];
  const decided = await office.sql<{ id: string; decisions: number }[]>`
    select command_id as id, count(*)::integer as decisions from decisions where command_id is not null group by 1`;
  const decisionsOf = new Map(decided.map(({ id, decisions }) => [id, decisions]));
  const [stored] = await office.sql<{ messages: number }[]>`
    select count(*)::integer as messages from messages where wamid = any(${wamids}::text[])`;
  return [
    ...commands.flatMap(([id, ok]) =>
      (decisionsOf.get(id) ?? 0) === Number(ok)
        ? []
        : [`command ${id}: ${ok ? 'done' : 'refused'}, and not so`],
    ),
    ...(stored?.messages === wamids.length
      ? []
      : [`${stored?.messages} of ${wamids.length} messages are there`]),
  ];
}
