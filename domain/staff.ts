import type { Role } from './access.ts';
import { allow, type Decision, refuse } from './decision.ts';

/** Somebody with a login, as Settings → Users changes them. */
export interface Staff {
  id: string;
  role: Role;
  active: boolean;
  /** Numbers they are a member of. */
  numberIds: readonly string[];
}

/** What an edit is about: the address, and so whose contacts are theirs, never changes. */
export type Post = Pick<Staff, 'role' | 'numberIds'>;

/** Why a change to somebody's account was refused; its sentence for people is in `web/ui/words/en/users.ts`. */
export type StaffRefusal =
  | 'not-allowed' // whoever asks is no Admin (any more)
  | 'changed-meanwhile' // the page was stale
  | 'last-admin'
  | 'own-access' // an Admin about to shut themself out, who has not said that they know
  | 'inactive' // their account is changed once it is active again
  | 'no-number'
  | 'successor-not-agent'
  | 'successor-inactive';

/** Who asks, and who else could still put right what goes wrong. Both as they are under the lock. */
interface Asking {
  by: Pick<Staff, 'id' | 'role' | 'active'>;
  /** Every active Admin. */
  adminIds: readonly string[];
  /** They were told that they shut themself out, and want to. */
  knowing: boolean;
}

export interface PostChange {
  role: Role;
  joins: string[];
  leaves: string[];
}

/** A page can be stale, so an edit names the role and numbers it was made against. What is so already is no conflict. */
export function edit(
  is: Staff,
  { from, to, ...asking }: Asking & { from: Post; to: Post },
): Decision<PostChange, StaffRefusal> {
  if (!isAdmin(asking.by)) return refuse('not-allowed');
  const joins = to.numberIds.filter((id) => !is.numberIds.includes(id));
  const leaves = is.numberIds.filter((id) => !to.numberIds.includes(id));
  const change = { role: to.role, joins, leaves };
  if (!isChange(is, change)) return allow(change);
  if (!samePost(is, from)) return refuse('changed-meanwhile');
  if (!is.active) return refuse('inactive');
  return to.role === 'admin' ? allow(change) : mayStopAdministering(is, asking, change);
}

export const isChange = (is: Post, { role, joins, leaves }: PostChange): boolean =>
  is.role !== role || joins.length > 0 || leaves.length > 0;

const samePost = (one: Post, other: Post): boolean =>
  one.role === other.role &&
  one.numberIds.length === other.numberIds.length &&
  one.numberIds.every((id) => other.numberIds.includes(id));

/** Who gets the contacts of somebody who leaves: an active agent, or nobody (null). */
export interface Successor {
  id: string;
  active: boolean;
  role: Role;
  numberIds: readonly string[];
}

/** Deactivated already: nothing more happens, whatever the form says. */
export function deactivate(
  is: Staff,
  { successor, ...asking }: Asking & { successor: Successor | null },
): Decision<Staff, StaffRefusal> {
  if (!isAdmin(asking.by)) return refuse('not-allowed');
  if (!is.active) return allow(is);
  if (successor !== null && (!successor.active || successor.id === is.id))
    return refuse('successor-inactive');
  if (successor !== null && !isAgent(successor)) return refuse('successor-not-agent');
  return mayStopAdministering(is, asking, { ...is, active: false });
}

export function reactivate(is: Staff, { by }: Pick<Asking, 'by'>): Decision<Staff, StaffRefusal> {
  return isAdmin(by) ? allow({ ...is, active: true }) : refuse('not-allowed');
}

/** Handles conversations: Service and Sale, and whoever is a member of a number. */
export const isAgent = ({ role, numberIds }: Post): boolean =>
  role === 'service' || role === 'sale' || numberIds.length > 0;

/** Somebody must always be able to give access back, and nobody gives up their own without having been told. */
function mayStopAdministering<Value>(
  is: Staff,
  { by, adminIds, knowing }: Asking,
  value: Value,
): Decision<Value, StaffRefusal> {
  if (!isAdmin(is)) return allow(value);
  if (!adminIds.some((id) => id !== is.id)) return refuse('last-admin');
  return is.id === by.id && !knowing ? refuse('own-access') : allow(value);
}

const isAdmin = ({ role, active }: Pick<Staff, 'role' | 'active'>): boolean => role === 'admin' && active;
