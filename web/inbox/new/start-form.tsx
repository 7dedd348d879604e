import type { Child } from 'hono/jsx';
import type { NumberRow } from '../../../db/numbers.ts';
import type { Choice, Sought } from '../../templates/choices.ts';
import { formWith, TemplateFields } from '../../templates/fields.tsx';
import { Cancel, type Chosen, ChosenHead, CloseButton, Notice } from '../../templates/picker.tsx';
import { TemplatePreview } from '../../templates/preview.tsx';
import { Seeking, seekable, subtitle } from '../../templates/seeking.tsx';
import { Icon } from '../../ui/icon.tsx';
import { apart } from '../../ui/listed.ts';
import { formatPhone } from '../../ui/phone.ts';
import { t } from '../../ui/words.ts';

export const startPath = '/conversations/new';

export interface StartProps {
  /** As it was typed. */
  to: string;
  from: NumberRow;
  numbers: readonly NumberRow[];
  /** Why it cannot be begun like this. At the field where one is to be mended. */
  refusal: { at: 'to' | null; sentence: string } | null;
  /** The conversation there is already, offered instead. */
  existing: string | null;
  /** On a page of its own the way out is a link. */
  page: boolean;
}

/** Number, template, check and send: the dialog's content, or a page. What was typed travels in the form, never in an address. */
export const NumberStep = (props: StartProps) => (
  <Sheet {...props} step={1}>
    <div class="dialog-body stack">
      <Steps at={1} />
      <Between {...props} />
    </div>
    <div class="dialog-foot">
      <Cancel page={props.page} href="/inbox" />
      <button class="btn btn-primary" type="submit" name="step" value="template">
        {t('begin.continue')}
      </button>
    </div>
  </Sheet>
);

interface TemplateProps extends StartProps {
  choices: readonly Choice[];
  shown: readonly Choice[];
  sought: Sought;
  chosenId: string;
  /** What was written already, and into which: there again where that one is chosen again. */
  filled: { templateId: string; values: Record<string, string> };
}

export function TemplateStep(props: TemplateProps) {
  const { choices, shown, sought, chosenId, filled } = props;
  const sendable = shown.filter(({ whyNot }) => whyNot === null);
  const checked = sendable.find(({ template }) => template.id === chosenId) ?? sendable[0];
  return (
    <Sheet {...props} step={2}>
      <div class="dialog-body stack" data-seeking="">
        <Steps at={2} />
        <Between {...props} />
        <input type="hidden" name="filled" value={filled.templateId} />
        <Written values={filled.values} />
        {choices.length === 0 ? (
          <p>{t('picker.none')}</p>
        ) : (
          <>
            <Seeking choices={choices} sought={sought} />
            <noscript>
              <button class="btn btn-s" type="submit" name="step" value="template">
                {t('picker.show')}
              </button>
            </noscript>
            <fieldset class="pick-field">
              <legend class="vh">{t('picker.list')}</legend>
              <div class="stack pick-list" data-seekable="">
                {shown.map((choice) => (
                  <Pick choice={choice} checked={choice === checked} />
                ))}
              </div>
            </fieldset>
            <p class="xs muted" data-none="" hidden={shown.length > 0}>
              {t('picker.none-found')}
            </p>
          </>
        )}
      </div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="submit" name="step" value="number">
          {t('begin.back')}
        </button>
        {sendable.length > 0 && (
          <button class="btn btn-primary push" type="submit" name="step" value="check" data-sends="">
            {t('begin.continue')}
          </button>
        )}
      </div>
    </Sheet>
  );
}

/** What is handed on, a field each. */
export const Written = ({ values }: { values: Record<string, string> }) => (
  <>
    {Object.entries(values).map(([key, value]) => (
      <input type="hidden" name={key} value={value} />
    ))}
  </>
);

export function Pick({ choice, checked }: { choice: Choice; checked: boolean }) {
  const { template, whyNot, says } = choice;
  return (
    <label class="choice" {...seekable(choice)}>
      <input
        class="check"
        type="radio"
        name="template"
        value={template.id}
        checked={checked}
        disabled={whyNot !== null}
        autofocus={checked}
      />
      <strong>{template.name}</strong>
      <span dir="auto">{whyNot ?? says}</span>
      <span class="pick-of">{subtitle(choice)}</span>
    </label>
  );
}

interface CheckProps extends StartProps {
  phone: string;
  /** What they are called, where that is known to who asks. */
  name: string | null;
  chosen: Chosen;
  formKey: string;
  now: Date;
}

