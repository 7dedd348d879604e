import type { Role } from '../../../domain/access.ts';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/words.ts';

/** From the one who may most to the one who may least. */
export const roles = ['admin', 'inbox_manager', 'service', 'sale'] as const satisfies readonly Role[];

export const roleIcons: Record<Role, string> = {
  admin: 'shield-check',
  inbox_manager: 'eye',
  service: 'headset',
  sale: 'handshake',
};

/** What each role is for, and how many have it. */
export function RoleStrip({ people }: { people: readonly { role: Role }[] }) {
  return (
    <ul class="roles" aria-label={t('users.roles')}>
      {roles.map((role) => (
        <li class="role">
          <Icon name={roleIcons[role]} />
          <strong>
            {t(`role.${role}`)}
            <span class="count">{people.filter((person) => person.role === role).length}</span>
          </strong>
          <p>{t(`role-does.${role}`)}</p>
        </li>
      ))}
    </ul>
  );
}

/** One role, with what it may do. `fixed`: why it cannot be changed; shown instead of leaving that to be found out. */
export function RoleChoice({ chosen, fixed }: { chosen: Role | null; fixed?: string | undefined }) {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('user.role')}</legend>
      <div class="role-grid">
        {roles.map((role) => (
          <label class="choice">
            <input
              class="check"
              type="radio"
              name="role"
              value={role}
              required
              checked={role === chosen}
              disabled={fixed !== undefined && role !== chosen}
            />
            <strong>{t(`role.${role}`)}</strong>
            <span>{t(`role-may.${role}`)}</span>
          </label>
        ))}
      </div>
      {fixed !== undefined && <p class="hint">{fixed}</p>}
    </fieldset>
  );
}
