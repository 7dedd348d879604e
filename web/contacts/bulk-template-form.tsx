import type { Child } from 'hono/jsx';
import type { NumberRow } from '../../db/numbers.ts';
import { onlyWritten } from '../../domain/template-many.ts';
import { fieldsOf, type Template, type TemplateRefusal } from '../../domain/template.ts';
import { Head, Pick, Steps, Written } from '../inbox/new/start-form.tsx';
import type { Choice, Sought } from '../templates/choices.ts';
import { TemplateFields } from '../templates/fields.tsx';
import { Cancel, ChosenHead, Notice } from '../templates/picker.tsx';
import { TemplatePreview } from '../templates/preview.tsx';
import { Seeking } from '../templates/seeking.tsx';
import { Icon } from '../ui/icon.tsx';
import { apart } from '../ui/listed.ts';
import { t } from '../ui/words.ts';
import { type LeftOutGroup, LeftOutList } from './left-out.tsx';
import { TemplateName } from '../ui/parted.tsx';

export const stepsPath = '/contacts/templates/new';
const sendsPath = '/contacts/templates';

export interface SheetProps {
  /** All that were ticked, whoever they are. */
  contacts: readonly string[];
  /** The list it was opened from. */
  back: string;
  formKey: string;
  /** On a page of its own the way out is a link. */
  page: boolean;
}

const steps = ['begin.step-template', 'template-many.step-fill', 'begin.step-check'] as const;

/** What each step hands on; a null key makes the next one's. */
export const Carried = ({
  contacts,
  back,
  formKey,
}: Omit<SheetProps, 'formKey'> & { formKey: string | null }) => (
  <>
    {contacts.map((id) => (
      <input type="hidden" name="contact" value={id} />
    ))}
    <input type="hidden" name="back" value={back} />
    {formKey !== null && <input type="hidden" name="key" value={formKey} />}
  </>
);

interface TemplateProps extends SheetProps {
  from: NumberRow;
  numbers: readonly NumberRow[];
  choices: readonly Choice[];
  shown: readonly Choice[];
  sought: Sought;
  chosenId: string;
  /** What was written already, and into which: there again where that one is chosen again. */
  filled: { templateId: string; written: Record<string, string> };
  notice: string | null;
}

/** From which number, and which template: another number brings its account's. */
export function TemplateStep(props: TemplateProps) {
  const { from, numbers, choices, shown, sought, chosenId, filled, notice } = props;
  const open = shown.filter(({ whyNot }) => whyNot === null);
  const checked = open.find(({ template }) => template.id === chosenId) ?? open[0];
  return (
    <Sheet {...props} action={stepsPath} narrow next="fill">
      <div class="dialog-body stack" data-seeking="">
        <Steps at={1} of={steps} />
        <Notice text={notice} />
        <input type="hidden" name="filled" value={filled.templateId} />
        <Written values={filled.written} />
        <div class="field">
          <label for="many-from">{t('begin.from')}</label>
          <select class="input" id="many-from" name="from" {...asks}>
            {numbers.map((number) => (
              <option value={number.id} selected={number.id === from.id}>
                {apart(number.name)} · {apart(number.displayPhone)}
              </option>
            ))}
          </select>
        </div>
        {choices.length === 0 ? <p>{t('picker.none')}</p> : <Seeking choices={choices} sought={sought} />}
        <noscript>
          <button class="btn btn-s" type="submit" name="step" value="template">
            {t('picker.show')}
          </button>
        </noscript>
        {choices.length > 0 && (
          <fieldset class="pick-field">
            <legend class="vh">{t('picker.list')}</legend>
            <div class="stack pick-list" data-seekable="">
              {shown.map((choice) => (
                <Pick choice={choice} checked={choice === checked} />
              ))}
            </div>
          </fieldset>
        )}
        <p class="xs muted" data-none="" hidden={shown.length > 0 || choices.length === 0}>
          {t('picker.none-found')}
        </p>
      </div>
      <div class="dialog-foot">
        <Cancel page={props.page} href={props.back} />
        {open.length > 0 && <Next step="fill" push={false} />}
      </div>
    </Sheet>
  );
}

interface FilledProps extends SheetProps {
  from: NumberRow;
  template: Template;
  /** What goes to all. */
  written: Record<string, string>;
  total: number;
  /** Whose message is shown, and what is known of them. */
  sample: string;
  otherwise: Record<string, string>;
  now: Date;
}

interface FillProps extends FilledProps {
  refusal: TemplateRefusal | null;
  /** For how many each field is known. */
  known: ReadonlyMap<string, number>;
}

