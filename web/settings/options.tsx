import { t } from '../ui/words.ts';
import { type Entered, isCapacity } from './assignment-form.ts';
import { Card } from './rules.tsx';

/** What the number does by itself after a while; an empty field is off. */
export const Options = ({ options }: { options: Entered['options'] }) => (
  <Card title={t('options.title')} lead={t('options.lead')}>
    <div class="card-body">
      <Option name="giveBackMinutes" typed={options.giveBackMinutes} />
      <Option name="autoCloseDays" typed={options.autoCloseDays} />
    </div>
  </Card>
);

function Option({ name, typed }: { name: keyof Entered['options']; typed: string }) {
  const isWrong = !isCapacity(typed);
  const wrong = `${name}-wrong`;
  return (
    <div class="setting">
      <div class="grow">
        <label for={name}>{t(`options.${name}`)}</label>
        <p>{t(`options.${name}-hint`)}</p>
        {isWrong && (
          <p class="load-error" id={wrong} role="alert">
            {t('members.capacity-wrong')}
          </p>
        )}
      </div>
      <input
        class="input input-s cap"
        id={name}
        name={name}
        type="text"
        inputmode="numeric"
        maxlength={20}
        placeholder={t('options.off')}
        value={typed}
        {...(isWrong ? { 'aria-invalid': 'true', 'aria-describedby': wrong } : {})}
      />
    </div>
  );
}
