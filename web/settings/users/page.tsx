import type { Context } from 'hono';
import { z } from 'zod';
import { listInvitations } from '../../../db/invitations.ts';
import { listNumbers } from '../../../db/numbers.ts';
import { listStaff } from '../../../db/staff.ts';
import { drawPage } from '../../ui/draw.tsx';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { SettingsFrame } from '../frame.tsx';
import { inDialog, UsersDialog } from './dialog.tsx';
import { openInvitations } from './invitation-standing.ts';
import { Invitations } from './invitations.tsx';
import { People } from './people.tsx';
import { RoleStrip } from './roles.tsx';

const query = z.object({
  show: z.enum(['active', 'deactivated']).catch('active'),
  find: z.string().max(100).catch(''),
  done: z
    .enum(['saved', 'deactivated', 'reactivated', 'invited', 'changed', 'resent', 'revoked'])
    .optional()
    .catch(undefined),
});

/** `GET /settings/users`: who works here, as what, on which numbers; and who has been asked to. */
export const getUsers = (c: Context<Env>) => drawUsers(c, {});

/** The page as it is now; with a refusal, what somebody pressed came too late. */
export async function drawUsers(c: Context<Env>, { refusal }: { refusal?: string }) {
  const { sql } = c.var.world;
  const { done, ...looking } = query.parse(c.req.query());
  const [numbers, staff, all] = await Promise.all([listNumbers(sql), listStaff(sql), listInvitations(sql)]);
  const active = staff.filter((person) => person.active);
  const invitations = openInvitations(all, staff);
  const now = new Date();
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="users"
      numbers={numbers}
      title={t('users.title')}
      lead={leadOf(active.length, invitations.length)}
      action={
        <a class="btn btn-primary" {...inDialog('/settings/invitations/new')}>
          <Icon name="user-round-plus" />
          {t('users.invite')}
        </a>
      }
    >
      {refusal !== undefined && <Notice icon="triangle-alert" text={refusal} warn />}
      {refusal === undefined && done !== undefined && (
        <Notice icon="circle-check" text={t(`users-done.${done}`)} />
      )}
      <RoleStrip people={active} />
      {invitations.length > 0 && <Invitations invitations={invitations} now={now} />}
      <People staff={staff} looking={looking} viewerId={c.var.viewer.id} now={now} />
      <UsersDialog />
    </SettingsFrame>,
    refusal === undefined ? 200 : 409,
  );
}

function leadOf(people: number, invitations: number): string {
  const counted = t('users.people', { count: people });
  if (invitations === 0) return counted;
  return t('users.and', { people: counted, invitations: t('users.invitations', { count: invitations }) });
}

function Notice({ icon, text, warn = false }: { icon: string; text: string; warn?: boolean }) {
  return (
    <div class="callout" {...(warn ? { role: 'alert', 'data-tone': 'warn' } : { role: 'status' })}>
      <Icon name={icon} />
      <p dir="auto">{text}</p>
    </div>
  );
}
