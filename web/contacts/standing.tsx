import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { setBlocked } from '../../db/contact-block.ts';
import { setConsent } from '../../db/contact-consent.ts';
import { cleanName, editContact, type EditRefusal } from '../../db/contact-edit.ts';
import { findVisible } from '../../db/visible.ts';
import { may, opensContacts } from '../../domain/access.ts';
import type { ContactRow } from '../../db/contacts.ts';
import { openContact } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { backToContact, drawContact } from './contact.tsx';

/** What is changed on a contact's own page is its viewers' to change; there is none for an Inbox manager. */
async function openToEdit(c: Context<Env>): Promise<ContactRow> {
  if (!opensContacts(c.var.viewer.role)) throw new HTTPException(404);
  return openContact(c, 'edit-contact');
}

const field = z.string().max(2000);

/** `POST /contacts/:contact`: name and attributes, as far as somebody changed them. */
export async function postContactEdit(c: Context<Env>) {
  const contact = await openToEdit(c);
  const body = await c.req.parseBody();
  const asked = z.object({ name: field, 'was-name': field }).safeParse(body);
  if (!asked.success) return nonsense(c);

  const typed = new Map([['name', asked.data.name]]);
  const attributes = new Map<string, { was: string; is: string }>();
  for (const [key, value] of Object.entries(body)) {
    const id = /^value-([0-9a-f-]{36})$/.exec(key)?.[1];
    if (id === undefined) continue;
    const pair = z.object({ is: field, was: field }).safeParse({ is: value, was: body[`was-${id}`] });
    if (!pair.success) return nonsense(c);
    attributes.set(id, pair.data);
    typed.set(id, pair.data.is);
  }
  const { world, viewer } = c.var;
  const { changed, ...decision } = await editContact(world.sql, {
    ...{ contactId: contact.id, by: viewer.id, attributes },
    name: { was: asked.data['was-name'], is: cleanName(asked.data.name) ?? '' },
  });
  world.nudges.changed(changed);
  if (decision.ok) return backToContact(c, contact.id, 'saved');
  return drawContact(c, contact, {
    ...{ refusal: editWords(decision.why), typed },
    status: decision.why === 'stale' ? 409 : 422,
  });
}

const editWords = (why: EditRefusal): string =>
  why === 'stale' ? t('known.stale') : t(`value-refusal.${why.why}`, { attribute: why.attribute });

/** `POST /contacts/:contact/consent`: what they said about being sent marketing. */
export async function postConsent(c: Context<Env>) {
  const contact = await openToEdit(c);
  const asked = z.object({ consent: z.enum(['in', 'out']) }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { world, viewer } = c.var;
  world.nudges.changed(await setConsent(world.sql, { contactId: contact.id, by: viewer.id, ...asked.data }));
  return backToContact(c, contact.id, 'said');
}

/** `POST /contacts/:contact/block`: blocks them, and closes what is open; or lifts it. */
export async function postBlock(c: Context<Env>) {
  const contact = await openToEdit(c);
  const asked = z.object({ blocked: z.enum(['yes', 'no']) }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { world, viewer } = c.var;
  const blocked = asked.data.blocked === 'yes';
  world.nudges.changed(await setBlocked(world.sql, { contactId: contact.id, by: viewer.id, blocked }));
  if (blocked && !(await closeAll(c, contact)))
    return drawContact(c, { ...contact, blocked }, { refusal: t('standing.not-closed'), status: 409 });
  return backToContact(c, contact.id, blocked ? 'blocked' : 'unblocked');
}

/**
 * Closes every open conversation that this viewer may close, each through its workflow and in its turn. False: one of
 * them stayed open.
 */
export async function closeAll(c: Context<Env>, contact: ContactRow): Promise<boolean> {
  const { world, viewer } = c.var;
  let all = true;
  for (const { id, status } of contact.conversations) {
    if (status === 'closed') continue;
    const conversation = await findVisible(world.sql, viewer, id);
    if (conversation === null || !may(viewer, 'close', conversation)) {
      all = false;
      continue;
    }
    const decision = await world.commands.close(conversation, {
      ...{ by: viewer.id, commandId: crypto.randomUUID() },
      seen: conversation.lastInboundSeq,
    });
    const closed = decision.ok || (await findVisible(world.sql, viewer, id))?.status === 'closed';
    if (!closed) all = false;
  }
  return all;
}
