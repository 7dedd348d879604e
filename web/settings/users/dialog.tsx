import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { listNumbers } from '../../../db/numbers.ts';
import { drawPage, wantsFragment } from '../../ui/draw.tsx';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import type { Env } from '../../world.ts';
import { SettingsFrame } from '../frame.tsx';

/** The Users page's one dialog. Its forms come when they are asked for; without script each is a page. */
export function UsersDialog() {
  return <dialog class="dialog" id="users-dialog" aria-labelledby="users-dialog-title"></dialog>;
}

/** What makes a link open in the dialog where there is script. */
export const inDialog = (href: string) => ({
  href,
  'hx-get': href,
  'hx-target': '#users-dialog',
  'hx-swap': 'innerHTML',
});

interface FormProps {
  action: string;
  title: string;
  lead: Child;
  /** On a page of its own the way out is a link. */
  page: boolean;
  refusal?: string | undefined;
  /** A field of its own has the focus when it opens, not the title. */
  fieldFirst?: boolean;
  /** Stands before Cancel. */
  aside?: Child;
  submit: Child;
  children?: Child;
}

/** A form in the dialog, or on its own page: the same, but for the way out. */
export function DialogForm({
  action,
  title,
  lead,
  page,
  refusal,
  fieldFirst = false,
  aside,
  submit,
  children,
}: FormProps) {
  return (
    <form
      class="dialog-form"
      method="post"
      action={action}
      autocomplete="off"
      {...(page ? {} : { 'hx-post': action, 'hx-target': '#users-dialog', 'hx-swap': 'innerHTML' })}
    >
      <div class="dialog-head">
        <div>
          {page ? (
            <h2 class="vh" id="users-dialog-title">
              {title}
            </h2>
          ) : (
            <h2 id="users-dialog-title" tabindex={-1} autofocus={!fieldFirst}>
              {title}
            </h2>
          )}
          <p>{lead}</p>
        </div>
        {!page && (
          <button
            class="icon-btn"
            type="button"
            command="close"
            commandfor="users-dialog"
            aria-label={t('dialog.close')}
          >
            <Icon name="x" />
          </button>
        )}
      </div>
      <div class="dialog-body stack">
        {refusal !== undefined && (
          <div class="callout" data-tone="warn" role="alert">
            <Icon name="triangle-alert" />
            <div class="grow">{refusal}</div>
          </div>
        )}
        {children}
      </div>
      <div class="dialog-foot">
        {aside}
        {page ? (
          <a class="btn push" href="/settings/users">
            {t('user.cancel')}
          </a>
        ) : (
          <button class="btn push" type="button" command="close" commandfor="users-dialog">
            {t('user.cancel')}
          </button>
        )}
        {submit}
      </div>
    </form>
  );
}

interface Drawn {
  title: string;
  form: (page: boolean) => Child;
  status?: 200 | 409 | 422;
}

/** The form as the dialog's content, or as a page. */
export async function drawForm(c: Context<Env>, { title, form, status = 200 }: Drawn) {
  if (wantsFragment(c)) {
    c.header('HX-Trigger', 'users-dialog'); // app.js opens it
    return c.html(<>{form(false)}</>, status);
  }
  const numbers = await listNumbers(c.var.world.sql);
  return drawPage(
    c,
    <SettingsFrame
      viewer={c.var.viewer}
      current="users"
      numbers={numbers}
      title={title}
      lead={
        <a class="link" href="/settings/users">
          {t('users.title')}
        </a>
      }
    >
      <div class="card form-card">{form(true)}</div>
    </SettingsFrame>,
    status,
  );
}

/** Done: the page anew, with a sentence. htmx is told to go there, so that the dialog goes with the old page. */
export function goTo(c: Context<Env>, path: string) {
  return wantsFragment(c) ? c.body(null, 200, { 'HX-Redirect': path }) : c.redirect(path, 303);
}
