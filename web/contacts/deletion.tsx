import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { countGoing, deleteContact } from '../../db/contact-deletion.ts';
import type { ContactRow } from '../../db/contacts.ts';
import { openContact } from '../door.ts';
import { nonsense } from '../inbox/answer.tsx';
import { customerName } from '../inbox/names.ts';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { DeletionForm } from './deletion-form.tsx';
import { closeAll } from './standing.tsx';

/** Admins delete and merge; to everybody else there is no such page. */
export async function openAsAdmin(c: Context<Env>): Promise<ContactRow> {
  if (c.var.viewer.role !== 'admin') throw new HTTPException(404);
  return openContact(c, 'see');
}

/** `GET /contacts/:contact/deletion`: what goes, before it goes. */
export const getDeletion = async (c: Context<Env>) => draw(c, await openAsAdmin(c), {});

/** The same by POST, with the contact's name typed. What is open is closed first, each through its workflow. */
export async function postDeletion(c: Context<Env>) {
  const contact = await openAsAdmin(c);
  const asked = z.object({ typed: z.string().max(500) }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { typed } = asked.data;
  if (plain(typed) !== plain(customerName(contact))) return draw(c, contact, { typed, why: 'typed' }, 422);

  const why = await deleteOne(c, contact);
  if (why !== null) return draw(c, contact, { typed, why }, 409);
  return c.redirect('/contacts?done=deleted.1.0', 303);
}

/** Closes what is open, then deletes. Null: it is gone; otherwise why it stays. */
export async function deleteOne(c: Context<Env>, contact: ContactRow): Promise<'open' | 'sending' | null> {
  if (!(await closeAll(c, contact))) return 'open';
  const { world, viewer } = c.var;
  const { changed, ...decision } = await deleteContact(world.sql, { contactId: contact.id, by: viewer.id });
  world.nudges.changed(changed);
  return decision.ok || decision.why === 'gone' ? null : decision.why;
}

/** Typed by hand: not for its capitals, its spaces or marks that cannot be seen. */
const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

async function draw(
  c: Context<Env>,
  contact: ContactRow,
  { typed = '', why }: { typed?: string; why?: 'typed' | 'open' | 'sending' },
  status: 200 | 409 | 422 = 200,
) {
  const name = customerName(contact);
  return drawPage(
    c,
    <DeletionForm
      viewer={c.var.viewer}
      title={t('deletion.title', { name })}
      action={`/contacts/${contact.id}/deletion`}
      back={`/contacts/${contact.id}`}
      going={await countGoing(c.var.world.sql, contact.id)}
      refusal={why && t(`deletion.refused-${why}`)}
      field={{ label: t('deletion.type', { name }), typed, isWrong: why === 'typed', most: 400 }}
      stays={t('deletion.stays')}
    />,
    status,
  );
}
