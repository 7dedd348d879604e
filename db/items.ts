import type {
  Amendment,
  CustomerIdentity,
  Echo,
  IdentityChange,
  InboundMessage,
  Item,
  Reaction,
} from '../domain/message.ts';
import type { HealthReport } from '../domain/health.ts';
import type { TemplateReport } from '../domain/template-sync.ts';
import type { Episode } from '../domain/conversation.ts';
import { amend } from './amendments.ts';
import { stopBotByEcho } from './bot-stops.ts';
import { type Change, merge } from './change.ts';
import type { Tx } from './connect.ts';
import { followPreference } from './contact-consent.ts';
import { findContact, findOrMakeContact, forgetPhone, identitiesOf, learn } from './identities.ts';
import { type Stored, storeMessage } from './inbound.ts';
import { expectMedium } from './media.ts';
import { openEpisode } from './opening.ts';
import { tell } from './outbox.ts';
import { unpark } from './parked.ts';
import { applyReport } from './reports.ts';

/** Stores one item of a delivery, safe to repeat. The caller holds `lockIdentities` of its customer. */
export async function storeItem(
  tx: Tx,
  numberId: string,
  item: Exclude<Item, HealthReport | TemplateReport>,
): Promise<Change> {
  switch (item.type) {
    case 'message':
    case 'echo':
      return receive(tx, numberId, item);
    case 'reaction':
    case 'edit':
    case 'revoke':
      return receiveAmendment(tx, numberId, item);
    case 'status':
      return applyReport(tx, numberId, item);
    case 'identity':
      return moveIdentity(tx, numberId, item);
    case 'preference':
      return followPreference(tx, item);
    case 'note':
      return {};
  }
}

/** Everything that names a customer in this item. */
export function namesIn(item: Item): CustomerIdentity[] {
  switch (item.type) {
    case 'message':
    case 'echo':
    case 'reaction':
    case 'edit':
    case 'revoke':
    case 'preference':
      return [item.customer];
    case 'identity':
      return [item.previous, item.next];
    case 'status':
    case 'health':
    case 'template':
    case 'note':
      return [];
  }
}

async function receive(tx: Tx, numberId: string, message: InboundMessage | Echo): Promise<Change> {
  const at = { numberId, contactId: await findOrMakeContact(tx, message.customer) };
  const stored = (await storeMessage(tx, message, at)) ?? (await storeFirst(tx, message, at));
  if (stored.messageId === null) return {};

  const { conversationId, messageId } = stored;
  const outbox = await expectMedium(tx, message, { conversationId, messageId });
  const followed = await follow(tx, stored, message);
  const early = stored.parked ? await settleParked(tx, numberId, message.wamid) : {};
  return merge([{ conversations: [conversationId], messages: [messageId], outbox }, followed, early]);
}

/** The first between this contact and this number: their conversation begins with it. */
async function storeFirst(
  tx: Tx,
  message: InboundMessage | Echo,
  at: { numberId: string; contactId: string },
): Promise<Stored> {
  await tx`
    insert into conversations (number_id, contact_id, owner_id)
    select ${at.numberId}, id, owner_id from contacts where id = ${at.contactId} for share
    on conflict on constraint conversations_once do nothing`;
  const stored = await storeMessage(tx, message, at);
  if (stored === null) throw new Error('the conversation was not inserted');
  return stored;
}

/** What a new message sets going: the next episode, the bot's turn, or a waking. People's conversations need no signal. */
async function follow(tx: Tx, stored: Stored, message: InboundMessage | Echo): Promise<Change> {
  const { conversationId, numberId, contactId, episode, turn, seq, botOn } = stored;
  if (stored.opens && seq !== null) {
    const closed: Episode = {
      ...{ conversationId, numberId, contactId, episode, turn, status: 'closed' },
      ...{ stage: null, agentId: null, inLine: false, waitingSince: null, snoozedUntil: null },
    };
    const now = stored.now.getTime();
    // Shown at the customer's own time and under the seq kept free for it: right before the message that opened it.
    const at = Math.min(message.sentAt, now);
    await openEpisode(tx, { episode: closed, botOn, now }, { by: { customer: { at, seq: seq - 1 } } });
    return { numbers: [numberId], outbox: true };
  }
  if (message.type === 'echo') return stopBotByEcho(tx, conversationId);
  if (stored.woke) await tellWoken(tx, stored);
  if (!stored.forBot && !stored.woke) return {};
  await tell(tx, { conversationId, episode, numberId }, 'messageReceived');
  return stored.woke ? { numbers: [numberId], outbox: true } : { outbox: true };
}

/** The thread's line for a conversation that the message woke, under the seq kept free for it. */
async function tellWoken(tx: Tx, { conversationId, episode, seq }: Stored): Promise<void> {
  await tx`
    insert into events (conversation_id, episode, seq, kind, agent_id, data)
    select id, ${episode}, ${seq}::bigint - 1, 'woke', agent_id, '{"by": "customer"}'
    from conversations where id = ${conversationId}`;
}

/** Applies what came before its message. */
export async function settleParked(tx: Tx, numberId: string, wamid: string): Promise<Change> {
  const changes: Change[] = [];
  for (const early of await unpark(tx, numberId, wamid))
    changes.push(
      early.type === 'status' ? await applyReport(tx, numberId, early) : await amend(tx, numberId, early),
    );
  return merge(changes);
}

async function receiveAmendment(tx: Tx, numberId: string, asked: Reaction | Amendment): Promise<Change> {
  const contactId = await findContact(tx, identitiesOf(asked.customer));
  await tx`
    select from conversations where number_id = ${numberId} and contact_id = ${contactId} for no key update`;
  return amend(tx, numberId, asked);
}

/**
 * A customer got another phone or business-scoped id: the contact keeps its thread, learns the new and forgets the old
 * phone. It may come late, or again, or for somebody unknown. The thread gets a note where there is one.
 */
async function moveIdentity(tx: Tx, numberId: string, change: IdentityChange): Promise<Change> {
  const { previous, next } = change;
  const all = [...identitiesOf(previous), ...identitiesOf(next)];
  const known = await findContact(tx, all);
  if (known !== null) await learn(tx, known, all);
  const contactId = known ?? (await findOrMakeContact(tx, { ...next, name: null, username: null }));
  if (previous.phone !== null && next.phone !== null && previous.phone !== next.phone)
    await forgetPhone(tx, contactId, previous.phone);

  const note: InboundMessage = {
    type: 'message',
    phoneNumberId: change.phoneNumberId,
    wamid: change.wamid,
    customer: { ...next, name: null, username: null },
    sentAt: change.sentAt,
    kind: 'system',
    body: change.note,
    content: { identity: { previous, next } },
    replyToWamid: null,
    opens: false,
  };
  const stored = await storeMessage(tx, note, { numberId, contactId });
  if (!stored?.messageId) return {};
  return { conversations: [stored.conversationId], messages: [stored.messageId] };
}
