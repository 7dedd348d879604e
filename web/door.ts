import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type ContactRow, findContact } from '../db/contacts.ts';
import { findConversationOf } from '../db/messages.ts';
import { type ConversationRow, findVisible } from '../db/visible.ts';
import { type Action, type ContactAction, may, mayContact } from '../domain/access.ts';
import { audit } from './refused.ts';
import type { Env } from './world.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (text: string | undefined): text is string => text !== undefined && uuid.test(text);

/**
 * The only way to a conversation in `web/`: the one named by the route's `:conversation`, as this viewer may have it.
 * 404 for what is not theirs to know, 403 for what they see but may not do, which is written down (`refused.ts`);
 * `problems.tsx` draws both.
 */
export async function openConversation(c: Context<Env>, action: Action): Promise<ConversationRow> {
  const { viewer, world } = c.var;
  const id = c.req.param('conversation');
  const conversation = isId(id) ? await findVisible(world.sql, viewer, id) : null;
  if (conversation === null) throw new HTTPException(404);
  c.set('asked', action);
  if (!may(viewer, action, conversation)) {
    await audit(c, { conversationId: conversation.id }, 'door');
    throw new HTTPException(403);
  }
  return conversation;
}

/** The same for the contact named by the route's `:contact`: theirs to know by the conversations they see, or where there are none. */
export async function openContact(c: Context<Env>, action: ContactAction): Promise<ContactRow> {
  const { viewer, world } = c.var;
  const id = c.req.param('contact');
  const contact = isId(id) ? await findContact(world.sql, viewer, id) : null;
  if (contact === null) throw new HTTPException(404);
  c.set('asked', action);
  if (!mayContact(viewer, action, contact)) {
    await audit(c, { contactId: contact.id }, 'door');
    throw new HTTPException(403);
  }
  return contact;
}

/** The message named by the route's `:message`, of a conversation that this viewer sees. */
export async function openMessage(
  c: Context<Env>,
): Promise<{ conversation: ConversationRow; messageId: string }> {
  const { viewer, world } = c.var;
  const messageId = c.req.param('message');
  if (!isId(messageId)) throw new HTTPException(404);
  const conversationId = await findConversationOf(world.sql, messageId);
  const conversation = conversationId === null ? null : await findVisible(world.sql, viewer, conversationId);
  if (conversation === null) throw new HTTPException(404);
  c.set('asked', 'see');
  return { conversation, messageId };
}
