import type { AssignmentFacts } from '../../db/assignment.ts';
import type { Customer } from '../../db/customers.ts';
import { Icon } from '../ui/icon.tsx';
import { formatPhone } from '../ui/phone.ts';
import { t } from '../ui/words.ts';
import { assignmentPath } from './paths.ts';
import type { Outcome } from './trial.ts';
import { TryResult } from './try-result.tsx';
import { WhyNotWhom } from './why-not-me.tsx';

export interface TryProps {
  facts: AssignmentFacts;
  outcome: Outcome;
}

/**
 * Who would get the next one. Its own form, so that Enter in it tries and never saves; with script it brings the
 * settings' form along as it stands, without script it tries what is saved.
 */
export function TryIt({ facts, outcome }: TryProps) {
  const path = `${assignmentPath(facts.numberId)}/trial`;
  return (
    <aside class="aside card try" aria-label={t('try.title')}>
      <div class="card-head">
        <div class="grow">
          <h2>{t('try.title')}</h2>
          <p>{t('try.lead')}</p>
        </div>
        <Icon name="flask-conical" />
      </div>
      <form
        class="card-body stack"
        data-gap="s"
        id="try"
        method="post"
        action={path}
        hx-post={path}
        hx-include="#assignment"
        hx-trigger="submit, change, input from:#customer delay:300ms, settings-drawn from:body delay:150ms"
        hx-target="#toasts"
        hx-swap="none"
        autocomplete="off"
      >
        <div class="field">
          <label for="customer">{t('try.customer')}</label>
          <input
            class="input"
            id="customer"
            name="customer"
            type="text"
            maxlength={60}
            dir="auto"
            placeholder={t('try.placeholder')}
            value={outcome.asked.text}
            aria-describedby="try-customer"
          />
          <TryCustomer facts={facts} outcome={outcome} />
        </div>
        <Pretend facts={facts} outcome={outcome} />
        <WhyNotWhom facts={facts} outcome={outcome} />
        <button class="btn btn-s" type="submit">
          {t('try.submit')}
        </button>
      </form>
      <TryResult facts={facts} outcome={outcome} />
    </aside>
  );
}

/** What changes with every try, each where it stands on the page. */
export function TryFragments(props: TryProps) {
  return (
    <>
      <hx-partial hx-target="#try-customer" hx-swap="outerMorph">
        <TryCustomer {...props} />
      </hx-partial>
      <hx-partial hx-target="#try-pretend" hx-swap="outerMorph">
        <Pretend {...props} />
      </hx-partial>
      <hx-partial hx-target="#try-whom" hx-swap="outerMorph">
        <WhyNotWhom {...props} />
      </hx-partial>
      <hx-partial hx-target="#try-result" hx-swap="outerMorph">
        <TryResult {...props} />
      </hx-partial>
    </>
  );
}

/** Whom the typed name or phone means, and what the rules look at of them. */
function TryCustomer({ outcome: { asked, found, customer } }: TryProps) {
  return (
    <div id="try-customer" class="stack try-customer" aria-live="polite">
      {asked.text === '' && <p class="hint">{t('try.customer-hint')}</p>}
      {asked.text !== '' && customer === null && <p class="hint">{t('try.not-found')}</p>}
      {found.length > 1 && (
        <fieldset class="stack try-found">
          <legend class="hint">{t('try.which')}</legend>
          {found.map((one) => (
            <label class="row sm">
              <input
                class="check"
                type="radio"
                id={`contact-${one.contactId}`}
                name="contact"
                value={one.contactId}
                checked={one === customer}
              />
              <CustomerName customer={one} />
            </label>
          ))}
        </fieldset>
      )}
      {customer !== null && (
        <p class="hint">
          {found.length === 1 && (
            <>
              <CustomerName customer={customer} /> ·{' '}
            </>
          )}
          <span dir="auto">{factsOf(customer)}</span>
        </p>
      )}
      {customer?.isOpen === true && <p class="hint">{t('try.open')}</p>}
    </div>
  );
}

function CustomerName({ customer: { name, username, phone } }: { customer: Customer }) {
  return (
    <span class="try-name">
      {(name ?? username) !== null && <span dir="auto">{name ?? username}</span>}{' '}
      {phone !== null && <span class="tel muted">{formatPhone(phone)}</span>}
    </span>
  );
}

function factsOf({ owner, previous }: Customer): string {
  return t('try.facts', {
    owner:
      owner.kind === 'agent'
        ? t('try.owner', { agent: owner.name })
        : t(owner.kind === 'email' ? 'try.owner-email' : 'try.no-owner'),
    previous: previous === null ? t('try.no-previous') : t('try.previous', { agent: previous.name }),
  });
}

/** Each member the other way round: the value names what is pretended, so that it means the same a minute later. */
function Pretend({ facts, outcome: { members, asked } }: TryProps) {
  const byName = facts.people.filter(
    ({ agentId, active }) => active && members.some((member) => member.agentId === agentId),
  );
  return (
    <fieldset class="field" id="try-pretend">
      <legend class="field-label">{t('try.pretend')}</legend>
      <div class="row row-wrap">
        {byName.map(({ agentId, name, online }) => (
          <label class="tag tag-m tag-toggle" dir="auto">
            <input
              class="vh"
              type="checkbox"
              id={`pretend-${agentId}`}
              name="pretend"
              value={`${online ? 'away' : 'available'}:${agentId}`}
              checked={asked.pretended.get(agentId) === !online}
            />
            {t(online ? 'try.is-away' : 'try.is-available', { agent: name })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
