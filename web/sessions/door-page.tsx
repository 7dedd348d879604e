import type { Child } from 'hono/jsx';
import { Icon, Logo } from '../ui/icon.tsx';
import { Shell } from '../ui/layout.tsx';
import { directionOf, languageOf, languages } from '../ui/languages.ts';
import { readersLanguage } from '../ui/reader.ts';
import { t } from '../ui/words.ts';
import { Board } from './board.tsx';
import { inLanguage } from './door-language.ts';

/** A page before the door, for who has no session: our mark, one card, a note at its foot, the board beside it. */
export function DoorPage({ title, note, children }: { title: string; note?: Child; children: Child }) {
  return (
    <Shell title={title}>
      <div class="door">
        <main class="door-form">
          <a class="brand" href="/login">
            <Logo size={36} />
            <span>{t('app.name')}</span>
          </a>
          {children}
          <DoorFoot>{note}</DoorFoot>
        </main>
        <div class="door-board">
          <Board />
        </div>
      </div>
    </Shell>
  );
}

/** A note, and the way to the page in another language. */
export const DoorFoot = ({ children }: { children?: Child }) => (
  <footer class="door-foot">
    <p class="xs muted link-note">{children}</p>
    <DoorLanguages />
  </footer>
);

/** For who reads another language than their browser asks for, each by its own name. */
function DoorLanguages() {
  const now = readersLanguage();
  const places = Object.entries(languages).flatMap(([code, name]) => {
    const language = languageOf(code);
    const href = language === null ? null : inLanguage(language);
    return language === null || href === null ? [] : [{ language, name, href }];
  });
  if (places.length === 0) return null;
  return (
    <nav class="door-languages xs" aria-label={t('profile.language')}>
      {places.map(({ language, name, href }) => (
        <a
          class="link"
          href={href}
          lang={language}
          hreflang={language}
          dir={directionOf(language)}
          {...(language === now ? { 'aria-current': 'true' } : {})}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

interface PlainProps {
  icon: string;
  title: string;
  text: string;
  children?: Child;
}

/** One thing to say, and where to go from here. */
export function PlainDoorPage({ icon, title, text, children }: PlainProps) {
  return (
    <DoorPage title={title}>
      <section class="stack door-card">
        <span class="av av-l av-none av-plain">
          <Icon name={icon} />
        </span>
        <div>
          <h1>{title}</h1>
          <p class="soft">{text}</p>
        </div>
        {children}
      </section>
    </DoorPage>
  );
}

/** The way on from a plain page. */
export function DoorLink({ href, label, quiet = false }: { href: string; label: string; quiet?: boolean }) {
  return (
    <a class={`btn ${quiet ? '' : 'btn-primary '}btn-l btn-block`} href={href}>
      {label}
    </a>
  );
}
