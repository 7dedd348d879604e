import type { Context } from 'hono';

/** How an answer may be packed, what is smaller and takes less time first. Browsers ask for brotli by https alone, and at home. */
const ways = ['br', 'gzip'] as const;
export type Encoding = (typeof ways)[number];

/** The first of them that the browser takes; undefined: neither. */
export function encodingFor(c: Context): Encoding | undefined {
  const accepted = c.req.header('accept-encoding') ?? '';
  return ways.find((encoding) => takes(accepted, encoding));
}

const takes = (accepted: string, encoding: Encoding): boolean =>
  new RegExp(String.raw`\b${encoding}\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))`).test(accepted);
