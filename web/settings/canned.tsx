import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import {
  type CannedReply,
  changeCannedReply,
  createCannedReply,
  findCannedReply,
  listCannedReplies,
  removeCannedReply,
} from '../../db/canned-replies.ts';
import { listNumbers } from '../../db/numbers.ts';
import type { CannedRefusal } from '../../domain/canned.ts';
import { isId } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { writtenText } from '../inbox/forms.ts';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { CannedCards, CannedForm } from './canned-page.tsx';
import { SettingsFrame } from './frame.tsx';

const done = z.enum(['added', 'saved', 'removed']).optional().catch(undefined);
const form = z.object({ name: z.string().max(1000), body: writtenText });

/** `GET /settings/replies`: what everybody may say, to read; for an Admin with a form for the next. */
export const getReplies = (c: Context<Env>) => drawReplies(c, {});

/** `POST /settings/replies`: keeps a new one. */
export async function postReply(c: Context<Env>) {
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const decision = await createCannedReply(c.var.world.sql, asked.data);
  if (!decision.ok) return drawReplies(c, { typed: asked.data, why: decision.why });
  return c.redirect('/settings/replies?done=added', 303);
}

/** `GET /settings/replies/:reply`: its shortcut and text. */
export const getReply = async (c: Context<Env>) => drawReply(c, await openReply(c), {});

/** The same by POST. */
export async function postReplyChange(c: Context<Env>) {
  const reply = await openReply(c);
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const decision = await changeCannedReply(c.var.world.sql, { id: reply.id, ...asked.data });
  if (!decision.ok) return drawReply(c, reply, { typed: asked.data, why: decision.why });
  return c.redirect('/settings/replies?done=saved', 303);
}

/** `POST /settings/replies/:reply/removal` with `name`, the one the page showed: deleted as that and no other. */
export async function postReplyRemoval(c: Context<Env>) {
  const { id, name } = await openReply(c);
  const asked = z.object({ name: z.string() }).safeParse(await c.req.parseBody());
  if (!asked.success || asked.data.name !== name) return nonsense(c);
  await removeCannedReply(c.var.world.sql, id);
  return c.redirect('/settings/replies?done=removed', 303);
}

async function openReply(c: Context<Env>): Promise<CannedReply> {
  const id = c.req.param('reply');
  const reply = isId(id) ? await findCannedReply(c.var.world.sql, id) : null;
  if (reply === null) throw new HTTPException(404);
  return reply;
}

/** 409 for what others have done, 422 for what the form can mend by itself. */
const statusOf = (why: CannedRefusal | undefined) =>
  why === undefined ? 200 : why === 'name-taken' || why === 'too-many' || why === 'gone' ? 409 : 422;

async function drawReplies(
  c: Context<Env>,
  { typed, why }: { typed?: { name: string; body: string }; why?: CannedRefusal },
) {
  const { world, viewer } = c.var;
  const mayEdit = viewer.role === 'admin';
  const [numbers, replies] = await Promise.all([
    mayEdit ? listNumbers(world.sql) : [],
    listCannedReplies(world.sql),
  ]);
  return drawPage(
    c,
    <SettingsFrame
      viewer={viewer}
      current="replies"
      numbers={numbers}
      title={t('canned.title')}
      lead={t(mayEdit ? 'canned.lead' : 'canned.lead-reader')}
    >
      <CannedCards
        replies={replies}
        mayEdit={mayEdit}
        typed={typed}
        why={why}
        done={why === undefined ? done.parse(c.req.query('done')) : undefined}
      />
    </SettingsFrame>,
    statusOf(why),
  );
}

async function drawReply(
  c: Context<Env>,
  reply: CannedReply,
  { typed = reply, why }: { typed?: { name: string; body: string }; why?: CannedRefusal },
) {
  const numbers = await listNumbers(c.var.world.sql);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="replies"
      numbers={numbers}
      title={t('canned.edit-of', { name: reply.name })}
      lead={t('canned.lead')}
    >
      <CannedForm reply={reply} typed={typed} why={why} />
    </SettingsFrame>,
    statusOf(why),
  );
}
