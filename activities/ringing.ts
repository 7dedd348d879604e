import { drawCall, drawMore, type PushNote, topicOf } from '../channels/push/draw.ts';
import type { Pushed, PushServices } from '../channels/push/client.ts';
import { findAlertSettings } from '../db/alert-settings.ts';
import type { Sql } from '../db/connect.ts';
import { listHappenings } from '../db/happenings.ts';
import { findPushKeys, type PushKeys } from '../db/push-keys.ts';
import {
  type Batch,
  isAnybodySubscribed,
  listCallees,
  putOff,
  queueCalls,
  settle,
  takeDue,
} from '../db/push-queue.ts';
import { noteRefused, noteTaken, removeSubscription } from '../db/push-subscriptions.ts';
import { alertOf, callFor, freshMs } from '../domain/alert.ts';

interface RingingWorld {
  sql: Sql;
  services: PushServices;
  sealingKey: Buffer;
  log: { warn(facts: object, words: string): void };
  /** How long a page has for making a call itself, in milliseconds. */
  waitMs?: number;
  /** After this what was taken and not settled is taken by another; tests shorten it. */
  leaseMs?: number;
}

/** The two steps of ringing closed pages. Each may be taken by several workers at the same time, and again. */
export interface Ringing {
  /** Queues what everybody is to be called for. False: there is no browser to ring. */
  look(): Promise<boolean>;
  /** Begins to send what is due; does not wait for push services. */
  send(): Promise<void>;
  /** Waits for what is being sent. */
  settled(): Promise<void>;
}

/**
 * An open page makes a call within a second or two, and then says so: nobody's phone rings for what they have in front
 * of them. A page that is closed, hidden or asleep says nothing, and the phone rings after this.
 */
const usualWaitMs = 4_000;
/** Longer than the four pushes of one browser can take. */
const usualLeaseMs = 40_000;
/** Browsers that are pushed to at the same time: one whose push service hangs holds up no other. */
const atOnce = 40;

export function createRinging({ sql, services, sealingKey, log, ...options }: RingingWorld): Ringing {
  const { waitMs = usualWaitMs, leaseMs = usualLeaseMs } = options;
  const sending = new Set<Promise<void>>();
  let keys: Promise<PushKeys> | null = null;

  async function look(): Promise<boolean> {
    if (!(await isAnybodySubscribed(sql))) return false;
    for (const callee of await listCallees(sql)) {
      const { popupAbout } = await findAlertSettings(sql, callee.id);
      if (popupAbout.length === 0) continue;
      await queueCalls(sql, callee, {
        waitMs,
        decide: (heard) =>
          heard.flatMap((happened) => {
            const alert = alertOf(callee, happened);
            return alert !== null && popupAbout.includes(alert.kind) ? [alert] : [];
          }),
      });
    }
    return true;
  }

  async function send() {
    const free = atOnce - sending.size;
    if (free <= 0) return;
    for (const batch of await takeDue(sql, { limit: free, leaseMs })) {
      const one: Promise<void> = ring(batch)
        .catch((err: unknown) => log.warn({ err }, 'a phone could not be rung yet'))
        .finally(() => sending.delete(one));
      sending.add(one);
    }
  }

  /** What has been read, taken or taken back since is not rung: everything is asked again, as they may see it now. */
  async function ring({ subscriptionId, address, callee, live, calls }: Batch) {
    const ids = calls.map(({ id }) => id);
    const [first] = calls;
    if (!live || first === undefined) return settle(sql, subscriptionId, ids);

    const [settings, heard] = await Promise.all([
      findAlertSettings(sql, callee.id),
      listHappenings(sql, callee, {
        since: new Date(first.at.getTime() - 1000),
        among: [...new Set(calls.map(({ conversationId }) => conversationId))],
      }),
    ]);
    const still = heard.flatMap((happened) => {
      const alert = alertOf(callee, happened);
      return alert !== null && ids.includes(alert.id) ? [{ ...happened, ...alert }] : [];
    });
    const over = ids.filter((id) => !still.some((call) => call.id === id));
    await settle(sql, subscriptionId, over);

    const { ring: rung, missed } = callFor(still, new Date());
    const shown = new Set(rung.map(({ conversationId }) => conversationId));
    const idsOf = (conversation: (id: string) => boolean) =>
      still.filter((call) => conversation(call.conversationId)).map(({ id }) => id);
    const notes: Array<{ note: PushNote; ids: string[]; until: number }> = rung.flatMap(({ id, at }) => {
      const call = still.find((each) => each.id === id);
      if (call === undefined) return [];
      const note = drawCall(call, { language: callee.language, previews: settings.previews });
      return [{ note, ids: idsOf((of) => of === call.conversationId), until: at.getTime() + freshMs }];
    });
    if (missed > 0) {
      const others = idsOf((of) => !shown.has(of));
      notes.push({ note: drawMore(others, missed, callee), ids: others, until: Date.now() + freshMs });
    }
    for (const { note, ids: about, until } of notes) {
      const told = await services.push({
        ...{ address, keys: await ourKeys(), body: JSON.stringify(note), topic: topicOf(note) },
        ttlSeconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)),
      });
      const attempts = Math.max(...calls.filter(({ id }) => about.includes(id)).map((call) => call.attempts));
      if (!(await settleBy(told, { subscriptionId, ids: about, until, attempts }))) return;
    }
  }

  interface Tried {
    subscriptionId: string;
    ids: string[];
    until: number;
    attempts: number;
  }
  /** False: there is nobody any more to tell the rest. */
  async function settleBy(told: Pushed, { subscriptionId, ids, until, attempts }: Tried): Promise<boolean> {
    switch (told.is) {
      case 'taken':
        await settle(sql, subscriptionId, ids);
        await noteTaken(sql, subscriptionId);
        return true;
      case 'gone':
        await removeSubscription(sql, subscriptionId);
        return false;
      case 'refused': {
        await settle(sql, subscriptionId, ids);
        const removed = await noteRefused(sql, subscriptionId);
        log.warn({ detail: told.detail, removed }, 'a push service refused to ring');
        return !removed;
      }
      case 'later': {
        const afterMs = Math.max(told.afterMs ?? 0, 1000 * 2 ** Math.min(attempts, 6));
        const isWorthIt = Date.now() + afterMs < until && attempts < mostAttempts;
        if (isWorthIt) await putOff(sql, subscriptionId, ids, afterMs);
        else await settle(sql, subscriptionId, ids);
        log.warn({ detail: told.detail, again: isWorthIt }, 'a push service cannot ring now');
        return true;
      }
    }
  }

  /** Asked for again after a failure: they are made at the first need. */
  function ourKeys(): Promise<PushKeys> {
    keys ??= findPushKeys(sql, sealingKey).catch((error: unknown) => {
      keys = null;
      throw error;
    });
    return keys;
  }

  return {
    look,
    send,
    settled: async () => void (await Promise.all(sending)),
  };
}

/** Within the two minutes that a call is fresh there is no more; it ends the tries for those that are counted. */
const mostAttempts = 6;
