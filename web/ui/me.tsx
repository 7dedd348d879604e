import type { SignedIn, Theme } from '../../db/users.ts';
import { AgentAv } from './av.tsx';
import { Icon } from './icon.tsx';
import { t } from './words.ts';

/** The viewer's own picture at the end of the rail; presence shows on it, so the stream refreshes it by its id. */
export function MeButton({ viewer }: { viewer: SignedIn }) {
  const presence = t(viewer.available ? 'presence.available' : 'presence.away');
  return (
    <button
      class="rail-me"
      id="rail-me"
      type="button"
      aria-label={t('me.button', { name: viewer.name, presence })}
      popovertarget="me"
    >
      <AgentAv name={viewer.name} hue={viewer.hue} available={viewer.available} alone />
    </button>
  );
}

/** Who you are, and what you can set about yourself. */
export function Me({ viewer }: { viewer: SignedIn }) {
  return (
    <div class="pop pop-up" id="me" popover="auto">
      <div class="pop-head">
        <h3>{viewer.name}</h3>
        <p>{t('me.sub', { role: t(`role.${viewer.role}`), email: viewer.email })}</p>
      </div>
      <div class="menu">
        <a class="menu-item" href="/settings/profile">
          <Icon name="user-round" />
          {t('profile.title')}
        </a>
        <a class="menu-item" href="/settings/notifications">
          <Icon name="bell" />
          {t('notifications.title')}
        </a>
        <ThemeSwitch theme={viewer.theme} />
        <button class="menu-item" type="button" command="show-modal" commandfor="keys" data-key-hint>
          <Icon name="keyboard" />
          {t('me.keys')}
          <kbd class="kbd push">?</kbd>
        </button>
      </div>
      <div class="menu">
        <form method="post" action="/logout">
          <button class="menu-item" type="submit">
            <Icon name="log-out" dir />
            {t('me.sign-out')}
          </button>
        </form>
      </div>
    </div>
  );
}

const nextTheme: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** One press goes on to the next theme. Works without script too: the page comes back in it. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const next = nextTheme[theme];
  const label = t('me.theme-to', { theme: t(`theme.${theme}`), next: t(`theme.${next}`) });
  return (
    <form id="theme" method="post" action="/profile/theme" hx-post="/profile/theme" hx-swap="outerMorph">
      <button class="menu-item" type="submit" name="theme" value={next} aria-label={label}>
        <Icon name="sun-moon" />
        {t('me.theme')}
        <span class="push muted xs">{t(`theme.${theme}`)}</span>
      </button>
    </form>
  );
}
