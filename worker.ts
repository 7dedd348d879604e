import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Context } from '@temporalio/activity';
import {
  Client,
  Connection,
  type ConnectionOptions,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
} from '@temporalio/client';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  type NativeConnectionOptions,
  Runtime,
  Worker,
} from '@temporalio/worker';
import pino, { type Logger } from 'pino';
import { createActivities } from './activities/index.ts';
import { createRinging } from './activities/ringing.ts';
import { bundleWorkflows } from './bundle.ts';
import { createBotElsewhere } from './channels/bot/client.ts';
import { createMailer } from './channels/email/mailer.ts';
import { createPushServices } from './channels/push/client.ts';
import { clearSpool } from './channels/storage/spool.ts';
import { createStorage } from './channels/storage/storage.ts';
import { createWhatsApp } from './channels/whatsapp/client.ts';
import { createInspect } from './channels/whatsapp/inspect.ts';
import { createListTemplates } from './channels/whatsapp/templates.ts';
import { createWhatsAppMedia } from './channels/whatsapp/media.ts';
import { type Config, ConfigError, readConfig, temporalConnection } from './config.ts';
import { clockOf } from './db/commanded.ts';
import { connect } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { createNudges } from './db/nudges.ts';
import { sealingKey } from './db/seal.ts';
import { startRelay } from './relay.ts';
import { startRinger } from './ringer.ts';
import { mediaQueueOf, schedules, searchAttributes, taskQueue } from './workflows/contract.ts';

export type WorkerSettings = Pick<
  Config,
  | 'databaseUrl'
  | 'temporalNamespace'
  | 'whatsappApiUrl'
  | 'graphApiVersion'
  | 'secretKey'
  | 'botMayBeInside'
  | 'smtpUrl'
  | 'mailFrom'
  | 'baseUrl'
  | 'invitationReminderAfterMs'
  | 'invitationExpiresAfterMs'
  | 'storageUrl'
  | 's3Endpoint'
  | 's3Region'
  | 's3AccessKeyId'
  | 's3SecretAccessKey'
> & {
  temporal: ConnectionOptions & NativeConnectionOptions;
  /** The contract's, except in tests. */
  taskQueue?: string;
};

export interface StartedWorker {
  /** Resolves when it has ended, fails when it could not go on. */
  ended: Promise<void>;
  /** Takes nothing new, lets the sends under way end, and closes what it opened. */
  stop(): Promise<void>;
}

/**
 * Waits for Postgres and Temporal, then works: activities, the workflow bundle and the relay. Any number of these may
 * run side by side; nothing is kept in one that another would need.
 */
export async function startWorker(settings: WorkerSettings, log: Logger): Promise<StartedWorker> {
  const queue = settings.taskQueue ?? taskQueue;
  const namespace = settings.temporalNamespace;
  const sql = connect(settings.databaseUrl, { max: 16, name: 'worker' });
  // The relay's own: it holds a transaction while it calls Temporal, and must not wait behind a burst of steps.
  const relaySql = connect(settings.databaseUrl, { max: 2, name: 'relay' });
  const nudges = createNudges(sql, { onError: (err) => log.warn({ err }, 'nobody could be nudged yet') });
  const connection = Connection.lazy(settings.temporal);
  const client = new Client({ connection, namespace });

  await patiently('Postgres', log, () => clockOf(sql));
  await migrate(sql);
  const [native, workflowBundle] = await Promise.all([
    patiently('Temporal', log, async () => {
      // With a deadline: the client itself would try on in silence.
      await client.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return NativeConnection.connect(settings.temporal);
    }),
    bundleWorkflows(log),
  ]);
  // A namespace that has just been made is known to parts of the server only after some seconds.
  await patiently('Temporal', log, () => introduce(client, queue, log));

  const graph = { apiUrl: settings.whatsappApiUrl, version: settings.graphApiVersion };
  let clickedAt = Number.NEGATIVE_INFINITY;
  const activities = createActivities({
    sql,
    nudges,
    whatsapp: createWhatsApp(graph),
    whatsappMedia: createWhatsAppMedia(graph),
    storage: createStorage(settings),
    inspect: createInspect(graph),
    listTemplates: createListTemplates(graph),
    botElsewhere: createBotElsewhere({ mayBeInside: settings.botMayBeInside }),
    mail: {
      mailer: createMailer({ smtpUrl: settings.smtpUrl, from: settings.mailFrom }),
      baseUrl: settings.baseUrl,
      remindAfterMs: settings.invitationReminderAfterMs,
      expiresAfterMs: settings.invitationExpiresAfterMs,
    },
    sealingKey: sealingKey(settings.secretKey),
    beat: () => Context.current().heartbeat(),
    cancelled: () => Context.current().cancellationSignal,
    log,
    clicked: () => {
      clickedAt = performance.now();
    },
  });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: queue,
    workflowBundle,
    activities,
    ...limits,
  });
  const mediaWorker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: mediaQueueOf(queue),
    activities,
    maxConcurrentActivityTaskExecutions: filesAtOnce,
    shutdownGraceTime: '1s', // a file under way is begun anew by whoever is there
    shutdownForceTime: limits.shutdownForceTime,
  });
  await clearSpool();
  const working = [worker, mediaWorker];
  const running = Promise.all(working.map((each) => each.run()));
  const relay = startRelay({
    sql: relaySql,
    client,
    log,
    taskQueue: queue,
    openingsAtOnce: () => (performance.now() - clickedAt < 5_000 ? openings.whileClicked : openings.whenCalm),
  });
  const services = createPushServices({
    contact: settings.mailFrom,
    mayBeInside: settings.botMayBeInside,
  });
  const ringing = createRinging({ sql, services, sealingKey: sealingKey(settings.secretKey), log });
  const ringer = startRinger({ ringing, log });

  const ended = running
    .then(() => {})
    .finally(async () => {
      await Promise.all([relay.stop(), ringer.stop()]);
      await nudges.close().catch((err: unknown) => log.warn({ err }, 'the last nudges could not be sent'));
      await Promise.allSettled([sql.end({ timeout: 5 }), relaySql.end({ timeout: 5 })]);
      await Promise.allSettled([connection.close(), native.close()]);
    });
  return {
    ended,
    async stop() {
      for (const each of working) if (each.getState() === 'RUNNING') each.shutdown();
      await ended;
    },
  };
}

