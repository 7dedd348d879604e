import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { ContactRow } from '../../db/contacts.ts';
import { findContactSheet } from '../../db/contact-sheet.ts';
import { opensContacts } from '../../domain/access.ts';
import { openContact } from '../door.ts';
import { drawPage } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { ContactPage, contactDone, type ContactDone } from './contact-page.tsx';

/** `GET /contacts/:contact`: one customer, and what this viewer may know of them. */
export async function getContact(c: Context<Env>) {
  const contact = await openContactPage(c);
  if (contact.mergedIntoId !== null) return c.redirect(`/contacts/${contact.mergedIntoId}`);
  return drawContact(c, contact, { done: done.parse(c.req.query('done')) });
}

const done = z.enum(contactDone).optional().catch(undefined);

/** To a contact's own page, which says what was done there. */
export const backToContact = (c: Context<Env>, contactId: string, what: ContactDone) =>
  c.redirect(`/contacts/${contactId}?done=${what}`, 303);

/** Its own page is not everybody's who sees it beside a thread. */
export async function openContactPage(c: Context<Env>): Promise<ContactRow> {
  if (!opensContacts(c.var.viewer.role)) throw new HTTPException(404);
  return openContact(c, 'see');
}

/** The page as it is now, with what was typed in it and what is wrong with that. */
export async function drawContact(
  c: Context<Env>,
  contact: ContactRow,
  {
    done: what,
    refusal,
    typed,
    status = 200,
  }: {
    done?: ContactDone | undefined;
    refusal?: string;
    typed?: ReadonlyMap<string, string>;
    status?: 200 | 409 | 422;
  } = {},
) {
  const { viewer, world } = c.var;
  const sheet = await findContactSheet(world.sql, viewer, contact.id);
  return drawPage(
    c,
    <ContactPage
      contact={contact}
      sheet={sheet}
      viewer={viewer}
      now={new Date()}
      done={what}
      refusal={refusal}
      typed={typed ?? new Map()}
    />,
    status,
  );
}
