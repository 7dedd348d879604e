import type { Viewer } from '../domain/access.ts';
import type { Attribute } from '../domain/attribute.ts';
import type { Stage, Status } from '../domain/conversation.ts';
import type { Sql } from './connect.ts';
import { listMerged, type Merged } from './contact-merge.ts';
import type { ContactEventKind } from './contact-tags.ts';
import { withMerged } from './contacts.ts';
import { listTags, type Tag } from './tags.ts';
import { visible } from './visible.ts';

/** What a contact's own page adds to `ContactRow`. */
export interface ContactSheet {
  hue: number;
  ownerName: string | null;
  ownerHue: number | null;
  ownerEmail: string | null;
  tags: Tag[];
  /** What it has not, for a menu to put on. */
  otherTags: Tag[];
  /** Those this viewer sees; the open and the latest first. */
  conversations: SheetConversation[];
  /** The latest first. */
  history: HistoryLine[];
  attributes: KnownAttribute[];
  /** Who was merged into it, and could be parted from it. */
  merged: Merged[];
}

export interface KnownAttribute extends Attribute {
  value: string | null;
}

export interface SheetConversation {
  id: string;
  numberName: string;
  status: Status;
  stage: Stage | null;
  agentName: string | null;
  lastMessageAt: Date;
}

/** Something that became of a contact. */
export interface HistoryLine {
  at: Date;
  kind: ContactEventKind | 'owner';
  /** Null: the customer themselves. */
  by: string | null;
  /** What `kind` says more: the tag's name, the new owner, what it was before. */
  data: Record<string, string | null>;
}

const linesShown = 100;

/** For a contact that came through the door. */
export async function findContactSheet(sql: Sql, viewer: Viewer, contactId: string): Promise<ContactSheet> {
  const [[contact], conversations, history, attributes, merged, tags] = await Promise.all([
    sql<Array<Omit<ContactSheet, 'conversations' | 'history' | 'attributes' | 'merged' | 'otherTags'>>>`
      select contacts.hue, owners.name as "ownerName", owners.hue as "ownerHue", owner_email as "ownerEmail",
        coalesce((select jsonb_agg(jsonb_build_object('id', tags.id, 'name', tags.name, 'hue', tags.hue) order by tags.name)
          from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id), '[]') as tags
      from contacts left join users owners on owners.id = owner_id
      where contacts.id = ${contactId}`,
    sql<SheetConversation[]>`
      select conversations.id, numbers.name as "numberName", status, stage, agents.name as "agentName",
        last_message_at as "lastMessageAt"
      from conversations
      join numbers on numbers.id = number_id
      left join users agents on agents.id = agent_id
      where contact_id in (${withMerged(sql, contactId)}) and ${visible(sql, viewer)}
      order by status = 'open' desc, last_message_at desc`,
    sql<HistoryLine[]>`
      select * from (
        select at, 'owner' as kind, givers.name as by,
          jsonb_build_object('to', coalesce(owners.name, owner_email)) as data
        from owner_changes
        join users givers on givers.id = by_user
        left join users owners on owners.id = owner_changes.owner_id
        where contact_id = ${contactId}
        union all
        select at, kind, users.name, data from contact_events left join users on users.id = actor_id
        where contact_id = ${contactId}
      ) lines
      order by at desc limit ${linesShown}`,
    sql<KnownAttribute[]>`
      select id, name, kind, choices,
        (select value from contact_attributes where contact_id = ${contactId} and attribute_id = attributes.id) as value
      from attributes order by created_at, id`,
    listMerged(sql, contactId),
    listTags(sql),
  ]);
  if (contact === undefined) throw new Error(`there is no contact ${contactId}`);
  const otherTags = tags.filter(({ id }) => !contact.tags.some((tag) => tag.id === id));
  return { ...contact, otherTags, conversations, history, attributes, merged };
}
