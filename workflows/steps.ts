/** The steps an episode takes, each with how long it is given and what an operator reads beside it. */
import {
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import { type Activities, type LocalActivities, mediaQueueOf } from './contract.ts';
import { isLong } from './length.ts';

/**
 * Enough for a busy moment of the database; an outage is longer, and is waited out elsewhere. The attempts are counted,
 * since the SDK (1.24) goes on retrying past `scheduleToCloseTimeout`, at three events of history every two seconds.
 */
const quick = {
  scheduleToCloseTimeout: '3s',
  retry: { initialInterval: '100ms', maximumAttempts: 3 },
} as const;

/**
 * Without an end: the row decides whether a late command still counts, so a retry can do no harm. What a killed worker
 * had in hand goes to another one after the time-out, while a person waits.
 */
const patient = {
  startToCloseTimeout: '5s',
  retry: { initialInterval: '500ms', maximumInterval: '15s' },
} as const;

/**
 * A short database step within the workflow task. When that fails (an outage, a dead lock) the same step goes to the
 * server's queue, so that an hour without database is an hour of its retries and not of ours in the history.
 * In a long run it goes there at once: such a run may continue as new on the very task that ends the step, and a task
 * that meets a signal there is taken again, local activities and all.
 */
function quickly<Name extends keyof LocalActivities>(name: Name, summary: string): LocalActivities[Name] {
  const near = proxyLocalActivities<LocalActivities>({ ...quick, summary })[name] as Step;
  const far = proxyActivities<LocalActivities>({ ...patient, summary })[name] as Step;

  const step: Step = async (input) => {
    if (isLong()) return await far(input);
    try {
      return await near(input);
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.warn('a quick step failed; it goes on as a regular activity', { step: name, error });
      return await far(input);
    }
  };
  return step as LocalActivities[Name];
}
type Step = (input: unknown) => Promise<unknown>;

export const join = quickly('join', 'Reads its row and reports in');
export const readEpisode = quickly('readEpisode', 'Reads its row again');
export const followOwner = quickly('followOwner', 'Moves to the contact’s new owner');
export const answerCustomer = quickly('answerCustomer', 'Lets the bot answer what is new');
export const claim = quickly('claim', 'Claims it for an agent');
export const transfer = quickly('transfer', 'Gives it to another agent');
export const handToPeople = quickly('handToPeople', 'Takes it from the bot');
export const release = quickly('release', 'Puts it back in Unassigned');
export const snooze = quickly('snooze', 'Snoozes or wakes it');
export const keep = quickly('keep', 'Calls off what a timer would do');

/**
 * Regular from the first: a close is followed by the end of the run, and see `quickly` for what local
 * activities cost there. What is due may be a close too, and nobody waits for it.
 */
export const { close } = proxyActivities<Activities>({ ...patient, summary: 'Closes it' });
export const { timeUp } = proxyActivities<Activities>({
  ...patient,
  summary: 'Does what is due, if it still is',
});

/**
 * A bot elsewhere: its deadline and its tries are the step's own. What a killed worker had asked is asked again, under
 * the same event id.
 */
export const { askBot } = proxyActivities<Activities>({
  startToCloseTimeout: '45s',
  retry: { initialInterval: '1s', maximumInterval: '15s' },
  summary: 'Asks the bot elsewhere what to answer',
});

/** Somebody waits for it: within the task it saves a round trip to the server and a second task. */
export const serveLine = quickly('serveLine', 'Hands out those in line, oldest first');

/** Once and never again by itself: only the row knows whether a message left (DESIGN, section 5, Out). */
export const { sendNext } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  retry: { maximumAttempts: 1 },
  summary: 'Sends the oldest message that waits',
});

/** On the queue of files, beside the one that this run works on. Asked for at the time, since only a run knows its queue. */
const beside = () => ({ taskQueue: mediaQueueOf(workflowInfo().taskQueue) });

/**
 * A file for WhatsApp may be 100 MB and the line slow. One try each: what came of it is in the row, and when to
 * try again as well. Whoever dies on the way is missed after half a minute.
 */
