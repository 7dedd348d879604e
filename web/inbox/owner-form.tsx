import type { Child } from 'hono/jsx';
import type { ContactRow } from '../../db/contacts.ts';
import type { HeirRow } from '../../db/heirs.ts';
import type { ConversationRow } from '../../db/visible.ts';
import { may, type Viewer } from '../../domain/access.ts';
import { mayInherit, type NamedOwner } from '../../domain/owner.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { customerName } from './names.ts';
import type { Opened } from './opened.ts';

/** Where a change of owner is asked for, and so where its answer leads. */
export type AskedOn = 'inbox' | 'contact';

export const ownerPath = (contactId: string, conversationId: string | null, on: AskedOn = 'inbox') =>
  `/contacts/${contactId}/owner?${[
    ...(conversationId === null ? [] : [`conversation=${conversationId}`]),
    ...(on === 'contact' ? ['on=contact'] : []),
  ].join('&')}`;

/** The owner on the contact panel, for who may change it. */
export function OwnerPicker({ opened, children }: { opened: Opened; children?: Child }) {
  const { conversation, profile } = opened;
  const owner = profile.ownerName ?? profile.ownerEmail ?? t('contact.no-owner');
  return (
    <button
      class="picker"
      type="button"
      id="owner-button"
      command="show-modal"
      commandfor="owner-dialog"
      aria-haspopup="dialog"
      aria-label={t('owner.change', { owner })}
      hx-get={ownerPath(conversation.contactId, conversation.id)}
      hx-target="#owner-dialog"
      hx-swap="innerHTML"
    >
      {children}
      <Icon name="chevrons-up-down" />
    </button>
  );
}

/**
 * Outside of the panes: the stream draws the panel anew, and a drawer covers the rest. Filled when it is opened; without
 * script its link is a page. Another thread brings another, so that no form of one customer waits beside the next.
 */
export function OwnerDialog({ conversation }: { conversation: ConversationRow | null }) {
  return (
    <dialog class="dialog" id="owner-dialog" aria-label={t('owner.submit')}>
      {conversation !== null && (
        <div class="dialog-body">
          <a class="btn" href={ownerPath(conversation.contactId, conversation.id)}>
            {t('owner.submit')}
          </a>
        </div>
      )}
    </dialog>
  );
}

/** What was chosen in a form that comes back with a refusal. */
export interface Chosen {
  to?: string;
  email?: string;
  move?: boolean;
}

export interface OwnerFormProps {
  contact: ContactRow;
  /** The one it stands beside; null: nobody has spoken with them yet. */
  conversation: ContactRow['conversations'][number] | null;
  heirs: HeirRow[];
  viewer: Viewer;
  refusal?: string;
  chosen?: Chosen;
  /** On a page of its own the way out is a link. */
  page?: boolean;
  on?: AskedOn;
}

/** Who could have this customer, and what follows from it. */
export function OwnerForm({ page = false, on = 'inbox', ...props }: OwnerFormProps) {
  const { contact, conversation, viewer, refusal } = props;
  const name = customerName(contact);
  const gives = viewer.role === 'sale';
  const path = `/contacts/${contact.id}/owner`;
  return (
    <form
      class="owner-form"
      method="post"
      action={path}
      {...(on === 'inbox' ? { 'hx-post': path, 'hx-target': '#toasts', 'hx-swap': 'none' } : {})}
    >
      <input type="hidden" name="on" value={on} />
      <input type="hidden" name="command" value={crypto.randomUUID()} />
      <input type="hidden" name="from" value={textOf(contact.owner)} />
      <input type="hidden" name="conversation" value={conversation?.id ?? ''} />
      <div class="dialog-head">
        <div>
          {page ? (
            <h1 class="h2">{t(gives ? 'owner.title-give' : 'owner.title', { name })}</h1>
          ) : (
            <h2>{t(gives ? 'owner.title-give' : 'owner.title', { name })}</h2>
          )}
          <p>{t(gives ? 'owner.lead-give' : 'owner.lead')}</p>
        </div>
      </div>
      <div class="dialog-body stack">
        {refusal !== undefined && (
          <div class="callout" data-tone="warn" role="alert">
            <Icon name="triangle-alert" />
            <div class="grow">{refusal}</div>
          </div>
        )}
        <Heirs {...props} />
        {gives ? <Effects {...props} name={name} /> : <Move {...props} />}
      </div>
      <div class="dialog-foot">
        {page ? (
          <a
            class="btn push"
            href={
              on === 'contact' || conversation === null
                ? `/contacts/${contact.id}`
                : `/inbox/${conversation.id}`
            }
          >
            {t('owner.cancel')}
          </a>
        ) : (
          <button class="btn push" type="button" command="close" commandfor="owner-dialog">
            {t('owner.cancel')}
          </button>
        )}
        <button class="btn btn-primary" type="submit">
          {t('owner.submit')}
        </button>
      </div>
    </form>
  );
}

const textOf = (owner: NamedOwner): string =>
  owner.kind === 'agent' ? owner.agentId : owner.kind === 'email' ? owner.email : '';

/** Members of this number first; who cannot be chosen stays in the list, last, with the reason. */
function Heirs({ contact, conversation, heirs, viewer, chosen = {} }: OwnerFormProps) {
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
      {contact.owner.kind !== 'nobody' && (
        <label class="menu-item">
          <input
            class="check"
            type="radio"
            name="to"
            value="nobody"
            required
            checked={chosen.to === 'nobody'}
          />
          <span class="av av-none av-s">
            <Icon name="user-round" />
          </span>
          <span class="grow">
            <span class="menu-name">{t('owner.nobody')}</span>
            <span class="menu-sub">{t('owner.nobody-hint')}</span>
          </span>
        </label>
      )}
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

/** What a Sale's change does, all of which it always does. */
function Effects({ contact, conversation, viewer, name }: OwnerFormProps & { name: string }) {
  const count = contact.conversations.filter(({ status }) => status === 'open').length;
  const stays = conversation?.status === 'closed' && conversation.lastAgentId === viewer.id;
  return (
    <ul class="effects">
      {count > 0 && (
        <li>
          <Icon name="arrow-right-left" />
          {t('owner.effect-moves', { count })}
        </li>
      )}
      <li>
        <Icon name="split" />
        {t('owner.effect-new', { name })}
      </li>
      {!stays && (
        <li>
          <Icon name="eye-off" />
          {t('owner.effect-gone')}
        </li>
      )}
    </ul>
  );
}

/** Others choose (ROUTING 41); nothing to choose where nothing is open. */
function Move({ contact, viewer, chosen }: OwnerFormProps) {
  const movable = contact.conversations.some(
    (conversation) => conversation.status === 'open' && may(viewer, 'transfer', conversation),
  );
  if (!movable) return null;
  return (
    <label class="choice">
      <input class="check" type="checkbox" name="move" checked={chosen?.move ?? true} />
      <strong>{t('owner.move')}</strong>
      <span>{t('owner.move-hint')}</span>
    </label>
  );
}
