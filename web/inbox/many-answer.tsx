import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
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

interface Done {
  title: string;
  text?: string;
  /** The way back, as a form. */
  undo?: Child;
}

interface Line extends Done {
  tone?: 'danger';
}

const mostNames = 5;

/** How many were done, and whoever was not with the reason; nothing is passed over in silence. */
export async function drawMany(c: Context<Env>, outcome: Outcome, done: Done, status: 200 | 409 = 200) {
  const lines = linesOf(outcome, done, status);
  const nothingDone = outcome.done === 0;
  if (wantsFragment(c)) {
    if (!nothingDone) c.header('HX-Trigger', JSON.stringify({ 'many-done': { left: outcome.left } }));
    return c.html(
      <>
        <Toasts lines={lines} />
        <hx-partial hx-target="#many-key" hx-swap="outerHTML">
          <ManyKey />
        </hx-partial>
      </>,
      nothingDone ? 409 : status,
    );
  }
  return drawManyPage(c, lines, nothingDone ? 409 : status);
}

/** The same of taking it back, which is pressed in a toast: what is ticked by now stays so. */
export async function drawManyUndone(c: Context<Env>, outcome: Outcome, done: Done) {
  const lines = linesOf(outcome, done, 200);
  const status = outcome.done === 0 ? 409 : 200;
  return wantsFragment(c) ? c.html(<Toasts lines={lines} />, status) : drawManyPage(c, lines, status);
}

const Toasts = ({ lines }: { lines: Line[] }) => (
  <>
    {lines.map(({ undo, ...line }) => (
      <Toast {...line}>{undo}</Toast>
    ))}
  </>
);

function drawManyPage(c: Context<Env>, lines: Line[], status: 200 | 409) {
  return drawPage(
    c,
    <Layout viewer={c.var.viewer} title={t('many.title')} current="inbox">
      <div class="page">
        <h1>{t('many.title')}</h1>
        {lines.map(({ title, text, undo }) => (
          <>
            <p>
              <strong>{title}</strong> {text}
            </p>
            {undo}
          </>
        ))}
        <p>
          <a class="btn" href={inboxPath(filtersOfPage(c))}>
            {t('many.back')}
          </a>
        </p>
      </div>
    </Layout>,
    status,
  );
}

function linesOf({ done, gone, refused, tooMany }: Outcome, said: Done, status: 200 | 409): Line[] {
  if (tooMany !== undefined)
    return [{ title: t('refused.title'), text: t('many.too-many', { count: tooMany }), tone: 'danger' }];
  if (status === 409) return [{ title: t('refused.title'), text: said.title, tone: 'danger' }];
  const lines: Line[] = [];
  if (done > 0) lines.push(said);
  for (const [text, names] of refused)
    lines.push({ title: t('many.not', { names: shortList(names) }), text, tone: 'danger' });
  if (gone > 0)
    lines.push({ title: t('refused.title'), text: t('many.gone', { count: gone }), tone: 'danger' });
  if (lines.length === 0) lines.push({ title: t('refused.title'), text: t('many.none'), tone: 'danger' });
  return lines;
}

export function shortList(names: readonly string[]): string {
  const some = listed(names.slice(0, mostNames));
  const more = names.length - mostNames;
  return more > 0 ? t('many.more-names', { names: some, count: more }) : some;
}
