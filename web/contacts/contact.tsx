import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { findContactSheet } from '../../db/contact-sheet.ts';
import { opensContacts } from '../../domain/access.ts';
import { openContact } from '../door.ts';
import { drawPage } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { ContactPage } from './contact-page.tsx';

/** `GET /contacts/:contact`: one customer, and what this viewer may know of them. */
export async function getContact(c: Context<Env>) {
  const { viewer, world } = c.var;
  if (!opensContacts(viewer.role)) throw new HTTPException(404);
  const contact = await openContact(c, 'see');
  const sheet = await findContactSheet(world.sql, viewer, contact.id);
  return drawPage(c, <ContactPage contact={contact} sheet={sheet} viewer={viewer} now={new Date()} />);
}
