import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { countGoing, type Going } from '../../db/contact-deletion.ts';
import { type ContactRow, findContact } from '../../db/contacts.ts';
import { nonsense } from '../inbox/answer.tsx';
import { askForMs } from '../inbox/many.tsx';
import { customerName } from '../inbox/names.ts';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { back, drawNobody, goBack, someIds } from './bulk.tsx';
import { deleteOne } from './deletion.tsx';
import { DeletionForm } from './deletion-form.tsx';

const form = z.object({ contact: someIds, back });
/** As many as there are, typed by hand. */
const number = z.string().max(20).optional();

/**
 * `POST /contacts/deletions`: deletes every contact named, each by the rules of one alone. First, with `ask`, it says what
 * goes; then it is done if how many they are was typed. To everybody but Admins there is no such page.
 */
export async function postDeletionsOfMany(c: Context<Env>) {
  const { world, viewer } = c.var;
  if (viewer.role !== 'admin') throw new HTTPException(404);
  const body = await c.req.parseBody({ all: true });
  const [asked, typed] = [form.safeParse(body), number.safeParse(body['typed'])];
  if (!asked.success || !typed.success) return nonsense(c);
  const found = await Promise.all(asked.data.contact.map((id) => findContact(world.sql, viewer, id)));
  const contacts = found.filter((contact) => contact !== null);
  const [one] = contacts;
  if (one === undefined) return drawNobody(c);
  if (contacts.length === 1 && body['ask'] !== undefined)
    return c.redirect(`/contacts/${one.id}/deletion`, 303);

  const isRight = typed.data?.trim() === String(contacts.length);
  if (body['ask'] !== undefined || !isRight)
    return draw(c, contacts, asked.data.back, body['ask'] === undefined ? (typed.data ?? '') : undefined);

  // What is open is closed first, and each close may wait for an answer: whoever has had no turn by then stays.
  const until = Date.now() + askForMs;
  let done = 0;
  for (const contact of contacts) {
    if (Date.now() > until) break;
    if ((await deleteOne(c, contact)) === null) done += 1;
  }
  return goBack(c, asked.data.back, 'deleted', done, asked.data.contact.length - done);
}

const mostNamed = 10;

/** `typed`: what was typed and is not how many they are. */
async function draw(c: Context<Env>, contacts: ContactRow[], to: string, typed?: string) {
  const each = await Promise.all(contacts.map(({ id }) => countGoing(c.var.world.sql, id)));
  const going: Going = {
    conversations: each.reduce((sum, { conversations }) => sum + conversations, 0),
    messages: each.reduce((sum, { messages }) => sum + messages, 0),
    open: each.flatMap(({ open }) => open),
  };
  const count = contacts.length;
  const isWrong = typed !== undefined;
  return drawPage(
    c,
    <DeletionForm
      viewer={c.var.viewer}
      title={t('deletions.title', { count })}
      action="/contacts/deletions"
      back={to}
      going={going}
      refusal={isWrong ? t('deletions.refused-typed', { count }) : undefined}
      field={{
        ...{ label: t('deletions.type', { number: String(count) }), typed: typed ?? '', isWrong },
        ...{ most: 20, inputmode: 'numeric' },
      }}
      stays={t('deletions.stays')}
      hidden={
        <>
          <input type="hidden" name="back" value={to} />
          {contacts.map(({ id }) => (
            <input type="hidden" name="contact" value={id} />
          ))}
        </>
      }
    >
      <Named contacts={contacts} />
    </DeletionForm>,
    isWrong ? 422 : 200,
  );
}

/** Who they are, as far as that can be read; the rest as a number. */
function Named({ contacts }: { contacts: readonly ContactRow[] }) {
  const more = contacts.length - mostNamed;
  return (
    <ul class="deletion-names sm">
      {contacts.slice(0, mostNamed).map((contact) => (
        <li dir="auto">{customerName(contact)}</li>
      ))}
      {more > 0 && <li>{t('deletions.more', { count: more })}</li>}
    </ul>
  );
}
