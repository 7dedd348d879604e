import {
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import type { InvitationStep } from '../domain/invitation.ts';
import { type InvitationStart, signals } from './contract.ts';
import { isLong } from './length.ts';
import { expireInvitation, giveUpMailing, mailInvitation, nextInvitationStep } from './steps.ts';

const facts = [signals.invited, signals.accepted, signals.resent, signals.revoked, signals.changed];

/**
 * An invitation until it is answered: mailed, reminded of, expired. What to do next is read off its row each time, so
 * a start that is repeated, a fact that arrives twice and an answer given while no worker ran are all the same to it.
 */
export async function invitation({ invitationId }: InvitationStart): Promise<void> {
  let news = false;
  for (const fact of facts)
    setHandler(defineSignal(fact), () => {
      news = true;
    });

  for (;;) {
    if (isLong()) await continueAsNew<typeof invitation>({ invitationId });
    news = false;
    const next = await nextInvitationStep({ invitationId, at: Date.now() });
    setCurrentDetails(inWords(next));
    switch (next.do) {
      case 'mail':
        await mail({ invitationId, ...next });
        break;
      case 'wait':
        await condition(() => news, next.ms, { summary: `Waits for an answer, or the ${next.until}` });
        break;
      case 'expire':
        await expireInvitation({ invitationId, round: next.round, at: Date.now() });
        break;
      case 'end':
        if (!news) return; // what was heard while its row was read may have brought it back
    }
  }
}

/** A mail server that is away for days is not waited for any longer; the row says so, and a resend begins anew. */
async function mail({ invitationId, round, mail }: Mailing) {
  try {
    await mailInvitation({ invitationId, round, mail });
  } catch (error) {
    if (isCancellation(error)) throw error;
    await giveUpMailing({ invitationId, round });
  }
}
type Mailing = InvitationStart & Extract<InvitationStep, { do: 'mail' }>;

/** What operators read. */
function inWords(next: InvitationStep): string {
  switch (next.do) {
    case 'mail':
      return `Mails the ${next.mail}. While the mail server is away it tries again.`;
    case 'wait':
      return next.until === 'reminder'
        ? 'Mailed. Waits for the answer; sends a reminder if none comes.'
        : 'Waits for the answer; expires if none comes.';
    case 'expire':
      return 'Nobody answered. Writes down that it has expired.';
    case 'end':
      return 'Accepted, revoked or expired. Ends.';
  }
}
