import { type Found, foundPerPage, type FoundPerson } from '../../../db/search.ts';
import { ContactAv } from '../../ui/av.tsx';
import { formatPhone } from '../../ui/phone.ts';
import { shortTime } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';
import { customerName } from '../names.ts';
import { Marked } from './marked.tsx';
import type { Further } from './next.ts';
import { Onward } from './onward.tsx';
import { opensThread } from '../opens-thread.ts';

interface PeopleProps {
  people: Found<FoundPerson>;
  /** What was looked for, to be marked in what was found. */
  q: string;
  /** What asked for these; null: they are the first. */
  further: Further | null;
  now: Date;
}

/** Conversations, by the customer's name. */
export function PeopleFound({ people: { found, next }, q, further, now }: PeopleProps) {
  const full = found.length >= foundPerPage;
  const words = q.replace(/^@/, '').split(/\s+/);
  return (
    <>
      {found.map((person) => (
        <Person person={person} words={words} now={now} />
      ))}
      <Onward of="people" found={found.length} full={full} next={next} further={further} />
    </>
  );
}

function Person({ person, words, now }: { person: FoundPerson; words: string[]; now: Date }) {
  const { id, name, username, phone, hue, numberName, status, lastMessageAt } = person;
  const path = `/inbox/${id}`;
  const others = [username !== null && name !== null ? `@${username}` : null, phone && formatPhone(phone)];
  return (
    <a
      class="menu-item"
      role="option"
      aria-selected="false"
      id={`found-${id}`}
      href={path}
      {...opensThread(path)}
    >
      <ContactAv name={name} hue={hue} />
      <span class="grow">
        <span class="menu-name truncate" dir="auto">
          <Marked text={customerName(person)} words={words} />
        </span>
        <span class="menu-sub truncate">
          {others
            .filter((other) => other !== null)
            .map((other) => (
              <>
                <bdi>
                  <Marked text={other} words={words} />
                </bdi>{' '}
              </>
            ))}
          {t(status === 'open' ? 'search.on' : 'search.closed', { number: numberName })}
        </span>
      </span>
      <time class="convo-time" datetime={lastMessageAt.toISOString()}>
        {shortTime(lastMessageAt, now)}
      </time>
    </a>
  );
}
