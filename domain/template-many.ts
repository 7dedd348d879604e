/** One template for many contacts: who gets it, how, and who is left out and why. */
import { may, type Viewer } from './access.ts';
import { allow, type Decision, refuse } from './decision.ts';
import { mayStart, type Theirs } from './starting.ts';
import { fieldsOf, fill, type FilledTemplate, type Template, type TemplateRefusal } from './template.ts';
import { defaultsFor, type KnownContact } from './template-defaults.ts';

/** What is looked at of a contact that whoever sends it sees. */
export interface Addressee {
  known: KnownContact;
  blocked: boolean;
  /** Wants no marketing (`db/template-use.ts`). */
  optedOut: boolean;
  /** The phone is one of our own numbers. */
  ownNumber: boolean;
  /** WhatsApp can be told whom it is for: a phone, or an id of WhatsApp's own. */
  addressed: boolean;
  /** Their conversations on every number, seen by this viewer or not. */
  theirs: readonly Theirs[];
}

export type LeftOutWhy =
  | 'not-theirs' // not there, or not this person's to know: told alike
  | 'not-allowed'
  | 'colleague' // ROUTING 29
  | 'blocked'
  | 'opted-out'
  | 'waiting' // in Unassigned: claimed first, as in the composer
  | 'no-phone'
  | 'own-number'
  | 'no-value' // nothing is known of them for a field
  | 'unfit-value' // what is known does not fit into it
  | 'template-not-sendable'; // paused, gone or changed meanwhile

export interface LeftOut {
  what: LeftOutWhy;
  /** The field, as it is labelled, where it is about one. */
  field: string | null;
}

/**
 * `begins` and `reopens`: the conversation is the sender's (ROUTING 28). `goes-on`: it stays with whom it is. `bot`: as
 * with any reply (45).
 */
export type Way =
  | { way: 'begins'; filled: FilledTemplate }
  | { way: 'reopens' | 'goes-on' | 'bot'; conversationId: string; filled: FilledTemplate };

/** A file is chosen for one conversation, so these go to one at a time. */
export const fitsMany = (template: Template): boolean =>
  !fieldsOf(template).some(({ key }) => key === 'header.file');

/** What this contact's is filled with: what was written goes to all; the rest is what is known of them. */
const valuesFor = (
  template: Template,
  written: Record<string, string>,
  known: KnownContact,
): Record<string, string> => ({
  ...defaultsFor(template, known),
  ...onlyWritten(written),
});

export const onlyWritten = (written: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value.trim() !== ''));

/** For how many of these each field is known that need not be written, by the field's key. */
export function countKnown(template: Template, all: readonly KnownContact[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const known of all)
    for (const key of Object.keys(defaultsFor(template, known))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What is wrong with the text written for all, or left empty where nobody has a value of their own; null: nothing. */
export function faultInWritten(
  template: Template,
  written: Record<string, string>,
  all: readonly KnownContact[],
): TemplateRefusal | null {
  const stands = Object.fromEntries([...countKnown(template, all).keys()].map((key) => [key, 'x']));
  const filled = fill(template, { ...stands, ...onlyWritten(written) });
  return filled.ok ? null : filled.why;
}

/** Whether and how one of them gets it: the rules of a single one, and those that nobody looks at for each of many. */
export function wayTo(
  viewer: Viewer,
  sending: { numberId: string; template: Template; written: Record<string, string> },
  to: Addressee,
): Decision<Way, LeftOut> {
  const { numberId, template, written } = sending;
  const here = to.theirs.find((one) => one.numberId === numberId && may(viewer, 'see', one)) ?? null;
  const start = here === null ? mayStart(viewer, numberId, to.theirs) : null;
  if (start?.ok === false) return leave(start.why === 'exists' ? 'colleague' : start.why);
  if (here !== null && !may(viewer, here.status === 'closed' ? 'reopen' : 'reply', here))
    return leave('not-allowed');
  if (to.blocked) return leave('blocked');
  if (template.category === 'MARKETING' && to.optedOut) return leave('opted-out');
  if (here?.stage === 'waiting') return leave('waiting');
  const needsPhone = here === null || template.category === 'AUTHENTICATION';
  if (needsPhone ? to.known.phone === null : !to.addressed) return leave('no-phone');
  if (here === null && to.ownNumber) return leave('own-number');

  const filled = fill(template, valuesFor(template, written, to.known));
  if (!filled.ok) return leave(filled.why.what === 'empty' ? 'no-value' : 'unfit-value', filled.why.label);
  if (here === null) return allow({ way: 'begins', filled: filled.value });
  const way = here.status === 'closed' ? 'reopens' : here.stage === 'bot' ? 'bot' : 'goes-on';
  return allow({ way, conversationId: here.id, filled: filled.value });
}

export const leave = (what: LeftOutWhy, field: string | null = null): { ok: false; why: LeftOut } =>
  refuse({ what, field });
