import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { listNumbers } from '../../../db/numbers.ts';
import { findStaff, listStaff, type StaffRow } from '../../../db/staff.ts';
import { listStaffChanges } from '../../../db/staff-changes.ts';
import { editStaff } from '../../../db/staffing.ts';
import type { Post, StaffRefusal } from '../../../domain/staff.ts';
import { isId } from '../../door.ts';
import { nonsense } from '../../inbox/answer.tsx';
import { listed } from '../../ui/listed.ts';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { drawForm, goTo } from './dialog.tsx';
import { roles } from './roles.tsx';
import { UserForm } from './user-form.tsx';

/** `GET /settings/users/:user`: what may be changed about somebody. */
export const getUser = async (c: Context<Env>) => drawUser(c, await openUser(c), {});

export const someIds = z
  .union([z.uuid(), z.array(z.uuid())])
  .default([])
  .transform((some) => [...new Set([some].flat())]);
const form = z.object({
  role: z.enum(roles),
  number: someIds,
  fromRole: z.enum(roles),
  fromNumber: someIds,
  knowing: z.literal('on').optional(),
});

/** The same by POST: changes role and numbers. Repeating it changes nothing more. */
export const postUser = async (c: Context<Env>) => {
  const person = await openUser(c);
  const asked = form.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);

  const { role, number, fromRole, fromNumber, knowing } = asked.data;
  const { sql, nudges } = c.var.world;
  const { viewer } = c.var;
  const to = { role, numberIds: number };
  const { changed, ...decision } = await editStaff(sql, {
    ...{ userId: person.id, by: viewer.id, knowing: knowing !== undefined },
    ...{ from: { role: fromRole, numberIds: fromNumber }, to },
  });
  nudges.changed(changed);
  if (!decision.ok) return drawUser(c, await openUser(c), { chosen: to, why: decision.why });

  const shutOut = person.id === viewer.id && role !== 'admin';
  return goTo(c, shutOut ? '/inbox' : '/settings/users?done=saved');
};

/** The person named by the route, or 404. */
export async function openUser(c: Context<Env>): Promise<StaffRow> {
  const id = c.req.param('user');
  const person = isId(id) ? await findStaff(c.var.world.sql, id) : null;
  if (person === null) throw new HTTPException(404);
  return person;
}

async function drawUser(
  c: Context<Env>,
  person: StaffRow,
  { chosen, why }: { chosen?: Post; why?: StaffRefusal },
) {
  const { sql } = c.var.world;
  const [numbers, staff, changes] = await Promise.all([
    listNumbers(sql),
    listStaff(sql),
    listStaffChanges(sql, person.id),
  ]);
  const admins = staff.filter(({ role, active }) => role === 'admin' && active);
  const props = {
    ...{ person, numbers, changes, chosen, own: person.id === c.var.viewer.id, onlyAdmin: admins.length < 2 },
    refusal: why === undefined ? undefined : refusalWords(why, person),
  };
  return drawForm(c, {
    title: t('user.title', { name: person.name }),
    form: (page) => <UserForm {...props} page={page} />,
    status: why === undefined ? 200 : statusOf(why),
  });
}

/** A sentence for each refusal; a stale page's says what is true now. */
export function refusalWords(why: StaffRefusal, { role, numbers }: StaffRow): string {
  if (why !== 'changed-meanwhile') return t(`staff-refusal.${why}`);
  const names = listed(numbers.map(({ name }) => name));
  const where = names === '' ? t('staff-refusal.on-none') : t('staff-refusal.on-numbers', { numbers: names });
  return t('staff-refusal.changed-meanwhile', { role: t(`role.${role}`), numbers: where });
}

/** 422 for what the form can mend by itself, 409 for what has happened meanwhile. */
export function statusOf(why: StaffRefusal): 409 | 422 {
  const mendable = ['own-access', 'no-number', 'successor-not-agent', 'successor-inactive'];
  return mendable.includes(why) ? 422 : 409;
}
