import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Drawn, FormButton, named, Part, Wrong } from './bot-fields.tsx';

interface WebhookProps extends Drawn {
  hasSecret: boolean;
  /** Made just now: the one time that it is shown. */
  secret: string | null;
}

/** A bot of the organisation's own, and the secret by which it knows that it is us who ask. */
export function Webhook({ hasSecret, secret, ...drawn }: WebhookProps) {
  const { on, url } = drawn.entered.webhook;
  return (
    <Part icon="webhook" title={t('bot.webhook')} lead={t('bot.webhook-lead')} name="webhook.on" isOn={on}>
      <div class="field">
        <label for="webhook.url">{t('bot.webhook-url')}</label>
        <input
          class="input"
          type="text"
          inputmode="url"
          spellcheck={false}
          autocomplete="off"
          maxlength={4000}
          value={url}
          {...named('webhook.url', drawn)}
        />
        <Wrong path="webhook.url" problems={drawn.problems} />
        <p class="hint">{t('bot.webhook-hint')}</p>
      </div>
      {secret !== null && (
        <div class="callout" role="status" id="secret">
          <Icon name="key-round" />
          <div>
            <strong>{t('bot.secret')}</strong>
            <p>
              <code class="mono secret">{secret}</code>
            </p>
            <p>{t('bot.secret-once')}</p>
          </div>
        </div>
      )}
      {hasSecret ? (
        <div class="row row-wrap">
          <FormButton
            does="new-secret"
            class="btn btn-s"
            id="webhook.secret"
            focused={drawn.focus === 'webhook.secret'}
          >
            <Icon name="key-round" size="sm" />
            {t('bot.secret-new')}
          </FormButton>
          <span class="xs muted">
            {secret === null && `${t('bot.secret-kept')} `}
            {t('bot.secret-new-hint')}
          </span>
        </div>
      ) : (
        <p class="xs muted">{t('bot.secret-first')}</p>
      )}
    </Part>
  );
}
