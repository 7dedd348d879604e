import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';

/** Shown by install.js where this device could have Switchboard as an app and has not; how, the device decides. */
export function InstallCard() {
  return (
    <section class="card narrow" id="install-card" hidden>
      <div class="card-body">
        <div class="setting">
          <span class="av av-agent av-plain av-tool">
            <Icon name="app-window" />
          </span>
          <div class="grow">
            <h2 class="sm">{t('install.title')}</h2>
            <p data-install="offered">{t('install.hint')}</p>
            <p data-install="by-hand">{t('install.by-hand')}</p>
          </div>
          <button class="btn btn-s" type="button" id="install-now" data-install="offered">
            {t('install.now')}
          </button>
        </div>
      </div>
    </section>
  );
}
