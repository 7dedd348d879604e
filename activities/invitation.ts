import { invitationMail } from '../channels/email/invitation.tsx';
import * as mails from '../db/invitation-mails.ts';
import type { Activities } from '../workflows/contract.ts';
import { beating, newToken, notTaken, record } from './mailing.ts';
import type { World } from './world.ts';

type Invitation = Pick<
  Activities,
  'nextInvitationStep' | 'mailInvitation' | 'giveUpMailing' | 'expireInvitation'
>;

const dayMs = 24 * 60 * 60 * 1000;

/** What becomes of an invitation whose answer is awaited. Each step reads the row first, so a repeat finds it done. */
export const invitation = (world: World): Invitation => ({
  nextInvitationStep: ({ invitationId, at }) => mails.nextInvitationStep(world.sql, invitationId, at),

  /** One try. The link is made for it, so that no table and no history ever holds one. */
  async mailInvitation(asked) {
    const { sql, mail } = world;
    const { token, tokenHash } = newToken();
    const draft = await mails.draftInvitation(sql, { ...asked, ...mail, tokenHash });
    if (draft === null) return { did: 'nothing' };

    const letter = await invitationMail({
      language: draft.language,
      isReminder: asked.mail === 'reminder',
      organisation: draft.organisation,
      inviter: { name: draft.inviterName, hue: draft.inviterHue },
      role: draft.role,
      others: draft.others,
      to: draft.email,
      link: `${mail.baseUrl}/invitations/${token}`,
      until: draft.expiresAt,
      days: Math.max(1, Math.round((draft.expiresAt.getTime() - Date.now()) / dayMs)),
      key: `${asked.mail}-${asked.invitationId}-${asked.round}`,
    });
    const answer = await beating(world, () => mail.mailer.send(letter));
    if (answer.outcome === 'taken') {
      await record(world, () => mails.invitationMailed(sql, asked));
      return { did: 'mailed' };
    }

    const final = answer.outcome === 'refused';
    await mails.invitationNotMailed(sql, {
      ...asked,
      tokenHash,
      sentLink: answer.outcome === 'unknown',
      trouble: final ? 'refused' : 'unreachable',
      detail: answer.detail,
    });
    if (final) return { did: 'refused' };
    throw notTaken();
  },

  giveUpMailing: (asked) => mails.giveUpMailing(world.sql, asked),
  expireInvitation: (asked) => mails.expireInvitation(world.sql, asked),
});
