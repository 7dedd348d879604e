import type { Child } from 'hono/jsx';
import type { NumberRow } from '../../db/numbers.ts';
import type { SignedIn } from '../../db/users.ts';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import { assignmentPath, botPath, numberPath } from './paths.ts';

interface FrameProps {
  viewer: SignedIn;
  title: string;
  lead: Child;
  /** The entry this page is: for a number's own pages, that number's id. */
  current:
    | 'profile'
    | 'notifications'
    | 'start'
    | 'users'
    | 'refused'
    | 'numbers'
    | 'connect'
    | 'tags'
    | 'replies'
    | 'attributes'
    | { assignmentOf: string }
    | { connectionOf: string }
    | { botOf: string };
  numbers: readonly Pick<NumberRow, 'id' | 'name' | 'displayPhone'>[];
  /** What stands at the end of the page's head: its one primary button. */
  action?: Child;
  children?: Child;
}

/** A settings page: what there is to set on the left, one thing at a time on the right. */
export function SettingsFrame({ viewer, title, lead, current, numbers, action, children }: FrameProps) {
  return (
    <Layout viewer={viewer} title={title} current="settings">
      <div class="settings">
        <nav class="pane filters settings-nav" aria-label={t('settings.title')}>
          <div class="list-head">
            <h1>{t('settings.title')}</h1>
          </div>
          <div class="pane-scroll">
            <div class="nav-group">
              <h2 class="label">{t('settings.you')}</h2>
              <Entry
                href="/settings/profile"
                icon="user-round"
                text={t('profile.title')}
                isCurrent={current === 'profile'}
              />
              <Entry
                href="/settings/notifications"
                icon="bell"
                text={t('notifications.title')}
                isCurrent={current === 'notifications'}
              />
            </div>
            {viewer.role === 'admin' ? (
              <Workspace current={current} numbers={numbers} />
            ) : (
              <div class="nav-group">
                <h2 class="label">{t('settings.workspace')}</h2>
                <Replies current={current} />
              </div>
            )}
          </div>
        </nav>
        <div class="page">
          <header class="page-head">
            <div>
              <h1>{title}</h1>
              <p>{lead}</p>
            </div>
            {action}
          </header>
          <div class="page-body">
            <div class="stack wide" data-gap="l">
              {children}
            </div>
          </div>
        </div>
      </div>
    </Layout>
  );
}

const Replies = ({ current }: Pick<FrameProps, 'current'>) => (
  <Entry href="/settings/replies" icon="slash" text={t('canned.title')} isCurrent={current === 'replies'} />
);

/** What only an Admin sets; to everybody else there is none of it. */
function Workspace({ current, numbers }: Pick<FrameProps, 'current' | 'numbers'>) {
  return (
    <>
      <div class="nav-group">
        <h2 class="label">{t('settings.workspace')}</h2>
        <Entry
          href="/settings/start"
          icon="circle-check"
          text={t('start.title')}
          isCurrent={current === 'start'}
        />
        <Entry
          href="/settings/users"
          icon="users-round"
          text={t('users.title')}
          isCurrent={current === 'users'}
        />
        <Entry
          href="/settings/refused"
          icon="shield-check"
          text={t('refusals.title')}
          isCurrent={current === 'refused'}
        />
        <Entry href="/settings/tags" icon="tags" text={t('tags.title')} isCurrent={current === 'tags'} />
        <Replies current={current} />
        <Entry
          href="/settings/attributes"
          icon="contact-round"
          text={t('attributes.title')}
          isCurrent={current === 'attributes'}
        />
        <Entry
          href="/settings/numbers"
          icon="store"
          text={t('settings.numbers')}
          isCurrent={current === 'numbers'}
        />
        <Entry
          href="/settings/numbers/new"
          icon="plus"
          text={t('settings.connect')}
          isCurrent={current === 'connect'}
        />
      </div>
      {numbers.map((number) => (
        <NumberEntries number={number} current={current} />
      ))}
    </>
  );
}

/** On a phone the headings are folded away, so an entry names its number there. */
function NumberEntries({
  number,
  current,
}: Pick<FrameProps, 'current'> & { number: FrameProps['numbers'][number] }) {
  const id = `nav-${number.id}`;
  return (
    <div class="nav-group" role="group" aria-labelledby={id}>
      <h2 class="label" id={id}>
        <span dir="auto">{number.name}</span> <span class="tel">{number.displayPhone}</span>
      </h2>
      <Entry
        href={numberPath(number.id)}
        icon="plug"
        text={t('number.title')}
        of={number.name}
        isCurrent={isOf(current, 'connectionOf', number.id)}
      />
      <Entry
        href={assignmentPath(number.id)}
        icon="split"
        text={t('assignment.title')}
        of={number.name}
        isCurrent={isOf(current, 'assignmentOf', number.id)}
      />
      <Entry
        href={botPath(number.id)}
        icon="bot"
        text={t('bot')}
        of={number.name}
        isCurrent={isOf(current, 'botOf', number.id)}
      />
    </div>
  );
}

const isOf = (current: FrameProps['current'], page: string, numberId: string) =>
  typeof current === 'object' && Object.entries(current).some(([of, id]) => of === page && id === numberId);

function Entry({
  href,
  icon,
  text,
  of,
  isCurrent,
}: {
  href: string;
  icon: string;
  text: string;
  of?: string;
  isCurrent: boolean;
}) {
  return (
    <a class="nav-item" href={href} {...(isCurrent ? { 'aria-current': 'page' } : {})}>
      <Icon name={icon} />
      <span>{text}</span>
      {of !== undefined && (
        <span class="nav-of" dir="auto">
          {of}
        </span>
      )}
    </a>
  );
}
