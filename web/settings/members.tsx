import type { AssignmentFacts, AssignmentPerson } from '../../db/assignment.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Entered, isCapacity } from './assignment-form.ts';

interface MembersProps {
  facts: AssignmentFacts;
  entered: Entered;
  /** Who was just put into the form: their field is where one goes on. */
  focus: string | null;
}

/** Who gets this number's conversations. Adding and removing is a draft like the rest, until it is saved. */
export function Members({ facts, entered, focus }: MembersProps) {
  const shown = facts.people.filter(
    ({ agentId }) =>
      entered.removed.includes(agentId) || entered.members.some((member) => member.agentId === agentId),
  );
  const firstWrong = entered.members.find(({ capacity }) => !isCapacity(capacity))?.agentId ?? null;
  return (
    <section class="card">
      <div class="card-head">
        <div class="grow">
          <h2>{t('members.title')}</h2>
          <p>{t('members.lead')}</p>
        </div>
        <AddMember people={facts.people.filter((person) => person.active && !shown.includes(person))} />
      </div>
      {shown.length === 0 ? (
        <p class="card-body muted sm">{t('members.none')}</p>
      ) : (
        <div class="table-scroll" role="region" tabindex={0} aria-label={t('members.title')}>
          <table class="table members-table">
            <thead>
              <tr>
                <th scope="col">{t('members.agent')}</th>
                <th scope="col">{t('members.now')}</th>
                <th scope="col">{t('members.load')}</th>
                <th scope="col">
                  <span class="vh">{t('members.remove-column')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <Row
                  person={person}
                  number={facts.name}
                  typed={entered.members.find(({ agentId }) => agentId === person.agentId)?.capacity ?? null}
                  autofocus={person.agentId === (firstWrong ?? focus)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** A new id for each length of the list: htmx then puts a new popover there, which is closed. */
function AddMember({ people }: { people: AssignmentPerson[] }) {
  const id = `add-member-${people.length}`;
  const isAgent = ({ role }: AssignmentPerson) => role === 'service' || role === 'sale';
  const groups = [
    { title: t('members.agents'), people: people.filter(isAgent) },
    { title: t('members.others'), people: people.filter((person) => !isAgent(person)) },
  ];
  return (
    <>
      <button class="btn btn-s" type="button" popovertarget={id} aria-haspopup="dialog">
        <Icon name="user-round-plus" />
        {t('members.add')}
      </button>
      <div class="pop pop-menu" id={id} popover="auto" role="dialog" aria-label={t('members.add-label')}>
        {people.length === 0 && <p class="menu-label muted sm">{t('members.all-here')}</p>}
        {groups
          .filter((group) => group.people.length > 0)
          .map((group) => (
            <div class="menu">
              <div class="menu-label label">{group.title}</div>
              {group.people.map((person) => (
                <button class="menu-item" type="submit" name="add" value={person.agentId} formnovalidate>
                  <AgentAv name={person.name} hue={person.hue} size="s" available={person.online} />
                  <span class="grow">
                    <span class="menu-name" dir="auto">
                      {person.name}
                    </span>
                    <span class="menu-sub">{t(`role.${person.role}`)}</span>
                  </span>
                </button>
              ))}
            </div>
          ))}
      </div>
    </>
  );
}

interface RowProps {
  person: AssignmentPerson;
  number: string;
  /** Null: they are to leave. */
  typed: string | null;
  autofocus: boolean;
}

function Row({ person, number, typed, autofocus }: RowProps) {
  const { agentId, name, hue, online } = person;
  return (
    <tr id={`member-${agentId}`}>
      <td>
        <input type="hidden" name={typed === null ? 'removed' : 'member'} value={agentId} />
        <span class="person">
          <AgentAv name={name} hue={hue} available={online} />
          <span>
            <strong dir="auto">{name}</strong>
            <span class="menu-sub">{standing(person, typed === null)}</span>
          </span>
        </span>
      </td>
      <td>
        <Now person={person} />
      </td>
      <td>{typed !== null && <Load person={person} typed={typed} autofocus={autofocus} />}</td>
      <td class="col-end">
        {typed === null ? (
          <button
            class="btn btn-s"
            type="submit"
            name="add"
            value={agentId}
            formnovalidate
            aria-label={t('members.keep-of', { agent: name, number })}
            autofocus={autofocus}
          >
            <Icon name="undo-2" dir />
            {t('members.keep')}
          </button>
        ) : (
          <button
            class="icon-btn icon-btn-s"
            type="submit"
            name="remove"
            value={agentId}
            formnovalidate
            aria-label={t('members.remove', { agent: name, number })}
          >
            <Icon name="x" />
          </button>
        )}
      </td>
    </tr>
  );
}

function standing({ role, member, load }: AssignmentPerson, leaves: boolean): string {
  if (leaves) return load === 0 ? t('members.leaving') : t('members.leaving-with', { count: load });
  return member ? t(`role.${role}`) : t('members.joining', { role: t(`role.${role}`) });
}

function Now({ person: { active, online, capacity, load } }: { person: AssignmentPerson }) {
  if (!active) return <span class="pill">{t('members.inactive')}</span>;
  if (!online) return <span class="pill">{t('members.away')}</span>;
  const isFull = capacity !== null && load >= capacity;
  return (
    <span class="pill" data-tone={isFull ? 'warn' : 'ok'}>
      {t(isFull ? 'members.full' : 'members.available')}
    </span>
  );
}

/** How many they have of how many they may: the bar is of the capacity that is saved. */
function Load({ person, typed, autofocus }: { person: AssignmentPerson; typed: string; autofocus: boolean }) {
  const { agentId, name, capacity, load } = person;
  const isWrong = !isCapacity(typed);
  const hint = `capacity-${agentId}-hint`;
  return (
    <>
      <div class="load">
        {capacity === null ? (
          <span class="load-free" aria-hidden="true"></span>
        ) : (
          <progress
            class={load >= capacity ? 'thin warn' : 'thin'}
            max={capacity}
            value={Math.min(load, capacity)}
            aria-label={t('members.bar', { agent: name, load, capacity })}
          ></progress>
        )}
        <span class="xs num">{t('members.of', { load })}</span>
        <input
          class="input input-s cap"
          id={`capacity-${agentId}`}
          name={`capacity-${agentId}`}
          type="text"
          inputmode="numeric"
          maxlength={20}
          placeholder="∞"
          value={typed}
          aria-label={t('members.capacity', { agent: name })}
          autofocus={autofocus}
          {...(isWrong ? { 'aria-invalid': 'true', 'aria-describedby': hint } : {})}
        />
      </div>
      {isWrong && (
        <p class="load-error" id={hint} role="alert">
          {t('members.capacity-wrong')}
        </p>
      )}
    </>
  );
}
