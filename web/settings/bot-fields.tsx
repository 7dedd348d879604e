import type { Child } from 'hono/jsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Entered } from './bot-form.ts';
import type { Problem, Problems } from './bot-limits.ts';
import { Switch } from './switch.tsx';

/** What every part of the form is drawn from. */
export interface Drawn {
  entered: Entered;
  problems: Problems;
  /** The id of the field where one goes on. */
  focus: string | null;
}

/** A field is called by its path; where something is wrong with it, it says so and points at the sentence. */
export function named(path: string, { problems, focus }: Drawn, about = path) {
  return {
    ...{ id: path, name: path, autofocus: focus === path },
    ...(problems.has(about) ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${about}.wrong` } : {}),
  };
}

export function Wrong({ path, problems }: { path: string; problems: Problems }) {
  const problem = problems.get(path);
  if (problem === undefined) return null;
  return (
    <p class="error" id={`${path}.wrong`}>
      <Icon name="circle-alert" size="sm" />
      {sentenceOf(problem)}
    </p>
  );
}

export function sentenceOf({ wrong, most }: Problem): string {
  return wrong === 'long' || wrong === 'many' ? t(`bot.wrong.${wrong}`, { most }) : t(`bot.wrong.${wrong}`);
}

/** The field to go to for a problem: a list has none of its own, so it is the one that adds to it. */
export function fieldOf(path: string): string {
  if (path.endsWith('.words')) return path.replace(/s$/, '');
  if (path.endsWith('.buttons')) return `${path}.0`;
  return /(\.rows|\.blocks|^hours\.week\.\d|^hours\.holidays|\.rules)$/.test(path) ? `${path}.add` : path;
}

interface ButtonProps {
  /** What `edit` does at a press (bot-edit.ts). */
  does: string;
  class: string;
  id?: string;
  label?: string;
  focused?: boolean;
  children?: Child;
}

/** Changes the form and saves nothing; what is unfinished may stay so. */
export function FormButton({ does, class: className, id, label, focused = false, children }: ButtonProps) {
  return (
    <button
      class={className}
      type="submit"
      name="do"
      value={does}
      formnovalidate
      autofocus={focused}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </button>
  );
}

interface PartProps {
  icon: string;
  title: string;
  lead: string;
  /** The name of its switch; left out: it cannot be switched off. */
  name?: string;
  isOn?: boolean;
  children?: Child;
}

/** A card with a part of the bot: what it is, its switch, its fields. */
export function Part({ icon, title, lead, name, isOn = false, children }: PartProps) {
  return (
    <section class="card">
      <div class="card-head">
        <span class="av av-plain av-botico av-none">
          <Icon name={icon} />
        </span>
        <div class="grow">
          <h2>{title}</h2>
          <p>{lead}</p>
        </div>
        {name !== undefined && <Switch name={name} isOn={isOn} label={title} />}
      </div>
      <div class="card-body stack">{children}</div>
    </section>
  );
}

/** Words as chips, each with its way out, and a field for one more. */
export function Words({ at, words, hue, ...drawn }: Drawn & { at: string; words: string[]; hue: 4 | 5 }) {
  return (
    <div class="field">
      <div class="row row-wrap">
        {words.map((word, place) => (
          <span class="tag tag-m tag-word" data-hue={hue}>
            <input type="hidden" name={`${at}.words.${place}`} value={word} />
            <span dir="auto">{word}</span>
            <FormButton
              does={`remove ${at}.words.${place}`}
              class="tag-remove"
              label={t('bot.remove-word', { word })}
            >
              <Icon name="x" size="sm" />
            </FormButton>
          </span>
        ))}
        <input
          class="input input-s word-field"
          type="text"
          maxlength={400}
          dir="auto"
          {...named(`${at}.word`, drawn, `${at}.words`)}
          aria-label={t('bot.word')}
          placeholder={t('bot.word')}
          data-enter={`${at}.words.add`}
        />
        <FormButton
          does={`add ${at}.word`}
          class="tag tag-m tag-add"
          id={`${at}.words.add`}
          focused={drawn.focus === `${at}.words.add`}
        >
          <Icon name="plus" size="sm" />
          {t('bot.add-word')}
        </FormButton>
      </div>
      <Wrong path={`${at}.words`} problems={drawn.problems} />
      {words.map((_, place) => (
        <Wrong path={`${at}.words.${place}`} problems={drawn.problems} />
      ))}
    </div>
  );
}