export function CheckStep({ to, from, page, phone, name, chosen, formKey, refusal, now }: CheckProps) {
  return (
    <form
      class="dialog-form start"
      id="tpl-form"
      data-fresh=""
      method="post"
      action="/conversations"
      {...formWith(chosen.template)}
      autocomplete="off"
      hx-post="/conversations"
      hx-target="#template-dialog"
      hx-swap="innerHTML"
      hx-sync="this:drop"
    >
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="from" value={from.id} />
      <input type="hidden" name="template" value={chosen.template.id} />
      <input type="hidden" name="key" value={formKey} />
      <Head page={page}>
        <span dir="auto">{t('picker.to', { name: name ?? formatPhone(phone) })}</span>
        {name !== null && (
          <>
            , <span class="tel">{formatPhone(phone)}</span>
          </>
        )}
      </Head>
      <div class="start-steps">
        <Steps at={3} />
      </div>
      <div class="tpl-filling start-check">
        <div class="tpl-form stack">
          <ChosenHead chosen={chosen} />
          <Notice text={refusal?.sentence ?? null} />
          <TemplateFields {...chosen} />
          <noscript>
            <button class="btn btn-s" type="submit" name="step" value="preview" formaction={startPath}>
              {t('picker.preview-again')}
            </button>
          </noscript>
        </div>
        <TemplatePreview {...chosen} numberName={from.name} customer={name ?? formatPhone(phone)} now={now} />
      </div>
      <div class="dialog-foot">
        <button
          class="btn btn-quiet"
          type="submit"
          name="step"
          value="template"
          formaction={startPath}
          formnovalidate
          hx-post={startPath}
          hx-target="#template-dialog"
          hx-swap="innerHTML"
        >
          {t('begin.back')}
        </button>
        <button class="btn btn-primary push" type="submit" data-sends="">
          {t('picker.send')} <Icon name="send-horizontal" size="sm" dir />
        </button>
      </div>
    </form>
  );
}

/** Nobody has made them a member of a number yet. */
export const NoNumbers = ({ page }: { page: boolean }) => (
  <div class="dialog-form start-narrow" data-fresh="">
    <Head page={page}>{t('begin.no-numbers')}</Head>
    <div class="dialog-foot">
      <Cancel page={page} href="/inbox" />
    </div>
  </div>
);

function Sheet({ page, children }: StartProps & { step: 1 | 2; children?: Child }) {
  return (
    <form
      class="dialog-form start start-narrow"
      id="start-form"
      data-fresh=""
      method="post"
      action={startPath}
      autocomplete="off"
      hx-post={startPath}
      hx-target="#template-dialog"
      hx-swap="innerHTML"
      hx-sync="this:replace"
    >
      {/* Enter in a field goes on, not back. */}
      <button type="submit" name="step" value="template" class="vh" tabindex={-1} aria-hidden="true"></button>
      <Head page={page}>{t('begin.lead')}</Head>
      {children}
    </form>
  );
}

interface HeadProps {
  page: boolean;
  title?: string;
  children?: Child;
}

export function Head({ page, title = t('begin.title'), children }: HeadProps) {
  return (
    <div class="dialog-head">
      <div>
        {page ? (
          <h1 class="h2" id="template-dialog-title">
            {title}
          </h1>
        ) : (
          <h2 id="template-dialog-title">{title}</h2>
        )}
        <p>{children}</p>
      </div>
      {!page && <CloseButton />}
    </div>
  );
}

const steps = ['begin.step-number', 'begin.step-template', 'begin.step-check'] as const;

type StepKey = (typeof steps)[number] | 'template-many.step-fill';

export const Steps = ({ at, of = steps }: { at: 1 | 2 | 3; of?: readonly StepKey[] }) => (
  <ol class="steps">
    {of.map((step, index) => (
      <li
        {...(index + 1 < at ? { 'data-done': '' } : {})}
        {...(index + 1 === at ? { 'aria-current': 'step' } : {})}
      >
        {index + 1 < at && <Icon name="check" size="sm" />}
        {t(step)}
      </li>
    ))}
  </ol>
);

/** Whom, and from which of our numbers; what is in the way of it, and the way on. */
function Between({ to, from, numbers, refusal, existing }: StartProps) {
  const wrong = refusal?.at === 'to';
  return (
    <>
      <div class="duo">
        <div class="field">
          <label for="start-to">{t('begin.to')}</label>
          <input
            class="input tel"
            id="start-to"
            name="to"
            type="tel"
            value={to}
            maxlength={60}
            required
            placeholder="+44 7700 900118"
            autocomplete="off"
            autofocus={to === '' || wrong}
            {...(wrong ? { 'aria-invalid': 'true', 'aria-describedby': 'start-to-hint' } : {})}
          />
          {wrong && (
            <p class="hint danger-text" id="start-to-hint" role="alert">
              {refusal.sentence}
            </p>
          )}
        </div>
        <div class="field">
          <label for="start-from">{t('begin.from')}</label>
          <select class="input" id="start-from" name="from">
            {numbers.map((number) => (
              <option value={number.id} selected={number.id === from.id}>
                {apart(number.name)} · {apart(number.displayPhone)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {refusal !== null && !wrong && (
        <div class="callout" data-tone="warn" role="alert" tabindex={-1} autofocus>
          <Icon name="triangle-alert" />
          <div class="grow">
            <p>{refusal.sentence}</p>
            {existing !== null && (
              <p class="row start-existing">
                <a class="btn btn-s btn-primary" href={`/inbox/${existing}`}>
                  {t('begin.open')}
                </a>
                <a class="btn btn-s" href={`/conversations/${existing}/templates`}>
                  {t('begin.template-there')}
                </a>
              </p>
            )}
          </div>
        </div>
      )}
    </>
  );
}
