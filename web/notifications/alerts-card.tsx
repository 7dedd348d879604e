import { alertKinds, type AlertSettings, alertSounds } from '../../domain/alert.ts';
import { Switch } from '../settings/switch.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { ClosedSetting, type ClosedSettingProps } from './closed-setting.tsx';

/** Sound and popups, and what each is for. What only the browser knows, `public/notifications.js` shows. */
export function AlertsCard({ settings, closed }: { settings: AlertSettings; closed: ClosedSettingProps }) {
  return (
    <form class="card narrow" method="post" action="/settings/notifications" id="alerts-card">
      <div class="card-head">
        <h2>{t('notifications.here')}</h2>
      </div>
      <div class="card-body">
        <SoundSetting settings={settings} />
        <PopupSetting settings={settings} />
        <ClosedSetting {...closed} />
        <div class="setting">
          <Tool icon="eye" />
          <div class="grow">
            <label for="previews">{t('notifications.previews')}</label>
            <p>{t('notifications.previews-hint')}</p>
          </div>
          <Switch name="previews" isOn={settings.previews} />
        </div>
        <About settings={settings} />
      </div>
      <div class="card-foot">
        <button class="btn btn-primary" type="submit">
          {t('notifications.save')}
        </button>
      </div>
    </form>
  );
}

function SoundSetting({ settings }: { settings: AlertSettings }) {
  return (
    <div class="setting">
      <Tool icon="volume-2" />
      <div class="grow">
        <label for="soundOn">{t('notifications.sound')}</label>
        <p>{t('notifications.sound-hint')}</p>
        <div class="row row-wrap sub-row">
          <select class="input input-s" name="sound" id="sound" aria-label={t('notifications.sound-which')}>
            {alertSounds.map((sound) => (
              <option value={sound} selected={sound === settings.sound}>
                {t(`notifications.sound-${sound}`)}
              </option>
            ))}
          </select>
          <input
            type="range"
            name="volume"
            id="volume"
            min="0"
            max="100"
            step="5"
            value={settings.volume}
            aria-label={t('notifications.volume')}
          />
          <button class="btn btn-s" type="button" id="sound-test">
            <Icon name="play" size="sm" />
            {t('notifications.test')}
          </button>
        </div>
        <p role="status" id="sound-state">
          <span data-sound="works" hidden>
            <span class="pill" data-tone="ok">
              <Icon name="check" size="sm" />
              {t('notifications.sound-works')}
            </span>
          </span>
          <span data-sound="silent" hidden>
            {t('notifications.sound-silent')}
          </span>
        </p>
      </div>
      <Switch name="soundOn" isOn={settings.soundOn} />
    </div>
  );
}

/** Each answer a browser may have given is there, hidden: it is asked where it is shown. */
function PopupSetting({ settings }: { settings: AlertSettings }) {
  return (
    <div class="setting">
      <Tool icon="app-window" />
      <div class="grow">
        <label for="popupOn">{t('notifications.popup')}</label>
        <p>{t('notifications.popup-hint')}</p>
        <div role="status" id="popup-state">
          <p data-permission="granted" hidden>
            <span class="pill" data-tone="ok">
              <Icon name="check" size="sm" />
              {t('notifications.popup-granted')}
            </span>
          </p>
          <div data-permission="default" hidden>
            <p>{t('notifications.popup-default')}</p>
            <button class="btn btn-s" type="button" id="popup-ask">
              {t('notifications.popup-ask')}
            </button>
          </div>
          <p data-permission="denied" hidden>
            {t('notifications.popup-denied')}
          </p>
          <p data-permission="unsupported" hidden>
            {t('notifications.popup-unsupported')}
          </p>
        </div>
      </div>
      <Switch name="popupOn" isOn={settings.popupOn} />
    </div>
  );
}

const Tool = ({ icon }: { icon: string }) => (
  <span class="av av-agent av-plain av-tool">
    <Icon name={icon} />
  </span>
);

/** One line a kind, one column a way of being called. */
function About({ settings }: { settings: AlertSettings }) {
  const ways = [
    { name: 'soundAbout', label: t('notifications.by-sound'), about: settings.soundAbout },
    { name: 'popupAbout', label: t('notifications.by-popup'), about: settings.popupAbout },
  ];
  return (
    <>
      <table class="table alerts-about">
        <thead>
          <tr>
            <th scope="col">{t('notifications.about')}</th>
            {ways.map(({ label }) => (
              <th scope="col">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alertKinds.map((kind) => (
            <tr>
              <th scope="row">{t(`notifications.about-${kind}`)}</th>
              {ways.map(({ name, label, about }) => (
                <td>
                  <input
                    class="check"
                    type="checkbox"
                    name={name}
                    value={kind}
                    checked={about.includes(kind)}
                    aria-label={t('notifications.about-by', {
                      about: t(`notifications.about-${kind}`),
                      way: label,
                    })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t('notifications.quiet')}</p>
    </>
  );
}
