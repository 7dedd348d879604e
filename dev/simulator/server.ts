import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { controlApi } from './control.ts';
import { type Courier, createCourier } from './courier.ts';
import { demoCustomers } from './demo.ts';
import { demoTemplates } from './demo-templates.ts';
import { createFaults, type Faults } from './faults.ts';
import { graphApi, unknownPath } from './graph.ts';
import { createPhones, type Phones } from './inbound.ts';
import { createMediaShelf, type MediaShelf } from './media.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { createReports, type Delays, type Reports } from './reports.ts';
import { createTemplateBook, type Template, type TemplateBook } from './templates.ts';
import { createWire, type Wire } from './wire.ts';
import { type BusinessNumber, type Customer, createWorld, type World } from './world.ts';

export interface SimulatorOptions {
  /** 0: any free one. */
  port: number;
  host?: string;
  /** Where the product takes webhooks. */
  webhookUrl: string;
  appSecret: string;
  verifyToken: string;
  numbers: BusinessNumber[];
  customers?: Partial<Customer>[];
  templates?: Template[];
  delays?: Partial<Delays>;
  /** After each failed webhook, in ms; the last repeats. */
  retryDelaysMs?: number[];
  webhookTimeoutMs?: number;
  /** Whether WhatsApp's pace limits count (130429, 131056). */
  isPaced?: boolean;
  /** It is a stand-in: in production it refuses to start. */
  production?: boolean;
}

/** What the simulator is made of, for its two APIs. */
export interface Parts {
  world: World;
  shelf: MediaShelf;
  courier: Courier;
  reports: Reports;
  faults: Faults;
  wire: Wire;
  phones: Phones;
  outbound: Outbound;
  templates: TemplateBook;
  settings: { isPaced: boolean };
  /** Of the app all tokens here belong to. */
  appSecret: string;
  verifyWebhook(): Promise<{ ok: boolean }>;
  reset(): void;
}

/** Starts WhatsApp's side: the Graph API at the root, its control API at `/_sim`. */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (options.production === true)
    throw new Error('the simulator is a stand-in and does not run in production');
  const parts = assemble(options);
  const app = new Hono().route('/_sim', controlApi(parts)).route('/', graphApi(parts)).notFound(unknownPath);

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, host, listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    async stop() {
      parts.reset();
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

function assemble(options: SimulatorOptions): Parts {
  const { numbers, webhookUrl, appSecret, verifyToken } = options;
  const delays = { sentMs: 120, deliveredMs: 350, readMs: 700, ...options.delays };
  const settings = { isPaced: options.isPaced ?? true };

  const world = createWorld(numbers, options.customers ?? demoCustomers);
  const shelf = createMediaShelf();
  const wire = createWire(world.changed);
  const faults = createFaults(world.changed);
  const courier = createCourier({
    webhookUrl,
    appSecret,
    faults,
    wire,
    retryDelaysMs: options.retryDelaysMs ?? [500, 2_000, 10_000, 30_000],
    timeoutMs: options.webhookTimeoutMs ?? 20_000,
  });
  const templates = createTemplateBook(options.templates ?? demoTemplates, { world, courier, wire });
  const reports = createReports(world, courier, wire, delays);
  const outbound = createOutbound(world, { shelf, templates, wire, isPaced: () => settings.isPaced });

  return {
    world,
    shelf,
    courier,
    reports,
    faults,
    wire,
    outbound,
    templates,
    settings,
    appSecret,
    phones: createPhones(world, shelf, courier, wire),
    async verifyWebhook() {
      const challenge = randomBytes(8).toString('hex');
      const url = new URL(webhookUrl);
      url.searchParams.set('hub.mode', 'subscribe');
      url.searchParams.set('hub.verify_token', verifyToken);
      url.searchParams.set('hub.challenge', challenge);
      const response = await fetch(url, { redirect: 'manual' });
      return { ok: response.status === 200 && (await response.text()) === challenge };
    },
    reset() {
      courier.reset();
      reports.stop();
      faults.clear();
      shelf.clear();
      outbound.reset();
      wire.clear();
      templates.reset();
      world.reset();
    },
  };
}

// Not awaited: alone.ts imports this file, and neither would ever end.
if (process.argv[1] === fileURLToPath(import.meta.url))
  void import('./alone.ts').then(({ runAlone }) => runAlone());
