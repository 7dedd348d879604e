/**
 * A worker that is killed (SIGKILL, by itself) as soon as a given step has committed, before Temporal hears of it.
 * Started as a process of its own, with one argument: what it needs, as JSON.
 */
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createBotElsewhere } from '../../channels/bot/client.ts';
import { createMailer } from '../../channels/email/mailer.ts';
import { createStorage, type StorageSettings } from '../../channels/storage/storage.ts';
import { createWhatsAppMedia } from '../../channels/whatsapp/media.ts';
import { createWhatsApp } from '../../channels/whatsapp/client.ts';
import { connect } from '../../db/connect.ts';
import type { Activities } from '../../workflows/contract.ts';
import { castKey } from '../support/cast.ts';
import { noMail } from '../support/postbox.ts';

export interface DyingWorker {
  step: keyof Activities;
  databaseUrl: string;
  temporalAddress: string;
  taskQueue: string;
  codePath: string;
  /** Where letters go; nowhere, in tests that mail nothing. */
  smtpUrl?: string;
  whatsappApiUrl: string;
  storage: StorageSettings;
}

Runtime.install({ logger: new DefaultLogger('ERROR') });

const given = JSON.parse(process.argv[2] ?? '') as DyingWorker;

const activities = createActivities({
  sql: connect(given.databaseUrl, { max: 4, name: 'dying worker' }),
  nudges: { changed: () => {} },
  whatsapp: createWhatsApp({ apiUrl: given.whatsappApiUrl, version: 'v25.0' }),
  botElsewhere: createBotElsewhere({ mayBeInside: true }),
  whatsappMedia: createWhatsAppMedia({ apiUrl: given.whatsappApiUrl, version: 'v25.0' }),
  storage: createStorage(given.storage),
  listTemplates: async () => ({ templates: [], unreadable: 0, fault: null }),
  inspect: async () => ({ findings: [], seen: null }),
  mail: {
    mailer: createMailer({ smtpUrl: given.smtpUrl ?? noMail.smtpUrl, from: noMail.mailFrom }),
    baseUrl: noMail.baseUrl,
    remindAfterMs: noMail.invitationReminderAfterMs,
    expiresAfterMs: noMail.invitationExpiresAfterMs,
  },
  sealingKey: castKey,
  log: { warn: () => {} },
});
const deadly = activities[given.step] as (input: unknown) => Promise<unknown>;
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: given.temporalAddress }),
  taskQueue: given.taskQueue,
  stickyQueueScheduleToStartTimeout: '3s', // as worker.ts has it
  workflowBundle: { codePath: given.codePath },
  activities: {
    ...activities,
    [given.step]: async (input: unknown) => {
      await deadly(input);
      process.kill(process.pid, 'SIGKILL');
    },
  },
});
const running = worker.run();
process.send?.('ready');
await running;
