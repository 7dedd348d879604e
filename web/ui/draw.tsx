import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { packed } from '../packing.ts';
import { Icon } from './icon.tsx';

/** What hono/jsx makes of `<X />`: its text, escaped, once it is asked for it. */
type Element = ReturnType<typeof Toast>;

/** The text of a component, for a stream or a page put together by hand. */
export const markup = async (element: Element): Promise<string> => (await element).toString();

/** A whole page. The doctype is put before the components' text: inside them it would be escaped. */
export async function drawPage(c: Context, page: Element, status: ContentfulStatusCode = 200) {
  return packed(c, `<!doctype html>${await markup(page)}`, status);
}

/** A large part of one, for htmx. */
export const drawPart = async (c: Context, part: Element) => packed(c, await markup(part), 200);

/** Whether htmx asked: it gets a fragment, a plain form gets a page or a redirect. */
export const wantsFragment = (c: Context): boolean => c.req.header('HX-Request') === 'true';

/** Back to the page a plain form was on; only ever to a path of ours. */
export function backTo(c: Context, otherwise = '/inbox') {
  const from = c.req.header('Referer');
  if (from !== undefined && URL.canParse(from)) {
    const { pathname, search, host } = new URL(from);
    if (host === c.req.header('Host')) return c.redirect(`${pathname}${search}`, 303);
  }
  return c.redirect(otherwise, 303);
}

interface ToastProps {
  title: string;
  text?: string;
  tone?: 'danger';
  /** What can be done about it. */
  children?: Child;
}

/** A short message at the edge of the screen, appended to the page's `#toasts`. */
export function Toast({ title, text, tone, children }: ToastProps) {
  return (
    <hx-partial hx-target="#toasts" hx-swap="beforeend">
      <div class="toast" role="status" {...(tone === undefined ? {} : { 'data-tone': tone })}>
        <Icon name={tone === undefined ? 'circle-check' : 'triangle-alert'} />
        <div class="grow">
          <strong>{title}</strong>
          {text !== undefined && <p>{text}</p>}
        </div>
        {children}
      </div>
    </hx-partial>
  );
}
