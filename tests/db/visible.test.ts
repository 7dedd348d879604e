import { afterAll, beforeAll, expect, test } from 'vitest';
import { findVisible, visible } from '../../db/visible.ts';
import type { Role, Viewer } from '../../domain/access.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

interface Facts {
  id: string;
  numberId: string;
  ownerId: string | null;
  status: 'open' | 'closed';
  agentId: string | null;
  lastAgentId: string | null;
}

/** DESIGN, section 2, "sees conversations", written down a second time. */
function shouldSee(viewer: Viewer, { numberId, ownerId, status, agentId, lastAgentId }: Facts): boolean {
  if (!viewer.active) return false;
  if (viewer.role === 'admin' || viewer.role === 'inbox_manager') return true;
  if (viewer.role === 'service') return viewer.numberIds.includes(numberId);
  const assignedToThem = agentId === viewer.id;
  const lastAssignedToThem = status === 'closed' && lastAgentId === viewer.id;
  return assignedToThem || lastAssignedToThem || ownerId === viewer.id;
}

/** Every combination of number, owner, stage, agent and last agent, over two people. */
async function everyConversation(): Promise<{ facts: Facts[]; people: string[]; numbers: string[] }> {
  const { sql } = database;
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const people = ids(
    await sql<{ id: string }[]>`insert into users (name, email, role)
      select name, name || '@demo.example', 'service' from unnest(array['one', 'two']) name returning id`,
  );
  const numbers = ids(
    await sql<{ id: string }[]>`insert into numbers (phone_number_id, waba_id, display_phone, name)
      select 'p' || n, 'w', '+1', 'n' || n from generate_series(1, 2) n returning id`,
  );
  const somebody = [null, ...people];
  const facts: Facts[] = [];
  for (const numberId of numbers)
    for (const ownerId of somebody)
      for (const stage of ['closed', 'bot', 'waiting', 'assigned'] as const)
        for (const agentId of stage === 'assigned' ? people : [null])
          for (const lastAgentId of somebody) {
            const [contact] = await sql<[{ id: string }]>`
              insert into contacts (name, owner_id) values ('c', ${ownerId}) returning id`;
            const status = stage === 'closed' ? 'closed' : 'open';
            const [row] = await sql<[{ id: string }]>`
              insert into conversations (number_id, contact_id, owner_id, status, stage, agent_id, last_agent_id, waiting_since)
              values (${numberId}, ${contact.id}, ${ownerId}, ${status}, ${stage === 'closed' ? null : stage}, ${agentId},
                ${lastAgentId}, ${stage === 'waiting' ? new Date() : null}) returning id`;
            facts.push({ id: row.id, numberId, ownerId, status, agentId, lastAgentId });
          }
  return { facts, people, numbers };
}

test('each role sees exactly what DESIGN gives it, for every shape of conversation', async () => {
  const { facts, people, numbers } = await everyConversation();
  const [me = ''] = people;
  const [first = ''] = numbers;
  for (const role of ['admin', 'inbox_manager', 'service', 'sale'] satisfies Role[])
    for (const numberIds of [[], [first], numbers])
      for (const active of [true, false]) {
        const viewer: Viewer = { id: me, role, active, numberIds };
        const rows = await database.sql<{ id: string }[]>`
          select id from conversations where ${visible(database.sql, viewer)}`;
        const seen = new Set(rows.map(({ id }) => id));
        for (const fact of facts)
          expect({ viewer, fact, seen: seen.has(fact.id) }).toEqual({
            viewer,
            fact,
            seen: shouldSee(viewer, fact),
          });
      }
});

test('what is not theirs to know is not found, as if it were not there', async () => {
  const [row] = await database.sql<[{ id: string; owner_id: string }]>`
    select id, owner_id from conversations where owner_id is not null and status = 'closed' limit 1`;
  const owner: Viewer = { id: row.owner_id, role: 'sale', active: true, numberIds: [] };
  const stranger: Viewer = { ...owner, id: crypto.randomUUID() };
  expect((await findVisible(database.sql, owner, row.id))?.id).toBe(row.id);
  expect(await findVisible(database.sql, stranger, row.id)).toBeNull();
});

test('a Sale’s list is found by indexes, not by looking at every conversation', async () => {
  const { sql } = database;
  const viewer: Viewer = { id: crypto.randomUUID(), role: 'sale', active: true, numberIds: [] };
  const plan = await sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx<{ 'QUERY PLAN': string }[]>`explain select id from conversations where ${visible(tx, viewer)}`;
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
});
