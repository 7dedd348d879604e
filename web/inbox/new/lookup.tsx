import type { Context } from 'hono';
import { z } from 'zod';
import { findByPhone, type FoundByPhone } from '../../../db/phones.ts';
import { listStartNumbers } from '../../../db/starting.ts';
import { partsOf, spellings, typedPhone } from '../../../domain/phone.ts';
import { drawPage, wantsFragment } from '../../ui/draw.tsx';
import { Layout } from '../../ui/layout.tsx';
import { readPhone } from '../../ui/phone.ts';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { PhonesFound } from './phones-found.tsx';
import { Found, SearchBox } from './search-box.tsx';

const form = z.object({ q: z.string().trim().max(200).catch('') });

/** `POST /inbox/lookups`: who has the phone that is being typed. It changes nothing; it is no GET, so that no address holds the phone. */
export async function postLookup(c: Context<Env>) {
  const { q } = form.parse(await c.req.parseBody());
  const found = await lookUp(c, q);
  if (wantsFragment(c)) return c.html(<>{found !== null && <PhonesFound {...found} />}</>);
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('search.title')} current="inbox">
      <div class="page">
        <header class="page-head">
          <h1>{t('search.title')}</h1>
          <a class="link" href="/inbox">
            {t('search.again')}
          </a>
        </header>
        <div class="page-body stack narrow">
          <SearchBox typed={q} />
          {found === null ? (
            <p>{t('search.not-a-phone')}</p>
          ) : (
            <Found>
              <PhonesFound {...found} />
            </Found>
          )}
        </div>
      </div>
    </Layout>,
  );
}

export interface Looked {
  found: FoundByPhone[];
  /** The digits that were looked for, to be marked in what was found. */
  parts: string[];
}

/** Null: what is typed is no phone. A number without its country is read as dialled where each of ours is. */
async function lookUp(c: Context<Env>, q: string): Promise<Looked | null> {
  const typed = typedPhone(q);
  if (typed === null) return null;

  const { world, viewer } = c.var;
  const numbers = await listStartNumbers(world.sql, viewer);
  const read = numbers.map(({ displayPhone }) => readPhone(q, displayPhone));
  const whole = [
    ...read.flatMap((one) => (one.ok ? spellings(one.value) : [])),
    ...spellings(typed.digits), // WhatsApp and many address books leave the plus out
  ];
  const parts = [...new Set([...whole, ...partsOf(typed)])];
  return { found: await findByPhone(world.sql, viewer, { phones: whole, parts }), parts };
}
