import { lookAhead } from '../../db/ahead.ts';
import type { Sql } from '../../db/connect.ts';
import { listMessagesOf, type Message } from '../../db/messages.ts';
import { findProfile, type Profile } from '../../db/profile.ts';
import type { SignedIn } from '../../db/users.ts';
import { type ConversationRow, findVisible } from '../../db/visible.ts';
import { may } from '../../domain/access.ts';
import type { Due } from '../../domain/timers.ts';
import { isId } from '../door.ts';
import { assignmentPath } from '../settings/paths.ts';
import type { ThreadContext } from './messages.tsx';
import { customerName } from './names.ts';

/** A conversation as its page shows it to one person at one moment. */
export interface Opened {
  conversation: ConversationRow;
  profile: Profile;
  /** What happens by itself next. */
  due: Due | null;
  viewer: SignedIn;
  customer: string;
  now: Date;
}

/** Reads it anew: what a command returned is not what a page shows. Null: not there, or not theirs to know any more. */
export async function reopenFor(sql: Sql, viewer: SignedIn, conversationId: string): Promise<Opened | null> {
  const conversation = await findVisible(sql, viewer, conversationId);
  return conversation === null ? null : openedFor(sql, viewer, conversation);
}

/** The rest of a conversation that came through the door. */
export async function openedFor(
  sql: Sql,
  viewer: SignedIn,
  conversation: ConversationRow,
): Promise<Opened | null> {
  const { id: conversationId, snoozedUntil } = conversation;
  const now = new Date(); // not later than anything of it is read
  const [profile, { due }] = await Promise.all([
    findProfile(sql, viewer, conversationId),
    lookAhead(sql, { ...conversation, conversationId, snoozedUntil: snoozedUntil?.getTime() ?? null }),
  ]);
  if (profile === null) return null;
  return { conversation, profile, due, viewer, customer: customerName(profile), now };
}

export function threadContext({ conversation, profile, viewer, customer, now }: Opened): ThreadContext {
  const mayReply = may(viewer, 'reply', conversation) && conversation.stage !== 'waiting';
  const rulesPath = viewer.role === 'admin' ? assignmentPath(conversation.numberId) : null;
  const { numberName } = profile;
  return { conversation, customer, numberName, rulesPath, viewerId: viewer.id, mayReply, now };
}

/** The message that is to be answered, as a form or `?reply_to=…` names it; null: none of this conversation. */
export async function findAnswered(
  sql: Sql,
  conversationId: string,
  id: string | undefined,
): Promise<Message | null> {
  const [message] = isId(id) ? await listMessagesOf(sql, conversationId, [id]) : [];
  return message ?? null;
}
