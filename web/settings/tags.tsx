import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { listNumbers } from '../../db/numbers.ts';
import { changeTag, createTag, findUsedTag, listUsedTags, removeTag, type UsedTag } from '../../db/tags.ts';
import type { TagRefusal } from '../../domain/tag.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { SettingsFrame } from './frame.tsx';
import { RemovalForm, TagForm, TagsCards } from './tags-page.tsx';

const done = z.enum(['added', 'saved', 'removed']).optional().catch(undefined);

/** `GET /settings/tags`: every tag, and a form for the next. */
export const getTags = (c: Context<Env>) => drawTags(c, {});

const name = z.string().max(1000);
const hue = z.coerce.number().int().min(1).max(8);
const newTag = z.object({ name, hue: hue.nullable().catch(null) });

/** `POST /settings/tags`: makes one. */
export async function postTag(c: Context<Env>) {
  const asked = newTag.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const decision = await createTag(c.var.world.sql, asked.data);
  if (!decision.ok) return drawTags(c, { typed: asked.data, why: decision.why });
  return c.redirect('/settings/tags?done=added', 303);
}

/** `GET /settings/tags/:tag`: its name and colour. */
export const getTag = async (c: Context<Env>) => drawTag(c, await openTag(c), {});

/** The same by POST. */
export async function postTagChange(c: Context<Env>) {
  const tag = await openTag(c);
  const asked = z.object({ name, hue }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { sql, nudges } = c.var.world;
  const { changed, ...decision } = await changeTag(sql, { id: tag.id, ...asked.data });
  nudges.changed(changed);
  if (!decision.ok) return drawTag(c, { ...tag, ...asked.data }, { why: decision.why });
  return c.redirect('/settings/tags?done=saved', 303);
}

/** `GET /settings/tags/:tag/removal`: what goes with it, and whether another takes its place. */
export const getTagRemoval = async (c: Context<Env>) => drawRemoval(c, await openTag(c), {});

/** The same by POST. */
export async function postTagRemoval(c: Context<Env>) {
  const tag = await openTag(c);
  const asked = z.object({ into: z.union([z.uuid(), z.literal('')]) }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { sql, nudges } = c.var.world;
  const into = asked.data.into === '' ? null : asked.data.into;
  const { changed, ...decision } = await removeTag(sql, { id: tag.id, into });
  nudges.changed(changed);
  if (!decision.ok) return drawRemoval(c, tag, { why: decision.why });
  return c.redirect('/settings/tags?done=removed', 303);
}

async function openTag(c: Context<Env>): Promise<UsedTag> {
  const id = c.req.param('tag');
  const tag = isId(id) ? await findUsedTag(c.var.world.sql, id) : null;
  if (tag === null) throw new HTTPException(404);
  return tag;
}

/** 422 for what the form can mend by itself, 409 for what others have done. */
const statusOf = (why: TagRefusal | undefined) =>
  why === undefined ? 200 : why === 'name-missing' || why === 'name-long' ? 422 : 409;

async function drawTags(
  c: Context<Env>,
  { typed, why }: { typed?: { name: string; hue: number | null }; why?: TagRefusal },
) {
  const { sql } = c.var.world;
  const [numbers, tags] = await Promise.all([listNumbers(sql), listUsedTags(sql)]);
  const just = why === undefined ? done.parse(c.req.query('done')) : undefined;
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="tags"
      numbers={numbers}
      title={t('tags.title')}
      lead={t('tags.lead')}
    >
      <TagsCards tags={tags} typed={typed} why={why} done={just} />
    </SettingsFrame>,
    statusOf(why),
  );
}

async function drawTag(c: Context<Env>, tag: UsedTag, { why }: { why?: TagRefusal }) {
  const numbers = await listNumbers(c.var.world.sql);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="tags"
      numbers={numbers}
      title={t('tags.edit-of', { name: tag.name })}
      lead={t('tags.edit-lead')}
    >
      <TagForm tag={tag} why={why} />
    </SettingsFrame>,
    statusOf(why),
  );
}

async function drawRemoval(c: Context<Env>, tag: UsedTag, { why }: { why?: TagRefusal }) {
  const { sql } = c.var.world;
  const [numbers, tags] = await Promise.all([listNumbers(sql), listUsedTags(sql)]);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="tags"
      numbers={numbers}
      title={t('tags.remove-title', { name: tag.name })}
      lead={tag.contacts === 0 ? t('tags.remove-unused') : t('tags.remove-lead', { count: tag.contacts })}
    >
      <RemovalForm tag={tag} others={tags.filter(({ id }) => id !== tag.id)} why={why} />
    </SettingsFrame>,
    statusOf(why),
  );
}
