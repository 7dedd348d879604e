import { type BotChange, botChanges, type BotDraft } from '../domain/bot-changes.ts';
import { type Bot, findBot } from './bots.ts';
import type { Sql, Tx } from './connect.ts';

/** A version of a number's bot, with what it changed. `by` null: as it was before anybody set it up. */
export interface BotVersion {
  version: number;
  by: string | null;
  at: Date;
  changes: BotChange[];
}

/** All that the Bot page shows of a number. */
export interface BotFacts extends Bot {
  numberId: string;
  name: string;
  /** There is a secret that signs what its webhook bot is sent. The secret itself is never read for a page. */
  hasSecret: boolean;
  /** The newest first. */
  history: BotVersion[];
  /** Names for the ids that the history mentions. */
  names: ReadonlyMap<string, string>;
}

/** How many versions the page shows. */
const historyShown = 10;

/** Everything as of one moment; null: there is no such number. */
export async function findBotFacts(sql: Sql, numberId: string): Promise<BotFacts | null> {
  return sql.begin<BotFacts | null>('isolation level repeatable read read only', async (tx) => {
    const bot = await findBot(tx, numberId);
    const [number] = await tx<{ name: string; hasSecret: boolean }[]>`
      select name, webhook_secret is not null as "hasSecret"
      from numbers left join bots on bots.number_id = numbers.id where numbers.id = ${numberId}`;
    if (bot === null || number === undefined) return null;
    const history = await listVersions(tx, numberId);
    return { ...bot, ...number, numberId, history, names: await findNames(tx, history) };
  });
}

/** One more than is shown: the oldest needs the one before it to say what it changed. */
async function listVersions(tx: Tx, numberId: string): Promise<BotVersion[]> {
  const versions = await tx<{ version: number; by: string | null; at: Date; kept: BotDraft }[]>`
    select version, changed_by as by, changed_at as at, settings as kept
    from bot_versions where number_id = ${numberId} order by version desc limit ${historyShown + 1}`;
  return versions.slice(0, historyShown).map(({ kept, ...version }, index) => {
    const before = versions[index + 1];
    return { ...version, changes: before === undefined ? [] : botChanges(before.kept, kept) };
  });
}

async function findNames(tx: Tx, history: readonly BotVersion[]): Promise<ReadonlyMap<string, string>> {
  const ids = history.flatMap(({ by }) => (by === null ? [] : [by]));
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from users where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
