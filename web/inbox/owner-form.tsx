import type { Child } from 'hono/jsx';
import type { ContactRow } from '../../db/contacts.ts';
import type { HeirRow } from '../../db/heirs.ts';
import type { ConversationRow } from '../../db/visible.ts';
import { may, type Viewer } from '../../domain/access.ts';
import type { NamedOwner } from '../../domain/owner.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { customerName } from './names.ts';
import type { Opened } from './opened.ts';
import { Heirs } from './owner-heirs.tsx';

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
