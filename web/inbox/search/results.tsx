import type { Cursor } from '../../../db/conversations.ts';
import { t } from '../../ui/words.ts';
import type { Looked } from '../new/lookup.tsx';
import { PhoneGroups } from '../new/phones-found.tsx';
import { Group } from './group.tsx';
import { MessagesFound } from './messages-found.tsx';
import { PeopleFound } from './people-found.tsx';

/** Everything that was found, by what it was found in: phones or names first, since somebody in person is meant more often. */
export function Results({ phones, people, messages, q, now }: Looked) {
  const create = phones?.create ?? null;
  const nothing = !some(messages) && !some(people) && (phones === null || !some(phones));
  if (nothing && create === null)
    return <p class="found-none">{t(phones === null ? 'search.nothing' : 'search.none')}</p>;
  return (
    <>
      <div role="listbox" id="found-list" aria-label={t('search.found')}>
        {phones !== null && <PhoneGroups {...phones} />}
        {some(people) && (
          <Group label={t('search.people')}>
            <PeopleFound people={people} q={q} further={null} now={now} />
          </Group>
        )}
        {some(messages) && (
          <Group label={t('search.messages')}>
            <MessagesFound messages={messages} further={null} now={now} />
          </Group>
        )}
      </div>
      {phones !== null && !some(phones) && create === null && <p class="found-none">{t('search.none')}</p>}
    </>
  );
}

/** None so far may be, and more further back. */
const some = ({ found, next }: { found: unknown[]; next: Cursor | null }) =>
  found.length > 0 || next !== null;
