import type { Viewer } from '../domain/access.ts';
import type { Happening } from '../domain/alert.ts';
import type { Sql, Tx } from './connect.ts';
import { visible } from './visible.ts';

/** A happening with what a call says of it. */
export interface Heard extends Happening {
  contactName: string | null;
  username: string | null;
  phone: string | null;
  /** The customer's last message, or the note that mentions somebody; null: nothing was said. */
  said: { kind: string; body: string | null; content: Record<string, unknown> } | null;
}

/** Enough for any call; of more than this nobody would be told one by one. */
const mostConversations = 100;

/**
 * What has happened since in conversations that this viewer sees and that are theirs or nobody's: given away, left in
 * Unassigned, the last thing the customer said; and whatever their name is called in. `among`: only these have changed. What a blocked contact writes
 * calls nobody. Times are taken while a transaction runs and seen when it commits: ask for some seconds more.
 */
export async function listHappenings(
  sql: Sql | Tx,
  viewer: Viewer,
  { since, among }: { since: Date; among: readonly string[] | null },
): Promise<Heard[]> {
  const only = among === null ? sql`` : sql`and conversations.id = any(${among as string[]}::uuid[])`;
  return sql<Heard[]>`
    with changed as materialized (
      select conversations.id, contact_id, stage, agent_id, last_inbound_seq, inbound_count
      from conversations
      where changed_at >= ${since} ${only} and ${visible(sql, viewer)}
        and (agent_id = ${viewer.id} or stage = 'waiting' or exists (select from note_mentions
          where user_id = ${viewer.id} and conversation_id = conversations.id and seen_at is null))
      order by changed_at desc limit ${mostConversations}
    ), held as (
      select changed.*, contacts.name as contact_name, contacts.username,
        coalesce((select max(events.seq) from events where events.conversation_id = changed.id
          and events.agent_id = ${viewer.id} and events.kind in ${sql(gives)}), 0) as held_since,
        changed.inbound_count > coalesce((select seen.inbound_count from seen
          where seen.conversation_id = changed.id and seen.user_id = ${viewer.id}), 0) as unread
      from changed join contacts on contacts.id = changed.contact_id
      where contacts.blocked_at is null
    ), happened as (
      select held.id, case when events.kind in ${sql(leaves)} then 'left' else 'given' end as kind, events.seq, events.at,
        events.actor_id, events.agent_id
      from held join events on events.conversation_id = held.id and events.at >= ${since}
        and (events.kind in ${sql(leaves)} or (events.kind in ${sql(gives)} and events.agent_id = ${viewer.id}))
      union all
      select held.id, 'said', messages.seq, messages.created_at, null, null
      from held join messages on messages.conversation_id = held.id and messages.seq = held.last_inbound_seq
        and messages.created_at >= ${since}
      where held.agent_id = ${viewer.id}
      union all
      select held.id, 'mentioned', note_mentions.seq, note_mentions.created_at, notes.author_id, note_mentions.user_id
      from held join note_mentions on note_mentions.conversation_id = held.id and note_mentions.user_id = ${viewer.id}
        and note_mentions.seen_at is null and note_mentions.created_at >= ${since}
      join notes on notes.id = note_mentions.note_id
    )
    select happened.kind, held.id as "conversationId", happened.seq, happened.at, happened.actor_id as "byId",
      happened.agent_id as "aboutId", held.stage, held.agent_id as "agentId", held.held_since as "heldSinceSeq",
      held.unread or happened.kind = 'mentioned' as unread, held.contact_name as "contactName", held.username,
      (select value from identities where contact_id = held.contact_id and identities.kind = 'phone' limit 1) as phone,
      case when happened.kind = 'mentioned'
        then (select jsonb_build_object('kind', 'text', 'body', left(body, 300), 'content', '{}'::jsonb) from notes
          where notes.conversation_id = held.id and notes.seq = happened.seq)
        else (select jsonb_build_object('kind', messages.kind, 'body', left(body, 300), 'content', content) from messages
          where messages.conversation_id = held.id and messages.seq = held.last_inbound_seq)
      end as said
    from happened join held using (id)
    order by happened.at, happened.seq`;
}

/** The lines of a thread's history by which somebody has it, and those by which nobody does. */
const gives = ['assigned', 'transferred', 'moved_to_owner', 'claimed'];
const leaves = ['waiting', 'released'];
