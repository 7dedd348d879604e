import type { Context } from 'hono';
import { z } from 'zod';
import { tagContacts } from '../../db/contact-tags.ts';
import { type ContactRow, findContact, setOwner } from '../../db/contacts.ts';
import { listHeirs } from '../../db/heirs.ts';
import { mayContact, type ContactAction } from '../../domain/access.ts';
import type { NamedOwner } from '../../domain/owner.ts';
import { nonsense } from '../inbox/answer.tsx';
import { keyOf } from '../inbox/forms.ts';
import { drawProblem } from '../problems.tsx';
import { audit } from '../refused.ts';
import { drawPage } from '../ui/draw.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { BulkOwnerPage, ownerText } from './bulk-owner.tsx';

/** A page holds 50; nobody ticks more than a page. */
const mostAtOnce = 100;
export const someIds = z
  .union([z.uuid(), z.array(z.uuid()).max(mostAtOnce)])
  .default([])
  .transform((some) => [...new Set([some].flat())]);
/** A list of ours to go back to, never another's address. */
export const back = z
  .string()
  .regex(/^\/contacts(\?[\w=&%.~+-]*)?$/)
  .catch('/contacts');

const tagForm = z.object({
  contact: someIds,
  on: z.uuid().optional(),
  off: z.uuid().optional(),
  back,
});

/** `POST /contacts/tags`: puts a tag on, or takes it off, every contact named, as one by one. */
export async function postTagsOfMany(c: Context<Env>) {
  const asked = tagForm.safeParse(await c.req.parseBody({ all: true }));
  if (!asked.success) return nonsense(c);
  const { contact, on, off } = asked.data;
  const tagId = on ?? off;
  if (tagId === undefined || contact.length === 0) return drawNobody(c);

  const { world, viewer } = c.var;
  const { theirs } = await openMany(c, contact, 'tag');
  const { changed, ...decision } = await tagContacts(world.sql, {
    ...{ contactIds: theirs.map(({ id }) => id), by: viewer.id, tagId, on: on !== undefined },
  });
  world.nudges.changed(changed);
  if (!decision.ok)
    return drawProblem(c, 409, { title: t('refused.title'), hint: t(`tag-refusal.${decision.why}`) });
  const left = contact.length - theirs.length;
  return goBack(c, asked.data.back, on === undefined ? 'untagged' : 'tagged', theirs.length, left);
}

const askForm = z.object({ contact: someIds, back });

/** `POST /contacts/owners` with `ask`: who could have them, and what follows, before anything is done. */
export async function postOwnersOfMany(c: Context<Env>) {
  const body = await c.req.parseBody({ all: true });
  if (body['ask'] === undefined) return giveMany(c, body);
  const asked = askForm.safeParse(body);
  if (!asked.success) return nonsense(c);
  if (asked.data.contact.length === 0) return drawNobody(c);
  return drawOwners(c, asked.data);
}

const giveForm = z.object({
  /** `id~owner` as the page showed it. */
  given: z
    .union([z.string().max(400), z.array(z.string().max(400)).max(mostAtOnce)])
    .transform((some) => [...new Set([some].flat())]),
  key: z.uuid(),
  to: z.union([z.uuid(), z.enum(['nobody', ''])]).default(''),
  move: z.literal('on').optional(),
  back,
});

async function giveMany(c: Context<Env>, body: unknown) {
  const asked = giveForm.safeParse(body);
  if (!asked.success) return nonsense(c);
  const given = asked.data.given.map((text) => {
    const [id = '', owner = ''] = text.split('~');
    return { id, from: ownerFrom(owner) };
  });
  if (!given.every(({ id }) => z.uuid().safeParse(id).success)) return nonsense(c);
  const { to, key, move } = asked.data;
  if (to === '')
    return drawOwners(
      c,
      { contact: given.map(({ id }) => id), back: asked.data.back },
      t('owner-refusal.nobody-chosen'),
    );

  const { world, viewer } = c.var;
  let done = 0;
  for (const { id, from } of given) {
    const { changed, ...decision } = await setOwner(world.sql, {
      ...{ contactId: id, by: viewer.id, commandId: keyOf(key, id), from },
      to: to === 'nobody' ? { kind: 'nobody' } : { kind: 'agent', agentId: to },
      move: move !== undefined,
    }).catch((error: unknown) => {
      // Deleted meanwhile: the others have their turn.
      if (error instanceof Error && error.message.startsWith('there is no contact')) return gone;
      throw error;
    });
    world.nudges.changed(changed);
    if (decision.ok || decision.why === 'already-owner') done += 1;
    else if (decision.why === 'not-allowed') {
      c.set('asked', 'change-owner');
      await audit(c, { contactId: id }, 'decision');
    }
  }
  return goBack(c, asked.data.back, 'owned', done, given.length - done);
}

const gone = { ok: false, why: 'owner-changed', changed: {} } as const;

function ownerFrom(text: string): NamedOwner {
  if (text === '') return { kind: 'nobody' };
  return z.uuid().safeParse(text).success ? { kind: 'agent', agentId: text } : { kind: 'email', email: text };
}

/** Those of these that this viewer may do it with. */
async function openMany(c: Context<Env>, ids: readonly string[], action: ContactAction) {
  const { world, viewer } = c.var;
  c.set('asked', action);
  const theirs: ContactRow[] = [];
  for (const id of ids) {
    const contact = await findContact(world.sql, viewer, id);
    if (contact === null) continue;
    if (mayContact(viewer, action, contact)) theirs.push(contact);
    else await audit(c, { contactId: contact.id }, 'door');
  }
  return { theirs };
}

async function drawOwners(
  c: Context<Env>,
  { contact, back: to }: { contact: string[]; back: string },
  refusal?: string,
) {
  const { world, viewer } = c.var;
  const { theirs } = await openMany(c, contact, 'change-owner');
  if (theirs.length === 0) return drawNobody(c);
  const heirs = await listHeirs(world.sql);
  return drawPage(
    c,
    <BulkOwnerPage
      viewer={viewer}
      contacts={theirs.map((one) => ({ ...one, shown: ownerText(one.owner) }))}
      heirs={heirs}
      left={contact.length - theirs.length}
      back={to}
      refusal={refusal}
    />,
    refusal === undefined ? 200 : 422,
  );
}

export const drawNobody = (c: Context<Env>) =>
  drawProblem(c, 422, { title: t('refused.title'), hint: t('contacts.nobody-chosen') });

export function goBack(c: Context<Env>, to: string, what: string, done: number, left: number) {
  const address = new URL(to, 'http://contacts');
  address.searchParams.set('done', `${what}.${done}.${left}`);
  return c.redirect(`${address.pathname}${address.search}`, 303);
}
