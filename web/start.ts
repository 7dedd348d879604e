import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import type { Hono } from 'hono';
import pino from 'pino';
import { createStorage, type StorageSettings } from '../channels/storage/storage.ts';
import { createInspect } from '../channels/whatsapp/inspect.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { createNudges } from '../db/nudges.ts';
import { pulse } from '../db/presence.ts';
import { sealingKey } from '../db/seal.ts';
import { makeSetupLink } from '../db/setup.ts';
import { createApp } from './app.ts';
import { createCommands } from './commands.ts';
import { createLive } from './live.ts';
import { setupUrl } from './setup/address.ts';
import { createAuth } from './sessions/auth.ts';
import type { Rehearsal, World } from './world.ts';

export interface StartSettings extends StorageSettings {
  port: number;
  host: string;
  baseUrl: string;
  databaseUrl: string;
  temporal: ConnectionOptions;
  temporalNamespace: string;
  secretKey: string;
  presenceGraceMs: number;
  botMayBeInside: boolean;
  logLevel: string;
  whatsappApiUrl: string;
  graphApiVersion: string;
  /** The rehearsal's pages, mounted at `/dev`. */
  dev?: Hono;
  /** The simulator, for whoever begins without a number of their own. */
  rehearsal?: Rehearsal;
}

export interface Started {
  /** Streams end first, then requests under way, then the pool. */
  stop(): Promise<void>;
}

/** Every web process says this often that one was up: a lease that ran out while none was is not an agent who left. */
const pulseMs = 10_000;
/**
 * Connections that all the open streams share. Few and their own: however many pages are open, what they ask never
 * stands in line before a webhook or a click.
 */
const streamConnections = 3;
/** How long requests under way have on the way out. */
const patienceMs = 10_000;

/** Connects, migrates and listens. Only the database has to be there; Temporal may come later. */
export async function startWeb(settings: StartSettings): Promise<Started> {
  const { baseUrl, secretKey, presenceGraceMs } = settings;
  const log = pino({ level: settings.logLevel, name: 'web' });
  const sql = connect(settings.databaseUrl, { max: 10, name: 'web' });
  const liveSql = connect(settings.databaseUrl, { max: streamConnections, name: 'web streams' });
  await migrate(sql);
  await pulse(sql, presenceGraceMs);

  const webSettings = { baseUrl, secretKey, presenceGraceMs, mayBeInside: settings.botMayBeInside };
  const nudges = createNudges(sql, {
    onError: (error) => log.warn({ err: error }, 'nobody could be nudged yet'),
  });
  const connection = Connection.lazy(settings.temporal);
  const world: World = {
    sql,
    nudges,
    commands: createCommands({ sql, connection, namespace: settings.temporalNamespace }),
    live: await createLive({ sql: liveSql, log, settings: webSettings }),
    auth: createAuth(sql, webSettings),
    sealingKey: sealingKey(secretKey),
    settings: webSettings,
    rehearsal: settings.rehearsal ?? null,
    inspect: createInspect({ apiUrl: settings.whatsappApiUrl, version: settings.graphApiVersion }),
    storage: createStorage(settings),
    log,
  };
  const app = createApp(world, settings.dev);
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) =>
    log.info({ port, baseUrl }, 'listening'),
  ) as Server;
  const token = await makeSetupLink(sql);
  if (token !== null) log.warn(`nobody is set up here yet: open ${setupUrl(baseUrl, token)}`);
  const pulsing = setInterval(() => {
    pulse(sql, presenceGraceMs).catch((error) => log.warn({ err: error }, 'the pulse could not be written'));
  }, pulseMs);

  return {
    async stop() {
      clearInterval(pulsing);
      await world.live.stop().catch((error) => log.warn({ err: error }, 'the database went first'));
      await closed(server);
      await nudges.close().catch((error) => log.warn({ err: error }, 'the last nudges could not be sent'));
      await world.commands.stop();
      await Promise.all([sql.end({ timeout: 5 }), liveSql.end({ timeout: 5 })]);
    },
  };
}

async function closed(server: Server): Promise<void> {
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(impatient);
}
