import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const count = z.number().int().min(1);

/** What can be made to go wrong. With neither `times` nor `percent`: always, until taken away. */
export const faultShape = z.intersection(
  z.discriminatedUnion('fault', [
    /** Every Graph answer comes this much later; with `after`, the message is accepted first. */
    z.object({
      fault: z.literal('delay'),
      ms: z.number().min(0).max(600_000),
      after: z.boolean().optional(),
    }),
    /** A refusal with this code. */
    z.object({
      fault: z.literal('error'),
      code: z.number().int(),
      status: z.number().int().min(200).max(599).optional(),
      retryAfter: z.number().optional(),
    }),
    /** A 502 page instead of JSON. */
    z.object({ fault: z.literal('html') }),
    /** The connection breaks before the message is accepted. */
    z.object({ fault: z.literal('refuse') }),
    /** Accepted, and the connection breaks before the answer. */
    z.object({ fault: z.literal('lose-answer') }),
    /** Accepted, and never answered: the caller runs into its time-out. */
    z.object({ fault: z.literal('silence') }),
    /** Accepted, and answered only after the statuses were delivered. */
    z.object({ fault: z.literal('answer-last') }),
    /** Accepted, and reported as failed with this code. */
    z.object({ fault: z.literal('fail'), code: z.number().int() }),
    /** Accepted, and nothing is ever reported. */
    z.object({ fault: z.literal('no-reports') }),
    /** A template is accepted and kept back for a check of its quality, until `POST held`. */
    z.object({ fault: z.literal('hold') }),
    /** Every call is refused for its token. */
    z.object({ fault: z.literal('token'), state: z.enum(['expired', 'wrong', 'permission']) }),
    /** The account tells no app what happens in it. */
    z.object({ fault: z.literal('account'), state: z.literal('unsubscribed') }),
    /** The Graph API is down: 503 without a code, or connections closed. */
    z.object({ fault: z.literal('outage'), closed: z.boolean().optional() }),
    /** A file that a business gives is refused with this code (131053), or the connection breaks. */
    z.object({
      fault: z.literal('upload'),
      code: z.number().int().optional(),
      closed: z.boolean().optional(),
    }),
    /** A file cannot be had: late, not there, the host is down, it leads to another host, half of it comes. */
    z.object({
      fault: z.literal('download'),
      state: z.enum(['slow', 'missing', 'down', 'elsewhere', 'cut']),
      ms: z.number().min(0).max(600_000).optional(),
    }),
    /** A file's hash is told wrong. */
    z.object({ fault: z.literal('wrong-hash') }),
    /** A webhook is posted so many times. */
    z.object({ fault: z.literal('duplicate'), copies: count.max(50).default(2) }),
    /** Webhooks are held until so many wait, then posted last to first. `release` lets go of fewer. */
    z.object({ fault: z.literal('reorder'), group: count.min(2).max(100).default(3) }),
    /** A webhook is not posted at all, this time: it comes with the retries. */
    z.object({ fault: z.literal('late') }),
  ]),
  z.object({
    /** Replaces the fault of the same name. */
    name: z.string().optional(),
    phoneNumberId: z.string().optional(),
    customerId: z.string().optional(),
    times: count.optional(),
    percent: z.number().min(0).max(100).optional(),
  }),
);
export type FaultRule = z.output<typeof faultShape> & { id: string };
export type FaultKind = FaultRule['fault'];

export interface At {
  phoneNumberId?: string | undefined;
  customerId?: string | undefined;
}

export interface Faults {
  list(): FaultRule[];
  set(rule: z.output<typeof faultShape>): FaultRule;
  /** By id or name. */
  remove(idOrName: string): void;
  clear(): void;
  /** The fault of these kinds that strikes here and now, if one does; it uses up one of its times. */
  strike<K extends FaultKind>(kinds: readonly K[], at: At): Extract<FaultRule, { fault: K }> | null;
}

export function createFaults(changed: () => void, random: () => number = Math.random): Faults {
  let rules: FaultRule[] = [];
  const remove = (idOrName: string) => {
    rules = rules.filter((rule) => rule.id !== idOrName && rule.name !== idOrName);
    changed();
  };
  return {
    list: () => rules,
    set(given) {
      if (given.name !== undefined) remove(given.name);
      const rule: FaultRule = { ...given, id: randomBytes(4).toString('hex') };
      rules.push(rule);
      changed();
      return rule;
    },
    remove,
    clear() {
      rules = [];
      changed();
    },
    strike<K extends FaultKind>(kinds: readonly K[], at: At) {
      const wanted: readonly FaultKind[] = kinds;
      const struck = rules.find(
        (rule) =>
          wanted.includes(rule.fault) &&
          (rule.phoneNumberId === undefined || rule.phoneNumberId === at.phoneNumberId) &&
          (rule.customerId === undefined || rule.customerId === at.customerId) &&
          (rule.percent === undefined || random() * 100 < rule.percent),
      );
      if (struck === undefined) return null;
      if (struck.times !== undefined && --struck.times === 0) remove(struck.id);
      else changed();
      return struck as Extract<FaultRule, { fault: K }>;
    },
  };
}
