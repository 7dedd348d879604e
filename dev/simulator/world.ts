import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Fields } from './fields.ts';

/** A business number of ours, as WhatsApp knows it. */
export interface BusinessNumber {
  phoneNumberId: string;
  /** With plus and spaces, as people write it. */
  displayPhone: string;
  name: string;
  /** What customers see at the top of the chat; the name when left out. */
  verifiedName?: string;
  wabaId: string;
  /** Only this Bearer token is taken; without it any token is. */
  accessToken?: string | undefined;
}

/** Somebody with a phone. `phone`: digits; null for one known by a username only. */
export interface Customer {
  id: string;
  name: string | null;
  username: string | null;
  phone: string | null;
  bsuid: string;
  hue: number;
  phoneIsOff: boolean;
  readsAtOnce: boolean;
}

export type Delivery = 'sent' | 'delivered' | 'read' | 'failed';

/** A message as the customer's phone has it. */
export interface PhoneMessage {
  wamid: string;
  by: 'customer' | 'business';
  at: number;
  kind: string;
  content: Fields;
  delivery: Delivery;
  replyTo: string | null;
  reactions: { customer?: string; business?: string };
  edited: boolean;
  deleted: boolean;
  callback: string | null;
}

/** What one customer and one number have said to each other. */
export interface Chat {
  customerId: string;
  phoneNumberId: string;
  messages: PhoneMessage[];
  /** Null: since the simulator started the customer has not written, so nobody knows whether the window is open. */
  lastInboundAt: number | null;
  typingUntil: number;
}

export interface World {
  readonly numbers: readonly BusinessNumber[];
  number(phoneNumberId: string): BusinessNumber | undefined;
  customers(): Customer[];
  customer(id: string): Customer | undefined;
  /** By phone (digits) or business-scoped id; somebody who is not known yet appears, as everyone has WhatsApp. */
  reached(to: { phone: string | null; bsuid: string | null }): Customer;
  addCustomer(given: Partial<Customer>): Customer;
  chat(customerId: string, phoneNumberId: string): Chat;
  chatsOf(customerId: string): Chat[];
  add(chat: Chat, message: PhoneMessage): void;
  find(wamid: string): { chat: Chat; message: PhoneMessage } | undefined;
  /** Calls back after anything changed; returns how to stop. */
  onChange(heard: () => void): () => void;
  changed: () => void;
  reset(): void;
}

/** A demo may run for weeks and a bench sends a million: the oldest are forgotten. */
const bounds = { customers: 20_000, messagesPerChat: 300, messages: 60_000 };

/** Everything WhatsApp would know, in memory. */
export function createWorld(numbers: BusinessNumber[], people: Partial<Customer>[]): World {
  const customers = new Map<string, Customer>();
  const byAddress = new Map<string, Customer>();
  const chats = new Map<string, Chat>();
  const messages = new Map<string, { chat: Chat; message: PhoneMessage }>();
  const listeners = new Set<() => void>();

  const forget = (customer: Customer) => {
    customers.delete(customer.id);
    for (const address of [customer.phone, customer.bsuid]) if (address !== null) byAddress.delete(address);
    for (const { phoneNumberId } of numbers) chats.delete(`${customer.id} ${phoneNumberId}`);
  };

  const world: World = {
    numbers,
    number: (id) => numbers.find(({ phoneNumberId }) => phoneNumberId === id),
    customers: () => [...customers.values()],
    customer: (id) => customers.get(id),
    reached({ phone, bsuid }) {
      const known = byAddress.get(phone ?? bsuid ?? '');
      if (known !== undefined) return known;
      return world.addCustomer({ phone, ...(bsuid !== null && { bsuid }), name: null });
    },
    addCustomer(given) {
      const phone =
        given.phone === undefined && given.username === undefined ? freePhone(byAddress) : given.phone;
      const customer: Customer = {
        id: given.id ?? randomBytes(5).toString('hex'),
        name: given.name ?? null,
        username: given.username ?? null,
        phone: phone ?? null,
        bsuid: given.bsuid ?? bsuidFor(phone ?? given.username ?? randomBytes(8).toString('hex')),
        hue: given.hue ?? randomInt(1, 9),
        phoneIsOff: given.phoneIsOff ?? false,
        readsAtOnce: given.readsAtOnce ?? true,
      };
      customers.set(customer.id, customer);
      for (const address of [customer.phone, customer.bsuid])
        if (address !== null) byAddress.set(address, customer);
      const [oldest] = customers.values();
      if (customers.size > bounds.customers && oldest !== undefined) forget(oldest);
      world.changed();
      return customer;
    },
    chat(customerId, phoneNumberId) {
      const key = `${customerId} ${phoneNumberId}`;
      const chat = chats.get(key) ?? {
        customerId,
        phoneNumberId,
        messages: [],
        lastInboundAt: null,
        typingUntil: 0,
      };
      chats.set(key, chat);
      return chat;
    },
    chatsOf: (customerId) => numbers.map(({ phoneNumberId }) => world.chat(customerId, phoneNumberId)),
    add(chat, message) {
      chat.messages.push(message);
      messages.set(message.wamid, { chat, message });
      if (chat.messages.length > bounds.messagesPerChat) messages.delete(chat.messages.shift()?.wamid ?? '');
      const [oldest] = messages.keys();
      if (messages.size > bounds.messages && oldest !== undefined) messages.delete(oldest);
      world.changed();
    },
    find: (wamid) => messages.get(wamid),
    onChange(heard) {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    changed: () => {
      for (const heard of listeners) heard();
    },
    reset() {
      for (const map of [customers, byAddress, chats, messages]) map.clear();
      for (const person of people) world.addCustomer(person);
      world.changed();
    },
  };
  for (const person of people) world.addCustomer(person);
  return world;
}

/** Of the same shape as Meta's, and the same for the same phone after a restart, since the product remembers it. */
export function bsuidFor(address: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(address).digest('hex').slice(0, 16)}`);
  return `US.${digits.toString().padStart(20, '0')}`;
}

export const newWamid = (): string => `wamid.SIM${randomBytes(15).toString('base64url')}`;

/** +1 NXX 555 01xx: numbers kept free for fiction. */
function freePhone(taken: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const phone = `1${randomInt(201, 990)}555${String(randomInt(100, 200)).padStart(4, '0')}`;
    if (!taken.has(phone)) return phone;
  }
}
