import { type Change, merge } from './change.ts';
import type { Sql } from './connect.ts';
import { json } from './json.ts';

export type { Change } from './change.ts';

const changedChannel = 'switchboard_changed';
const outboxChannel = 'switchboard_outbox';

/** Postgres refuses a payload of 8000 bytes or more; an id is 39 in JSON. */
const mostIds = 180;
const gatherMs = 20;
/** After a NOTIFY that failed; listeners look for themselves every 5 s meanwhile. */
const againMs = 1_000;

export interface Nudges {
  /** Call it after the commit: says what changed, at once or, after a NOTIFY, 20 ms later with what else has changed. */
  changed(change: Change): void;
  /** Sends what is gathered now. Throws when Postgres cannot be told; what was gathered is kept. */
  flush(): Promise<void>;
  /** Sends what is gathered and takes no more. */
  close(): Promise<void>;
}

/**
 * NOTIFY takes a lock that serialises commits across the whole server, so busy paths never notify inside their
 * transaction: each process sends one gathered NOTIFY instead.
 */
export function createNudges(sql: Sql, { onError }: { onError?: (error: unknown) => void } = {}): Nudges {
  let gathered: Change[] = [];
  let timer: NodeJS.Timeout | undefined;
  let restUntil = 0;
  let sending: Promise<void> = Promise.resolve();

  function soon(ms: number) {
    timer ??= setTimeout(() => flush().catch((error: unknown) => (onError?.(error), soon(againMs))), ms);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending = sending.catch(() => {}).then(send); // a failed round has told its own caller and put its changes back
    return sending;
  }

  async function send() {
    if (gathered.length === 0) return;
    const change = merge(gathered);
    gathered = [];
    restUntil = performance.now() + gatherMs;
    try {
      // One statement: the relay hears of it no later than the screens, and it is one commit.
      const notes = payloads(change).map((payload) => ({ channel: changedChannel, payload }));
      if (change.outbox === true) notes.unshift({ channel: outboxChannel, payload: '' });
      if (notes.length > 0)
        await sql`select pg_notify(channel, payload) from jsonb_to_recordset(${json(sql, notes)}) as note(channel text, payload text)`;
    } catch (error) {
      gathered.push(change);
      throw error;
    }
  }

  return {
    changed(change) {
      gathered.push(change);
      soon(Math.max(0, restUntil - performance.now()));
    },
    flush,
    async close() {
      await flush();
    },
  };
}

/** `{c, m, n, u}`: conversations, messages, numbers, users. Ids only, so that hearing it tells nobody anything. */
function payloads({ conversations = [], messages = [], numbers = [], people = [] }: Change): string[] {
  const ids = [
    ...conversations.map((id) => ['c', id] as const),
    ...messages.map((id) => ['m', id] as const),
    ...numbers.map((id) => ['n', id] as const),
    ...people.map((id) => ['u', id] as const),
  ];
  const parts: string[] = [];
  for (let from = 0; from < ids.length; from += mostIds) {
    const part = ids.slice(from, from + mostIds);
    const of = (kind: 'c' | 'm' | 'n' | 'u') => part.filter(([is]) => is === kind).map(([, id]) => id);
    parts.push(JSON.stringify({ c: of('c'), m: of('m'), n: of('n'), u: of('u') }));
  }
  return parts;
}

export interface Listener {
  onChange(change: Change): void;
  /** The connection was lost and is back: nudges sent meanwhile are lost too, so read again what you show. */
  onReconnect(): void;
}

export async function listenForChanges(sql: Sql, listener: Listener): Promise<{ stop(): Promise<void> }> {
  let connected = false;
  const { unlisten } = await sql.listen(
    changedChannel,
    (payload) => listener.onChange(read(payload)),
    () => {
      if (connected) listener.onReconnect();
      connected = true;
    },
  );
  return { stop: unlisten };
}

/** Only our own processes notify, but anybody with the database's password could: what is not ids is left out. */
function read(payload: string): Change {
  const heard: unknown = JSON.parse(payload);
  const of = (kind: string) => {
    const ids = typeof heard === 'object' && heard !== null ? (heard as Record<string, unknown>)[kind] : null;
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  };
  return { conversations: of('c'), messages: of('m'), numbers: of('n'), people: of('u') };
}

/** `onWake` also after a reconnect: something may have been added meanwhile. */
export async function listenForOutbox(sql: Sql, onWake: () => void): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen(
    outboxChannel,
    () => onWake(),
    () => onWake(),
  );
  return { stop: unlisten };
}

/**
 * Conversations changed since `at`, by the database's clock: the net under lost nudges. A change is stamped before its
 * commit, so ask for some seconds more than have passed. The latest 1,000.
 */
export async function listChangedSince(sql: Sql, at: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from conversations where changed_at >= ${at} order by changed_at desc limit 1000`;
  return rows.map(({ id }) => id);
}
