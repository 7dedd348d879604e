import type { Viewer } from '../domain/access.ts';
import type { Stage, Status } from '../domain/conversation.ts';
import type { Sql } from './connect.ts';
import { visible } from './visible.ts';

/** What a contact's own page adds to `ContactRow`. */
export interface ContactSheet {
  hue: number;
  ownerName: string | null;
  ownerHue: number | null;
  ownerEmail: string | null;
  tags: Array<{ name: string; hue: number }>;
  /** Those this viewer sees; the open and the latest first. */
  conversations: SheetConversation[];
  /** The latest first. */
  ownerChanges: OwnerChange[];
}

export interface SheetConversation {
  id: string;
  numberName: string;
  status: Status;
  stage: Stage | null;
  agentName: string | null;
  lastMessageAt: Date;
}

export interface OwnerChange {
  at: Date;
  by: string;
  /** The new owner's name or e-mail address; null: nobody. */
  to: string | null;
}

const changesShown = 50;

/** For a contact that came through the door. */
export async function findContactSheet(sql: Sql, viewer: Viewer, contactId: string): Promise<ContactSheet> {
  const [[contact], conversations, ownerChanges] = await Promise.all([
    sql<Array<Omit<ContactSheet, 'conversations' | 'ownerChanges'>>>`
      select contacts.hue, owners.name as "ownerName", owners.hue as "ownerHue", owner_email as "ownerEmail",
        coalesce((select jsonb_agg(jsonb_build_object('name', tags.name, 'hue', tags.hue) order by tags.name)
          from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id), '[]') as tags
      from contacts left join users owners on owners.id = owner_id
      where contacts.id = ${contactId}`,
    sql<SheetConversation[]>`
      select conversations.id, numbers.name as "numberName", status, stage, agents.name as "agentName",
        last_message_at as "lastMessageAt"
      from conversations
      join numbers on numbers.id = number_id
      left join users agents on agents.id = agent_id
      where contact_id = ${contactId} and ${visible(sql, viewer)}
      order by status = 'open' desc, last_message_at desc`,
    sql<OwnerChange[]>`
      select at, givers.name as by, coalesce(owners.name, owner_email) as to
      from owner_changes
      join users givers on givers.id = by_user
      left join users owners on owners.id = owner_changes.owner_id
      where contact_id = ${contactId}
      order by at desc limit ${changesShown}`,
  ]);
  if (contact === undefined) throw new Error(`there is no contact ${contactId}`);
  return { ...contact, conversations, ownerChanges };
}