export const uploading = () =>
  proxyActivities<Activities>({
    ...beside(),
    startToCloseTimeout: '30m',
    heartbeatTimeout: '30s',
    retry: { maximumAttempts: 1 },
    summary: 'Gives WhatsApp the file of the next message',
  });

/** For as long as WhatsApp keeps it: seven days, from a second apart to an hour. */
export const fetching = () =>
  proxyActivities<Activities>({
    ...beside(),
    startToCloseTimeout: '30m',
    heartbeatTimeout: '30s',
    scheduleToCloseTimeout: '7 days',
    retry: { initialInterval: '1s', maximumInterval: '1h' },
    summary: 'Fetches the file from WhatsApp',
  });

/** Begun anew where it stopped: what is stored stays as it is. The next tick of the schedule takes what is left. */
export const { workThroughDeliveries } = proxyActivities<Activities>({
  startToCloseTimeout: '5m',
  retry: { initialInterval: '1s', maximumInterval: '15s', maximumAttempts: 5 },
  summary: 'Stores the items of the deliveries that wait',
});

/** The next turn comes an hour later anyway. */
export const { forgetRefusals } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  retry: { maximumAttempts: 3 },
  summary: 'Forgets what was refused long ago',
});

export const { forgetUploads } = proxyActivities<Activities>({
  startToCloseTimeout: '2m',
  retry: { maximumAttempts: 3 },
  summary: 'Throws away files that were chosen and never sent',
});

/** The next sweep comes half a minute later anyway. */
export const { sweepPresence } = proxyActivities<Activities>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '25s',
  summary: 'Turns to Away whoever has been gone for too long',
});

/** Only reads at WhatsApp; a list has many pages. What passes is tried again for some minutes, then its row says so. */
export const { syncTemplates } = proxyActivities<Activities>({
  startToCloseTimeout: '5m',
  retry: { initialInterval: '5s', backoffCoefficient: 3, maximumAttempts: 5 },
  summary: 'Asks WhatsApp for the templates',
});
export const { askForTemplates } = proxyActivities<Activities>({
  ...patient,
  summary: 'Has the templates of each account synced',
});

export const { listConnectedNumbers } = proxyActivities<Activities>({
  ...patient,
  summary: 'Which numbers are connected',
});

/** Only reads at WhatsApp, so a repeat does no harm; whoever is asked to wait waits longer each time. */
export const { checkNumber } = proxyActivities<Activities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '30s', backoffCoefficient: 3, maximumAttempts: 4 },
  summary: 'Asks WhatsApp how a number is',
});

/** Nobody waits for these with a page open. */
const unhurried = {
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
} as const;

export const { nextInvitationStep } = proxyActivities<Activities>({
  ...unhurried,
  summary: 'Reads its row: what is next',
});
export const { giveUpMedium } = proxyActivities<Activities>({
  ...unhurried,
  summary: 'Writes down that the file could not be had',
});
export const { expireInvitation } = proxyActivities<Activities>({
  ...unhurried,
  summary: 'Writes down that it has expired',
});
export const { giveUpMailing } = proxyActivities<Activities>({
  ...unhurried,
  summary: 'Writes down that no mail could be sent',
});

/**
 * One try each, again and again while the mail server is away: every minute at last, so that its return, or a resend
 * meanwhile, is soon found. Longer than the mailer waits (`channels/email/mailer.ts`).
 */
const mailing = {
  startToCloseTimeout: '90s',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '2s', maximumInterval: '1m' },
} as const;

export const { mailInvitation } = proxyActivities<Activities>({
  ...mailing,
  scheduleToCloseTimeout: '3 days',
  summary: 'Mails the link, or the reminder',
});

/** A link asked for more than an hour ago is waited for by nobody. */
export const { mailPasswordReset } = proxyActivities<Activities>({
  ...mailing,
  scheduleToCloseTimeout: '1 hour',
  summary: 'Mails the link to a new password',
});

/** Goes on behind the last commit, so a repeat does no harm; an outage is waited out. */
export const { workThroughImport } = proxyActivities<Activities>({
  startToCloseTimeout: '60s',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '500ms', maximumInterval: '15s' },
  summary: 'Works through the next rows of a file of contacts',
});
