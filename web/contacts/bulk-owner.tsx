import type { ContactRow } from '../../db/contacts.ts';
import type { HeirRow } from '../../db/heirs.ts';
import type { SignedIn } from '../../db/users.ts';
import { may } from '../../domain/access.ts';
import { mayInherit, type NamedOwner } from '../../domain/owner.ts';
import { AgentAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { t } from '../ui/words.ts';
import { NobodyItem } from '../inbox/owner-heirs.tsx';

export const ownerText = (owner: NamedOwner): string =>
  owner.kind === 'agent' ? owner.agentId : owner.kind === 'email' ? owner.email : '';

interface PageProps {
  viewer: SignedIn;
  contacts: ReadonlyArray<ContactRow & { shown: string }>;
  heirs: readonly HeirRow[];
  /** Chosen, and not this viewer's to give. */
  left: number;
  back: string;
  refusal: string | undefined;
}

/** Who gets these contacts, with what moves said before it is done. */
export function BulkOwnerPage({ viewer, contacts, heirs, left, back, refusal }: PageProps) {
  const open = contacts.flatMap(({ conversations }) =>
    conversations.filter(({ status }) => status === 'open'),
  );
  const movable = open.filter((conversation) => may(viewer, 'transfer', conversation)).length;
  const gives = viewer.role === 'sale';
  const can = heirs.filter((heir) =>
    contacts.some(
      ({ conversations }) =>
        mayInherit(
          viewer,
          heir,
          conversations.map(({ numberId }) => numberId),
        ).ok,
    ),
  );
  return (
    <Layout viewer={viewer} title={t('owners.title', { count: contacts.length })} current="contacts">
      <div class="page">
        <div class="page-body">
          <form class="card form-card owner-form" method="post" action="/contacts/owners">
            <input type="hidden" name="key" value={crypto.randomUUID()} />
            <input type="hidden" name="back" value={back} />
            {contacts.map(({ id, shown }) => (
              <input type="hidden" name="given" value={`${id}~${shown}`} />
            ))}
            <div class="dialog-head">
              <div>
                <h1 class="h2">{t('owners.title', { count: contacts.length })}</h1>
                <p>{t('owner.lead')}</p>
              </div>
            </div>
            <div class="dialog-body stack">
              {refusal !== undefined && (
                <div class="callout" data-tone="warn" role="alert">
                  <Icon name="triangle-alert" />
                  <p>{refusal}</p>
                </div>
              )}
              {left > 0 && (
                <div class="callout" data-tone="warn">
                  <Icon name="triangle-alert" />
                  <p>{t('owners.left', { count: left })}</p>
                </div>
              )}
              <div class="menu" role="radiogroup" aria-label={t('owner.new')}>
                {can.map((heir) => (
                  <label class="menu-item">
                    <input class="check" type="radio" name="to" value={heir.id} required />
                    <AgentAv name={heir.name} hue={heir.hue} size="s" available={heir.online} />
                    <span class="grow">
                      <span class="menu-name">{heir.name}</span>
                      <span class="menu-sub">{t(`role.${heir.role}`)}</span>
                    </span>
                  </label>
                ))}
                {!gives && <NobodyItem />}
              </div>
              {open.length > 0 && gives && (
                <p class="sm">{t('owner.effect-moves', { count: open.length })}</p>
              )}
              {movable > 0 && !gives && (
                <label class="choice">
                  <input class="check" type="checkbox" name="move" checked />
                  <strong>{t('owners.move', { count: movable })}</strong>
                  <span>{t('owner.move-hint')}</span>
                </label>
              )}
            </div>
            <div class="dialog-foot">
              <a class="btn push" href={back}>
                {t('owner.cancel')}
              </a>
              <button class="btn btn-primary" type="submit">
                {t('owner.submit')}
              </button>
            </div>
          </form>
        </div>
      </div>
    </Layout>
  );
}
