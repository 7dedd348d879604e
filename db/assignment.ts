import type { Role } from '../domain/access.ts';
import type { Assignment, SettingChange } from '../domain/assignment.ts';
import type { Rules } from '../domain/routing.ts';
import type { TimerOptions } from '../domain/timers.ts';
import type { Sql, Tx } from './connect.ts';
import { loadOn } from './load.ts';
import { readRules } from './routing-facts.ts';

/** Somebody as a number's settings show them: a member, or an active user who may become one. */
export interface AssignmentPerson {
  agentId: string;
  name: string;
  role: Role;
  hue: number;
  active: boolean;
  online: boolean;
  member: boolean;
  capacity: number | null;
  /** What they have of this number and have not snoozed. */
  load: number;
  /** Null: no place in the rotation yet. */
  rotation: number | null;
}

/** A version of the settings, with what it changed. `by` null: as the number was connected. */
export interface RuleVersion {
  version: number;
  by: string | null;
  at: Date;
  changes: SettingChange[];
}

/** All that the Assignment page shows of a number. */
export interface AssignmentFacts {
  numberId: string;
  name: string;
  displayPhone: string;
  /** The bot has a conversation first; the rules ask when it hands over. */
  botOn: boolean;
  version: number;
  rules: Rules;
  options: TimerOptions;
  /** By name. */
  people: AssignmentPerson[];
  /** The desk's count. */
  rotation: number;
  /** The newest first. */
  history: RuleVersion[];
  /** Names for the ids that the history mentions. */
  names: ReadonlyMap<string, string>;
}

/** How many versions the page shows. */
const historyShown = 10;

/** Everything as of one moment; null: there is no such number. */
export async function findAssignment(sql: Sql, numberId: string): Promise<AssignmentFacts | null> {
  return sql.begin<AssignmentFacts | null>('isolation level repeatable read read only', (tx) =>
    readAssignment(tx, numberId),
  );
}

export async function readAssignment(tx: Tx, numberId: string): Promise<AssignmentFacts | null> {
  const [number] = await tx<Pick<AssignmentFacts, 'name' | 'displayPhone' | 'botOn' | 'rotation'>[]>`
    select name, display_phone as "displayPhone", bot_on as "botOn", rotation
    from numbers join desks on desks.number_id = numbers.id where numbers.id = ${numberId}`;
  if (number === undefined) return null;
  const [{ rules, version }, options, people, history] = await Promise.all([
    readRules(tx, numberId),
    readOptions(tx, numberId),
    listPeople(tx, numberId),
    listVersions(tx, numberId),
  ]);
  return {
    numberId,
    ...number,
    version,
    rules,
    options,
    people,
    history,
    names: await findNames(tx, history),
  };
}

/** The settings as they are, under the caller's lock of the desk. */
export async function readSettings(
  tx: Tx,
  numberId: string,
): Promise<{ settings: Assignment; version: number }> {
  const [{ rules, version }, options, members] = await Promise.all([
    readRules(tx, numberId),
    readOptions(tx, numberId),
    tx<Assignment['members']>`
      select user_id as "agentId", capacity from members where number_id = ${numberId} order by rotation`,
  ]);
  return { settings: { rules, options, members: [...members] }, version };
}

/** What the number does by itself after a while. */
async function readOptions(tx: Tx, numberId: string): Promise<TimerOptions> {
  const [options] = await tx<TimerOptions[]>`
    select give_back_minutes as "giveBackMinutes", auto_close_days as "autoCloseDays"
    from numbers where id = ${numberId}`;
  if (options === undefined) throw new Error(`there is no number ${numberId}`);
  return options;
}

/** The number's members and everybody else who works here, by name. */
export async function listPeople(sql: Sql | Tx, numberId: string): Promise<AssignmentPerson[]> {
  const people = await sql<AssignmentPerson[]>`
    select users.id as "agentId", users.name, users.role, users.hue, users.active,
      coalesce(presence.available and presence.lease_until > clock_timestamp(), false) as online,
      members.user_id is not null as member, members.capacity, members.rotation,
      ${loadOn(sql, numberId)} as load
    from users
    left join members on members.user_id = users.id and members.number_id = ${numberId}
    left join presence on presence.user_id = users.id
    where users.active or members.user_id is not null
    order by users.name, users.id`;
  return [...people];
}

async function listVersions(tx: Tx, numberId: string): Promise<RuleVersion[]> {
  const versions = await tx<RuleVersion[]>`
    select version, changed_by as by, changed_at as at, changes
    from rule_versions where number_id = ${numberId} order by version desc limit ${historyShown}`;
  return [...versions];
}

async function findNames(tx: Tx, history: readonly RuleVersion[]): Promise<ReadonlyMap<string, string>> {
  const ids = history.flatMap(({ by, changes }) => [
    ...(by === null ? [] : [by]),
    ...changes.flatMap((change) => ('agentId' in change ? [change.agentId] : [])),
  ]);
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from users where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
