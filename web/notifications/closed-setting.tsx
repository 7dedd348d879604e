import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

export interface ClosedSettingProps {
  /** Ours, for the browser's push service. */
  publicKey: string;
  /** Where this browser is pushed to, if it rings. */
  endpoint: string | null;
  viewerId: string;
}

/** Each state a browser may be in is there, hidden: `public/push.js` asks it and shows the one it is in. */
export function ClosedSetting({ publicKey, endpoint, viewerId }: ClosedSettingProps) {
  return (
    <div class="setting">
      <span class="av av-agent av-plain av-tool">
        <Icon name="bell-ring" />
      </span>
      <div class="grow">
        <strong id="push-label">{t('notifications.closed')}</strong>
        <p>{t('notifications.closed-hint')}</p>
        <div
          role="status"
          id="push-state"
          aria-labelledby="push-label"
          data-key={publicKey}
          data-endpoint={endpoint ?? ''}
          data-person={viewerId}
        >
          <div data-push="on" hidden>
            <p>
              <span class="pill" data-tone="ok">
                <Icon name="check" size="sm" />
                {t('notifications.closed-on')}
              </span>
            </p>
            <button class="btn btn-s" type="button" id="push-stop">
              {t('notifications.closed-stop')}
            </button>
          </div>
          <div data-push="off" hidden>
            <button class="btn btn-s" type="button" id="push-start">
              {t('notifications.closed-start')}
            </button>
          </div>
          <div data-push="failed" hidden>
            <p>{t('notifications.closed-failed')}</p>
            <button class="btn btn-s" type="button" id="push-again">
              {t('notifications.closed-again')}
            </button>
          </div>
          <p data-push="denied" hidden>
            {t('notifications.popup-denied')}
          </p>
          <p data-push="ios" hidden>
            {t('notifications.closed-ios')}
          </p>
          <p data-push="insecure" hidden>
            {t('notifications.closed-insecure')}
          </p>
          <p data-push="unsupported" hidden>
            {t('notifications.closed-unsupported')}
          </p>
        </div>
      </div>
    </div>
  );
}
