import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { inventedName } from './demo.ts';
import { inboundShape } from './inbound.ts';
import type { Parts } from './server.ts';
import { bsuidFor, type Customer } from './world.ts';

const hour = 60 * 60 * 1000;
const customerShape = z.object({
  id: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
  name: z.string().max(200).nullable().optional(),
  username: z.string().max(100).nullable().optional(),
  phone: z
    .string()
    .regex(/^\d{5,15}$/)
    .nullable()
    .optional(),
  bsuid: z.string().max(150).optional(),
  phoneIsOff: z.boolean().optional(),
  readsAtOnce: z.boolean().optional(),
});
const burstShape = z.object({
  to: z.string().optional(),
  messages: z.number().int().min(1).max(20_000),
  customers: z.number().int().min(1).max(20_000).default(1),
  /** How many messages one webhook carries. */
  perWebhook: z.number().int().min(1).max(1000).default(1),
  /** Of these customers, in turn; otherwise of so many new ones. */
  of: z.array(z.string()).min(1).optional(),
  text: z.string().max(4096).default('Hello, are you there?'),
});

/** What one does to customers, and what they do. */
export function customersApi({ world, reports, wire, phones }: Parts): Hono {
  const app = new Hono();
  const customerOf = (c: Context) => world.customer(c.req.param('customer') ?? '');
  const unknown = (c: Context) => c.json({ error: 'no such customer or number' }, 404);

  app.get('/customers', (c) => c.json(world.customers()));
  app.post('/customers', async (c) => {
    const given = customerShape.parse(await c.req.json());
    const name = given.name === undefined ? inventedName(world.customers().length) : given.name;
    return c.json(world.addCustomer(defined({ ...given, name })), 201);
  });
  app.get('/customers/:customer', (c) => {
    const customer = customerOf(c);
    return customer === undefined ? unknown(c) : c.json(customer);
  });
  app.patch('/customers/:customer', async (c) => {
    const customer = customerOf(c);
    if (customer === undefined) return unknown(c);
    const { name, phoneIsOff, readsAtOnce } = customerShape.parse(await c.req.json());
    Object.assign(customer, defined({ name, phoneIsOff, readsAtOnce }));
    world.changed();
    reports.resume(customer.id);
    return c.json(customer);
  });
  /** A new phone number brings a new business-scoped id, and WhatsApp tells the business of both. */
  app.put('/customers/:customer/phone', async (c) => {
    const customer = customerOf(c);
    if (customer === undefined) return unknown(c);
    const { phone } = z.object({ phone: z.string().regex(/^\d{5,15}$/) }).parse(await c.req.json());
    const moved = world.addCustomer({ ...customer, phone, bsuid: bsuidFor(phone) });
    const system = {
      type: 'user_changed_number',
      body: `${customer.name ?? 'Customer'} changed from ${customer.phone} to ${phone}`,
      wa_id: phone,
      user_id: moved.bsuid,
      previous_user_id: customer.bsuid,
    };
    for (const { phoneNumberId, messages } of world.chatsOf(customer.id))
      if (messages.length > 0) phones.write(customer, { type: 'system', to: phoneNumberId, system });
    return c.json(moved);
  });
  app.post('/customers/:customer/messages', async (c) => {
    const customer = customerOf(c);
    const inbound = inboundShape.parse(await c.req.json());
    if (customer === undefined || (inbound.to !== undefined && world.number(inbound.to) === undefined))
      return unknown(c);
    const { wamid, posted } = phones.write(customer, inbound);
    if (c.req.query('wait') !== undefined) await posted;
    return c.json({ wamid }, 201);
  });
  app.post('/customers/:customer/skip', async (c) => {
    const customer = customerOf(c);
    if (customer === undefined) return unknown(c);
    const { hours } = z
      .object({ hours: z.number().min(0).max(10_000).default(24) })
      .parse(await c.req.json());
    for (const chat of world.chatsOf(customer.id)) {
      chat.lastInboundAt = (chat.lastInboundAt ?? Date.now()) - hours * hour - 1000;
      for (const message of chat.messages) message.at -= hours * hour;
    }
    wire.say('report', 'clock', `${hours} hours later for ${customer.name ?? 'this customer'}`);
    return c.json({ ok: true });
  });
  app.get('/customers/:customer/chats/:number', (c) => {
    const customer = customerOf(c);
    const number = world.number(c.req.param('number'));
    if (customer === undefined || number === undefined) return unknown(c);
    return c.json(world.chat(customer.id, number.phoneNumberId));
  });

  app.post('/bursts', async (c) => {
    const burst = burstShape.parse(await c.req.json());
    const number = world.number(burst.to ?? '') ?? world.numbers[0];
    const known = burst.of?.map((id) => world.customer(id));
    if (number === undefined || known?.includes(undefined) === true) return unknown(c);
    const people =
      (known as Customer[] | undefined) ??
      Array.from({ length: burst.customers }, (_, n) => world.addCustomer({ name: inventedName(n) }));
    const texts = Array.from({ length: burst.messages }, (_, n) => ({
      customer: people[n % people.length] as Customer,
      text: burst.messages > 1 ? `${burst.text} (${n + 1})` : burst.text,
    }));
    const { wamids, posted } = phones.burst(number, texts, burst.perWebhook);
    if (c.req.query('wait') !== undefined) await posted;
    return c.json({ wamids, customers: people.map(({ id }) => id) }, 201);
  });
  return app;
}

/** Without the keys that were left out: they must not overwrite. */
const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
