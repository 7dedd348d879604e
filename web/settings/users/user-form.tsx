import type { NumberRow } from '../../../db/numbers.ts';
import type { StaffChange } from '../../../db/staff-changes.ts';
import type { StaffRow } from '../../../db/staff.ts';
import type { Post } from '../../../domain/staff.ts';
import { t } from '../../ui/words.ts';
import { DialogForm, inDialog } from './dialog.tsx';
import { NumbersChoice } from './numbers-choice.tsx';
import { RoleChoice } from './roles.tsx';
import { UserHistory } from './user-history.tsx';

export const userPath = (id: string): string => `/settings/users/${id}`;

export interface UserFormProps {
  person: StaffRow;
  numbers: readonly NumberRow[];
  /** It is the Admin's own account. */
  own: boolean;
  /** They are the only Admin there is. */
  onlyAdmin: boolean;
  /** What was chosen, when the form comes back. */
  chosen?: Post | undefined;
  refusal?: string | undefined;
  changes: readonly StaffChange[];
  page: boolean;
}

export const postOf = ({ role, numbers }: StaffRow): Post => ({
  role,
  numberIds: numbers.map(({ id }) => id),
});

/** Role and numbers of somebody. `from…` say what the page showed, so that two Admins do not undo each other unseen. */
export function UserForm({ person, numbers, own, onlyAdmin, chosen, refusal, changes, page }: UserFormProps) {
  const is = postOf(person);
  const { role, numberIds } = chosen ?? is;
  const isLast = own && onlyAdmin;
  return (
    <DialogForm
      action={userPath(person.id)}
      title={t('user.title', { name: person.name })}
      lead={<span dir="auto">{t('user.email-fixed', { email: person.email })}</span>}
      page={page}
      refusal={refusal}
      aside={
        !isLast && (
          <a class="btn btn-quiet btn-danger" {...inDialog(`${userPath(person.id)}/deactivation`)}>
            {t('user.deactivate')}
          </a>
        )
      }
      submit={
        <button class="btn btn-primary" type="submit">
          {t('user.save')}
        </button>
      }
    >
      <input type="hidden" name="fromRole" value={is.role} />
      {is.numberIds.map((id) => (
        <input type="hidden" name="fromNumber" value={id} />
      ))}
      <RoleChoice chosen={role} fixed={isLast ? t('user.only-admin') : undefined} />
      {own && !onlyAdmin && <Knowing text={t('user.knowing')} />}
      <NumbersChoice numbers={numbers} chosen={numberIds} hint={t('user.numbers-hint')} />
      <UserHistory changes={changes} now={new Date()} />
    </DialogForm>
  );
}

/** Nobody shuts themself out without having been told. */
export function Knowing({ text }: { text: string }) {
  return (
    <label class="row sm">
      <input class="check" type="checkbox" name="knowing" />
      <span>{text}</span>
    </label>
  );
}
