import { defineSignal, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { type MailStart, signals } from './contract.ts';
import { mailPasswordReset } from './steps.ts';

/** One mail, until the mail server has it. Asked again, it finds that it was mailed. */
export async function mail({ mailId }: MailStart): Promise<void> {
  setHandler(defineSignal(signals.asked), () => {}); // it was started because somebody asked
  setCurrentDetails(
    'Mails the link to a new password. While the mail server is away it tries again, for an hour.',
  );
  await mailPasswordReset({ mailId });
}
