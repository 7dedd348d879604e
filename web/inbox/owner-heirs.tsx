import type { ContactRow } from '../../db/contacts.ts';
import type { HeirRow } from '../../db/heirs.ts';
import type { Viewer } from '../../domain/access.ts';
import { mayInherit } from '../../domain/owner.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { Chosen, OwnerFormProps } from './owner-form.tsx';

/** Members of this number first; who cannot be chosen stays in the list, last, with the reason. */
export function Heirs({ contact, conversation, heirs, viewer, chosen = {} }: OwnerFormProps) {
  const number = conversation?.numberName ?? '';
  const numberIds = contact.conversations.map(({ numberId }) => numberId);
  const isOwner = ({ id }: HeirRow) => contact.owner.kind === 'agent' && contact.owner.agentId === id;
  const can = heirs.filter((heir) => !isOwner(heir) && mayInherit(viewer, heir, numberIds).ok);
  const cannot = heirs.filter((heir) => !can.includes(heir));
  const here = can.filter((heir) => conversation === null || heir.numberIds.includes(conversation.numberId));
  const elsewhere = can.filter((heir) => !here.includes(heir));
  const hintElsewhere =
    conversation?.status === 'open' && viewer.role === 'sale' ? 'owner.stays' : 'owner.warn';
  return (
    <fieldset class="field">
      <legend class="field-label">{t('owner.new')}</legend>
      <div class="owner-list">
        <Group
          title={conversation === null ? t('owner.anybody') : t('owner.members', { number })}
          people={here}
          {...{ viewer, chosen }}
        >
          {({ role, online }) => t(online ? 'owner.online' : 'owner.away', { role: t(`role.${role}`) })}
        </Group>
        <Group title={t('owner.others', { number })} people={elsewhere} {...{ viewer, chosen }}>
          {({ role }) => t(hintElsewhere, { role: t(`role.${role}`), number })}
        </Group>
        {viewer.role !== 'sale' && <Nobody {...{ contact, chosen }} />}
        <Group title={t('owner.cannot')} people={cannot} disabled {...{ viewer, chosen }}>
          {(heir) => t(isOwner(heir) ? 'owner.is' : 'owner.no-number', { role: t(`role.${heir.role}`) })}
        </Group>
      </div>
    </fieldset>
  );
}

interface GroupProps {
  title: string;
  people: HeirRow[];
  viewer: Viewer;
  chosen: Chosen;
  disabled?: boolean;
  children: (heir: HeirRow) => string;
}

function Group({ title, people, viewer, chosen, disabled = false, children: hint }: GroupProps) {
  if (people.length === 0) return null;
  return (
    <div class="menu">
      <div class="menu-label label">{title}</div>
      {people.map((heir) => (
        <label class="menu-item">
          <input
            class="check"
            type="radio"
            name="to"
            value={heir.id}
            required
            checked={chosen.to === heir.id}
            disabled={disabled}
          />
          <AgentAv name={heir.name} hue={heir.hue} size="s" available={heir.online} />
          <span class="grow">
            <span class="menu-name">
              {heir.id === viewer.id ? t('owner.you', { name: heir.name }) : heir.name}
            </span>
            <span class="menu-sub">{hint(heir)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

/** Nobody, or an e-mail address that is nobody's yet: what routing finds no owner in. */
function Nobody({ contact, chosen }: { contact: ContactRow; chosen: Chosen }) {
  return (
    <div class="menu">
      <div class="menu-label label">{t('owner.more')}</div>
      {contact.owner.kind !== 'nobody' && <NobodyItem checked={chosen.to === 'nobody'} />}
      <label class="menu-item">
        <input class="check" type="radio" name="to" value="email" required checked={chosen.to === 'email'} />
        <span class="av av-none av-s">
          <Icon name="mail" />
        </span>
        <span class="grow">
          <span class="menu-name">{t('owner.email')}</span>
          <span class="menu-sub">{t('owner.email-hint')}</span>
        </span>
      </label>
      <div class="field owner-email">
        <input
          class="input"
          type="email"
          name="email"
          id="owner-email"
          maxlength={254}
          autocomplete="off"
          aria-label={t('owner.email-label')}
          placeholder={t('owner.email-label')}
          value={chosen.email ?? (contact.owner.kind === 'email' ? contact.owner.email : '')}
        />
      </div>
    </div>
  );
}

/** From then on they are nobody's. */
export const NobodyItem = ({ checked = false }: { checked?: boolean }) => (
  <label class="menu-item">
    <input class="check" type="radio" name="to" value="nobody" required checked={checked} />
    <span class="av av-none av-s">
      <Icon name="user-round" />
    </span>
    <span class="grow">
      <span class="menu-name">{t('owner.nobody')}</span>
      <span class="menu-sub">{t('owner.nobody-hint')}</span>
    </span>
  </label>
);
