import type { Sql, Tx } from './connect.ts';

type Work = (tx: Tx) => unknown;

/**
 * Makes transactions survive the loss of their connection. postgres.js (3.4.9) sends the next statement of such a
 * transaction, its rollback included, to the connection that is gone: an uncaught TypeError that ends the process, and
 * a pool that is one connection short for ever. So here the work of a lost transaction is refused its next statement
 * and never reported back: `begin` itself has failed by then.
 */
export function survivingLoss(sql: Sql): Sql {
  const begin = sql.begin.bind(sql) as (options: string, work: Work) => Promise<unknown>;

  const guarded = async (...args: [Work] | [string, Work]) => {
    const [options, work] = args.length === 1 ? ['', args[0]] : args;
    let lost: unknown = null;
    try {
      return await begin(options, (tx) => unlessLost(work, tx, () => lost));
    } catch (error) {
      lost = error;
      throw error;
    }
  };
  return Object.assign(sql, { begin: guarded as Sql['begin'] });
}

let forgiving = false;

/**
 * postgres.js asks each new connection for the array types and waits for the answer nowhere, so a server that goes at
 * that moment is an unhandled rejection, which ends the process. Nothing is lost with it: what wanted the connection
 * fails by itself, and the next connection asks again. Every other unhandled rejection ends the process as before.
 */
export function forgiveTypesQuery(): void {
  if (forgiving) return;
  forgiving = true;
  process.on('unhandledRejection', (error) => {
    if (!isTypesQuery(error)) throw error;
  });
}

export const isTypesQuery = (error: unknown): boolean =>
  error instanceof Error && 'query' in error && String(error.query).includes('pg_catalog.pg_type');

/** Does the work and passes on what it came to, except when the connection went first. */
function unlessLost(work: Work, tx: Tx, lost: () => unknown): Promise<unknown> {
  return new Promise((done, failed) => {
    const ifAlive = (tell: () => void) => lost() === null && tell();
    const doing = new Promise<unknown>((begun) => begun(flat(work(refusing(tx, lost)))));
    doing.then(
      (result) => ifAlive(() => done(result)),
      // A statement in flight fails a few microtasks before `begin` does: only afterwards it is plain which came first.
      (error: unknown) => setImmediate(() => ifAlive(() => failed(error))),
    );
  });
}

/** As postgres.js does: an array of statements is waited for as a whole. */
const flat = (result: unknown) => (Array.isArray(result) ? Promise.all(result) : result);

/** The transaction, for as long as it has a connection. */
function refusing(tx: Tx, lost: () => unknown): Tx {
  const check = () => {
    const error = lost();
    if (error !== null) throw new Error('the transaction has lost its connection', { cause: error });
  };
  return new Proxy(tx, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      check();
      if (name !== 'savepoint') return value;
      return (...args: [Work] | [string, Work]) => {
        const work = args.at(-1) as Work;
        const nested = (part: Tx) => unlessLost(work, part, lost);
        return args.length === 1 ? target.savepoint(nested) : target.savepoint(args[0], nested);
      };
    },
  });
}
