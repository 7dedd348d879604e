import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import {
  changeInvitation,
  findInvitation,
  type InvitationRow,
  resend,
  revoke,
} from '../../../db/invitations.ts';
import { listNumbers } from '../../../db/numbers.ts';
import type { InvitationRefusal } from '../../../domain/invitation.ts';
import type { Post } from '../../../domain/staff.ts';
import { isId } from '../../door.ts';
import { nonsense } from '../../inbox/answer.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { drawForm, goTo } from './dialog.tsx';
import { ChangeForm } from './invite-form.tsx';
import { drawUsers } from './page.tsx';
import { roles } from './roles.tsx';
import { someIds } from './user.tsx';

/** `GET /settings/invitations/:invitation`: the role and numbers they would get. */
export const getInvitation = async (c: Context<Env>) => {
  const invitation = await openInvitation(c);
  if (invitation.state !== 'pending') return drawRefused(c, invitation, over(invitation));
  return draw(c, invitation, {});
};

const form = z.object({ role: z.enum(roles), number: someIds });

/** The same by POST: changes them. What is saved twice is so already. */
export const postInvitationChange = async (c: Context<Env>) => {
  const invitation = await openInvitation(c);
  const asked = form.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { role, number } = asked.data;
  const { sql, nudges } = c.var.world;
  const { changed, ...decision } = await changeInvitation(sql, {
    ...{ invitationId: invitation.id, by: c.var.viewer.id, role, numberIds: number },
  });
  nudges.changed(changed);
  if (!decision.ok) return draw(c, invitation, { chosen: { role, numberIds: number }, why: decision.why });
  return goTo(c, '/settings/users?done=changed');
};

const pressed = z.object({ key: z.uuid() });

/** `POST …/link`: sends a new link, which ends the earlier ones. */
export const postLink = async (c: Context<Env>) => {
  const invitation = await openInvitation(c);
  const asked = pressed.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { sql, nudges } = c.var.world;
  const { changed, ...decision } = await resend(sql, {
    ...{ invitationId: invitation.id, by: c.var.viewer.id, formKey: asked.data.key },
  });
  nudges.changed(changed);
  if (!decision.ok) return drawRefused(c, invitation, decision.why);
  return c.redirect('/settings/users?done=resent', 303);
};

/** `POST …/revocation`: takes it back. */
export const postRevocation = async (c: Context<Env>) => {
  const invitation = await openInvitation(c);
  const { sql, nudges } = c.var.world;
  const { changed, ...decision } = await revoke(sql, {
    ...{ invitationId: invitation.id, by: c.var.viewer.id },
  });
  nudges.changed(changed);
  if (!decision.ok) return drawRefused(c, invitation, decision.why);
  return c.redirect('/settings/users?done=revoked', 303);
};

async function openInvitation(c: Context<Env>): Promise<InvitationRow> {
  const id = c.req.param('invitation');
  const invitation = isId(id) ? await findInvitation(c.var.world.sql, id) : null;
  if (invitation === null) throw new HTTPException(404);
  return invitation;
}

const over = ({ state }: InvitationRow): InvitationRefusal => (state === 'pending' ? 'no-invitation' : state);

/** The page as it is now, with what came in between. */
const drawRefused = (c: Context<Env>, { email }: InvitationRow, why: InvitationRefusal) =>
  drawUsers(c, { refusal: t(`invitation-refusal.${why}`, { email }) });

async function draw(
  c: Context<Env>,
  invitation: InvitationRow,
  { chosen, why }: { chosen?: Post; why?: InvitationRefusal },
) {
  const numbers = await listNumbers(c.var.world.sql);
  const props = {
    ...{ invitation, numbers },
    chosen: chosen ?? { role: invitation.role, numberIds: invitation.numbers.map(({ id }) => id) },
    refusal: why === undefined ? undefined : t(`invitation-refusal.${why}`, { email: invitation.email }),
  };
  return drawForm(c, {
    title: t('invite.change-title'),
    form: (page) => <ChangeForm {...props} page={page} />,
    status: why === undefined ? 200 : why === 'no-number' ? 422 : 409,
  });
}
