import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { drawPage, Toast, wantsFragment } from './ui/draw.tsx';
import { Icon } from './ui/icon.tsx';
import { Shell } from './ui/layout.tsx';
import { t } from './ui/words.ts';
import type { Env } from './world.ts';

interface Problem {
  title: string;
  hint: string;
}

/** What a person reads when a page is not there, not theirs, or broke: a page, or a toast where htmx asked. */
export function drawProblem(c: Context<Env>, status: ContentfulStatusCode, { title, hint }: Problem) {
  if (wantsFragment(c)) return c.html(<Toast title={title} text={hint} tone="danger" />, status);
  return drawPage(c, <ProblemPage title={title} hint={hint} theme={c.var.viewer?.theme} />, status);
}

export const notFound = (c: Context<Env>) =>
  drawProblem(c, 404, { title: t('error.not-found'), hint: t('error.not-found-hint') });

/** Whatever a handler threw. A door's 404 and 403 are answers; anything else is a surprise, and is logged with an id. */
export function onError(error: Error, c: Context<Env>) {
  if (error instanceof HTTPException) {
    if (error.status === 404) return notFound(c);
    if (error.status === 403 && error.res !== undefined)
      return drawProblem(c, 403, { title: t('error.cross-site'), hint: t('error.cross-site-hint') }); // hono/csrf's
    if (error.status === 403)
      return drawProblem(c, 403, { title: t('error.forbidden'), hint: t('error.forbidden-hint') });
    return drawProblem(c, error.status, { title: t('error.nonsense'), hint: t('error.nonsense-hint') });
  }
  const id = c.res.headers.get('x-request-id') ?? crypto.randomUUID();
  if (isDatabaseDown(error)) {
    c.var.world.log.warn({ id, err: error }, 'the database cannot be reached');
    c.header('retry-after', '5');
    return drawProblem(c, 503, { title: t('error.database'), hint: t('error.database-hint') });
  }
  c.var.world.log.error(
    { id, method: c.req.method, path: withoutSecret(c.req.path), err: error },
    'a page broke',
  );
  return drawProblem(c, 500, { title: t('error.broken'), hint: t('error.broken-hint', { id }) });
}

/** The address of a mailed link is its secret, and no log's to keep. */
const withoutSecret = (path: string) => path.replace(/^\/(invitations|forgot)\/[^/]+/, '/$1/…');

/**
 * Postgres cannot be reached, is starting or stopping, or has no connection left: our trouble, and over soon. postgres.js
 * names its own (CONNECT…, CONNECTION…), the system its own (E…); classes 08, 53, 57 are the server's.
 */
export function isDatabaseDown(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(CONNECT_TIMEOUT|CONNECTION_\w+|ECONN\w+|ENOENT|EPIPE|ENOTFOUND|EAI_AGAIN|08\w{3}|53\w{3}|57P0\d)$/.test(
    code,
  );
}

function ProblemPage({ title, hint, theme }: Problem & { theme: 'system' | 'light' | 'dark' | undefined }) {
  return (
    <Shell title={title} {...(theme === undefined ? {} : { theme })}>
      <main class="empty">
        <Icon name="plug" size="lg" />
        <h1>{title}</h1>
        <p>{hint}</p>
        <a class="btn btn-primary" href="/inbox">
          {t('error.go-to-inbox')}
        </a>
      </main>
    </Shell>
  );
}
