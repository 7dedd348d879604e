import { type Fields, fieldsIn, isFields, textIn } from './fields.ts';
import { type GraphError, graphError } from './graph-errors.ts';
import type { MediaShelf } from './media.ts';
import { createPace } from './pace.ts';
import { faultOfSend } from './send-rules.ts';
import { type ReceivedTemplate, receivedTemplate } from './template-filled.ts';
import type { TemplateBook } from './templates.ts';
import type { Wire } from './wire.ts';
import {
  type BusinessNumber,
  type Chat,
  type Customer,
  newWamid,
  type PhoneMessage,
  type World,
} from './world.ts';

const day = 24 * 60 * 60 * 1000;

/** A message that may go, and to whom. */
export interface Allowed {
  customer: Customer;
  chat: Chat;
}

export interface Outbound {
  /** Asks every rule WhatsApp has, in its order. */
  allow(number: BusinessNumber, body: Fields): Allowed | GraphError;
  /** Puts it on its way to the phone. */
  accept(number: BusinessNumber, body: Fields, to: Allowed): PhoneMessage;
  /** The business has read the chat: everything up to this message. Null when it is not known. */
  read(body: Fields): GraphError | null;
  reset(): void;
}

export function createOutbound(
  world: World,
  {
    shelf,
    templates,
    wire,
    isPaced,
  }: { shelf: MediaShelf; templates: TemplateBook; wire: Wire; isPaced: () => boolean },
): Outbound {
  // Reference, section 12: 80 a second for a number; to one customer one in 6 s, with bursts to 45.
  const numberPace = createPace(80, 80);
  const pairPace = createPace(45, 1 / 6);

  return {
    allow(number, body) {
      const fault = faultOfSend(body, {
        templates: templates.list(),
        hasMedia: (id) => shelf.get(id) !== undefined,
      });
      if (fault !== null) return fault;
      const to = typeof body['to'] === 'string' ? body['to'].replace(/\D/g, '') : '';
      const recipient = typeof body['recipient'] === 'string' ? body['recipient'] : null;
      if (to !== '' && to === number.displayPhone.replace(/\D/g, '')) return graphError(131021);

      const customer = world.reached({ phone: to || null, bsuid: recipient });
      const chat = world.chat(customer.id, number.phoneNumberId);
      if (isPaced() && !numberPace.take(number.phoneNumberId)) return graphError(130429);
      if (isPaced() && !pairPace.take(`${number.phoneNumberId} ${customer.id}`)) return graphError(131056);
      const isTemplate = body['type'] === 'template';
      const isOver = chat.lastInboundAt !== null && Date.now() - chat.lastInboundAt > day;
      return isOver && !isTemplate ? graphError(131047) : { customer, chat };
    },

    accept(number, body, { chat }) {
      const kind = typeof body['type'] === 'string' ? body['type'] : 'text';
      const content = { [kind]: body[kind] };
      const message: PhoneMessage = {
        wamid: newWamid(),
        by: 'business',
        at: Date.now(),
        kind,
        delivery: 'sent',
        reactions: {},
        edited: false,
        deleted: false,
        content:
          kind === 'template'
            ? withReceived(content, receivedTemplate(fieldsIn(body['template']), templates.list()))
            : content,
        replyTo: textIn(fieldsIn(body['context'])['message_id']) || null,
        callback:
          typeof body['biz_opaque_callback_data'] === 'string' ? body['biz_opaque_callback_data'] : null,
      };
      chat.typingUntil = 0;
      const reaction = body['reaction'];
      if (kind === 'reaction' && isFields(reaction)) {
        const target = world.find(textIn(reaction['message_id']))?.message;
        if (target !== undefined) target.reactions.business = textIn(reaction['emoji']);
        world.changed();
      } else world.add(chat, message);
      wire.say('down', `send.${kind}`, `to ${world.customer(chat.customerId)?.name ?? number.name}`);
      return message;
    },

    read(body) {
      const found = world.find(textIn(body['message_id']));
      if (found === undefined) return graphError(131009, { details: 'There is no message with this id.' });
      const { chat, message } = found;
      for (const each of chat.messages)
        if (each.by === 'customer' && each.at <= message.at) each.delivery = 'read';
      // Typing cannot be had without marking read, and ends by itself after about 25 s.
      if (isFields(body['typing_indicator'])) chat.typingUntil = Date.now() + 25_000;
      wire.say('down', 'read', isFields(body['typing_indicator']) ? 'and typing' : 'two blue ticks');
      return null;
    },

    reset() {
      numberPace.clear();
      pairPace.clear();
    },
  };
}

/** Its words also where a text has them. */
const withReceived = (content: Fields, received: ReceivedTemplate): Fields => ({
  ...content,
  received,
  text: { body: received.body },
});
