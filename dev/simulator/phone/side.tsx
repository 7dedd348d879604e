import { ContactAv } from '../../../web/ui/av.tsx';
import { Icon } from '../../../web/ui/icon.tsx';
import { formatPhone } from '../../../web/ui/phone.ts';
import type { Customer } from '../world.ts';
import type { Shown } from './page.tsx';
import { quickActions } from './quick.ts';
import { TemplatesPanel } from './templates-panel.tsx';
import { chosenFailure, isOn, lastingTroubles, nextFailures } from './trouble.ts';

/** The demo's people and the newest of the others: a burst makes hundreds. */
const [firstOnes, newestOnes] = [6, 12];

export function People({ shown }: { shown: Shown }) {
  const { customer, number, base, state } = shown;
  const listed = state.customers.filter(
    ({ id }, index, all) => index < firstOnes || index >= all.length - newestOnes || id === customer.id,
  );
  return (
    <>
      {listed.map((each) => (
        <a
          class="nav-item sim-who"
          href={`${base}?as=${each.id}&to=${number.phoneNumberId}`}
          {...(each.id === customer.id ? { 'aria-current': 'true' } : {})}
        >
          <ContactAv name={each.name} hue={each.hue} />
          <span>
            <span dir="auto">{nameOf(each)}</span>
            <span class="nav-sub tel">{addressOf(each)}</span>
          </span>
        </a>
      ))}
    </>
  );
}

export const nameOf = ({ name, username, phone }: Customer): string =>
  name ?? (username === null ? formatPhone(phone ?? '') : `@${username}`);

const addressOf = ({ phone, username }: Customer): string =>
  phone === null ? `@${username ?? 'no phone'}` : formatPhone(phone);

/** The left column: whom one plays, whom one writes to, what is to happen. Each form works by itself without script. */
export function Side({ shown }: { shown: Shown }) {
  const { customer, number, base, state } = shown;
  const chosen = chosenFailure(state.faults, customer.id);
  return (
    <aside class="sim-side stack" aria-label="Customer">
      <section>
        <h2 class="label">Play as</h2>
        <div class="stack" data-gap="xs">
          <div class="stack" data-gap="xs" id="people">
            <People shown={shown} />
          </div>
          <form method="post" action={`${base}/customers`}>
            <input type="hidden" name="to" value={number.phoneNumberId} />
            <button class="nav-item" type="submit">
              <Icon name="dices" />
              Somebody new
            </button>
          </form>
        </div>
      </section>

      <form class="field" action={base} data-now>
        <input type="hidden" name="as" value={customer.id} />
        <label htmlFor="to">Writes to</label>
        <select class="input" id="to" name="to">
          {state.numbers.map(({ phoneNumberId, name, displayPhone }) => (
            <option value={phoneNumberId} selected={phoneNumberId === number.phoneNumberId}>
              {name} · {displayPhone}
            </option>
          ))}
        </select>
        <WithoutScript>Write to this number</WithoutScript>
      </form>

      <section>
        <h2 class="label">Make it happen</h2>
        <form class="sim-acts" method="post" action={`${base}/messages`} data-quiet>
          <Whom shown={shown} />
          {quickActions.map(({ key, icon, label }) => (
            <button class="btn" type="submit" name="quick" value={key}>
              <Icon name={icon} />
              {label}
            </button>
          ))}
        </form>
        <Switch
          {...{ shown, name: 'phoneIsOff', label: 'Phone is off', hint: 'Messages stay at one tick.' }}
          action={`${base}/customers/${customer.id}`}
          checked={customer.phoneIsOff}
        />
        <Switch
          {...{ shown, name: 'readsAtOnce', label: 'Read at once', hint: 'Two blue ticks on arrival.' }}
          action={`${base}/customers/${customer.id}`}
          checked={customer.readsAtOnce}
        />
        <form class="setting" method="post" action={`${base}/customers/${customer.id}`} data-quiet data-now>
          <div class="grow">
            <label htmlFor="failNext">Fail the next message</label>
          </div>
          <Whom shown={shown} />
          <select class="input input-s fit" id="failNext" name="failNext">
            <option value="">No</option>
            {Object.entries(nextFailures).map(([key, { label }]) => (
              <option value={key} selected={key === chosen}>
                {label}
              </option>
            ))}
          </select>
          <WithoutScript>Set</WithoutScript>
        </form>
        <form method="post" action={`${base}/customers/${customer.id}/skip`} data-quiet>
          <Whom shown={shown} />
          <button class="btn btn-block" type="submit">
            <Icon name="fast-forward" dir />
            Skip 24 hours
          </button>
        </form>
      </section>

      <section>
        <h2 class="label">Trouble at WhatsApp</h2>
        {Object.entries(lastingTroubles).map(([key, { label, hint }]) => (
          <Switch
            {...{ shown, name: `trouble-${key}`, label, hint }}
            action={`${base}/trouble/${key}`}
            checked={isOn(state.faults, key)}
          />
        ))}
      </section>

      <TemplatesPanel shown={shown} />
    </aside>
  );
}

interface SwitchProps {
  shown: Shown;
  action: string;
  name: string;
  label: string;
  hint: string;
  checked: boolean;
}

function Switch({ shown, action, name, label, hint, checked }: SwitchProps) {
  return (
    <form class="setting" method="post" action={action} data-quiet data-now>
      <div class="grow">
        <label htmlFor={name}>{label}</label>
        <p>{hint}</p>
      </div>
      <Whom shown={shown} />
      {/* A box that is off sends nothing: the first of the two says so. */}
      <input type="hidden" name={name} value="off" />
      <input
        class="switch"
        id={name}
        name={name}
        value="on"
        type="checkbox"
        {...{ role: 'switch' }} // what it is checks itself: it is a box
        checked={checked}
      />
      <WithoutScript>Set</WithoutScript>
    </form>
  );
}

/** Where a form without script comes back to. */
export function Whom({ shown: { customer, number } }: { shown: Shown }) {
  return (
    <>
      <input type="hidden" name="as" value={customer.id} />
      <input type="hidden" name="to" value={number.phoneNumberId} />
    </>
  );
}

/** A form that script would send at once needs a button where there is none. */
function WithoutScript({ children }: { children: string }) {
  return (
    <noscript>
      <button class="btn btn-s" type="submit">
        {children}
      </button>
    </noscript>
  );
}
