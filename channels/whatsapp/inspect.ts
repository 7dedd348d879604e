import { createHmac } from 'node:crypto';
import { z } from 'zod';
import {
  type Connection,
  connectionFaults,
  type Finding,
  type Inspect,
  type Inspection,
} from '../../domain/health.ts';
import { readJson, reason, refused } from './answers.ts';
import { cleanText } from './clean.ts';
import { faultOf } from './faults.ts';
import { idIn } from './identity.ts';
import { limitIn } from './parse-health.ts';
import { readLimited } from './transport.ts';

interface Settings {
  /** `https://graph.facebook.com`, or the simulator. The access token goes to this host and no other. */
  apiUrl: string;
  /** `v25.0` */
  version: string;
  /** For all of the questions together. */
  timeoutMs?: number;
}

type Answer = { body: unknown } | Finding;

/**
 * Asks what a person would look up at Meta: whether the token is good, the number is this one and of this account, and
 * an app of ours hears what happens there. A few reads; nothing is changed.
 */
export function createInspect({ apiUrl, version, timeoutMs = 10_000 }: Settings): Inspect {
  const base = new URL(`${encodeURIComponent(version)}/`, `${apiUrl.replace(/\/+$/, '')}/`);

  return async (connection) => {
    const { phoneNumberId, wabaId, accessToken } = connection;
    if (!/^[\x21-\x7e]+$/.test(accessToken)) return { findings: [finding('token-malformed')], seen: null };

    const ask = asking(base, connection, AbortSignal.timeout(timeoutMs));
    const number = await askForNumber(ask, phoneNumberId);
    if ('fault' in number) return { findings: [number], seen: null };

    const [account, apps, token] = await Promise.all([
      listNumberIds(ask, wabaId),
      ask(`${encodeURIComponent(wabaId)}/subscribed_apps`, {}, 'account'),
      // In the address, as Meta has no other way to ask; it goes to Meta alone. Not every token may ask about itself.
      ask('debug_token', { input_token: accessToken }, 'token'),
    ]);
    return inspection(number.body, [
      ...ofAccount(account, phoneNumberId),
      ...('fault' in apps ? [] : ofApps(apps.body, token)),
      ...('fault' in apps && !('fault' in account) ? [apps] : []),
      ...('fault' in token ? [] : ofToken(token.body)),
    ]);
  };
}

const fields =
  'display_phone_number,verified_name,quality_rating,name_status,whatsapp_business_manager_messaging_limit';
/** Of every version: a field that a version does not know is refused together with the others. */
const fewFields = 'display_phone_number,verified_name,quality_rating';

async function askForNumber(ask: Ask, phoneNumberId: string): Promise<Answer> {
  const path = encodeURIComponent(phoneNumberId);
  const answer = await ask(path, { fields }, 'number');
  const unknownField = 'fault' in answer && /nonexisting field/i.test(answer.detail ?? '');
  return unknownField ? ask(path, { fields: fewFields }, 'number') : answer;
}

type Ask = (
  path: string,
  query: Record<string, string>,
  about: 'number' | 'account' | 'token',
) => Promise<Answer>;

