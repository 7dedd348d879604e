import { asset } from '../assets.ts';
import { Icon } from './icon.tsx';
import { t } from './words.ts';

/** Shown by alerts.js where this browser should make a sound and may not: what is to be done is one press. */
export function SoundBlocked() {
  return (
    <div class="banner" id="sound-blocked" data-tone="warn" role="status" hidden>
      <Icon name="volume-2" />
      <p>
        <strong>{t('alerts.sound-blocked')}</strong> {t('alerts.sound-blocked-hint')}
      </p>
      <button class="btn btn-s" type="button" id="sound-unblock">
        {t('alerts.sound-unblock')}
      </button>
    </div>
  );
}

/** The popup alert within the page, for alerts.js to fill in: the one thing that may interrupt. */
export function AlertTemplates() {
  return (
    <>
      <template id="alert-popup" data-icon={asset('icon-192.png')} data-badge={asset('badge-96.png')}>
        <div class="toast toast-call" role="alert">
          <span class="av av-agent av-plain av-tool" aria-hidden="true">
            <Icon name="bell-ring" />
          </span>
          <div class="grow">
            <div class="row">
              <strong class="grow" dir="auto" data-title></strong>
              <span class="xs muted">{t('alerts.now')}</span>
            </div>
            <p dir="auto" data-text></p>
            <div class="row toast-acts">
              <a class="btn btn-primary btn-s" href="/inbox">
                {t('alerts.open')}
              </a>
            </div>
          </div>
          <button class="icon-btn icon-btn-s" type="button" aria-label={t('alerts.dismiss')} data-dismiss>
            <Icon name="x" />
          </button>
        </div>
      </template>
      <template id="alert-missed">
        <div class="toast" role="status">
          <Icon name="bell" />
          <p class="grow" data-text></p>
        </div>
      </template>
    </>
  );
}

/**
 * What was sent reached nobody, as far as this browser can tell, or what was asked for did not come: app.js takes it from
 * here, and the page stands as it was.
 */
export const UnsentTemplates = () => (
  <>
    <UnsentTemplate id="unsent" hint={t('unsent.hint')} />
    <UnsentTemplate id="unfetched" hint={t('unsent.unfetched')} />
  </>
);

function UnsentTemplate({ id, hint }: { id: string; hint: string }) {
  return (
    <template id={id}>
      <div class="toast" role="alert" data-tone="danger" data-unsent>
        <Icon name="cloud-off" />
        <div class="grow">
          <strong>{t('unsent.title')}</strong>
          <p>{hint}</p>
        </div>
        <button class="icon-btn icon-btn-s" type="button" aria-label={t('alerts.dismiss')} data-dismiss>
          <Icon name="x" />
        </button>
      </div>
    </template>
  );
}
