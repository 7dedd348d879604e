/** How WhatsApp sees a number of ours: what it reports of it, what a check of the connection finds, and what that means. */

/** What is known of a number, each by itself: they come from different places and at different times. */
export const healthFacts = [
  'quality',
  'limit',
  'name',
  'account',
  'review',
  'alert',
  'security',
  'connection',
] as const;
export type HealthFact = (typeof healthFacts)[number];

/** WhatsApp speaks of one number (by id, or as people write it), or of a whole account: then both are null. */
export interface HealthReport {
  type: 'health';
  wabaId: string | null;
  phoneNumberId: string | null;
  /** Digits alone. */
  displayPhone: string | null;
  fact: HealthFact;
  /** WhatsApp's own word, in capitals: GREEN, 10000, APPROVED, ACCOUNT_RESTRICTION. */
  value: string;
  detail: string | null;
  at: number;
  /** When it ends by itself, where WhatsApp says so. */
  until: number | null;
}

/** What a check of the connection needs. The app secret proves which app the token belongs to; null: not asked. */
export interface Connection {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string | null;
}

/** What can be wrong with a connection, worst first. The pages have a sentence and a way on for each. */
export const connectionFaults = [
  'unreachable',
  'slow',
  'busy',
  'token-malformed',
  'token-wrong',
  'token-expired',
  'secret-wrong',
  'permission',
  'restricted',
  'id-wrong',
  'account-wrong',
  'other-account',
  'not-subscribed',
  'unclear',
] as const;
export type ConnectionFault = (typeof connectionFaults)[number];

export interface Finding {
  fault: ConnectionFault;
  /** WhatsApp's own code and words, where it said any. */
  code: number | null;
  detail: string | null;
}

/** What came of asking WhatsApp about a number. Without findings all is well. */
export interface Inspection {
  findings: Finding[];
  /** What it said of the number, when it could be asked at all. */
  seen: SeenNumber | null;
}

export interface SeenNumber {
  displayPhone: string | null;
  verifiedName: string | null;
  quality: string | null;
  limit: string | null;
  name: string | null;
}

/** Asks WhatsApp; never throws: what came of it is the inspection. */
export type Inspect = (connection: Connection) => Promise<Inspection>;

/** Nobody could be asked, which says nothing about the number: worth asking again soon. */
export const isPassing = ({ findings }: Inspection): boolean =>
  findings.some(({ fault }) => fault === 'unreachable' || fault === 'slow' || fault === 'busy');

const stopping: readonly ConnectionFault[] = [
  'token-malformed',
  'token-wrong',
  'token-expired',
  'permission',
  'restricted',
  'id-wrong',
];

/** The finding that every send of the number would meet as well: not even the number could be read. Null when they may go. */
export const whatHoldsSending = ({ findings, seen }: Inspection): Finding | null =>
  seen === null ? (findings.find(({ fault }) => stopping.includes(fault)) ?? null) : null;

/** Trouble a check can see the end of: credentials, by WhatsApp's codes (whatsapp-cloud-api.md, section 13); null is our own. */
export const isAboutCredentials = (code: number | null): boolean =>
  code === null ||
  [0, 3, 10, 33, 100, 190, 131005, 131045, 133010].includes(code) ||
  (code >= 200 && code <= 299);

/** What becomes of the number's sending when WhatsApp says this of its account. */
export function meansForSending(report: Pick<HealthReport, 'fact' | 'value'>): 'hold' | 'resume' | null {
  if (report.fact !== 'account') return null;
  if (accountOver.has(report.value)) return 'hold';
  return accountBack.has(report.value) ? 'resume' : null;
}

/** `DISABLED_UPDATE` is told apart by its `waba_ban_state`: the parser puts that in its place. */
const accountOver = new Set(['DISABLE', 'ACCOUNT_DELETED', 'PARTNER_REMOVED', 'ACCOUNT_OFFBOARDED']);
const accountBack = new Set(['REINSTATE', 'ACCOUNT_RECONNECTED', 'PARTNER_ADDED']);

export type Weight = 'fine' | 'note' | 'warning' | 'danger';

/** How much a fact weighs: a warning and a danger are told to every Admin, the rest to whoever looks. */
export function weigh({ fact, value }: Pick<HealthReport, 'fact' | 'value'>): Weight {
  switch (fact) {
    case 'quality':
      return value === 'RED' ? 'warning' : value === 'YELLOW' ? 'note' : 'fine';
    case 'limit':
    case 'security':
      return 'note';
    case 'name':
      return /^(DECLINED|REJECTED|EXPIRED)$/.test(value) ? 'warning' : 'fine';
    case 'review':
      return value === 'REJECTED' ? 'danger' : 'fine';
    case 'account':
      if (accountBack.has(value)) return 'fine';
      if (accountOver.has(value)) return 'danger';
      return /^(ACCOUNT_RESTRICTION|ACCOUNT_VIOLATION|SCHEDULE_FOR_DISABLE)$/.test(value)
        ? 'warning'
        : 'note';
    case 'alert':
      return value === 'CRITICAL' ? 'danger' : value === 'WARNING' ? 'warning' : 'note';
    case 'connection':
      return value === 'OK' ? 'fine' : 'warning';
  }
}

/** What every Admin should know of these: the first danger, else the first warning. */
export const worstOf = <Fact extends Pick<HealthReport, 'fact' | 'value'>>(
  facts: readonly Fact[],
): Fact | null =>
  facts.find((fact) => weigh(fact) === 'danger') ?? facts.find((fact) => weigh(fact) === 'warning') ?? null;
