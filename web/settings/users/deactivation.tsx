import type { Context } from 'hono';
import { z } from 'zod';
import { type HeirRow, listHeirs } from '../../../db/heirs.ts';
import { countLeaving, type Leaving, type StaffRow } from '../../../db/staff.ts';
import { deactivate, reactivate } from '../../../db/staffing.ts';
import type { StaffRefusal } from '../../../domain/staff.ts';
import { nonsense } from '../../inbox/answer.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { DeactivationForm } from './deactivation-form.tsx';
import { drawForm, goTo } from './dialog.tsx';
import { openUser, refusalWords, statusOf } from './user.tsx';

/** `GET /settings/users/:user/deactivation`: what somebody leaves behind, and who gets it. */
export const getDeactivation = async (c: Context<Env>) => {
  const person = await openUser(c);
  if (!person.active) return goTo(c, '/settings/users?show=deactivated');
  return draw(c, person, {});
};

const form = z.object({
  successor: z.union([z.uuid(), z.literal('nobody')]).optional(),
  knowing: z.literal('on').optional(),
});

/** The same by POST. Repeating it changes nothing more. */
export const postDeactivation = async (c: Context<Env>) => {
  const person = await openUser(c);
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { successor, knowing } = asked.data;
  const { sql, nudges } = c.var.world;
  const { viewer } = c.var;
  const [leaving, heirs] = await Promise.all([countLeaving(sql, person.id), listHeirs(sql)]);

  if (successor === undefined && person.active && leaving.contacts > 0)
    return draw(c, person, { why: 'nobody-chosen' });
  const named = successor === undefined || successor === 'nobody' ? null : successor;
  if (named !== null && !heirs.some(({ id }) => id === named))
    return draw(c, person, { successor, why: 'successor-inactive' });

  const { changed, ...decision } = await deactivate(sql, {
    ...{ userId: person.id, by: viewer.id, knowing: knowing !== undefined, successorId: named },
  });
  nudges.changed(changed);
  if (!decision.ok) return draw(c, await openUser(c), { successor, why: decision.why });
  return goTo(c, person.id === viewer.id ? '/login' : '/settings/users?done=deactivated');
};

/** `POST /settings/users/:user/reactivation`. */
export const postReactivation = async (c: Context<Env>) => {
  const person = await openUser(c);
  const { sql, nudges } = c.var.world;
  const { changed, ...decision } = await reactivate(sql, { userId: person.id, by: c.var.viewer.id });
  nudges.changed(changed);
  if (!decision.ok) return goTo(c, '/inbox'); // no Admin any more: these pages are gone for them
  return goTo(c, '/settings/users?done=reactivated');
};

interface Drawn {
  successor?: string | undefined;
  why?: StaffRefusal | 'nobody-chosen';
}

async function draw(c: Context<Env>, person: StaffRow, { successor, why }: Drawn) {
  const { sql } = c.var.world;
  const [leaving, heirs]: [Leaving, HeirRow[]] = await Promise.all([
    countLeaving(sql, person.id),
    listHeirs(sql),
  ]);
  const refusal =
    why === undefined
      ? undefined
      : why === 'nobody-chosen'
        ? t('staff-refusal.nobody-chosen')
        : refusalWords(why, person);
  const props = {
    ...{ person, leaving, refusal, chosen: successor, own: person.id === c.var.viewer.id },
    heirs: heirs.filter(({ id }) => id !== person.id),
  };
  return drawForm(c, {
    title: t('leaving.title', { name: person.name }),
    form: (page) => <DeactivationForm {...props} page={page} />,
    status: why === undefined ? 200 : why === 'nobody-chosen' ? 422 : statusOf(why),
  });
}
