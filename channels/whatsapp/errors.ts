/** What a refusal by the Graph API means for the message and its lane: see `SendOutcome` in domain/message.ts. */
export interface Classification {
  kind: 'retry' | 'number' | 'final' | 'unknown';
  /** How long to hold back at least; null leaves it to our own backoff. */
  afterMs: number | null;
}

const minute = 60_000;

/** Refused for the moment and certainly not accepted: service down, too fast, in maintenance. */
const transient = new Set([2, 131016, 133004, 130429]);
/** Counted by the hour or the account, so that a second more or less changes nothing. */
const paced = new Set([4, 80007, 131057]);
/** "Something went wrong": as a 4xx it was refused, as a 5xx nobody knows. */
const vague = new Set([1, 131000, 135000]);
const pairLimit = 131056;
/** Credentials and account: every message of the number would meet the same. */
const numberTrouble = new Set(
  [
    [0, 3, 10, 33, 190, 131005, 131045, 133010],
    [368, 131031, 131037, 131042, 130497],
  ].flat(),
);
/** Subcode of 100: the number does not exist or the token may not use it. */
const missingObject = 33;

/**
 * Decides by the error's code, as whatsapp-cloud-api.md section 13 does; by the HTTP status where there is none.
 * `attempt` counts from 1: Meta wants 4^n seconds between messages to a customer it holds back (131056).
 */
export function classify(
  code: number | null,
  httpStatus: number,
  subcode: number | null = null,
  attempt = 1,
): Classification {
  if (code === null) return byStatus(httpStatus);
  if (code === pairLimit) return retry(4 ** Math.min(Math.max(attempt, 1), 5) * 1000);
  if (paced.has(code)) return retry(minute);
  if (transient.has(code)) return retry();
  if (vague.has(code))
    return httpStatus >= 400 && httpStatus < 500 ? retry() : { kind: 'unknown', afterMs: null };
  if (numberTrouble.has(code) || (code >= 200 && code <= 299)) return { kind: 'number', afterMs: null };
  if (code === 100 && subcode === missingObject) return { kind: 'number', afterMs: null };
  if (definite.has(code)) return { kind: 'final', afterMs: null };
  // A code we do not know: no retry on our own. As a 5xx it does not even say that the message was refused.
  if (httpStatus >= 400 && httpStatus < 500) return { kind: 'final', afterMs: null };
  return { kind: 'unknown', afterMs: null };
}

/** These say by themselves that the message was refused, whatever status they come with. */
const definite = new Set(
  [
    [131048, 131049, 131064, 130472],
    [131047],
    [131026, 131021, 131030, 131050, 131062, 137000],
    [100, 131008, 131009, 131051, 131052, 131053],
    [132000, 132001, 132005, 132007, 132008, 132012, 132018],
    [132015, 132016, 132068, 132069, 131063],
  ].flat(),
);

const retry = (afterMs: number | null = null): Classification => ({ kind: 'retry', afterMs });

/** No error code in our reach: a proxy's page, or an answer cut short. */
function byStatus(httpStatus: number): Classification {
  if (httpStatus === 408 || httpStatus === 429) return retry(httpStatus === 429 ? minute : null);
  // A redirect or these refusals meet every message: a wrong address, or a gate in front of it.
  if (httpStatus >= 300 && httpStatus < 400) return { kind: 'number', afterMs: null };
  if ([401, 403, 404, 405, 407].includes(httpStatus)) return { kind: 'number', afterMs: null };
  if (httpStatus >= 400 && httpStatus < 500) return { kind: 'final', afterMs: null };
  return { kind: 'unknown', afterMs: null };
}
