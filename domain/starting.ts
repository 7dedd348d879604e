import { may, mayStartFrom, type Seen, type Viewer } from './access.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** A conversation that the customer with a phone has already, on any number. */
export interface Theirs extends Seen {
  id: string;
}

export type StartRefusal =
  | 'not-allowed' // not from this number
  | 'exists' // with this number, and theirs to see: it is offered instead
  | 'colleague'; // ROUTING 29: nothing more may be told

/**
 * Whether somebody may begin a conversation from a number with a customer who has these. One contact has one conversation
 * with a number. A Sale sees only what is theirs, so whatever they may not see of this customer, on any number, means that
 * a colleague handles them (ROUTING 29); to everybody else another number's is no matter (52).
 */
export function mayStart(
  viewer: Viewer,
  numberId: string,
  theirs: readonly Theirs[],
): Decision<null, StartRefusal> {
  if (!mayStartFrom(viewer, numberId)) return refuse('not-allowed');
  const hidden = theirs.filter((one) => !may(viewer, 'see', one));
  const here = theirs.find((one) => one.numberId === numberId);
  if (here !== undefined && hidden.includes(here)) return refuse('colleague');
  if (viewer.role === 'sale' && hidden.length > 0) return refuse('colleague');
  return here === undefined ? allow(null) : refuse('exists');
}
