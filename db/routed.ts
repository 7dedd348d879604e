import type { Routed } from '../domain/routing.ts';
import type { Sql } from './connect.ts';

/** A decision of the desk, as it was stored. */
export interface StoredRouting {
  conversationId: string;
  at: Date;
  routed: Routed;
}

/** How far back it is looked for: a number that is silent beside busy ones must not have all of theirs read. */
const [lookedThrough, lookedBack] = [5000, '7 days'] as const;

/** What the number's desk decided last, the newest first. An Admin's: it asks nobody what they may see. */
export async function listRouted(sql: Sql, numberId: string, limit: number): Promise<StoredRouting[]> {
  const rows = await sql<StoredRouting[]>`
    select conversation_id as "conversationId", lately.at, explanation as routed
    from (
      select * from decisions where at >= now() - ${lookedBack}::interval order by at desc limit ${lookedThrough}
    ) lately
    join conversations on conversations.id = conversation_id
    where number_id = ${numberId} and explanation ->> 'by' = 'routing'
    order by lately.at desc
    limit ${limit}`;
  return [...rows];
}
