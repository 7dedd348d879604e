import { t } from '../ui/words.ts';

/** `clean`: it is what is saved; `saved`: and was saved just now. */
export type SavedAs = 'clean' | 'unsaved' | 'saved';

interface SavedStateProps {
  state: SavedAs;
  /** Where to ask, which changes of the page to ask at, and which forms to bring along. */
  trial: string;
  watches: readonly string[];
  brings: string;
}

/** Asks on every change of the form whether it is still what is saved; the panel beside it follows by the same answer. */
export function SavedState({ state, trial, watches, brings }: SavedStateProps) {
  const tone = state === 'saved' ? 'ok' : 'warn';
  return (
    <span
      class="saved-state"
      id="saved-state"
      role="status"
      hx-post={trial}
      hx-trigger={watches.map((one) => `change from:${one}, input from:${one} delay:300ms`).join(', ')}
      hx-include={brings}
      hx-vals='{"state": "asked"}'
      hx-target="#toasts"
      hx-swap="none"
    >
      {state !== 'clean' && (
        <span class="pill" data-tone={tone}>
          {t(`assignment.${state}`)}
        </span>
      )}
    </span>
  );
}
