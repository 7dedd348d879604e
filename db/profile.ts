import type { Viewer } from '../domain/access.ts';
import type { AttributeKind } from '../domain/attribute.ts';
import type { Sql } from './connect.ts';
import { listTags, type Tag } from './tags.ts';
import { visible } from './visible.ts';

/** The customer of a conversation, as its page shows them beside the thread. */
export interface Profile {
  name: string | null;
  username: string | null;
  hue: number;
  /** Digits only. */
  phone: string | null;
  ownerName: string | null;
  ownerHue: number | null;
  ownerEmail: string | null;
  numberName: string;
  agentName: string | null;
  agentHue: number | null;
  /** What this viewer has seen of it; null: nothing yet. */
  seenCount: number | null;
  /** A note in it calls this viewer, and they have not had it on their screen. */
  mentioned: boolean;
  /** They marked it unread, and how often they have (db/seen.ts). */
  marked: boolean;
  marks: number;
  tags: Tag[];
  /** What is known of them, in the order Settings has it. */
  attributes: KnownValue[];
  /** What it has not, for a menu to put on. */
  otherTags: Tag[];
  earlier: EarlierEpisode[];
  samePerson: Namesake[];
}

export interface KnownValue {
  name: string;
  kind: AttributeKind;
  value: string;
}

/** Another contact who is the same person (ROUTING 53), with the conversation of theirs that this viewer sees first. */
export interface Namesake {
  conversationId: string;
  name: string | null;
  username: string | null;
  phone: string | null;
}

export interface EarlierEpisode {
  episode: number;
  openedAt: Date;
  closedAt: Date;
  closedBy: string | null;
  /** What it began with; null when nothing was said in it. */
  opening: { kind: string; body: string | null; content: Record<string, unknown> } | null;
  /** The last seq of the episode and its time: a thread read from here backwards shows it. */
  endAt: string;
}

const episodesShown = 5;

/** One conversation's customer, with the latest episodes that are over; null when it is not this viewer's to know. */
export async function findProfile(sql: Sql, viewer: Viewer, conversationId: string): Promise<Profile | null> {
  const [[profile], earlier, samePerson, tags] = await Promise.all([
    findCustomer(sql, viewer, conversationId),
    listEarlier(sql, conversationId),
    listSamePerson(sql, viewer, conversationId),
    listTags(sql),
  ]);
  if (profile === undefined) return null;
  const otherTags = tags.filter(({ id }) => !profile.tags.some((tag) => tag.id === id));
  return { ...profile, otherTags, earlier, samePerson };
}

async function findCustomer(sql: Sql, viewer: Viewer, conversationId: string) {
  return sql<Array<Omit<Profile, 'earlier' | 'samePerson' | 'otherTags'>>>`
    select contacts.name, contacts.username, contacts.hue,
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone,
      owners.name as "ownerName", owners.hue as "ownerHue", contacts.owner_email as "ownerEmail",
      numbers.name as "numberName", agents.name as "agentName", agents.hue as "agentHue",
      exists (select from note_mentions where user_id = ${viewer.id} and conversation_id = conversations.id
        and seen_at is null) as mentioned,
      seen.inbound_count as "seenCount", coalesce(seen.marked, false) as marked, coalesce(seen.marks, 0) as marks,
      coalesce((select jsonb_agg(jsonb_build_object('id', tags.id, 'name', tags.name, 'hue', tags.hue) order by tags.name)
        from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id), '[]') as tags,
      coalesce((select jsonb_agg(jsonb_build_object('name', attributes.name, 'kind', attributes.kind, 'value', value)
          order by attributes.created_at, attributes.id)
        from contact_attributes join attributes on attributes.id = attribute_id where contact_id = contacts.id), '[]') as attributes
    from conversations
    join contacts on contacts.id = conversations.contact_id
    join numbers on numbers.id = conversations.number_id
    left join users owners on owners.id = contacts.owner_id
    left join users agents on agents.id = conversations.agent_id
    left join seen on seen.user_id = ${viewer.id} and seen.conversation_id = conversations.id
    where conversations.id = ${conversationId} and ${visible(sql, viewer)}`;
}

/** By time and not by episode, which has no index: an episode's first message is among the first after it opened. */
async function listEarlier(sql: Sql, conversationId: string): Promise<EarlierEpisode[]> {
  return sql<EarlierEpisode[]>`
    select episodes.episode, episodes.opened_at as "openedAt", episodes.closed_at as "closedAt",
      users.name as "closedBy",
      to_char(episodes.closed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "endAt",
      (select jsonb_build_object('kind', kind, 'body', left(body, 120), 'content', content) from messages
        where conversation_id = ${conversationId} and messages.episode = episodes.episode
          and sent_at >= episodes.opened_at - interval '1 minute' and kind <> 'reaction'
        order by sent_at, seq limit 1) as opening
    from episodes
    left join users on users.id = episodes.closed_by
    where episodes.conversation_id = ${conversationId} and episodes.closed_at is not null
    order by episodes.episode desc
    limit ${episodesShown}`;
}

/** Only those of whom this viewer sees a conversation: of the others there is nothing for them to know. */
async function listSamePerson(sql: Sql, viewer: Viewer, conversationId: string): Promise<Namesake[]> {
  return sql<Namesake[]>`
    with here as (select contact_id as id from conversations where id = ${conversationId}),
    others as (
      select other_id as id from same_person where contact_id = (select id from here)
      union all
      select contact_id from same_person where other_id = (select id from here)
    )
    select theirs.id as "conversationId", contacts.name, contacts.username,
      (select value from identities where contact_id = contacts.id and kind = 'phone' limit 1) as phone
    from others
    join contacts on contacts.id = others.id
    join lateral (
      select id from conversations where contact_id = contacts.id and ${visible(sql, viewer)}
      order by status = 'open' desc, last_message_at desc limit 1
    ) theirs on true
    order by contacts.id`;
}
