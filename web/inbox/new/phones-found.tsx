import type { FoundByPhone } from '../../../db/phones.ts';
import { ContactAv } from '../../ui/av.tsx';
import { Icon } from '../../ui/icon.tsx';
import { formatPhone } from '../../ui/phone.ts';
import { t } from '../../ui/words.ts';
import { customerName } from '../names.ts';
import { Group } from '../search/group.tsx';
import type { Further } from '../search/next.ts';
import { Onward } from '../search/onward.tsx';
import type { LookedUp } from './lookup.tsx';
import { startPath } from './start-form.tsx';
import { opensThread } from '../opens-thread.ts';

/** Those with this very number first, then a new one with it, then those whose number is like it. */
export function PhoneGroups({ found, next, parts, create }: LookedUp) {
  const exact = found.filter((one) => one.exact);
  const similar = found.filter((one) => !one.exact);
  return (
    <>
      {exact.length > 0 && (
        <Group label={t('search.exact')}>
          <Conversations found={exact} parts={parts} />
        </Group>
      )}
      {create !== null && <Create {...create} />}
      {(similar.length > 0 || next !== null) && (
        <Group label={t('search.similar')}>
          <SimilarPhones found={similar} next={next} parts={parts} further={null} />
        </Group>
      )}
    </>
  );
}

/** `further`: what asked for these; null: they are the first. */
export function SimilarPhones({
  found,
  next,
  parts,
  further,
}: Omit<LookedUp, 'create'> & { further: Further | null }) {
  return (
    <>
      <Conversations found={found} parts={parts} />
      <Onward of="phones" found={found.length} full={false} next={next} further={further} />
    </>
  );
}

/** Begins one, in a form: the number it goes to is in no address. */
function Create({ to, phone, from }: NonNullable<LookedUp['create']>) {
  return (
    <form class="menu" method="post" action={startPath} role="group" aria-label={t('search.create')}>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="from" value={from} />
      <button
        class="menu-item create"
        type="submit"
        role="option"
        aria-selected="false"
        id="found-new"
        hx-post={startPath}
        hx-target="#template-dialog"
        hx-swap="innerHTML"
      >
        <span class="av av-none av-plain">
          <Icon name="plus" />
        </span>
        <span class="grow">
          <strong>{t('search.create')}</strong>
          <span class="menu-sub">
            {t('search.create-with', { phone: '' })}
            <span class="tel">{formatPhone(phone)}</span>
          </span>
        </span>
        <kbd class="kbd" aria-hidden="true">
          ↵
        </kbd>
      </button>
    </form>
  );
}

const Conversations = ({ found, parts }: Pick<LookedUp, 'found' | 'parts'>) => (
  <>
    {found.map((one) => (
      <Conversation found={one} parts={parts} />
    ))}
  </>
);

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
      {...opensThread(path)}
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
