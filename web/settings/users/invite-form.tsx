import type { InvitationRow } from '../../../db/invitations.ts';
import type { NumberRow } from '../../../db/numbers.ts';
import type { Post } from '../../../domain/staff.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';
import { DialogForm } from './dialog.tsx';
import { invitationPath } from './invitations.tsx';
import { NumbersChoice } from './numbers-choice.tsx';
import { RoleChoice } from './roles.tsx';

interface InviteFormProps {
  numbers: readonly NumberRow[];
  /** As it was filled in. */
  emails: string;
  chosen: Post;
  /** The invitation whose address is being corrected. */
  instead: string | null;
  /** What is wrong with the addresses. */
  wrong?: string | undefined;
  /** Who was invited, and who could not be, when some were. */
  refusal?: string | undefined;
  page: boolean;
}

export function InviteForm({ numbers, emails, chosen, instead, wrong, refusal, page }: InviteFormProps) {
  return (
    <DialogForm
      action="/settings/invitations"
      title={t('invite.title')}
      lead={t('invite.lead')}
      page={page}
      refusal={refusal}
      fieldFirst
      submit={
        <button class="btn btn-primary" type="submit">
          {t('invite.submit')}
        </button>
      }
    >
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      {instead !== null && <input type="hidden" name="instead" value={instead} />}
      <div class="field">
        <label for="invite-emails">{t('invite.emails')}</label>
        <input
          class="input"
          id="invite-emails"
          name="emails"
          type="text"
          inputmode="email"
          autocapitalize="off"
          spellcheck={false}
          required
          maxlength={4000}
          value={emails}
          autofocus
          aria-describedby="invite-emails-hint"
          {...(wrong === undefined ? {} : { 'aria-invalid': 'true' })}
        />
        {wrong === undefined ? (
          <p class="hint" id="invite-emails-hint">
            {t('invite.emails-hint')}
          </p>
        ) : (
          <p class="error" id="invite-emails-hint" role="alert">
            <Icon name="circle-alert" size="sm" />
            {wrong}
          </p>
        )}
      </div>
      <RoleChoice chosen={chosen.role} />
      <NumbersChoice numbers={numbers} chosen={chosen.numberIds} />
    </DialogForm>
  );
}

interface ChangeFormProps {
  invitation: InvitationRow;
  numbers: readonly NumberRow[];
  chosen: Post;
  refusal?: string | undefined;
  page: boolean;
}

/** Role and numbers of somebody who has not joined yet. */
export function ChangeForm({ invitation, numbers, chosen, refusal, page }: ChangeFormProps) {
  return (
    <DialogForm
      action={invitationPath(invitation.id)}
      title={t('invite.change-title')}
      lead={<span dir="auto">{t('invite.change-lead', { email: invitation.email })}</span>}
      page={page}
      refusal={refusal}
      submit={
        <button class="btn btn-primary" type="submit">
          {t('user.save')}
        </button>
      }
    >
      <RoleChoice chosen={chosen.role} />
      <NumbersChoice numbers={numbers} chosen={chosen.numberIds} />
    </DialogForm>
  );
}
