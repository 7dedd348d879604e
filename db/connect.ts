import postgres from 'postgres';
import { forgiveTypesQuery, survivingLoss } from './connection-loss.ts';

/** The database as every room sees it. Big integers arrive as numbers: ours count, and never pass 2^53. */
export type Sql = postgres.Sql<{ bigint: number }>;

/** A transaction, as `sql.begin` hands it out. What writes takes one, so that the outbox row shares it. */
export type Tx = postgres.TransactionSql<{ bigint: number }>;

export interface ConnectOptions {
  /** The largest number of connections. */
  max?: number;
  /** What `pg_stat_activity` shows. */
  name?: string;
}

/**
 * For many small questions at once: a helper process or a compiled plan takes longer to begin than any of ours takes to
 * answer, and on today's disks a place looked up in an index costs hardly more than one read in order.
 */
const everyConnection = { max_parallel_workers_per_gather: '0', jit: 'off', random_page_cost: '1.1' };

/** Opens a pool. `url` may name a socket folder: `postgres://user@/database?host=/folder`. */
export function connect(url: string, { max = 10, name = 'switchboard' }: ConnectOptions = {}): Sql {
  const options = {
    max,
    connection: { application_name: name, ...everyConnection },
    onnotice: () => {}, // "already exists, skipping" is no news
    types: {
      bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: Number },
    },
  };
  forgiveTypesQuery();
  const socket = socketAddress(url);
  return survivingLoss(socket === null ? postgres(url, options) : postgres({ ...options, ...socket }));
}

/** postgres.js reads `?host=` as a server setting and refuses a URL without a host, so this form is read here. */
function socketAddress(url: string) {
  const withHost = new URL(url.replace(/^(\w+:\/\/(?:[^/?#@]*@)?)(?=[/?#]|$)/, '$1localhost'));
  const folder = withHost.searchParams.get('host');
  if (folder === null || !folder.startsWith('/')) return null;

  return {
    host: folder,
    port: Number(withHost.port || withHost.searchParams.get('port') || 5432),
    user: decodeURIComponent(withHost.username),
    password: decodeURIComponent(withHost.password),
    database: decodeURIComponent(withHost.pathname.slice(1)),
  };
}
