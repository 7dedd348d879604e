import { Icon } from './icon.tsx';
import { type Key, t } from './words.ts';

const keys: Array<[keys: string[], does: Extract<Key, `keys.${string}`>]> = [
  [['J'], 'keys.next'],
  [['K'], 'keys.previous'],
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
  [['?'], 'keys.help'],
];

/** The shortcuts that work today, opened with `?`. */
export function Keys({ on }: { on: boolean }) {
  return (
    <dialog class="dialog" id="keys" aria-labelledby="keys-title">
      <div class="dialog-head">
        <div>
          <h2 id="keys-title">{t('keys.title')}</h2>
          <p>{t(on ? 'keys.off-in-fields' : 'keys.off')}</p>
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
        </dl>
      </div>
    </dialog>
  );
}
