import type { Context } from 'hono';
import { z } from 'zod';
import { listNumbers } from '../../../db/numbers.ts';
import { listStaff } from '../../../db/staff.ts';
import { drawPage } from '../../ui/draw.tsx';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { SettingsFrame } from '../frame.tsx';
import { UsersDialog } from './dialog.tsx';
import { People } from './people.tsx';
import { RoleStrip } from './roles.tsx';

const query = z.object({
  show: z.enum(['active', 'deactivated']).catch('active'),
  find: z.string().max(100).catch(''),
  done: z.enum(['saved', 'deactivated', 'reactivated']).optional().catch(undefined),
});

/** `GET /settings/users`: who works here, as what, on which numbers. */
export const getUsers = async (c: Context<Env>) => {
  const { sql } = c.var.world;
  const { done, ...looking } = query.parse(c.req.query());
  const [numbers, staff] = await Promise.all([listNumbers(sql), listStaff(sql)]);
  const active = staff.filter((person) => person.active);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="users"
      numbers={numbers}
      title={t('users.title')}
      lead={t('users.people', { count: active.length })}
    >
      {done !== undefined && <Done text={t(`users-done.${done}`)} />}
      <RoleStrip people={active} />
      <People staff={staff} looking={looking} viewerId={c.var.viewer.id} now={new Date()} />
      <UsersDialog />
    </SettingsFrame>,
  );
};

function Done({ text }: { text: string }) {
  return (
    <div class="callout" role="status">
      <Icon name="circle-check" />
      <p>{text}</p>
    </div>
  );
}
