import type { Child } from 'hono/jsx';
import type { Rules } from '../../domain/routing.ts';
import { t } from '../ui/words.ts';
import { Switch } from './switch.tsx';

/** First the advanced rules, then the basic one, then what becomes of whom nobody can take. */
export function RuleCards({ rules }: { rules: Rules }) {
  return (
    <>
      <Card title={t('rules.first')} lead={t('rules.first-lead')}>
        <div class="card-body">
          <ol class="rules">
            <Rule place={1} name="owner" isOn={rules.owner}>
              <label class="row xs soft rule-opt">
                <input
                  class="check"
                  type="checkbox"
                  id="ownerMustBeAvailable"
                  name="ownerMustBeAvailable"
                  value="on"
                  checked={rules.ownerMustBeAvailable}
                />
                {t('rules.owner-available')}
              </label>
            </Rule>
            <Rule place={2} name="previous" isOn={rules.previous} />
          </ol>
        </div>
      </Card>
      <Card title={t('rules.then')} lead={t('rules.then-lead')}>
        <fieldset class="card-body stack" data-gap="s">
          <legend class="vh">{t('rules.then-lead')}</legend>
          {(['online_rotation', 'all_rotation', 'nobody'] as const).map((basic) => (
            <label class="choice">
              <input
                class="check"
                type="radio"
                id={`basic-${basic}`}
                name="basic"
                value={basic}
                checked={rules.basic === basic}
              />
              <strong>{t(`rules.${basic}`)}</strong>
              <span>{t(`rules.${basic}-hint`)}</span>
            </label>
          ))}
        </fieldset>
      </Card>
      <Card title={t('rules.waiting')} lead={t('rules.waiting-lead')}>
        <div class="card-body">
          <div class="setting">
            <div class="grow">
              <label for="assign">{t('rules.assign')}</label>
              <p>{t('rules.assign-hint')}</p>
            </div>
            <Switch name="assign" isOn={rules.whenFree === 'assign'} />
          </div>
        </div>
      </Card>
    </>
  );
}

export function Card({ title, lead, children }: { title: string; lead: string; children?: Child }) {
  return (
    <section class="card">
      <div class="card-head">
        <div>
          <h2>{title}</h2>
          <p>{lead}</p>
        </div>
      </div>
      {children}
    </section>
  );
}

interface RuleProps {
  place: number;
  name: 'owner' | 'previous';
  isOn: boolean;
  children?: Child;
}

function Rule({ place, name, isOn, children }: RuleProps) {
  return (
    <li class="rule rule-fixed">
      <span class="rule-n" aria-hidden="true">
        {place}
      </span>
      <div class="grow">
        <strong>{t(`rules.${name}`)}</strong>
        <p>{t(`rules.${name}-hint`)}</p>
        {children}
      </div>
      <Switch name={name} isOn={isOn} label={t(`rules.${name}`)} />
    </li>
  );
}
