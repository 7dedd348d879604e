import type { HealthFact, HealthReport } from '../../domain/health.ts';
import { type Fields, isFields, milliseconds, textIn } from './clean.ts';
import { idIn, phoneIn } from './identity.ts';

/** Which account a change is of, and when WhatsApp sent it. */
interface From {
  wabaId: string | null;
  at: number | null;
}

/**
 * What a webhook field says of a number's or an account's health (whatsapp-cloud-api.md, section 8). Empty for other
 * fields, and for what cannot be told from the next: without an account or a time nobody could say whose it is, or what is newer.
 */
export function parseHealth(field: string, value: Fields, { wabaId, at }: From): HealthReport[] {
  const about = readers[field]?.(value) ?? [];
  if (at === null || (wabaId === null && value['entity_id'] === undefined)) return [];
  return about.flatMap(({ said, ...more }) => {
    const word = textIn(said)?.trim().toUpperCase().slice(0, 100);
    if (word === undefined) return [];
    return {
      type: 'health',
      wabaId,
      phoneNumberId: null,
      displayPhone: phoneIn(value['display_phone_number']),
      value: word,
      detail: null,
      at,
      until: null,
      ...more,
    } satisfies HealthReport;
  });
}

type Said = { fact: HealthFact; said: unknown } & Partial<
  Pick<HealthReport, 'detail' | 'until' | 'phoneNumberId'>
>;

const readers: Record<string, (value: Fields) => Said[]> = {
  account_update: (value) => accountUpdate(value),
  account_review_update: ({ decision }) => [{ fact: 'review', said: decision }],
  account_alerts: (value) => accountAlert(value),
  phone_number_quality_update: (value) => qualityUpdate(value),
  phone_number_name_update: ({ decision, requested_verified_name: name, rejection_reason: reason }) => [
    { fact: 'name', said: decision, detail: parts(name, reason) },
  ],
  business_capability_update: (value) => [
    {
      fact: 'limit',
      said: limitIn(
        value['max_daily_conversations_per_business'] ?? value['max_daily_conversation_per_phone'],
      ),
    },
  ],
  security: ({ event, requester }) => [{ fact: 'security', said: event, detail: parts(requester) }],
};

/** Events that say how an account stands. Others (prices, partners' business) must not take the place of these. */
const standing = new Set([
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'ACCOUNT_DELETED',
  'ACCOUNT_OFFBOARDED',
  'ACCOUNT_RECONNECTED',
  'PARTNER_REMOVED',
  'PARTNER_ADDED',
]);

function accountUpdate(value: Fields): Said[] {
  const event = textIn(value['event']);
  const [ban, violation, disconnection] = ['ban_info', 'violation_info', 'disconnection_info'].map((name) =>
    isFields(value[name]) ? value[name] : {},
  ) as [Fields, Fields, Fields];
  // DISABLED_UPDATE also says that an account is back: what counts is the state it names.
  if (event === 'DISABLED_UPDATE')
    return [{ fact: 'account', said: ban['waba_ban_state'], detail: parts(ban['waba_ban_date']) }];
  if (event === null || !standing.has(event)) return [];

  const restrictions = listOf(value['restriction_info']);
  const ends = restrictions.map(({ expiration }) => milliseconds(expiration));
  const detail = parts(
    ...restrictions.map(({ restriction_type: type }) => type),
    violation['violation_type'],
    disconnection['reason'],
  );
  const last = ends.length > 0 && !ends.includes(null) ? Math.max(...(ends as number[])) : null;
  return [{ fact: 'account', said: event, detail, until: last }];
}

/** Of a phone number, or of the account or the business behind it: then it is told of every number of the account. */
function accountAlert(value: Fields): Said[] {
  const info = isFields(value['alert_info']) ? value['alert_info'] : value;
  const over = /^(RESOLVED|INACTIVE)$/.test(textIn(info['alert_status']) ?? '');
  return [
    {
      fact: 'alert',
      said: over ? 'RESOLVED' : info['alert_severity'],
      detail: parts(info['alert_type'], info['alert_description']),
      phoneNumberId: value['entity_type'] === 'PHONE_NUMBER' ? idIn(value['entity_id']) : null,
    },
  ];
}

function qualityUpdate(value: Fields): Said[] {
  const event = textIn(value['event']);
  const flag = event === 'FLAGGED' ? 'RED' : event === 'UNFLAGGED' ? 'UNKNOWN' : null;
  return [
    { fact: 'quality', said: flag },
    { fact: 'limit', said: limitIn(value['max_daily_conversations_per_business'] ?? value['current_limit']) },
  ];
}

/** `TIER_2K`, 2000 and -1 alike as a count of people in 24 hours: 2000, UNLIMITED; null when there is none yet. */
export function limitIn(value: unknown): string | null {
  if (typeof value === 'number') return value < 0 ? 'UNLIMITED' : String(Math.trunc(value));
  const tier =
    textIn(value)
      ?.trim()
      .toUpperCase()
      .replace(/^TIER_/, '') ?? null;
  const thousands = /^(\d{1,6})K$/.exec(tier ?? '')?.[1];
  if (thousands !== undefined) return `${thousands}000`;
  return tier === '-1' ? 'UNLIMITED' : tier === 'NOT_SET' ? null : tier;
}

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** What is there of these, in one line. */
function parts(...texts: unknown[]): string | null {
  const said = texts.flatMap((text) => textIn(text)?.trim() ?? []);
  return said.length === 0 ? null : said.join(' · ').slice(0, 500);
}
