import type { ConnectionFault } from '../../domain/health.ts';

/** A question the Graph API refused: its code, and what was asked about. */
export interface Refused {
  code: number | null;
  subcode: number | null;
  detail: string;
  status: number;
  about: 'number' | 'account' | 'token';
}

/** Subcode of 190: the session has expired. */
const expired = 463;
const accountCodes = [368, 131031, 131037, 131042, 130497];
const pacedCodes = [4, 17, 32, 613, 80007, 80008, 130429];
const permissionCodes = [3, 10, 131005];

/** What a refusal says of the connection, by code as in errors.ts; by the HTTP status where there is none. */
export function faultOf({ code, subcode, detail, status, about }: Refused): ConnectionFault {
  if (code === null) {
    if (status === 429 || status >= 500) return 'busy';
    return status === 401 ? 'token-wrong' : status === 403 ? 'permission' : 'unclear';
  }
  if (code === 190) return subcode === expired || /expired/i.test(detail) ? 'token-expired' : 'token-wrong';
  if (code === 100 && /appsecret_proof/i.test(detail)) return 'secret-wrong';
  if (code === 0) return 'token-wrong';
  if (permissionCodes.includes(code) || (code >= 200 && code <= 299)) return 'permission';
  if (accountCodes.includes(code)) return 'restricted';
  if (pacedCodes.includes(code) || code === 2 || status >= 500) return 'busy';
  if (code === 33 || (code === 100 && (subcode === 33 || /does not exist/i.test(detail))) || code === 803)
    return about === 'account' ? 'account-wrong' : 'id-wrong';
  return 'unclear';
}
