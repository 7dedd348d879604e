import type { AssignmentPerson } from '../../db/assignment.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { isCapacity } from './assignment-form.ts';

interface RowProps {
  person: AssignmentPerson;
  number: string;
  /** Null: they are to leave. */
  typed: string | null;
  autofocus: boolean;
}

/** A member as the form has them: with a capacity, or on the way out. */
export function MemberRow({ person, number, typed, autofocus }: RowProps) {
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
