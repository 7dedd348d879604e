import { type Action, may, type Role, type Viewer } from '../domain/access.ts';
import type { Tx } from './connect.ts';
import type { EpisodeRow } from './episodes.ts';
import { loadOn } from './load.ts';

/** A user as a decision about one number's conversation reads them, under a lock that keeps it true. */
export interface Person {
  id: string;
  role: Role;
  active: boolean;
  member: boolean;
  /** Available with a live lease. */
  available: boolean;
  capacity: number | null;
  /** What they have of this number and have not snoozed. */
  load: number;
}

export type People = Map<string, Person>;

/**
 * Reads who asks and whom it is about, `for share`, after the contact (whose owner permission looks at): so nobody is
 * deactivated, taken off the number or made somebody else's owner while the decision is written. Lock order: contact →
 * user, member → conversation, so call it before the conversation is locked.
 */
export async function lockPeople(tx: Tx, conversationId: string, ids: readonly string[]): Promise<People> {
  const all = ids as string[];
  const here = tx`select number_id from conversations where id = ${conversationId}`;
  const [, , , people] = await Promise.all([
    tx`select from contacts where id = (select contact_id from conversations where id = ${conversationId}) for share`.execute(),
    tx`select from users where id = any(${all}::uuid[]) order by id for share`.execute(),
    tx`select from members where number_id = (${here}) and user_id = any(${all}::uuid[]) order by user_id for share`.execute(),
    tx<Person[]>`
      select users.id, users.role, users.active, members.user_id is not null as member, members.capacity,
        coalesce(presence.available and presence.lease_until > clock_timestamp(), false) as available,
        ${loadOn(tx, tx`(${here})`)} as load
      from users
      left join members on members.user_id = users.id and members.number_id = (${here})
      left join presence on presence.user_id = users.id
      where users.id = any(${all}::uuid[])`,
  ]);
  return new Map(people.map((person) => [person.id, person]));
}

/** `access.ts`'s answer for a person on this number, on what is true under the locks. */
export function mayNow(people: People, id: string, action: Action, row: EpisodeRow): boolean {
  const person = people.get(id);
  return person !== undefined && may(asViewer(person, row), action, seen(row));
}

export const asViewer = (person: Person, { episode }: EpisodeRow): Viewer => ({
  id: person.id,
  role: person.role,
  active: person.active,
  numberIds: person.member ? [episode.numberId] : [],
});

export const seen = ({ episode, ownerId, lastAgentId }: EpisodeRow) => ({
  numberId: episode.numberId,
  ownerId,
  status: episode.status,
  stage: episode.stage,
  agentId: episode.agentId,
  lastAgentId,
});
