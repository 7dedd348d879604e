import type { Child } from 'hono/jsx';
import type { StaffRow } from '../../../db/staff.ts';
import { AgentAv } from '../../ui/av.tsx';
import { Email } from '../../ui/parted.tsx';
import { Icon } from '../../ui/icon.tsx';
import { shortTime } from '../../ui/time.ts';
import { t } from '../../ui/words.ts';
import { inDialog } from './dialog.tsx';
import { userPath } from './user-form.tsx';

/** Which of them the page shows. */
export interface Looking {
  show: 'active' | 'deactivated';
  find: string;
}

interface PeopleProps {
  staff: readonly StaffRow[];
  looking: Looking;
  viewerId: string;
  now: Date;
}

/** Everybody with a login: those who work here, and those who did. */
export function People({ staff, looking, viewerId, now }: PeopleProps) {
  const active = staff.filter((person) => person.active);
  const inactive = staff.filter((person) => !person.active);
  const shown = (looking.show === 'active' ? active : inactive).filter(isCalled(looking.find));
  return (
    <section class="card" id="people">
      <div class="card-head">
        <nav class="tabs users-tabs" aria-label={t('users.tabs')}>
          <Tab href="/settings/users" isCurrent={looking.show === 'active'}>
            {t('users.tab-active')} <span class="count">{active.length}</span>
          </Tab>
          <Tab href="/settings/users?show=deactivated" isCurrent={looking.show === 'deactivated'}>
            {t('users.tab-inactive')} <span class="count">{inactive.length}</span>
          </Tab>
        </nav>
        <Find {...looking} />
      </div>
      {shown.length === 0 ? (
        <p class="card-body muted sm">
          {t(looking.find === '' && looking.show === 'deactivated' ? 'users.none-inactive' : 'users.none')}
        </p>
      ) : (
        <div class="table-scroll" role="region" tabindex={0} aria-label={t('users.tab-active')}>
          <table class="table users-table">
            <thead>
              <tr>
                <th scope="col">{t('users.person')}</th>
                <th scope="col">{t('users.role')}</th>
                <th scope="col">{t('users.numbers')}</th>
                <th scope="col">{t('users.seen')}</th>
                <th scope="col">
                  <span class="vh">{t('users.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <PersonRow person={person} isViewer={person.id === viewerId} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const isCalled = (find: string) => {
  const wanted = find.trim().toLocaleLowerCase();
  return ({ name, email }: StaffRow) => name.toLocaleLowerCase().includes(wanted) || email.includes(wanted);
};

function Tab({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: Child }) {
  return (
    <a href={href} {...(isCurrent ? { 'aria-current': 'page' } : {})}>
      {children}
    </a>
  );
}

/** A form of its own: Enter finds without script, with it the table follows what is typed. */
function Find({ show, find }: Looking) {
  return (
    <form class="input-wrap push find" method="get" action="/settings/users" role="search">
      <Icon name="search" />
      {show === 'deactivated' && <input type="hidden" name="show" value={show} />}
      <input
        class="input input-s"
        id="find-person"
        name="find"
        type="search"
        data-finds
        value={find}
        maxlength={100}
        aria-label={t('users.find')}
        placeholder={t('users.find')}
        hx-get="/settings/users"
        hx-trigger="input changed delay:200ms"
        hx-include="closest form"
        hx-target="#people"
        hx-select="#people"
        hx-swap="outerMorph"
      />
    </form>
  );
}

function PersonRow({ person, isViewer, now }: { person: StaffRow; isViewer: boolean; now: Date }) {
  const { id, name, email, role, hue, active, available, numbers } = person;
  return (
    <tr id={`person-${id}`}>
      <td>
        <span class="person">
          <AgentAv name={name} hue={hue} {...(active ? { available } : {})} />
          <span>
            <strong dir="auto">{isViewer ? t('users.you', { name }) : name}</strong>
            <span class="menu-sub">
              <Email address={email} />
            </span>
          </span>
        </span>
      </td>
      <td>{t(`role.${role}`)}</td>
      <td>
        <div class="row row-wrap tags-cell">
          {numbers.map((number) => (
            <span class="tag" dir="auto">
              {number.name}
            </span>
          ))}
          {numbers.length === 0 && <span class="muted">{t('users.no-numbers')}</span>}
        </div>
      </td>
      <td class="soft">{lastSeen(person, now)}</td>
      <td class="col-end">
        {active ? (
          <a class="icon-btn icon-btn-s" {...inDialog(userPath(id))} aria-label={t('users.edit', { name })}>
            <Icon name="pencil" />
          </a>
        ) : (
          <form method="post" action={`${userPath(id)}/reactivation`}>
            <button class="btn btn-s" type="submit" aria-label={t('users.reactivate-of', { name })}>
              {t('users.reactivate')}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}

/** A request of two minutes ago is "now": it is kept by the minute. */
const nowMs = 2 * 60_000;

function lastSeen({ available, seenAt }: StaffRow, now: Date): string {
  if (available || (seenAt !== null && now.getTime() - seenAt.getTime() < nowMs)) return t('users.seen-now');
  return seenAt === null ? t('users.seen-never') : shortTime(seenAt, now);
}
