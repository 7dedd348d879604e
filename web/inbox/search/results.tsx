import type { Child } from 'hono/jsx';
import { t } from '../../ui/words.ts';
import type { Looked } from '../new/lookup.tsx';
import { PhoneGroups } from '../new/phones-found.tsx';
import { MessagesFound } from './messages-found.tsx';
import { PeopleFound } from './people-found.tsx';

/** Everything that was found, by what it was found in: phones or names first, since somebody in person is meant more often. */
export function Results({ phones, people, messages, q, now }: Looked) {
  const create = phones?.create ?? null;
  const some = messages.found.length > 0 || messages.next !== null; // none so far, and more further back
  const nothing = (phones?.found.length ?? 0) + people.found.length === 0 && !some;
  if (nothing && create === null)
    return <p class="found-none">{t(phones === null ? 'search.nothing' : 'search.none')}</p>;
  return (
    <>
      <div role="listbox" id="found-list" aria-label={t('search.found')}>
        {phones !== null && <PhoneGroups {...phones} />}
        {people.found.length > 0 && (
          <Group label={t('search.people')}>
            <PeopleFound people={people} q={q} now={now} />
          </Group>
        )}
        {some && (
          <Group label={t('search.messages')}>
            <MessagesFound messages={messages} further={null} now={now} />
          </Group>
        )}
      </div>
      {phones?.found.length === 0 && create === null && <p class="found-none">{t('search.none')}</p>}
    </>
  );
}

export function Group({ label, children }: { label: string; children: Child }) {
  return (
    <div class="menu" role="group" aria-label={label}>
      <div class="menu-label label" aria-hidden="true">
        {label}
      </div>
      {children}
    </div>
  );
}
