import type { AboutMe } from '../../db/own-account.ts';
import type { SignedIn, Theme } from '../../db/users.ts';
import { initials } from '../../domain/initials.ts';
import { languages } from '../ui/languages.ts';
import { type Key, t } from '../ui/words.ts';
import { Problem, type Wrong } from './password-card.tsx';

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];
const hues = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** What others see of somebody, and how the pages are for them. */
export function AboutCard({ viewer, entered, wrong }: { viewer: SignedIn; entered: AboutMe; wrong: Wrong }) {
  return (
    <form class="card narrow" method="post" action="/settings/profile" id="about">
      <div class="card-body stack">
        <div class="field">
          <label for="name">{t('profile.name')}</label>
          <input
            class="input"
            id="name"
            name="name"
            type="text"
            autocomplete="name"
            required
            maxlength={80}
            dir="auto"
            value={entered.name}
            autofocus={wrong.name !== undefined}
            {...(wrong.name === undefined ? {} : { 'aria-invalid': 'true', 'aria-describedby': 'name-hint' })}
          />
          {wrong.name !== undefined && <Problem id="name-hint" text={wrong.name} />}
        </div>
        <div class="field">
          <span class="field-label">{t('profile.email')}</span>
          <span class="sm">{viewer.email}</span>
          <p class="hint">{t('profile.email-hint', { role: t(`role.${viewer.role}`) })}</p>
        </div>
        <Colours name={entered.name} chosen={entered.hue} />
        <div class="field">
          <label for="theme-choice">{t('me.theme')}</label>
          <select class="input" id="theme-choice" name="theme">
            {themes.map((theme) => (
              <option value={theme} selected={entered.theme === theme}>
                {t(`theme.${theme}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="language">{t('profile.language')}</label>
          <select class="input" id="language" name="language" aria-describedby="language-hint">
            {Object.entries(languages).map(([code, name]) => (
              <option value={code} lang={code} dir="auto" selected={entered.language === code}>
                {name}
              </option>
            ))}
          </select>
          <p class="hint" id="language-hint">
            {t('profile.language-hint')}
          </p>
        </div>
        <div class="setting">
          <div class="grow">
            <label for="single-keys">{t('profile.keys')}</label>
            <p id="single-keys-hint">{t('profile.keys-hint')}</p>
          </div>
          <input
            class="switch"
            type="checkbox"
            id="single-keys"
            name="singleKeys"
            checked={entered.singleKeys}
            aria-describedby="single-keys-hint"
          />
        </div>
      </div>
      <div class="card-foot">
        <button class="btn btn-primary" type="submit">
          {t('profile.save')}
        </button>
      </div>
    </form>
  );
}

/** The colour of their square, each shown as it would be. */
function Colours({ name, chosen }: { name: string; chosen: number }) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('profile.colour')}</legend>
      <div class="row row-wrap swatches">
        {hues.map((hue) => (
          <label class="swatch" title={t(`hue.${hue}` satisfies Key)}>
            <input type="radio" name="hue" value={hue} checked={hue === chosen} />
            <span class="av av-agent" data-hue={hue} aria-hidden="true">
              {initials(name)}
            </span>
            <span class="vh">{t(`hue.${hue}` satisfies Key)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
