import { z } from 'zod';

/** A refusal of the Graph API. Open: whatever is not as we know it is left out. */
export const refused = z.looseObject({
  error: z.looseObject({
    code: z.number().int().nullish().catch(null),
    error_subcode: z.number().int().nullish().catch(null),
    message: z.string().nullish().catch(null),
    error_data: z
      .looseObject({ details: z.string().nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
});

export function readJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    // HTML of a proxy, or cut off: the HTTP status alone decides.
    return null;
  }
}

/** Why a call failed, for a log and an Admin. */
export function reason(error: Error): string {
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause === '' ? error.message : `${error.message}: ${cause}`;
}
