import type { Fragment } from 'postgres';
import type { Sql, Tx } from './connect.ts';

/**
 * How many conversations of a number the person in `users.id` has on their hands: what a capacity limits. What they have
 * snoozed is theirs and does not count (DESIGN, section 3). Counted, not kept, so it cannot drift.
 */
export const loadOn = (sql: Sql | Tx, number: string | Fragment): Fragment => sql`
  (select count(*) from conversations
   where stage = 'assigned' and snoozed_until is null and number_id = ${number} and agent_id = users.id)::integer`;
