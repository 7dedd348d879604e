import type { Context } from 'hono';
import { listRows } from '../../db/conversations.ts';
import { drawPart, wantsFragment } from '../ui/draw.tsx';
import type { Env } from '../world.ts';
import { filtersFrom, inboxPath } from './filters.ts';
import { Gone } from './fragments.tsx';
import { Rows } from './list.tsx';
import { cursorFrom } from './page.tsx';

/** `GET /inbox/rows?after=…&id=…`: the list's next page. Each row goes to its place, so that one shown already is there once. */
export async function getRows(c: Context<Env>) {
  const filters = filtersFrom(c.req.query());
  if (!wantsFragment(c)) return c.redirect(inboxPath(filters));

  const { world, viewer } = c.var;
  const now = new Date();
  const { rows, next } = await listRows(world.sql, viewer, filters, cursorFrom(c.req.query()));
  return drawPart(
    c,
    <>
      <Gone target="#rows-more" />
      <hx-partial hx-target="#rows" hx-swap="place">
        <Rows rows={rows} next={next} filters={filters} now={now} currentId={null} />
      </hx-partial>
    </>,
  );
}
