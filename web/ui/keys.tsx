import type { SignedIn } from '../../db/users.ts';
import { opensContacts } from '../../domain/access.ts';
import { Icon } from './icon.tsx';
import { type Key, t } from './words.ts';

const keys: Array<[keys: string[], does: Exclude<Extract<Key, `keys.${string}`>, 'keys.go'>]> = [
  [['J', '↓'], 'keys.next'],
  [['K', '↑'], 'keys.previous'],
  [['/'], 'keys.search'],
  [['A'], 'keys.presence'],
  [['C'], 'keys.claim'],
  [['R'], 'keys.transfer'],
  [['T'], 'keys.template'],
  [['E'], 'keys.close'],
  [['Z'], 'keys.undo'],
  [['X'], 'keys.select'],
  [['U'], 'keys.unread'],
  [['M'], 'keys.reply'],
  [['N'], 'keys.note'],
  [['↵'], 'keys.send'],
  [['⇧', '↵'], 'keys.new-line'],
  [['Esc'], 'keys.back'],
  [['Ctrl ⌘', 'K'], 'keys.palette'],
  [['?'], 'keys.help'],
];

/** `G` and one of these, as the rail has them. */
const sections = [
  ['I', 'nav.inbox'],
  ['C', 'nav.contacts'],
  ['T', 'nav.templates'],
  ['S', 'nav.settings'],
] as const;

/** What goes to the search of a page, shown in its field while that is empty. */
export const SearchKey = () => (
  <kbd class="kbd input-end" aria-hidden="true">
    /
  </kbd>
);

/** The shortcuts that work today for this person, opened with `?`. */
export function Keys({ role, singleKeys }: Pick<SignedIn, 'role' | 'singleKeys'>) {
  const goesTo = sections.filter(
    ([key]) => (key !== 'C' || opensContacts(role)) && (key !== 'S' || role === 'admin'),
  );
  return (
    <dialog class="dialog" id="keys" aria-labelledby="keys-title">
      <div class="dialog-head">
        <div>
          <h2 id="keys-title">{t('keys.title')}</h2>
          <p>{t(singleKeys ? 'keys.off-in-fields' : 'keys.off')}</p>
        </div>
        <form method="dialog">
          <button class="icon-btn" type="submit" aria-label={t('dialog.close')}>
            <Icon name="x" />
          </button>
        </form>
      </div>
      <div class="dialog-body">
        <dl class="dl">
          {keys.map(([pressed, does]) => (
            <>
              <dt>
                {pressed.map((key) => (
                  <kbd class="kbd">{key}</kbd>
                ))}
              </dt>
              <dd>{t(does)}</dd>
            </>
          ))}
          {goesTo.map(([key, section]) => (
            <>
              <dt>
                <kbd class="kbd">G</kbd>
                <kbd class="kbd">{key}</kbd>
              </dt>
              <dd>{t('keys.go', { section: t(section) })}</dd>
            </>
          ))}
        </dl>
      </div>
    </dialog>
  );
}
