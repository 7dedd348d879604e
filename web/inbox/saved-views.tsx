import type { Context } from 'hono';
import { z } from 'zod';
import { removeView, renameView, saveView } from '../../db/saved-views.ts';
import { notFound } from '../problems.tsx';
import type { Env } from '../world.ts';
import { nonsense } from './answer.tsx';
import { filtersFrom, filtersQuery, inboxPath } from './filters.ts';
import { drawInbox } from './page.tsx';
import { mostLetters, type Renaming } from './saved-views-group.tsx';

const typedName = z.string().transform((text) => text.replaceAll('\0', '').trim());

const saveForm = z.object({
  name: typedName.pipe(z.string().min(1).max(mostLetters)),
  filters: z.string().max(2000),
  shared: z.literal('1').optional(),
});

/** `POST /inbox/views`: the list as it is narrowed now, under a name. What is kept is read and written like any address. */
export async function postView(c: Context<Env>) {
  const asked = saveForm.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { name, shared } = asked.data;
  const filters = filtersOf(asked.data);
  const query = filtersQuery(filters);
  const saved = await saveView(c.var.world.sql, c.var.viewer, { name, query, shared: shared === '1' });
  return saved ? c.redirect(inboxPath(filters), 303) : nonsense(c);
}

const removalForm = z.object({ view: z.uuid(), filters: z.string().max(2000).catch('') });

/** `POST /inbox/views/removals`: theirs, or as an Admin a shared one. 404 for what is not. */
export async function postViewRemoval(c: Context<Env>) {
  const asked = removalForm.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  if (!(await removeView(c.var.world.sql, c.var.viewer, asked.data.view))) return notFound(c);
  return c.redirect(inboxPath(filtersOf(asked.data)), 303);
}

const nameForm = removalForm.extend({ name: typedName.pipe(z.string().max(1000)) });

/** `POST /inbox/views/names`: another name for what they may remove. */
export async function postViewName(c: Context<Env>) {
  const asked = nameForm.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);

  const { view: id, name } = asked.data;
  const filters = filtersOf(asked.data);
  const again = (why: Renaming['why'], status: 409 | 422) =>
    drawInbox(c, filters, null, status, { id, typed: name, why });
  if (name === '') return again('name-missing', 422);
  if (name.length > mostLetters) return again('name-long', 422);
  const decision = await renameView(c.var.world.sql, c.var.viewer, { id, name });
  return decision.ok ? c.redirect(inboxPath(filters), 303) : again(decision.why, 409);
}

const filtersOf = (asked: { filters: string }) =>
  filtersFrom(Object.fromEntries(new URLSearchParams(asked.filters)));
