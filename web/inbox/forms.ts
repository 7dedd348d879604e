import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Nobody: what an empty field says. */
const nobody = z.literal('').transform(() => null);

/** The parts that forms of a conversation share: the form's key, and whom the page showed as its agent. */
export const commandId = z.uuid();
export const agentOrNobody = z.union([z.uuid(), nobody]);
export const count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Browsers send a text field's line ends as CRLF. */
export const writtenText = z.string().transform((text) => text.replace(/\r\n?/g, '\n'));

/** One form that asks several things: each has a key of its own, and the same one when the form is sent again. */
export function keyOf(key: string, part: string): string {
  const hex = createHash('sha256').update(`${key} ${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
