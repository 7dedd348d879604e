import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Drawn, FormButton, named, Part, Words, Wrong } from './bot-fields.tsx';
import { type EnteredRule, fieldsOf } from './bot-form.ts';
import { ReplyFields } from './bot-reply.tsx';

/** The keyword replies in their order; each a line until it is edited. */
export function Keywords(drawn: Drawn) {
  const { on, rules } = drawn.entered.keywords;
  return (
    <Part
      icon="message-square-reply"
      title={t('bot.keywords')}
      lead={t('bot.keywords-lead')}
      name="keywords.on"
      isOn={on}
    >
      {rules.length === 0 && <p class="muted sm">{t('bot.keywords-none')}</p>}
      {rules.length > 0 && (
        <ol class="kws">
          {rules.map((rule, place) => (
            <Rule rule={rule} place={place} {...drawn} />
          ))}
        </ol>
      )}
      <div class="field">
        <div>
          <FormButton
            does="add keywords.rules"
            class="btn btn-s"
            id="keywords.rules.add"
            focused={drawn.focus === 'keywords.rules.add'}
          >
            <Icon name="plus" size="sm" />
            {t('bot.add-rule')}
          </FormButton>
        </div>
        <Wrong path="keywords.rules" problems={drawn.problems} />
      </div>
    </Part>
  );
}

interface RuleProps extends Drawn {
  rule: EnteredRule;
  place: number;
}

/** What is wrong in a rule is shown: it is open then. */
function Rule(props: RuleProps) {
  const at = `keywords.rules.${props.place}`;
  const isOpen = props.rule.open || [...props.problems.keys()].some((path) => path.startsWith(`${at}.`));
  return (
    <li class="kw" id={`rule-${props.rule.id}`}>
      <Grip {...props} at={at} />
      {isOpen ? <OpenRule {...props} at={at} /> : <ShutRule {...props} at={at} />}
    </li>
  );
}

/** Moves the rule: by a menu, and with script by the arrow keys. */
function Grip({ at, place, entered, focus }: RuleProps & { at: string }) {
  const menu = `${at}.menu`;
  const isLast = place === entered.keywords.rules.length - 1;
  return (
    <>
      <button
        class="icon-btn icon-btn-s grip"
        type="button"
        id={`${at}.grip`}
        popovertarget={menu}
        aria-label={t('bot.move', { place: place + 1 })}
        autofocus={focus === `${at}.grip`}
        data-arrows={at}
      >
        <Icon name="grip-vertical" />
      </button>
      <div class="pop pop-menu pop-start" id={menu} popover="auto">
        <div class="menu">
          {place > 0 && (
            <FormButton does={`up ${at}`} class="menu-item" id={`${at}.up`}>
              {t('bot.move-up')}
            </FormButton>
          )}
          {!isLast && (
            <FormButton does={`down ${at}`} class="menu-item" id={`${at}.down`}>
              {t('bot.move-down')}
            </FormButton>
          )}
          <FormButton does={`remove ${at}`} class="menu-item">
            {t('bot.remove-rule')}
          </FormButton>
        </div>
      </div>
    </>
  );
}

function ShutRule({ at, rule, place, focus }: RuleProps & { at: string }) {
  return (
    <>
      {fieldsOf(at, rule).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="grow">
        <div class="row row-wrap">
          {rule.words.length === 0 && <span class="muted sm">{t('bot.words-none')}</span>}
          {rule.words.map((word) => (
            <span class="tag tag-m tag-word" data-hue="4">
              <span dir="auto">{word}</span>
            </span>
          ))}
        </div>
        <p class="sm soft kw-reply">
          <Icon name="corner-down-right" size="sm" dir />
          <span class="kw-text" dir="auto">
            {rule.reply.text}
          </span>
        </p>
      </div>
      <FormButton
        does={`open ${at}`}
        class="icon-btn icon-btn-s"
        id={`${at}.open`}
        label={t('bot.edit-rule', { place: place + 1 })}
        focused={focus === `${at}.open`}
      >
        <Icon name="pencil" />
      </FormButton>
    </>
  );
}

function OpenRule({ at, rule, place, ...drawn }: RuleProps & { at: string }) {
  return (
    <div class="grow stack" role="group" aria-label={t('bot.rule', { place: place + 1 })}>
      <input type="hidden" name={`${at}.id`} value={rule.id} />
      <input type="hidden" name={`${at}.open`} value="on" />
      <div class="stack" data-gap="s">
        <Words at={at} words={rule.words} hue={4} {...drawn} />
        <p class="xs muted">{t('bot.words-hint')}</p>
        <div class="row row-wrap">
          <select class="input input-s fit" {...named(`${at}.match`, drawn)} aria-label={t('bot.match')}>
            {(['contains', 'exact'] as const).map((match) => (
              <option value={match} selected={rule.match === match}>
                {t(`bot.match-${match}`)}
              </option>
            ))}
          </select>
          <label class="row sm">
            <input
              class="check"
              type="checkbox"
              id={`${at}.strict`}
              name={`${at}.strict`}
              value="on"
              checked={rule.strict}
            />
            {t('bot.strict')}
          </label>
        </div>
      </div>
      <ReplyFields at={`${at}.reply`} reply={rule.reply} label={t('bot.reply')} {...drawn} />
      <div class="row">
        <FormButton does={`shut ${at}`} class="btn btn-s">
          {t('bot.done')}
        </FormButton>
        <FormButton does={`remove ${at}`} class="btn btn-s btn-quiet">
          {t('bot.remove-rule')}
        </FormButton>
      </div>
    </div>
  );
}
