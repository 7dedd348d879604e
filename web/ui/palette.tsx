import type { Child } from 'hono/jsx';
import type { SignedIn } from '../../db/users.ts';
import { opensContacts } from '../../domain/access.ts';
import { Icon } from './icon.tsx';
import { t } from './words.ts';

const views = [
  ['mine', 'user-round'],
  ['unassigned', 'bell-ring'],
  ['all', 'inbox'],
  ['bot', 'bot'],
  ['mentions', 'at-sign'],
] as const;

const ownPages = [
  ['profile', 'user-round', 'profile.title'],
  ['notifications', 'bell', 'notifications.title'],
  ['replies', 'slash', 'canned.title'],
] as const;
const adminPages = [
  ['users', 'users-round', 'users.title'],
  ['tags', 'tags', 'tags.title'],
  ['attributes', 'contact-round', 'attributes.title'],
  ['numbers', 'store', 'settings.numbers'],
] as const;

/**
 * The command palette, opened with Ctrl or ⌘ K. palette.js puts in what the page it stands on has: its buttons with a
 * key and this person's saved views; and, from the search, people.
 */
export function Palette({ role }: Pick<SignedIn, 'role'>) {
  return (
    <dialog class="dialog palette" id="palette" aria-label={t('palette.title')} data-none={t('palette.none')}>
      <div class="menu-search">
        <input
          class="input"
          id="palette-q"
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-label={t('palette.field')}
          placeholder={t('palette.placeholder')}
          autocomplete="off"
          spellcheck={false}
          maxlength={200}
        />
        <button class="icon-btn" type="button" id="palette-close" aria-label={t('dialog.close')}>
          <Icon name="x" />
        </button>
      </div>
      <div class="palette-list" id="palette-list" role="listbox" aria-label={t('palette.list')}>
        <Part name="actions" label={t('palette.actions')} />
        <Part name="people" label={t('palette.people')} />
        <Part name="sections" label={t('palette.sections')}>
          <Place id="inbox" href="/inbox" icon="inbox">
            {t('nav.inbox')}
          </Place>
          {opensContacts(role) && (
            <Place id="contacts" href="/contacts" icon="contact-round">
              {t('nav.contacts')}
            </Place>
          )}
          <Place id="templates" href="/templates" icon="layout-template">
            {t('nav.templates')}
          </Place>
          {role === 'admin' && (
            <Place id="settings" href="/settings" icon="settings-2">
              {t('nav.settings')}
            </Place>
          )}
        </Part>
        <Part name="views" label={t('palette.views')}>
          {views.map(([view, icon]) => (
            <Place id={view} href={`/inbox?view=${view}`} icon={icon}>
              {t(`view.${view}`)}
            </Place>
          ))}
        </Part>
        <Part name="saved" label={t('palette.saved')} />
        <Part name="pages" label={t('settings.title')}>
          {[...ownPages, ...(role === 'admin' ? adminPages : [])].map(([page, icon, title]) => (
            <Place id={page} href={`/settings/${page}`} icon={icon}>
              {t(title)}
            </Place>
          ))}
          {role === 'admin' && (
            <Place id="imports" href="/contacts/imports" icon="file-up">
              {t('import.title')}
            </Place>
          )}
        </Part>
      </div>
      <p class="palette-none" role="status"></p>
    </dialog>
  );
}

function Part({ name, label, children }: { name: string; label: string; children?: Child }) {
  return (
    <div class="menu" role="group" aria-label={label} data-part={name}>
      <div class="menu-label label" aria-hidden="true">
        {label}
      </div>
      {children}
    </div>
  );
}

type IconName = Parameters<typeof Icon>[0]['name'];

function Place({ id, href, icon, children }: { id: string; href: string; icon: IconName; children: Child }) {
  return (
    <a
      class="menu-item"
      role="option"
      aria-selected="false"
      tabindex={-1}
      id={`palette-to-${id}`}
      href={href}
    >
      <Icon name={icon} />
      {children}
    </a>
  );
}
