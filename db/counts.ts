import type { Viewer } from '../domain/access.ts';
import type { Sql } from './connect.ts';
import { everything, type View } from './filters.ts';
import type { HealthRow } from './health.ts';
import type { Wanted } from './matching.ts';
import { ways } from './ways.ts';

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

/** Counts what each list would show, along the same ways and so by the same indexes; each stops at the limit. */
export async function countViews(sql: Sql, viewer: Viewer): Promise<Counts> {
  const count = (filters: Partial<Wanted>) =>
    sql`(select count(*)::int from (${ways(
      sql,
      viewer,
      { ...everything, ...filters },
      { after: null, limit: countLimit },
    )}) found)`;
  const [[views], numbers] = await Promise.all([
    sql<[Record<View, number>]>`
      select least(${count({ view: 'mine' })}, ${countLimit}) as mine,
        least(${count({ view: 'unassigned' })}, ${countLimit}) as unassigned,
        least(${count({ view: 'bot' })}, ${countLimit}) as bot,
        least(${count({ view: 'mentions', status: 'any', unread: true })}, ${countLimit}) as mentions,
        least(${count({ view: 'all' })}, ${countLimit}) as all`,
    sql<Counts['numbers']>`
      select id, name, display_phone as "displayPhone", trouble_since is not null as troubled,
        ${factsFor(sql, viewer)} as facts, least(${count({ numberId: sql`numbers.id` })}, ${countLimit}) as count
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
