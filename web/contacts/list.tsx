import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { listAttributes } from '../../db/attributes.ts';
import { countContacts, everyContact, listContacts } from '../../db/contact-list.ts';
import { listHeirs } from '../../db/heirs.ts';
import { listNumbers } from '../../db/numbers.ts';
import { listTags } from '../../db/tags.ts';
import { opensContacts } from '../../domain/access.ts';
import { drawPage } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { contactsPath, readCursor, readFilters } from './filters.ts';
import { ListPage } from './list-page.tsx';
import { sealSought, sought } from '../sought.ts';

/** An Inbox manager has the inbox and nothing else: for them there are no contacts' pages. */
export const opensContactsOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (!opensContacts(c.var.viewer.role)) throw new HTTPException(404);
  await next();
};

const zero = { count: 0, more: false };

/** `POST /contacts/searches`: to the list of those found. A form, since what is typed is for no address. */
export async function postSearch(c: Context<Env>) {
  const { q, ...kept } = z.record(z.string(), z.string().catch('')).parse(await c.req.parseBody());
  const { secretKey } = c.var.world.settings;
  const find = sought.parse(q);
  const filters = readFilters(kept, secretKey);
  return c.redirect(contactsPath({ ...filters, find, sealed: sealSought(secretKey, find) }), 303);
}

/** `GET /contacts`: the contacts this viewer has, as the address narrows them. */
export async function getContacts(c: Context<Env>) {
  const { viewer, world } = c.var;
  const { sql } = world;
  const filters = readFilters(c.req.query(), world.settings.secretKey);
  const after = readCursor(c.req.query('after'));
  const count = (narrowed: Partial<typeof filters>) =>
    countContacts(sql, viewer, { ...everyContact, ...narrowed });
  const [page, total, mine, none, pending, tags, [attribute = null], allNumbers, heirs] = await Promise.all([
    listContacts(sql, viewer, filters, { after }),
    count(filters),
    count({ view: 'mine' }),
    viewer.role === 'sale' ? zero : count({ view: 'none' }),
    viewer.role === 'sale' ? zero : count({ view: 'pending' }),
    listTags(sql),
    listAttributes(sql),
    listNumbers(sql),
    viewer.role === 'sale' ? [] : listHeirs(sql),
  ]);
  const numbers =
    viewer.role === 'admin' ? allNumbers : allNumbers.filter(({ id }) => viewer.numberIds.includes(id));
  return drawPage(
    c,
    <ListPage
      viewer={viewer}
      filters={filters}
      page={page}
      first={after === null}
      counts={{ total, mine, none, pending }}
      tags={tags}
      attribute={attribute}
      numbers={numbers}
      heirs={heirs}
      now={new Date()}
      said={c.req.query('done')}
    />,
  );
}
