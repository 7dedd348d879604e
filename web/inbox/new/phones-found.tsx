import type { FoundByPhone } from '../../../db/phones.ts';
import { ContactAv } from '../../ui/av.tsx';
import { formatPhone } from '../../ui/phone.ts';
import { t } from '../../ui/words.ts';
import { customerName } from '../names.ts';
import type { LookedUp } from './lookup.tsx';

/** Those with this very number first, then those whose number is like it. */
export function PhoneGroups({ found, parts }: LookedUp) {
  const exact = found.filter((one) => one.exact);
  const similar = found.filter((one) => !one.exact);
  return (
    <>
      <Group label={t('search.exact')} found={exact} parts={parts} />
      <Group label={t('search.similar')} found={similar} parts={parts} />
    </>
  );
}

function Group({ label, found, parts }: { label: string; found: FoundByPhone[]; parts: string[] }) {
  if (found.length === 0) return null;
  return (
    <div class="menu" role="group" aria-label={label}>
      <div class="menu-label label" aria-hidden="true">
        {label}
      </div>
      {found.map((one) => (
        <Conversation found={one} parts={parts} />
      ))}
    </div>
  );
}

function Conversation({ found, parts }: { found: FoundByPhone; parts: string[] }) {
  const { conversationId, numberName, status, name, hue } = found;
  const path = `/inbox/${conversationId}`;
  return (
    <a
      class="menu-item"
      role="option"
      aria-selected="false"
      id={`found-${conversationId}`}
      href={path}
      hx-get={path}
      hx-target="#thread"
      hx-swap="outerHTML transition:true"
      hx-push-url="true"
    >
      <ContactAv name={name} hue={hue} />
      <span class="grow">
        <span class="menu-name truncate" dir="auto">
          {customerName(found)}
        </span>
        <span class="menu-sub">
          <Phone digits={found.phone} parts={parts} />{' '}
          {t(status === 'open' ? 'search.on' : 'search.closed', { number: numberName })}
        </span>
      </span>
    </a>
  );
}

/** As people read it, with what was looked for marked, whatever stands between the digits. */
function Phone({ digits, parts }: { digits: string; parts: string[] }) {
  const text = formatPhone(digits);
  const part = parts.find((one) => digits.includes(one)) ?? '';
  const from = digits.indexOf(part);
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const first = places[from];
  const last = places[from + part.length - 1];
  if (first === undefined || last === undefined) return <span class="tel">{text}</span>;
  return (
    <span class="tel">
      {text.slice(0, first)}
      <mark>{text.slice(first, last + 1)}</mark>
      {text.slice(last + 1)}
    </span>
  );
}
