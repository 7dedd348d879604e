import type { AssignmentFacts, AssignmentPerson } from '../../db/assignment.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { type Entered, isCapacity } from './assignment-form.ts';
import { MemberRow } from './member-row.tsx';

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
                <MemberRow
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
