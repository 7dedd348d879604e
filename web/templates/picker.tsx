import type { Suggestion, Template, TemplateRefusal } from '../../domain/template.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Choice, Sought } from './choices.ts';
import { formWith, TemplateFields } from './fields.tsx';
import { TemplatePreview } from './preview.tsx';
import { Seeking, seekable, subtitle } from './seeking.tsx';
import { TemplateName } from '../ui/parted.tsx';

export interface PickerProps {
  conversationId: string;
  customer: string;
  /** As it is shown under the title. */
  address: string;
  numberName: string;
  choices: readonly Choice[];
  /** Those of them that fit what is sought. */
  shown: readonly Choice[];
  sought: Sought;
  chosen: Chosen | null;
  /** What keeps it from going, where it is about no field. */
  notice: string | null;
  /** On a page of its own the way out is a link. */
  page: boolean;
  now: Date;
}

/** The template that is being filled in. */
export interface Chosen {
  template: Template;
  values: Record<string, string>;
  suggestions: readonly Suggestion[];
  refusal: TemplateRefusal | null;
  warning: string | null;
}

export const picksPath = (conversationId: string) => `/conversations/${conversationId}/templates`;

/** Which template, what goes into it, what it will look like: the dialog's content, or a page. */
export function Picker(props: PickerProps) {
  const { conversationId, customer, address, choices, chosen, page } = props;
  return (
    <div class="tpl-sheet">
      <div class="dialog-head">
        <div>
          {page ? (
            <h1 class="h2" id="template-dialog-title">
              {t('picker.title')}
            </h1>
          ) : (
            <h2 id="template-dialog-title">{t('picker.title')}</h2>
          )}
          <p>
            <span dir="auto">{t('picker.to', { name: customer })}</span>, <span class="tel">{address}</span>
          </p>
        </div>
        {!page && <CloseButton />}
      </div>
      {choices.length === 0 ? (
        <div class="dialog-body">
          <p>{t('picker.none')}</p>
        </div>
      ) : (
        <div class="tpl">
          <TemplateList {...props} />
          <Filling {...props} />
        </div>
      )}
      <div class="dialog-foot">
        <span class="xs muted grow only-script">
          <kbd class="kbd">⌘</kbd> <kbd class="kbd">↵</kbd> {t('picker.send-key')}
        </span>
        <Cancel page={page} href={`/inbox/${conversationId}`} />
        {chosen !== null && <SendButton />}
      </div>
    </div>
  );
}

export const CloseButton = () => (
  <button
    class="icon-btn"
    type="button"
    command="close"
    commandfor="template-dialog"
    aria-label={t('dialog.close')}
  >
    <Icon name="x" />
  </button>
);

interface CancelProps {
  page: boolean;
  href: string;
  says?: string;
}

export function Cancel({ page, href, says = t('picker.cancel') }: CancelProps) {
  return page ? (
    <a class="btn push" href={href}>
      {says}
    </a>
  ) : (
    <button class="btn push" type="button" command="close" commandfor="template-dialog">
      {says}
    </button>
  );
}

export const SendButton = () => (
  <button class="btn btn-primary" type="submit" form="tpl-form" data-sends="">
    {t('picker.send')} <Icon name="send-horizontal" size="sm" dir />
  </button>
);

/** Every one there is. With script it narrows while one types; without, the form asks the server. */
function TemplateList({ conversationId, choices, shown, sought, chosen }: PickerProps) {
  const path = picksPath(conversationId);
  return (
    <div class="tpl-list" data-seeking="">
      <form method="get" action={path} role="search" class="stack tpl-search">
        <Seeking choices={choices} sought={sought} />
        <noscript>
          <button class="btn btn-s" type="submit">
            {t('picker.show')}
          </button>
        </noscript>
      </form>
      <div role="listbox" aria-label={t('picker.list')} data-seekable="">
        {shown.map((choice) => (
          <Item choice={choice} current={choice.template.id === chosen?.template.id} path={path} />
        ))}
      </div>
      <p class="xs muted" data-none="" hidden={shown.length > 0}>
        {t('picker.none-found')}
      </p>
    </div>
  );
}

function Item({ choice, current, path }: { choice: Choice; current: boolean; path: string }) {
  const { template, whyNot, says } = choice;
  const href = `${path}?template=${template.id}`;
  const inside = (
    <>
      <strong class="truncate">{template.name}</strong>
      <span class="xs muted">{subtitle(choice)}</span>
      <p class="truncate xs soft" dir="auto">
        {whyNot ?? says}
      </p>
    </>
  );
  return whyNot === null ? (
    <a
      class="tpl-item"
      role="option"
      aria-selected={current ? 'true' : 'false'}
      href={href}
      hx-get={href}
      hx-target="#template-dialog"
      hx-swap="none"
      {...seekable(choice)}
    >
      {inside}
    </a>
  ) : (
    <div class="tpl-item" role="option" aria-selected="false" aria-disabled="true" {...seekable(choice)}>
      {inside}
    </div>
  );
}

/** What goes into the chosen one, and what it will look like. Another choice brings another. */
export function Filling({ conversationId, chosen, numberName, customer, notice, now }: PickerProps) {
  const path = picksPath(conversationId);
  if (chosen === null)
    return (
      <div class="tpl-filling" id="tpl-filling" data-fresh="">
        <div class="tpl-form stack">
          <Notice text={notice} />
          <p class="soft">{t('picker.none-chosen')}</p>
        </div>
      </div>
    );
  return (
    <div class="tpl-filling" id="tpl-filling" data-fresh="">
      <form
        class="tpl-form stack"
        id="tpl-form"
        method="post"
        action={path}
        {...formWith(chosen.template)}
        autocomplete="off"
        hx-post={path}
        hx-target="#toasts"
        hx-swap="none"
        hx-sync="this:drop"
      >
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        <input type="hidden" name="template" value={chosen.template.id} />
        <ChosenHead chosen={chosen} />
        <Notice text={notice} />
        <TemplateFields {...chosen} />
        <noscript>
          <button class="btn btn-s" type="submit" formaction={`${path}/preview`}>
            {t('picker.preview-again')}
          </button>
        </noscript>
      </form>
      <TemplatePreview {...chosen} numberName={numberName} customer={customer} now={now} />
    </div>
  );
}

/** Focused when it comes, so that it is read out. */
export const Notice = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <div class="callout" data-tone="warn" role="alert" tabindex={-1} autofocus>
      <Icon name="triangle-alert" />
      <div class="grow">{text}</div>
    </div>
  );

interface ChosenHeadProps {
  chosen: Pick<Chosen, 'template' | 'warning'>;
}

export const ChosenHead = ({ chosen: { template, warning } }: ChosenHeadProps) => (
  <>
    <div class="row">
      <strong class="grow tpl-name">
        <TemplateName name={template.name} />
      </strong>
      <span class="pill" data-tone="ok">
        <Icon name="check" size="sm" />
        {t('picker.approved')}
      </span>
    </div>
    {warning !== null && (
      <div class="callout" data-tone="warn">
        <Icon name="triangle-alert" />
        <div class="grow xs">{warning}</div>
      </div>
    )}
  </>
);
