import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import type { View } from './filters.ts';
import type { HealthRow } from './health.ts';
import { type Fragment, mentionsOf } from './matching.ts';
import { written } from './planned.ts';
import { visible } from './visible.ts';

/** A count stops here: a page says 99+ of what is more. */
export const countLimit = 100;

/**
 * How many a viewer would find under each view and number, of open conversations, none above `countLimit`; of Mentions,
 * in how many a note waits for them, open or not.
 */
export interface Counts {
  views: Record<View, number>;
  numbers: Array<NumberOf & { count: number }>;
}

/** A number as the inbox shows it. */
export interface NumberOf {
  id: string;
  name: string;
  displayPhone: string;
  /** Nothing goes out. */
  troubled: boolean;
  /** How WhatsApp sees it; for Admins alone, who can do something about it. */
  facts: Pick<HealthRow, 'fact' | 'value'>[];
}

/**
 * Counts what each list would show, and stops at the limit: in an index's order, so that none but the first hundred of it
 * are read, which also holds where the statistics are old. `visible` is asked of each, as a list asks it.
 */
export async function countViews(sql: Sql, viewer: Viewer): Promise<Counts> {
  const limit = written(sql, countLimit);
  const isSale = viewer.role === 'sale';
  // Of a Sale's hidden from the planner: their ways lead to nothing else, and said twice it expects hardly any there.
  const seen = isSale ? sql`coalesce(${visible(sql, viewer)}, false)` : visible(sql, viewer);
  const count = (narrowing: Fragment, order: Fragment) => sql`(select count(*)::int from (
    select from conversations where ${narrowing} and ${seen} ${order} limit ${limit}) found)`;
  const byTime = sql`order by last_message_at desc, id desc`;
  const byNumber = sql`order by number_id, last_message_at desc, id desc`;

  // What a Sale owns, and what else they have: each has its index, and none is in both. What somebody has waits for nobody.
  const owned = sql`status = 'open' and owner_id = ${viewer.id}`;
  const had = sql`agent_id = ${viewer.id} and owner_id is distinct from ${viewer.id}`;
  const open = (narrowing: Fragment, order: Fragment) =>
    isSale
      ? sql`least(${count(sql`${owned} and ${narrowing}`, byTime)} + ${count(sql`${had} and ${narrowing}`, byTime)}, ${limit})`
      : count(sql`status = 'open' and ${narrowing}`, order);
  const inStage = (stage: Fragment) =>
    isSale ? count(sql`${owned} and ${stage}`, byTime) : count(stage, byNumber);

  const [[views], numbers] = await Promise.all([
    sql<[Record<View, number>]>`
      select ${count(sql`agent_id = ${viewer.id}`, byTime)} as mine, ${inStage(sql`stage = 'waiting'`)} as unassigned,
        ${inStage(sql`stage = 'bot'`)} as bot, ${count(mentionsOf(sql, viewer.id, { unread: true }), sql``)} as mentions,
        ${open(sql`true`, viewer.role === 'service' ? byNumber : byTime)} as all`,
    sql<Counts['numbers']>`
      select id, name, display_phone as "displayPhone", trouble_since is not null as troubled,
        ${factsFor(sql, viewer)} as facts, ${open(sql`number_id = numbers.id`, byTime)} as count
      from numbers where ${choosable(sql, viewer)} order by created_at, id`,
  ]);
  return { views, numbers };
}

/** The numbers a viewer may narrow the list to: all of them, or those they are a member of. */
function choosable(sql: Sql, { role, numberIds }: Viewer) {
  const all = role === 'admin' || role === 'inbox_manager';
  return all ? sql`true` : sql`numbers.id = any(${numberIds as string[]}::uuid[])`;
}

function factsFor(sql: Sql, { role }: Viewer) {
  if (role !== 'admin') return sql`'[]'::jsonb`;
  return sql`coalesce((select jsonb_agg(jsonb_build_object('fact', fact, 'value', value) order by fact) from number_health
    where number_id = numbers.id and (until is null or until > now())), '[]')`;
}
