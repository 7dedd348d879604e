import type { Context } from 'hono';
import { z } from 'zod';
import type { Cursor } from '../../../db/conversations.ts';
import { findByPhone, type FoundByPhone } from '../../../db/phones.ts';
import { listStartNumbers } from '../../../db/starting.ts';
import { partsOf, spellings, typedPhone } from '../../../domain/phone.ts';
import { sealSought } from '../../sought.ts';
import { drawPage, wantsFragment } from '../../ui/draw.tsx';
import { Layout } from '../../ui/layout.tsx';
import { readPhone } from '../../ui/phone.ts';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { type Everywhere, lookEverywhere, says } from '../search/everywhere.ts';
import { MessagesFound } from '../search/messages-found.tsx';
import { type Further, nextFrom } from '../search/next.ts';
import { PeopleFound } from '../search/people-found.tsx';
import { Results } from '../search/results.tsx';
import { SimilarPhones } from './phones-found.tsx';
import { Found, SearchBox } from './search-box.tsx';

const form = z.object({
  // Postgres takes no NUL in a text.
  q: z
    .string()
    .max(200)
    .transform((text) => text.replaceAll('\0', '').trim())
    .catch(''),
  next: z.string().catch(''),
});

/**
 * `POST /inbox/lookups`: who has the phone or the name that is being typed, and which messages say it. It changes nothing;
 * it is no GET, so that no address, history or log holds what is looked for. With `next`, a further page of one of these.
 */
export async function postLookup(c: Context<Env>) {
  const { q, next } = form.parse(await c.req.parseBody());
  const further = nextFrom(next);
  const found = await lookUp(c, q, further);
  if (wantsFragment(c) && found !== null && further?.of === 'people')
    return c.html(<PeopleFound {...found} further={further} />);
  if (wantsFragment(c) && found !== null && found.phones !== null && further?.of === 'phones')
    return c.html(<SimilarPhones {...found.phones} further={further} />);
  if (wantsFragment(c) && found !== null && further?.of === 'messages')
    return c.html(<MessagesFound {...found} further={further} />);
  if (wantsFragment(c)) {
    c.header('X-Sought', sealSought(c.var.world.settings.secretKey, q)); // search.js puts it in the address
    return c.html(<>{found !== null && <Results {...found} />}</>);
  }
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
            <p>{t('search.too-little')}</p>
          ) : (
            <Found>
              <Results {...found} />
            </Found>
          )}
        </div>
      </div>
    </Layout>,
  );
}

export interface Looked extends Everywhere {
  /** Null: what is typed is no phone. */
  phones: LookedUp | null;
  q: string;
  now: Date;
}

/** Null: there is not enough to look for. */
async function lookUp(c: Context<Env>, q: string, further: Further | null): Promise<Looked | null> {
  if (!says(q)) return null;
  const { world, viewer } = c.var;
  const [phones, everywhere] = await Promise.all([
    further === null || further.of === 'phones' ? lookUpPhone(c, q, further?.after ?? null) : null,
    lookEverywhere(world.sql, viewer, q, further === null ? {} : { only: further.of, after: further.after }),
  ]);
  return { phones, ...everywhere, q, now: new Date() };
}

export interface LookedUp {
  found: FoundByPhone[];
  /** Where to look further back; null: enough are found, or nothing is behind. */
  next: Cursor | null;
  /** The digits that were looked for, to be marked in what was found. */
  parts: string[];
  /** With whom, and from which number, a new one could be begun; null: with nobody new, or it is no whole number yet. */
  create: { to: string; phone: string; from: string } | null;
}

/** Null: what is typed is no phone. A number without its country is read as dialled where each of ours is. */
async function lookUpPhone(c: Context<Env>, q: string, after: Cursor | null): Promise<LookedUp | null> {
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
  const { found, next } = await findByPhone(world.sql, viewer, { phones: whole, parts }, after);
  const taken = found.filter(({ exact }) => exact).map(({ numberId }) => numberId);
  const free = numbers.flatMap(({ id }, at) => {
    const one = read[at];
    return one?.ok === true && !taken.includes(id) ? [{ to: q, phone: one.value, from: id }] : [];
  });
  return { found, next, parts, create: free[0] ?? null };
}
