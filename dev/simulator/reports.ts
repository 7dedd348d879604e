import { setTimeout as pause } from 'node:timers/promises';
import type { Courier } from './courier.ts';
import { statusError } from './graph-errors.ts';
import { contactOf, seconds, webhook } from './payloads.ts';
import { shortWamid, type Wire } from './wire.ts';
import type { Chat, PhoneMessage, World } from './world.ts';

export interface Delays {
  sentMs: number;
  deliveredMs: number;
  readMs: number;
}

export interface Reports {
  /** Tells the product how far a message of its own has come, step by step. Resolves when the phone lets it come no further. */
  follow(chat: Chat, message: PhoneMessage): Promise<void>;
  fail(chat: Chat, message: PhoneMessage, code: number): Promise<void>;
  /** WhatsApp keeps it back; `release` sends it, or drops it as it does with a template it has paused meanwhile. */
  hold(chat: Chat, message: PhoneMessage): void;
  release(what: 'send' | 'drop'): number;
  /** The phone was switched on, or now reads at once: what waited goes on. */
  resume(customerId: string): void;
  stop(): void;
}

export function createReports(world: World, courier: Courier, wire: Wire, delays: Delays): Reports {
  let era = new AbortController();
  let held: { chat: Chat; message: PhoneMessage }[] = [];
  /** After a reset the chats of before are nobody's any more. */
  const isCurrent = (chat: Chat) => world.chat(chat.customerId, chat.phoneNumberId) === chat;

  const report = async (chat: Chat, message: PhoneMessage, status: string, errors?: object[]) => {
    if (!isCurrent(chat)) return;
    const customer = world.customer(chat.customerId);
    const number = world.number(chat.phoneNumberId);
    if (customer === undefined || number === undefined) return;
    wire.say(errors === undefined ? 'report' : 'trouble', `statuses.${status}`, shortWamid(message.wamid));
    const item = {
      id: message.wamid,
      status,
      timestamp: seconds(Date.now()),
      ...(customer.phone !== null && { recipient_id: customer.phone }),
      recipient_user_id: customer.bsuid,
      ...(message.callback !== null && { biz_opaque_callback_data: message.callback }),
      ...(errors === undefined
        ? { pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' } }
        : { errors }),
    };
    await courier.post(webhook(number, { contacts: [contactOf(customer)], statuses: [item] }), chat);
  };

  const after = async (ms: number): Promise<void> => {
    if (ms > 0) await pause(ms, undefined, { signal: era.signal });
  };

  const advance = async (chat: Chat, message: PhoneMessage, delivery: 'delivered' | 'read') => {
    message.delivery = delivery;
    world.changed();
    await report(chat, message, delivery);
  };

  const onward = async (chat: Chat, message: PhoneMessage) => {
    const phone = () => world.customer(chat.customerId);
    if (message.delivery === 'sent' && phone()?.phoneIsOff === false) {
      await after(delays.deliveredMs);
      if (phone()?.phoneIsOff === false) await advance(chat, message, 'delivered');
    }
    if (message.delivery === 'delivered' && phone()?.readsAtOnce === true) {
      await after(delays.readMs);
      if (phone()?.readsAtOnce === true) await advance(chat, message, 'read');
    }
  };

  return {
    async follow(chat, message) {
      await after(delays.sentMs);
      await report(chat, message, 'sent');
      await onward(chat, message);
    },
    async fail(chat, message, code) {
      await after(delays.sentMs);
      message.delivery = 'failed';
      world.changed();
      await report(chat, message, 'failed', [statusError(code)]);
    },
    hold(chat, message) {
      held.push({ chat, message });
    },
    release(what) {
      const letGo = held;
      held = [];
      for (const { chat, message } of letGo)
        courier.track(what === 'send' ? this.follow(chat, message) : this.fail(chat, message, 132015));
      return letGo.length;
    },
    resume(customerId) {
      for (const chat of world.chatsOf(customerId))
        for (const message of chat.messages)
          if (
            message.by === 'business' &&
            message.delivery !== 'read' &&
            message.delivery !== 'failed' &&
            !held.some((each) => each.message === message)
          )
            courier.track(onward(chat, message));
    },
    stop() {
      held = [];
      era.abort();
      era = new AbortController();
    },
  };
}
