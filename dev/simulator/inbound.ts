import { z } from 'zod';
import type { Courier } from './courier.ts';
import { type Fields, fieldsIn, textIn } from './fields.ts';
import type { MediaShelf } from './media.ts';
import { contactOf, contactsOf, seconds, senderOf, webhook } from './payloads.ts';
import { samples } from './samples.ts';
import { shortWamid, type Wire } from './wire.ts';
import { type BusinessNumber, type Customer, newWamid, type World } from './world.ts';

/** What a customer sends: the item as in a webhook without ids and time. A text may be given as plain `text`. */
export const inboundShape = z.looseObject({
  /** phone_number_id; the first number when left out. */
  to: z.string().optional(),
  type: z.string().default('text'),
  /** Of one of our messages, or theirs, quoted. */
  replyTo: z.string().optional(),
  /** Media the simulator makes itself: type image, voice or document. */
  sample: z.boolean().optional(),
  id: z.string().optional(),
  timestamp: z.union([z.string(), z.number()]).optional(),
});
export type Inbound = z.output<typeof inboundShape>;

export interface Phones {
  /** Puts it on the phone and sends the webhook. Returns the wamid; the promise resolves after the first delivery. */
  write(customer: Customer, inbound: Inbound): { wamid: string; posted: Promise<void> };
  /** Many messages at once, so many to a webhook. */
  burst(
    number: BusinessNumber,
    texts: { customer: Customer; text: string }[],
    perWebhook: number,
  ): {
    wamids: string[];
    posted: Promise<void>;
  };
}

const mediaKinds = new Set(['image', 'audio', 'voice', 'video', 'document', 'sticker']);
/** Neither is a message that opens the window. */
const silent = new Set(['system', 'request_welcome']);

export function createPhones(world: World, shelf: MediaShelf, courier: Courier, wire: Wire): Phones {
  /** The item for the webhook, after it has been put on the phone. */
  const compose = (customer: Customer, number: BusinessNumber, inbound: Inbound): Fields & { id: string } => {
    const { to: _, replyTo, sample, type, ...rest } = inbound;
    const id = inbound.id ?? newWamid();
    const at = Date.now();
    const kind = type === 'voice' ? 'audio' : type;
    const content: Fields = { ...rest, ...contentOf(type, rest, sample === true, shelf) };
    const item: Fields & { id: string } = {
      ...senderOf(customer),
      ...content,
      id,
      timestamp: inbound.timestamp ?? seconds(at),
      type: kind,
      ...(replyTo !== undefined && {
        context: { from: number.displayPhone.replace(/\D/g, ''), id: replyTo },
      }),
    };
    const chat = world.chat(customer.id, number.phoneNumberId);
    if (!silent.has(kind)) chat.lastInboundAt = at;
    if (!amend(kind, content, world))
      world.add(chat, {
        wamid: id,
        by: 'customer',
        at,
        kind,
        content,
        delivery: 'sent',
        callback: null,
        replyTo: replyTo ?? null,
        reactions: {},
        edited: false,
        deleted: false,
      });
    wire.say('up', `messages.${kind}`, summary(kind, content));
    return item;
  };

  const arrived = (wamids: string[]) => {
    for (const wamid of wamids) {
      const message = world.find(wamid)?.message;
      if (message?.by === 'customer' && message.delivery === 'sent') message.delivery = 'delivered';
    }
    world.changed();
  };

  const post = async (
    number: BusinessNumber,
    contacts: object[],
    messages: (Fields & { id: string })[],
    customerId?: string,
  ) => {
    const value = contacts.length > 0 ? { contacts, messages } : { messages };
    await courier.post(webhook(number, value), { phoneNumberId: number.phoneNumberId, customerId });
    arrived(messages.map(({ id }) => id));
  };

  return {
    write(customer, inbound) {
      const number = world.number(inbound.to ?? '') ?? world.numbers[0];
      if (number === undefined) throw new Error('the simulator has no number');
      const item = compose(customer, number, inbound);
      // Meta sends system messages without contacts.
      const contacts = inbound.type === 'system' ? [] : [contactOf(customer)];
      const posted = post(number, contacts, [item], customer.id);
      courier.track(posted);
      return { wamid: item.id, posted };
    },
    burst(number, texts, perWebhook) {
      const items = texts.map(({ customer, text }) => ({
        customerId: customer.id,
        item: compose(customer, number, { type: 'text', text }),
      }));
      const posts: Promise<void>[] = [];
      for (let start = 0; start < items.length; start += perWebhook) {
        const some = items.slice(start, start + perWebhook);
        const contacts = contactsOf(
          world,
          some.map(({ customerId }) => customerId),
        );
        posts.push(
          post(
            number,
            contacts,
            some.map(({ item }) => item),
          ),
        );
      }
      const posted = Promise.all(posts).then(() => {});
      courier.track(posted);
      return { wamids: items.map(({ item }) => item.id), posted };
    },
  };
}

function contentOf(type: string, rest: Fields, sample: boolean, shelf: MediaShelf): Fields {
  if (type === 'text' && typeof rest['text'] === 'string') return { text: { body: rest['text'] } };
  if (!mediaKinds.has(type)) return {};
  const given = fieldsIn(rest[type]);
  const made = sample && type in samples ? samples[type as keyof typeof samples] : null;
  const media = made ? shelf.put(made.make(), made.mimeType, made.filename) : shelf.get(textIn(given['id']));
  const described = media
    ? {
        id: media.id,
        mime_type: media.mimeType,
        // In base64 here, and in hexadecimal from the API.
        sha256: Buffer.from(media.hash, 'hex').toString('base64'),
        ...(type === 'document' && media.filename !== null && { filename: media.filename }),
      }
    : {};
  if (type === 'voice') return { voice: undefined, audio: { ...given, ...described, voice: true } };
  return { [type]: { ...given, ...described, ...(type === 'audio' && { voice: false }) } };
}

/** A reaction, an edit and a deletion change an earlier message instead of adding one. */
function amend(kind: string, content: Fields, world: World): boolean {
  const part = fieldsIn(content[kind]);
  const target = world.find(
    textIn(part[kind === 'reaction' ? 'message_id' : 'original_message_id']),
  )?.message;
  if (kind === 'reaction' && target !== undefined) {
    const emoji = textIn(part['emoji']);
    if (emoji === '') delete target.reactions.customer;
    else target.reactions.customer = emoji;
  } else if (kind === 'edit' && target !== undefined) {
    Object.assign(target.content, part['message']);
    target.edited = true;
  } else if (kind === 'revoke' && target !== undefined) target.deleted = true;
  return ['reaction', 'edit', 'revoke', 'system'].includes(kind);
}

function summary(kind: string, content: Fields): string {
  const part = fieldsIn(content[kind]);
  if (kind === 'reaction')
    return `${textIn(part['emoji']) || 'taken back'} on ${shortWamid(textIn(part['message_id']))}`;
  const [card] = Array.isArray(content[kind]) ? content[kind].map(fieldsIn) : [];
  if (card !== undefined) return textIn(fieldsIn(card['name'])['formatted_name']) || kind;
  if (part['voice'] === true) return 'voice message';
  const said = part['body'] ?? part['caption'] ?? part['filename'] ?? part['name'];
  if (typeof said !== 'string') return kind;
  const short = said.length > 60 ? `${said.slice(0, 58)}…` : said;
  return kind === 'text' ? `“${short}”` : short;
}
