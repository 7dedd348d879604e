import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

interface WebhookProps {
  baseUrl: string;
  /** Of a number that is connected; otherwise the form shows it. */
  verifyToken?: string | null;
}

/** What to enter at Meta, so that messages find their way here. */
export function WebhookAddress({ baseUrl, verifyToken = null }: WebhookProps) {
  return (
    <div class="callout">
      <Icon name="plug" />
      <div class="stack grow" data-gap="s">
        <div>
          <strong>{t('settings.webhook')}</strong>
          <p>{t('settings.webhook-hint')}</p>
        </div>
        <Copied id="callback" label={t('number.callback')} text={`${baseUrl}/webhooks/whatsapp`} />
        {verifyToken !== null && (
          <Copied id="verify-token" label={t('number.verify-token')} text={verifyToken} />
        )}
        {!baseUrl.startsWith('https://') && <p>{t('settings.webhook-https')}</p>}
      </div>
    </div>
  );
}

/** The button is shown by app.js, which it needs; without it the text can be chosen. */
function Copied({ id, label, text }: { id: string; label: string; text: string }) {
  return (
    <div class="row row-wrap sm">
      <span class="muted">{label}</span>
      <code class="mono" id={id}>
        {text}
      </code>
      <button class="btn btn-s" type="button" data-copy={id} data-done={t('number.copied')} hidden>
        <Icon name="copy" size="sm" />
        <span>{t('number.copy')}</span>
        <span class="vh">{label}</span>
      </button>
    </div>
  );
}
