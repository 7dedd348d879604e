import type { Context } from 'hono';
import { z } from 'zod';
import { phoneBook } from '../../channels/phones.ts';
import { addContact } from '../../db/contact-adding.ts';
import { readPhone } from '../../domain/written-phone.ts';
import { nonsense } from '../inbox/answer.tsx';
import { drawPage } from '../ui/draw.tsx';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { backToContact } from './contact.tsx';

const form = z.object({ name: z.string().max(200), phone: z.string().max(60) });

/** `GET /contacts/new`: somebody who has not written yet. */
export const getNewContact = (c: Context<Env>) => drawNew(c, { name: '', phone: '' });

/** `POST /contacts`: adds them; who is known by this phone already is shown instead. */
export async function postContact(c: Context<Env>) {
  const asked = form.safeParse(await c.req.parseBody());
  if (!asked.success) return nonsense(c);
  const read = readPhone(asked.data.phone, phoneBook(null));
  if (!read.ok) return drawNew(c, asked.data, t(`phone-refusal.${read.why}`), 422);

  const { world, viewer } = c.var;
  const added = await addContact(world.sql, viewer, { name: asked.data.name, phone: read.value });
  if (!added.ok) return drawNew(c, asked.data, t('new-contact.colleague'), 409);
  return backToContact(c, added.value.id, added.value.known ? 'known' : 'added');
}

async function drawNew(
  c: Context<Env>,
  typed: { name: string; phone: string },
  refusal?: string,
  status: 200 | 409 | 422 = 200,
) {
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('contacts.add')} current="contacts">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>{t('contacts.add')}</h1>
            <p>{t('new-contact.lead')}</p>
          </div>
        </header>
        <div class="page-body">
          <form class="card form-card" method="post" action="/contacts" autocomplete="off">
            <div class="card-body stack">
              {refusal !== undefined && (
                <div class="callout" data-tone="warn" role="alert" id="new-wrong">
                  <Icon name="triangle-alert" />
                  <p>{refusal}</p>
                </div>
              )}
              <div class="field">
                <label for="new-phone">{t('contacts.phone')}</label>
                <input
                  class="input tel"
                  id="new-phone"
                  name="phone"
                  type="tel"
                  inputmode="tel"
                  required
                  maxlength={60}
                  placeholder="+44 7700 900118"
                  value={typed.phone}
                  {...(refusal === undefined
                    ? {}
                    : { 'aria-invalid': 'true', 'aria-describedby': 'new-wrong' })}
                />
              </div>
              <div class="field">
                <label for="new-name">{t('contacts.name')}</label>
                <input
                  class="input"
                  id="new-name"
                  name="name"
                  type="text"
                  dir="auto"
                  maxlength={200}
                  value={typed.name}
                />
              </div>
            </div>
            <div class="card-foot">
              <a class="btn push" href="/contacts">
                {t('owner.cancel')}
              </a>
              <button class="btn btn-primary" type="submit">
                {t('contacts.add')}
              </button>
            </div>
          </form>
        </div>
      </div>
    </Layout>,
    status,
  );
}
