import type { NumberRow } from '../../../db/numbers.ts';
import { t } from '../../ui/words.ts';

/** The numbers somebody receives conversations from. */
export function NumbersChoice({
  numbers,
  chosen,
  hint,
}: {
  numbers: readonly Pick<NumberRow, 'id' | 'name' | 'displayPhone'>[];
  chosen: readonly string[];
  hint?: string;
}) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('user.numbers')}</legend>
      {numbers.length === 0 && <p class="hint">{t('user.no-numbers')}</p>}
      {numbers.map(({ id, name, displayPhone }) => (
        <label class="row sm">
          <input class="check" type="checkbox" name="number" value={id} checked={chosen.includes(id)} />
          <span dir="auto">{name}</span> <span class="tel muted">{displayPhone}</span>
        </label>
      ))}
      {hint !== undefined && numbers.length > 0 && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