/** Files that one worker moves at the same time. */
const filesAtOnce = 6;

/** Measured on two cores (durable-core): more slots or a larger cache bought nothing. */
const limits = {
  maxCachedWorkflows: 800,
  maxConcurrentActivityTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  // What a dead worker held in its own queue goes to another one after this.
  stickyQueueScheduleToStartTimeout: '3s',
  // Above the longest call to WhatsApp (`activities/sending.ts`); whoever stops us is given longer still.
  shutdownGraceTime: '20s',
  shutdownForceTime: '23s',
} as const;

/**
 * How many started episodes may not have reported in yet. Four is what keeps a command at some 20 ms (p95 80) beside a
 * burst of 1,500 openings, sixteen settle nearly twice as many in a second and treble that (durable-core, "Relay").
 * Nobody waits for either: the burst has its agents from the desk, whenever its workflows start.
 */
const openings = { whileClicked: 4, whenCalm: 16 };

/** Tries until it is there, and says so once, so that the order in which parts are started does not matter. */
async function patiently<Result>(what: string, log: Logger, reach: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      const result = await reach();
      if (tries > 1) log.info(`${what} is there`);
      return result;
    } catch (err) {
      const reason = err instanceof Error ? err.message : String(err);
      if (tries === 1) log.warn(`${what} cannot be reached yet (${reason}); trying until it is there`);
      await pause(Math.min(2_000, 100 * tries));
    }
  }
}

/** What Temporal has to know of us before the first workflow: the schedules, and the attributes operators see. */
async function introduce(client: Client, queue: string, log: Logger) {
  for (const { id: scheduleId, workflow, every, summary } of schedules) {
    const options: Omit<ScheduleOptions, 'scheduleId'> = {
      spec: { intervals: [{ every }] },
      action: {
        type: 'startWorkflow',
        workflowType: workflow,
        workflowId: scheduleId,
        taskQueue: queue,
        staticSummary: summary,
      },
      policies: { overlap: 'SKIP', catchupWindow: '1 minute' },
    };
    try {
      await client.schedule.create({ scheduleId, ...options });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...options, state }));
    }
  }

  const { connection } = client;
  const kinds = Object.entries(searchAttributes).map(
    ([name, kind]) => [name, encodeSearchAttributeIndexedValueType(kind) ?? 0] as const,
  );
  await connection.operatorService
    .addSearchAttributes({ namespace: client.options.namespace, searchAttributes: Object.fromEntries(kinds) })
    .catch((err: unknown) => {
      const names = Object.keys(searchAttributes).join(', ');
      log.warn({ err }, `could not add search attributes; these have to be there: ${names}`);
    });
}

/** Temporal's own lines among ours. Its polls fail over and over while it is down; the relay says that once. */
function speakThrough(log: Logger) {
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
  const logger = new DefaultLogger('WARN', ({ level, message, meta }) =>
    log[levels[level]](meta ?? {}, message),
  );
  Runtime.install({
    logger,
    shutdownSignals: [], // ours to hear: what stops first is our order
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
    },
  });
}

/** A worker as a process of its own, until it is asked to end. */
async function main() {
  const config = readConfig();
  const log = pino({ level: config.logLevel, name: 'worker' });
  speakThrough(log);

  const starting = startWorker({ ...config, temporal: temporalConnection(config) }, log);
  let started: StartedWorker | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (started === null) process.exit(0);
      void started.stop().then(() => process.exit(0));
    });
  started = await starting;
  log.info('worker ready');
  process.send?.('ready');
  await started.ended;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  }
}
