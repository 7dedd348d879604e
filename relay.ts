import { type Client, isGrpcServiceError, NamespaceNotFoundError } from '@temporalio/client';
import {
  drop,
  type Errand,
  listenForOutbox,
  listJoined,
  postpone,
  type Sql,
  takeBatch,
} from './db/outbox.ts';
import { type ConversationStart, conversationWorkflowId, startOf, workflows } from './workflows/contract.ts';

export interface RelayOptions {
  sql: Sql;
  client: Client;
  log: { info(words: string): void; warn(facts: object, words: string): void };
  /** Where the workflows it starts are worked on; the contract's, except in tests. */
  taskQueue?: string;
  /** How many episodes may have been started and not have reported in yet. */
  openingsAtOnce?: () => number;
  /** The net under a lost NOTIFY, and what brings back the rows that were put off. */
  pollMs?: number;
  /** After this a started episode that says nothing (no worker, or it runs already) gives its place to the next. */
  creditMs?: number;
}

export interface Relay {
  /** Ends after the signals that are on their way. */
  stop(): Promise<void>;
}

type Lane = 'news' | 'openings';

/** Errands of one round: more would hold up what is newer when Temporal is slow. */
const mostInRound = 32;
/** Temporal answers a call in some 6 ms; many at once make it slow for people's commands. */
const callsAtOnce = 4;
const callDeadlineMs = 2_500;
/**
 * For so long after a desk was called no episode is started: its first task would take from the serving what cores there
 * are, and one started afterwards finds its agent in its row and needs no second signal.
 */
const deskFirstMs = 40;
/** How often it looks whether what it started has reported in, while more waits to be started. */
const lookMs = 15;

/**
 * Carries to Temporal what waits in the outbox: takes the oldest row of each workflow, which stands for all of its rows,
 * signals (and starts) the workflow, deletes the rows, all in one transaction. Where it dies in between, the rows are
 * still there and are sent again: a signal only says "something is new, read it".
 */
export function startRelay({ sql, client, log, taskQueue, ...options }: RelayOptions): Relay {
  const { openingsAtOnce = () => 4, pollMs = 1_000, creditMs = 2_000 } = options;
  const openings = openingsWindow(sql, openingsAtOnce, creditMs);
  const inTime = (call: () => Promise<unknown>) => client.withDeadline(Date.now() + callDeadlineMs, call);
  const naps = { news: createNap(), openings: createNap() };
  const failing = new Set<Lane>();
  let stopping = false;
  let listener: { stop(): Promise<void> } | null = null;
  /** Until when openings are held back; null: no desk was called since the last of them went. */
  let heldUntil: number | null = null;
  let newsRead = false;

  /** One of the two lanes, which do not wait for each other: sixteen starts can take half a second on a busy server. */
  async function work(lane: Lane, round: () => Promise<number>) {
    for (let failures = 0; !stopping; ) {
      try {
        const restMs = await round();
        if (failing.delete(lane) && failing.size === 0) log.info('the relay carries on');
        failures = 0;
        await naps[lane].take(restMs, { interruptible: true });
      } catch (error) {
        // One line an outage, however long it lasts: the rows are still there, and none of them is at fault.
        if (failing.size === 0)
          log.warn({ err: error }, 'the relay waits: Temporal or Postgres cannot be reached');
        failing.add(lane);
        failures += 1;
        await naps[lane].take(Math.min(5_000, 250 * 2 ** failures), { interruptible: false });
      }
    }
  }

  /** Desks, running episodes, invitations and mails. Like `carryOpenings` it returns for how long there is nothing more to do. */
  async function carryNews(): Promise<number> {
    listener ??= await listenForOutbox(sql, naps.news.interrupt);
    const carried = await carry({ limit: mostInRound, openings: false });
    newsRead = true;
    naps.openings.interrupt();
    return carried === mostInRound ? 0 : pollMs;
  }

  /** Episodes to be started: as many as may be, after what a desk or a person waits for. */
  async function carryOpenings(): Promise<number> {
    if (!newsRead) return pollMs;
    const restMs = (heldUntil ?? 0) - performance.now();
    if (restMs > 0) return restMs;

    heldUntil = null;
    await openings.look();
    const free = openings.free();
    const opened = free > 0 ? await carry({ limit: free, openings: true }) : 0;
    if (openings.free() === 0) return lookMs;
    return opened > 0 && opened === free ? 0 : pollMs;
  }

  function carry(wanted: { limit: number; openings: boolean }): Promise<number> {
    return sql.begin(async (tx) => {
      const errands = await takeBatch(tx, wanted);
      const failed = await inLanes(errands, deliver);
      // Not one got through, and not for its own sake: the trouble is Temporal's. If one did, it is the row's.
      const [first] = failed.values();
      if (first !== undefined && failed.size === errands.length && [...failed.values()].every(isOutage))
        throw first;

      const sent = errands.filter((errand) => !failed.has(errand));
      await drop(
        tx,
        sent.flatMap(({ ids }) => ids),
      );
      for (const [{ workflowId, signals, attempts, ids }, error] of failed) {
        log.warn(
          { error, workflowId, signals, attempts },
          'Temporal refused a row of the outbox; later again',
        );
        const afterMs = Math.min(5 * 60_000, 1_000 * 2 ** Math.min(attempts, 10));
        await postpone(tx, ids, sentenceOf(error), new Date(Date.now() + afterMs));
      }
      return errands.length;
    });
  }

  async function deliver({ start, signals, opening }: Errand) {
    const { type, ...execution } = startOf(start);
    const at = { ...execution, ...(taskQueue === undefined ? {} : { taskQueue }), signalArgs: [] };
    if (opening && 'episode' in start) openings.began(start);
    // One that has not reported in will read its row when it does, so one signal tells it everything.
    for (const signal of opening ? signals.slice(0, 1) : signals)
      await inTime(() => client.workflow.signalWithStart(type, { ...at, signal }));
    if (type === workflows.desk) heldUntil ??= performance.now() + deskFirstMs; // not put off further by the next call
  }

  const working = Promise.all([work('news', carryNews), work('openings', carryOpenings)]);
  return {
    async stop() {
      stopping = true;
      naps.news.end();
      naps.openings.end();
      await working;
      await listener?.stop();
    },
  };
}