/** One GET with the token; a refusal and a failure come back as what is wrong. The proof shows that the app secret is the token's own. */
function asking(base: URL, { accessToken, appSecret }: Connection, signal: AbortSignal): Ask {
  const hidden = (text: string) => cleanText(text.replaceAll(accessToken, '…')).slice(0, 300);
  const proof =
    appSecret === null
      ? {}
      : { appsecret_proof: createHmac('sha256', appSecret).update(accessToken).digest('hex') };

  return async (path, query, about) => {
    const url = new URL(path, base);
    url.search = new URLSearchParams({ ...query, ...proof }).toString();
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${accessToken}` },
        // A redirect would take the token to another host.
        redirect: 'manual',
        signal,
      });
      const body = readJson(await readLimited(response));
      if (response.ok && body !== null) return { body };
      const error = refused.safeParse(body).data?.error ?? null;
      const detail = hidden(error?.error_data?.details || error?.message || `HTTP ${response.status}`);
      const { code = null, error_subcode: subcode = null } = error ?? {};
      return finding(faultOf({ code, subcode, detail, status: response.status, about }), code, detail);
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      const detail = hidden(error instanceof Error ? reason(error) : 'the call failed');
      return finding(isLate ? 'slow' : 'unreachable', null, detail);
    }
  };
}

const finding = (fault: Finding['fault'], code: number | null = null, detail: string | null = null) => ({
  fault,
  code,
  detail,
});

const page = z.looseObject({
  data: z.array(z.looseObject({ id: z.unknown() })),
  paging: z
    .looseObject({ next: z.string().optional(), cursors: z.looseObject({ after: z.string() }).optional() })
    .optional()
    .catch(undefined),
});
/** A hundred a page: more than any account of Meta's has. */
const mostPages = 10;

async function listNumberIds(ask: Ask, wabaId: string): Promise<string[] | Finding> {
  const ids: string[] = [];
  let after: string | undefined;
  for (let n = 0; n < mostPages; n++) {
    const query = { fields: 'id', limit: '100', ...(after !== undefined && { after }) };
    const answer = await ask(`${encodeURIComponent(wabaId)}/phone_numbers`, query, 'account');
    if ('fault' in answer) return answer;
    const { data, paging } = page.safeParse(answer.body).data ?? { data: [] };
    ids.push(...data.flatMap(({ id }) => idIn(id) ?? []));
    after = paging?.cursors?.after;
    if (paging?.next === undefined || after === undefined) break;
  }
  return ids;
}

const ofAccount = (account: string[] | Finding, phoneNumberId: string): Finding[] => {
  if ('fault' in account) return [account];
  return account.includes(phoneNumberId) ? [] : [finding('other-account')];
};

const appsShape = z.looseObject({
  data: z.array(z.looseObject({ whatsapp_business_api_data: z.looseObject({ id: z.unknown() }) })),
});

/** The account must tell our app what happens: the app of the token, where it may be known. */
function ofApps(body: unknown, token: Answer): Finding[] {
  const apps = appsShape
    .safeParse(body)
    .data?.data.flatMap(({ whatsapp_business_api_data: { id } }) => idIn(id) ?? []);
  if (apps === undefined) return [finding('unclear', null, 'subscribed_apps')];
  const ours = 'fault' in token ? null : idIn(tokenShape.safeParse(token.body).data?.data.app_id);
  return (ours === null ? apps.length > 0 : apps.includes(ours)) ? [] : [finding('not-subscribed')];
}

const tokenShape = z.looseObject({
  data: z.looseObject({
    app_id: z.unknown().optional(),
    scopes: z.array(z.string()).optional().catch(undefined),
  }),
});
const needed = ['whatsapp_business_messaging', 'whatsapp_business_management'];

function ofToken(body: unknown): Finding[] {
  const scopes = tokenShape.safeParse(body).data?.data.scopes;
  const missing = scopes === undefined ? [] : needed.filter((scope) => !scopes.includes(scope));
  return missing.length === 0 ? [] : [finding('permission', null, missing.join(', '))];
}

const numberShape = z.looseObject({
  display_phone_number: z.string().nullish().catch(null),
  verified_name: z.string().nullish().catch(null),
  quality_rating: z.string().nullish().catch(null),
  name_status: z.string().nullish().catch(null),
  whatsapp_business_manager_messaging_limit: z.unknown().optional(),
});

function inspection(body: unknown, findings: Finding[]): Inspection {
  const number = numberShape.safeParse(body).data;
  if (number === undefined) return { findings: [finding('unclear')], seen: null };
  const byWeight = (one: Finding, other: Finding) =>
    connectionFaults.indexOf(one.fault) - connectionFaults.indexOf(other.fault);
  const short = (text: string | null | undefined) => (text ? cleanText(text).slice(0, 200) : null);
  return {
    findings: findings
      .filter(({ fault }, index) => findings.findIndex((other) => other.fault === fault) === index)
      .sort(byWeight),
    seen: {
      displayPhone: short(number.display_phone_number),
      verifiedName: short(number.verified_name),
      quality: short(number.quality_rating),
      limit: limitIn(number.whatsapp_business_manager_messaging_limit),
      name: short(number.name_status),
    },
  };
}
