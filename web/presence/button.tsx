import type { SignedIn } from '../../db/users.ts';
import { MeButton } from '../ui/me.tsx';
import { t } from '../ui/words.ts';

/** Every presence button belongs to this one form, wherever on the page it stands. */
export function PresenceForm() {
  return (
    <form
      id="presence-form"
      method="post"
      action="/presence"
      hx-post="/presence"
      hx-swap="none"
      hidden
    ></form>
  );
}

interface PresenceProps {
  available: boolean;
  /** The small one in the list's head, for where the filters are a drawer. */
  mini?: boolean;
}

/** Amber when Away, because it changes who gets work. */
export function PresenceButton({ available, mini = false }: PresenceProps) {
  const words = mini
    ? t(available ? 'presence.mini-available' : 'presence.mini-away')
    : t(available ? 'presence.you-available' : 'presence.you-away');
  return (
    <button
      class={mini ? 'presence presence-mini push only-narrow' : 'presence'}
      id={mini ? 'presence-mini' : 'presence'}
      type="submit"
      form="presence-form"
      name="available"
      value={String(!available)}
      role="switch"
      aria-checked={String(available)}
      title={t('presence.toggle')}
    >
      <span class="lamp"></span>
      {words}
      {!mini && <span class="key" aria-hidden="true"></span>}
    </button>
  );
}

/** The line under the button that says what Away means; empty when Available, so that its place can be refilled. */
export function PresenceHint({ available }: { available: boolean }) {
  return (
    <p class="hint-box" id="presence-hint" hidden={available}>
      {t('presence.away-hint')}
    </p>
  );
}

/** All that shows the viewer's own presence on a page, for the stream and the answer to a toggle. */
export function PresenceFragments({ viewer }: { viewer: SignedIn }) {
  return (
    <>
      <hx-partial hx-target="#presence" hx-swap="outerMorph">
        <PresenceButton available={viewer.available} />
      </hx-partial>
      <hx-partial hx-target="#presence-mini" hx-swap="outerMorph">
        <PresenceButton available={viewer.available} mini />
      </hx-partial>
      <hx-partial hx-target="#presence-hint" hx-swap="outerMorph">
        <PresenceHint available={viewer.available} />
      </hx-partial>
      <hx-partial hx-target="#rail-me" hx-swap="outerMorph">
        <MeButton viewer={viewer} />
      </hx-partial>
    </>
  );
}