/**
 * Starting is paced by what has not reported in, since a call returns long before the work it makes: without this a
 * backlog of openings fills the worker and people's commands wait behind it (durable-core, "Relay").
 */
function openingsWindow(sql: Sql, size: () => number, creditMs: number) {
  const silent = new Map<string, { start: ConversationStart; until: number }>();
  return {
    free: () => Math.max(0, size() - silent.size),
    began(start: ConversationStart) {
      const id = conversationWorkflowId(start.conversationId, start.episode);
      silent.set(id, { start, until: performance.now() + creditMs });
    },
    async look() {
      if (silent.size === 0) return;
      const joined = await listJoined(
        sql,
        [...silent.values()].map(({ start }) => start),
      );
      for (const id of joined) silent.delete(id);
      for (const [id, { until }] of silent) if (until < performance.now()) silent.delete(id);
    },
  };
}

/** Does each, a few at a time and in order. Returns those that failed, each with its error. */
async function inLanes<Item>(items: Item[], act: (item: Item) => Promise<void>): Promise<Map<Item, unknown>> {
  const failed = new Map<Item, unknown>();
  const shared = items.values();
  const lane = async () => {
    for (const item of shared) await act(item).catch((error: unknown) => failed.set(item, error));
  };
  await Promise.all(Array.from({ length: Math.min(callsAtOnce, items.length) }, lane));
  return failed;
}

/** gRPC's codes for "cannot answer now, whatever was asked": cancelled, deadline, permission, exhausted, unavailable, unauthenticated. */
const outageCodes = new Set([1, 4, 7, 8, 14, 16]);

function isOutage(error: unknown): boolean {
  if (error instanceof NamespaceNotFoundError) return true;
  const cause = isGrpcServiceError(error) ? error : error instanceof Error ? error.cause : null;
  return isGrpcServiceError(cause) && outageCodes.has(cause.code);
}

/** For the Health page; the longest ones carry whole stack traces of the server. */
function sentenceOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
}

/** A rest that news may cut short. News that came before it began counts too. */
function createNap() {
  let news = false;
  let ended = false;
  let wake: (() => void) | null = null;
  return {
    interrupt() {
      news = true;
      wake?.();
    },
    end() {
      ended = true;
      wake?.();
    },
    async take(ms: number, { interruptible }: { interruptible: boolean }) {
      if (!ended && !(interruptible && news))
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms);
          wake = () => {
            if (!ended && !interruptible) return;
            clearTimeout(timer);
            done();
          };
        });
      wake = null;
      news = false;
    },
  };
}
