import { connect, type Sql } from '../../../db/connect.ts';
import { addMember } from '../../../db/numbers.ts';
import type { Customer } from '../../../domain/message.ts';
import { stranger } from '../../support/build.ts';
import { castIn, insertPerson, mainPhoneNumberId, secondPhoneNumberId } from '../../support/cast.ts';
import { freshDatabase } from '../../support/database.ts';

export interface Desk {
  id: string;
  phoneNumberId: string;
}

/** One process of several, with connections of its own, which can be cut. */
export interface Worker {
  name: string;
  sql: Sql;
}

/** An organisation with two numbers, ten people and forty customers, served by several workers at once. */
export interface Office {
  sql: Sql;
  url: string;
  workers: Worker[];
  main: Desk;
  second: Desk;
  admin: string;
  people: string[];
  customers: Customer[];
  close(): Promise<void>;
}

const connectionsEach = 3;

export async function openOffice(workers: number): Promise<Office> {
  const database = await freshDatabase({ max: 6 });
  const { sql } = database;
  const cast = await castIn(sql);
  const more = await sql.begin(async (tx) => {
    const made: string[] = [];
    for (const [name, role] of [
      ['Kim', 'service'],
      ['Lou', 'service'],
      ['Uma', 'sale'],
    ] as const) {
      const userId = await insertPerson(tx, name, role);
      made.push(userId);
      for (const numberId of [cast.main, cast.second])
        await addMember(tx, { numberId, userId, capacity: null });
    }
    return made;
  });
  await sql`insert into presence (user_id) select id from users`;
  await sql`update numbers set bot_on = true where id = ${cast.second}`;
  await watch(sql);

  const processes = Array.from({ length: workers }, (_, n): Worker => {
    const name = `worker-${n}`;
    return { name, sql: startWorker(database.url, name) };
  });
  const { ama, ines, ben, sade, sol, dee, zed } = cast;
  return {
    sql,
    url: database.url,
    workers: processes,
    main: { id: cast.main, phoneNumberId: mainPhoneNumberId },
    second: { id: cast.second, phoneNumberId: secondPhoneNumberId },
    admin: ama,
    people: [ama, ines, ben, sade, sol, dee, zed, ...more],
    customers: Array.from({ length: 40 }, (_, n) => stranger(n)),
    async close() {
      await Promise.all(processes.map((worker) => worker.sql.end({ timeout: 1 })));
      await database.drop();
    },
  };
}

/** A worker dies: all it has under way is cut off, wherever it is. Another takes its place. */
export async function crash({ sql, url }: Office, worker: Worker): Promise<void> {
  const dying = worker.sql;
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = ${worker.name}`;
  worker.sql = startWorker(url, worker.name);
  await dying.end({ timeout: 0 });
}

const startWorker = (url: string, name: string): Sql => connect(url, { max: connectionsEach, name });

/** As Temporal and WhatsApp do: what was cut off is done again, as it was asked; not for ever. */
export async function untilAnswered<Of>(work: () => Promise<Of>, cutOff: () => void = () => {}): Promise<Of> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!wasCutOff(error) || tries === 20) throw error;
      cutOff();
    }
  }
}

/** postgres.js names its own (CONNECTION_…), the system its own (E…), 57P01 is Postgres's "administrator command". */
function wasCutOff(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(CONNECTION_\w+|ECONNRESET|EPIPE|57P0\d|08\w{3})$/.test(code);
}

/**
 * An eye on every assignment that the desk makes, in the transaction that makes it: whoever gets it is an active member,
 * and those who have a limit never have more from the rotation (or as previous agent) than it allows. What people
 * took or were given themselves does not count: that may be over the limit.
 */
async function watch(sql: Sql): Promise<void> {
  await sql`
    create function watch_assignment() returns trigger language plpgsql as $$
    declare
      place record;
    begin
      select members.capacity, (
        select count(*) from conversations held
        join decisions on decisions.conversation_id = held.id and decisions.turn = held.turn
        where held.number_id = conversations.number_id and held.agent_id = new.agent_id
          and decisions.code in ('basic_online', 'basic_all', 'previous')) as held
      into place
      from conversations
      join members on members.number_id = conversations.number_id and members.user_id = new.agent_id
      join users on users.id = new.agent_id and users.active
      where conversations.id = new.conversation_id;
      if not found then
        raise exception 'watch: % was given to somebody who may not have it', new.conversation_id;
      end if;
      if new.code <> 'owner' and place.held > place.capacity then
        raise exception 'watch: somebody has % of at most %', place.held, place.capacity;
      end if;
      return null;
    end $$`;
  await sql`
    create trigger watch_assignment after insert on decisions for each row
    when (new.explanation ->> 'by' = 'routing' and new.agent_id is not null)
    execute function watch_assignment()`;
}
