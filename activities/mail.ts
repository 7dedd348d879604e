import { passwordMail } from '../channels/email/password.tsx';
import { draftReset, forgetResetLink, resetMailed } from '../db/password-resets.ts';
import type { Activities } from '../workflows/contract.ts';
import { beating, newToken, notTaken, record } from './mailing.ts';
import type { World } from './world.ts';

/** Mails the link to a new password: one try, with a link of its own. A repeat finds it mailed. */
export const mail = (world: World): Pick<Activities, 'mailPasswordReset'> => ({
  async mailPasswordReset({ mailId }) {
    const { sql, mail } = world;
    const { token, tokenHash } = newToken();
    const draft = await draftReset(sql, mailId, tokenHash);
    if (draft === null) return { did: 'nothing' };

    const letter = await passwordMail({
      language: draft.language,
      to: draft.email,
      link: `${mail.baseUrl}/forgot/${token}`,
      until: draft.expiresAt,
      key: `password-${mailId}`,
    });
    const answer = await beating(world, () => mail.mailer.send(letter));
    if (answer.outcome === 'taken') {
      await record(world, () => resetMailed(sql, mailId));
      return { did: 'mailed' };
    }
    if (answer.outcome !== 'unknown') await forgetResetLink(sql, tokenHash);
    if (answer.outcome === 'refused') return { did: 'refused' };
    throw notTaken();
  },
});
