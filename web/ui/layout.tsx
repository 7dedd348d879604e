import type { Child } from 'hono/jsx';
import type { SignedIn } from '../../db/users.ts';
import { opensContacts } from '../../domain/access.ts';
import { asset } from '../assets.ts';
import { InstallHead } from '../install/head.tsx';
import { PresenceForm } from '../presence/button.tsx';
import { AlertTemplates, SoundBlocked, UnsentTemplates } from './alerts.tsx';
import { Icon, Logo } from './icon.tsx';
import { kept } from './kept.tsx';
import { Keys } from './keys.tsx';
import { directionOf } from './languages.ts';
import { Me, MeButton } from './me.tsx';
import { Palette } from './palette.tsx';
import { readersLanguage } from './reader.ts';
import { t } from './words.ts';

interface ShellProps {
  title: string;
  theme?: SignedIn['theme'];
  /** Put on `<body>`; the scripts ask nothing else about who is looking. */
  signedIn?: boolean;
  /** Put on `<body>` too: app.js leaves single keys alone for whoever turned them off. */
  singleKeys?: boolean;
  children?: Child;
}

/** As JSON: htmx's shorter notation cannot hold a list, and a `noSwap` that is none stops every swap. */
const htmxConfig = JSON.stringify({
  extensions: 'sse, place',
  defaultSwap: 'outerMorph',
  noSwap: [204, 304],
});

/**
 * The html around every page. htmx and its extensions are loaded without `defer`: deferred, htmx 4 may start before
 * an extension has registered, and the stream never connects.
 */
export function Shell({
  title,
  theme = 'system',
  signedIn = false,
  singleKeys = true,
  children,
}: ShellProps) {
  const language = readersLanguage();
  return (
    <html
      lang={language}
      dir={directionOf(language)}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
    >
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{t('app.title', { page: title })}</title>
        <InstallHead language={language} theme={theme} />
        <link rel="stylesheet" href={asset('app.css')} />
        <script src={asset('htmx.js')}></script>
        <script src={asset('htmx-sse.js')}></script>
        <script src={asset('place.js')}></script>
        <script src={asset('app.js')} defer></script>
        {signedIn && <script src={asset('contacts.js')} defer></script>}
        {signedIn && <script src={asset('install.js')} defer></script>}
        {signedIn && <script src={asset('menus.js')} defer></script>}
        {signedIn && <script src={asset('sounds.js')} defer></script>}
        {signedIn && <script src={asset('popups.js')} defer></script>}
        {signedIn && <script src={asset('alerts.js')} defer></script>}
        {signedIn && <script src={asset('push.js')} defer></script>}
        {signedIn && <script src={asset('notifications.js')} defer></script>}
        {signedIn && <script src={asset('inbox.js')} defer></script>}
        {signedIn && <script src={asset('many.js')} defer></script>}
        {signedIn && <script src={asset('search.js')} defer></script>}
        {signedIn && <script src={asset('jump.js')} defer></script>}
        {signedIn && <script src={asset('palette.js')} defer></script>}
        {signedIn && <script src={asset('composer.js')} defer></script>}
        {signedIn && <script src={asset('notes.js')} defer></script>}
        {signedIn && <script src={asset('drafts.js')} defer></script>}
        {signedIn && <script src={asset('suggest.js')} defer></script>}
        {signedIn && <script src={asset('media.js')} defer></script>}
        {signedIn && <script src={asset('files.js')} defer></script>}
        {signedIn && <script src={asset('templates.js')} defer></script>}
      </head>
      <body {...(singleKeys ? {} : { 'data-keys': 'off' })}>{children}</body>
    </html>
  );
}

interface LayoutProps {
  viewer: SignedIn;
  title: string;
  /** The destination in the rail this page belongs to. */
  current?: 'inbox' | 'contacts' | 'templates' | 'settings';
  children?: Child;
}

/** A page for somebody signed in: rail, their own menu, messages, content. Only destinations that exist are in the rail. */
export function Layout({ viewer, title, current, children }: LayoutProps) {
  return (
    <Shell title={title} theme={viewer.theme} singleKeys={viewer.singleKeys} signedIn>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <div class="app">
        <nav class="rail" aria-label={t('app.main-nav')}>
          <a class="rail-logo" href="/inbox" aria-label={t('app.go-to-inbox')}>
            <Logo size={34} />
          </a>
          <a
            class="rail-item"
            href="/inbox"
            data-go="i"
            {...(current === 'inbox' ? { 'aria-current': 'page' } : {})}
          >
            <Icon name="inbox" size="lg" />
            <span>{t('nav.inbox')}</span>
            <span class="badge" id="rail-unread" hidden>
              <span></span>
              <span class="vh">{t('app.unread')}</span>
            </span>
          </a>
          {opensContacts(viewer.role) && (
            <a
              class="rail-item"
              href="/contacts"
              data-go="c"
              {...(current === 'contacts' ? { 'aria-current': 'page' } : {})}
            >
              <Icon name="contact-round" size="lg" />
              <span>{t('nav.contacts')}</span>
            </a>
          )}
          <a
            class="rail-item"
            href="/templates"
            data-go="t"
            {...(current === 'templates' ? { 'aria-current': 'page' } : {})}
          >
            <Icon name="layout-template" size="lg" />
            <span>{t('nav.templates')}</span>
          </a>
          <div class="rail-end">
            <button
              class="rail-item needs-script"
              type="button"
              id="palette-open"
              aria-haspopup="dialog"
              aria-keyshortcuts="Control+K Meta+K"
              title={`${t('keys.palette')} (Ctrl/⌘ K)`}
            >
              <Icon name="search" size="lg" />
              <span>{t('palette.open')}</span>
            </button>
            {viewer.role === 'admin' && (
              <a
                class="rail-item"
                href="/settings"
                data-go="s"
                {...(current === 'settings' ? { 'aria-current': 'page' } : {})}
              >
                <Icon name="settings-2" size="lg" />
                <span>{t('nav.settings')}</span>
              </a>
            )}
            <button class="rail-item only-tabbar" type="button" popovertarget="me">
              <Icon name="user-round" size="lg" />
              <span>{t('nav.you')}</span>
            </button>
            <MeButton viewer={viewer} />
          </div>
          <Me viewer={viewer} />
        </nav>
        <main class="app-main" id="main" tabindex={-1}>
          <Reconnecting />
          <SoundBlocked />
          {children}
        </main>
      </div>
      <section class="toasts" id="toasts" aria-live="polite" aria-label={t('app.messages')}></section>
      <OutOfSight role={viewer.role} singleKeys={viewer.singleKeys} />
    </Shell>
  );
}

/** What stands on each page until it is called for. */
const OutOfSight = kept(({ role, singleKeys }: Pick<SignedIn, 'role' | 'singleKeys'>) => (
  <>
    <AlertTemplates />
    <UnsentTemplates />
    <PresenceForm />
    <Keys role={role} singleKeys={singleKeys} />
    <Palette role={role} />
  </>
));

/** Shown by app.js once the stream has been lost for three seconds. */
function Reconnecting() {
  return (
    <div class="banner" id="reconnecting" data-tone="warn" role="status" hidden>
      <Icon name="cloud-off" />
      <p>
        <strong>{t('stream.lost')}</strong> {t('stream.lost-hint')}
      </p>
    </div>
  );
}
