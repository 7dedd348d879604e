import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Drawn, named, Part, Words, Wrong } from './bot-fields.tsx';
import { ReplyFields } from './bot-reply.tsx';
import { Switch } from './switch.tsx';

export function Greeting(drawn: Drawn) {
  const { on, when, reply } = drawn.entered.greeting;
  return (
    <Part icon="hand" title={t('bot.greeting')} lead={t('bot.greeting-lead')} name="greeting.on" isOn={on}>
      <ReplyFields at="greeting.reply" reply={reply} label={t('bot.greeting')} rows={3} {...drawn}>
        <select class="input input-s fit" {...named('greeting.when', drawn)} aria-label={t('bot.when')}>
          {(['always', 'open', 'closed'] as const).map((one) => (
            <option value={one} selected={when === one}>
              {t(`bot.when-${one}`)}
            </option>
          ))}
        </select>
      </ReplyFields>
    </Part>
  );
}

export function Handoff(drawn: Drawn) {
  const { on, words, button, after, times, notice } = drawn.entered.handoff;
  return (
    <Part icon="headset" title={t('bot.handoff')} lead={t('bot.handoff-lead')} name="handoff.on" isOn={on}>
      <Words at="handoff" words={words} hue={5} {...drawn} />
      <div class="field">
        <div class="row sm bot-after">
          <input
            class="check"
            type="checkbox"
            id="handoff.after"
            name="handoff.after"
            value="on"
            checked={after}
          />
          <label for="handoff.after">{t('bot.also-after')}</label>
          <Count path="handoff.times" value={times} label={t('bot.times')} {...drawn} />
          <span>{t('bot.not-understood')}</span>
        </div>
        <Wrong path="handoff.times" problems={drawn.problems} />
      </div>
      <div class="field">
        <label for="handoff.button">{t('bot.handoff-button')}</label>
        <input
          class="input"
          type="text"
          maxlength={100}
          dir="auto"
          value={button}
          {...named('handoff.button', drawn)}
        />
        <Wrong path="handoff.button" problems={drawn.problems} />
        <p class="hint">{t('bot.handoff-button-hint')}</p>
      </div>
      <div class="field">
        <label for="handoff.notice">{t('bot.notice')}</label>
        <textarea class="input" rows={2} dir="auto" {...named('handoff.notice', drawn)}>
          {`\n${notice}`}
        </textarea>
        <Wrong path="handoff.notice" problems={drawn.problems} />
        <p class="hint">{t('bot.notice-hint')}</p>
      </div>
    </Part>
  );
}

export function Fallback(drawn: Drawn) {
  const { on, reply, most } = drawn.entered.fallback;
  return (
    <Part
      icon="circle-help"
      title={t('bot.fallback')}
      lead={t('bot.fallback-lead')}
      name="fallback.on"
      isOn={on}
    >
      <ReplyFields at="fallback.reply" reply={reply} label={t('bot.fallback')} {...drawn} />
      <div class="field">
        <div class="row sm">
          <span>{t('bot.most-before')}</span>
          <Count path="fallback.most" value={most} label={t('bot.most')} {...drawn} />
          <span>{t('bot.most-after')}</span>
        </div>
        <Wrong path="fallback.most" problems={drawn.problems} />
      </div>
    </Part>
  );
}

export function Closed(drawn: Drawn) {
  const { on, reply } = drawn.entered.closed;
  return (
    <Part icon="clock-alert" title={t('bot.closed')} lead={t('bot.closed-lead')} name="closed.on" isOn={on}>
      <ReplyFields at="closed.reply" reply={reply} label={t('bot.closed')} {...drawn} />
    </Part>
  );
}

function Count({ path, value, label, ...drawn }: Drawn & { path: string; value: string; label: string }) {
  return (
    <input
      class="input input-s cap"
      type="text"
      inputmode="numeric"
      maxlength={20}
      value={value}
      {...named(path, drawn)}
      aria-label={label}
    />
  );
}

/** Both sentences are there; the stylesheet shows the one that the switch makes true. */
export function Stops({ entered }: Drawn) {
  return (
    <div class="stack stops" data-gap="s">
      <section class="card">
        <div class="card-body">
          <div class="setting">
            <div class="grow">
              <label for="replyStopsBot">{t('bot.stops')}</label>
              <p>{t('bot.stops-hint')}</p>
            </div>
            <Switch name="replyStopsBot" isOn={entered.replyStopsBot} />
          </div>
        </div>
      </section>
      {(['off', 'on'] as const).map((state) => (
        <div class={`callout stops-${state}`} {...(state === 'off' ? { 'data-tone': 'warn' } : {})}>
          <Icon name={state === 'off' ? 'triangle-alert' : 'hand'} />
          <p>
            <b>{t(`bot.stops-${state}`)}</b> {t(`bot.stops-${state}-hint`)}
          </p>
        </div>
      ))}
    </div>
  );
}
