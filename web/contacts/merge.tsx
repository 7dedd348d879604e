import type { Context } from 'hono';
import { z } from 'zod';
import { everyContact, listContacts, type ListedContact } from '../../db/contact-list.ts';
import { merge, type MergeRefusal, part } from '../../db/contact-merge.ts';
import type { ContactRow } from '../../db/contacts.ts';
import { nonsense } from '../inbox/answer.tsx';
import { customerName } from '../inbox/names.ts';
import { drawProblem } from '../problems.tsx';
import { ContactAv } from '../ui/av.tsx';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { formatPhone } from '../ui/phone.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { backToContact } from './contact.tsx';
import { openAsAdmin } from './deletion.tsx';
import { sealSought, sought, unsealSought } from '../sought.ts';

/** `GET /contacts/:contact/merge`: who is the same person; called alike, or as what was looked for. */
export const getMerge = async (c: Context<Env>) => draw(c, await openAsAdmin(c), {});

/** `POST /contacts/:contact/merge/searches`: to the same with those found. */
export async function postMergeSearch(c: Context<Env>) {
  const contact = await openAsAdmin(c);
  const { q } = await c.req.parseBody();
  const sealed = sealSought(c.var.world.settings.secretKey, sought.parse(q));
  return c.redirect(`/contacts/${contact.id}/merge?find=${sealed}`, 303);
}

const form = z.object({ key: z.uuid(), other: z.uuid() });

/** The same by POST: the other becomes this one. */
export async function postMerge(c: Context<Env>) {
  const contact = await openAsAdmin(c);
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { world, viewer } = c.var;
  const { changed, ...decision } = await merge(world.sql, {
    ...{ mergeId: asked.data.key, keptId: contact.id, mergedId: asked.data.other, by: viewer.id },
  });
  world.nudges.changed(changed);
  if (!decision.ok) return draw(c, contact, { why: decision.why }, 409);
  return backToContact(c, contact.id, 'merged');
}

/** `POST /contacts/:contact/parting`: what was merged into this contact is one of its own again. */
export async function postParting(c: Context<Env>) {
  const contact = await openAsAdmin(c);
  const asked = z.object({ merge: z.uuid() }).safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const { world, viewer } = c.var;
  const { changed, ...decision } = await part(world.sql, { mergeId: asked.data.merge, by: viewer.id });
  world.nudges.changed(changed);
  if (!decision.ok) return drawProblem(c, 409, { title: t('refused.title'), hint: t('merge-refusal.gone') });
  return backToContact(c, contact.id, 'parted');
}

async function draw(
  c: Context<Env>,
  contact: ContactRow,
  { why }: { why?: MergeRefusal },
  status: 200 | 409 = 200,
) {
  const { world, viewer } = c.var;
  const sealed = c.req.query('find');
  const find =
    sealed === undefined
      ? (contact.name ?? '').slice(0, 100)
      : unsealSought(world.settings.secretKey, sealed);
  const found =
    find.trim() === ''
      ? { rows: [] }
      : await listContacts(world.sql, viewer, { ...everyContact, find }, { limit: 20 });
  const others = found.rows.filter(({ id }) => id !== contact.id);
  const name = customerName(contact);
  return drawPage(
    c,
    <Layout viewer={viewer} title={t('merge.title', { name })} current="contacts">
      <div class="page">
        <div class="page-body stack">
          <div class="card form-card">
            <div class="card-head">
              <h1 class="h2" dir="auto">
                {t('merge.title', { name })}
              </h1>
            </div>
            <div class="card-body stack">
              {why !== undefined && (
                <div class="callout" data-tone="warn" role="alert">
                  <Icon name="triangle-alert" />
                  <p>{t(`merge-refusal.${why}`)}</p>
                </div>
              )}
              <p class="sm">{t('merge.lead', { name })}</p>
              <form class="row" method="post" action={`/contacts/${contact.id}/merge/searches`} role="search">
                <input
                  class="input"
                  type="search"
                  name="q"
                  value={find}
                  maxlength={100}
                  aria-label={t('contacts.search')}
                  placeholder={t('contacts.search-hint')}
                />
                <button class="btn" type="submit">
                  {t('merge.search')}
                </button>
              </form>
            </div>
            <Found others={others} contact={contact} />
            <div class="card-foot">
              <a class="btn push" href={`/contacts/${contact.id}`}>
                {t('owner.cancel')}
              </a>
            </div>
          </div>
        </div>
      </div>
    </Layout>,
    status,
  );
}

function Found({ others, contact }: { others: ListedContact[]; contact: ContactRow }) {
  if (others.length === 0) return <p class="card-body muted sm">{t('merge.none')}</p>;
  return (
    <form class="menu" method="post" action={`/contacts/${contact.id}/merge`}>
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      {others.map((other) => (
        <button class="menu-item" type="submit" name="other" value={other.id}>
          <ContactAv name={other.name} hue={other.hue} />
          <span class="grow">
            <span class="menu-name" dir="auto">
              {customerName(other)}
            </span>
            <span class="menu-sub tel">{other.phone === null ? '' : formatPhone(other.phone)}</span>
          </span>
        </button>
      ))}
    </form>
  );
}