/** What goes into it: a text for all, or, left empty, what is known of each. */
export function FillStep(props: FillProps) {
  const { from, template, written, refusal, known, total } = props;
  const hints = new Map(
    fieldsOf(template).map(({ key, example }) => {
      const count = known.get(key) ?? 0;
      if (count > 0) return [key, t('template-many.from-each', { count, total })];
      const such = example === null ? '' : ` ${t('picker.example', { example })}`;
      return [key, `${t('template-many.same-for-all')}${such}`];
    }),
  );
  return (
    <Sheet {...props} action={stepsPath} next="check">
      <input type="hidden" name="from" value={from.id} />
      <input type="hidden" name="template" value={template.id} />
      <div class="start-steps">
        <Steps at={2} of={steps} />
      </div>
      <div class="tpl-filling start-check">
        <div class="tpl-form stack">
          <ChosenHead chosen={{ template, warning: null }} />
          <TemplateFields {...{ template, values: written, suggestions: [], refusal, hints }} />
        </div>
        <Shown {...props} />
      </div>
      <div class="dialog-foot">
        <Back step="template" />
        <Next step="check" />
      </div>
    </Sheet>
  );
}

interface CheckProps extends FilledProps {
  ways: Record<'begins' | 'reopens' | 'goes-on' | 'bot', number>;
  left: readonly LeftOutGroup[];
}

/** To how many it goes, what that does, and who is left out and why: before anything is sent. */
export function CheckStep(props: CheckProps) {
  const { from, template, written, ways, left, total } = props;
  const count = ways.begins + ways.reopens + ways['goes-on'] + ways.bot;
  return (
    <Sheet {...props} action={sendsPath}>
      <input type="hidden" name="from" value={from.id} />
      <input type="hidden" name="template" value={template.id} />
      <Written values={written} />
      <div class="start-steps">
        <Steps at={3} of={steps} />
      </div>
      <div class="tpl-filling start-check">
        <div class="tpl-form stack" tabindex={-1} autofocus>
          <strong class="tpl-name">
            <TemplateName name={template.name} />
          </strong>
          <p>
            <strong>{t('template-many.goes-to', { count, total })}</strong>
          </p>
          {ways.begins > 0 && (
            <p class="sm">{t('template-many.begins', { count: ways.begins, number: from.name })}</p>
          )}
          {ways.reopens > 0 && <p class="sm">{t('template-many.reopens', { count: ways.reopens })}</p>}
          {ways['goes-on'] > 0 && <p class="sm">{t('template-many.goes-on', { count: ways['goes-on'] })}</p>}
          {ways.bot > 0 && <p class="sm">{t('template-many.bot', { count: ways.bot })}</p>}
          {left.length > 0 && <p>{t('template-many.left-out', { count: total - count })}</p>}
          <LeftOutList left={left} />
        </div>
        <Shown {...props} />
      </div>
      <div class="dialog-foot">
        <Back step="fill" />
        {count > 0 && (
          <button class="btn btn-primary push" type="submit" data-sends="">
            {t('picker.send')} <Icon name="send-horizontal" size="sm" dir />
          </button>
        )}
      </div>
    </Sheet>
  );
}

/** Nobody has made them a member of a number yet. */
export const NoNumbers = ({ page, back }: SheetProps) => (
  <div class="dialog-form start start-narrow" data-fresh="">
    <Head page={page} title={t('picker.title')}>
      {t('begin.no-numbers')}
    </Head>
    <div class="dialog-foot">
      <Cancel page={page} href={back} />
    </div>
  </div>
);

const Shown = ({ from, template, written, otherwise, sample, now }: FilledProps) => {
  const values = { ...otherwise, ...onlyWritten(written) };
  return (
    <TemplatePreview {...{ template, values, otherwise, numberName: from.name, customer: sample, now }} />
  );
};

interface FormProps extends SheetProps {
  action: string;
  narrow?: boolean;
  /** Where Enter in a field leads; left out: it sends. */
  next?: 'fill' | 'check';
  children?: Child;
}

function Sheet({ action, narrow = false, next, children, ...sheet }: FormProps) {
  return (
    <form
      class={`dialog-form start${narrow ? ' start-narrow' : ''}`}
      id="tpl-form"
      data-fresh=""
      method="post"
      action={action}
      autocomplete="off"
      hx-post={action}
      hx-target="#template-dialog"
      hx-swap="innerHTML"
      hx-sync="this:drop"
    >
      {next !== undefined && (
        <button type="submit" name="step" value={next} class="vh" tabindex={-1} aria-hidden="true"></button>
      )}
      <Carried {...sheet} />
      <Head page={sheet.page} title={t('picker.title')}>
        {t('template-many.to', { count: sheet.contacts.length })}
      </Head>
      {children}
    </form>
  );
}

const asks = {
  ...{ 'hx-post': stepsPath, 'hx-target': '#template-dialog', 'hx-swap': 'innerHTML' },
} as const;

const Back = ({ step }: { step: 'template' | 'fill' }) => (
  <button
    class="btn btn-quiet"
    type="submit"
    name="step"
    value={step}
    formaction={stepsPath}
    formnovalidate
    {...asks}
  >
    {t('begin.back')}
  </button>
);

const Next = ({ step, push = true }: { step: 'fill' | 'check'; push?: boolean }) => (
  <button
    class={`btn btn-primary${push ? ' push' : ''}`}
    type="submit"
    name="step"
    value={step}
    data-sends=""
  >
    {t('begin.continue')}
  </button>
);
