import type { Context } from 'hono';
import { drawPage, Toast, wantsFragment } from '../ui/draw.tsx';
import { Layout } from '../ui/layout.tsx';
import { listed } from '../ui/listed.ts';
import { t } from '../ui/words.ts';
import type { Env } from '../world.ts';
import { inboxPath } from './filters.ts';
import { ManyKey } from './many-bar.tsx';
import { filtersOfPage } from './page.tsx';

/** What came of asking the same of many. */
export interface Outcome {
  done: number;
  /** Not theirs to see any more. */
  gone: number;
  /** Customers' names by the sentence that says why nothing was done with them. */
  refused: Map<string, string[]>;
  /** Their conversations, which stay ticked. */
  left: string[];
  /** So many were ticked that nothing was asked; this is the most. */
  tooMany?: number;
}

interface Line {
  title: string;
  text?: string;
  tone?: 'danger';
}

const mostNames = 5;

/** How many were done, and whoever was not with the reason; nothing is passed over in silence. */
export async function drawMany(c: Context<Env>, outcome: Outcome, done: string, status: 200 | 409 = 200) {
  const lines = linesOf(outcome, done, status);
  const nothingDone = outcome.done === 0;
  if (wantsFragment(c)) {
    if (!nothingDone) c.header('HX-Trigger', JSON.stringify({ 'many-done': { left: outcome.left } }));
    return c.html(
      <>
        {lines.map((line) => (
          <Toast {...line} />
        ))}
        <hx-partial hx-target="#many-key" hx-swap="outerHTML">
          <ManyKey />
        </hx-partial>
      </>,
      nothingDone ? 409 : status,
    );
  }
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('many.title')} current="inbox">
      <div class="page">
        <h1>{t('many.title')}</h1>
        {lines.map(({ title, text }) => (
          <p>
            <strong>{title}</strong> {text}
          </p>
        ))}
        <p>
          <a class="btn" href={inboxPath(filtersOfPage(c))}>
            {t('many.back')}
          </a>
        </p>
      </div>
    </Layout>,
    nothingDone ? 409 : status,
  );
}

function linesOf({ done, gone, refused, tooMany }: Outcome, said: string, status: 200 | 409): Line[] {
  if (tooMany !== undefined)
    return [{ title: t('refused.title'), text: t('many.too-many', { count: tooMany }), tone: 'danger' }];
  if (status === 409) return [{ title: t('refused.title'), text: said, tone: 'danger' }];
  const lines: Line[] = [];
  if (done > 0) lines.push({ title: said });
  for (const [text, names] of refused)
    lines.push({ title: t('many.not', { names: shortList(names) }), text, tone: 'danger' });
  if (gone > 0)
    lines.push({ title: t('refused.title'), text: t('many.gone', { count: gone }), tone: 'danger' });
  if (lines.length === 0) lines.push({ title: t('refused.title'), text: t('many.none'), tone: 'danger' });
  return lines;
}

function shortList(names: readonly string[]): string {
  const some = listed(names.slice(0, mostNames));
  const more = names.length - mostNames;
  return more > 0 ? t('many.more-names', { names: some, count: more }) : some;
}
