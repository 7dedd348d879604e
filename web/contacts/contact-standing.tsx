import { mayContact } from '../../domain/access.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import type { PageProps } from './contact-page.tsx';

/** Whether they may be written to, whether they are blocked, and who was merged into them. */
export function Standing({ contact, sheet, viewer }: PageProps) {
  const editable = mayContact(viewer, 'edit-contact', contact);
  const path = `/contacts/${contact.id}`;
  const consent = contact.consent === null ? 'unknown' : contact.consent;
  return (
    <section class="card">
      <div class="card-head">
        <h2>{t('standing.title')}</h2>
      </div>
      <div class="card-body">
        <form class="setting" method="post" action={`${path}/consent`}>
          <div class="grow">
            <strong>{t(`standing.consent-${consent}`)}</strong>
            <p>{t('standing.consent-hint')}</p>
          </div>
          {editable && consent !== 'in' && (
            <button class="btn btn-s" type="submit" name="consent" value="in">
              {t('standing.opt-in')}
            </button>
          )}
          {editable && consent !== 'out' && (
            <button class="btn btn-s" type="submit" name="consent" value="out">
              {t('standing.opt-out')}
            </button>
          )}
        </form>
        <form class="setting" method="post" action={`${path}/block`}>
          <div class="grow">
            <strong>{t(contact.blocked ? 'standing.blocked' : 'standing.not-blocked')}</strong>
            <p>{t('standing.block-hint')}</p>
          </div>
          {editable && (
            <button
              class={`btn btn-s${contact.blocked ? '' : ' btn-danger'}`}
              type="submit"
              name="blocked"
              value={contact.blocked ? 'no' : 'yes'}
            >
              {t(contact.blocked ? 'standing.unblock' : 'standing.block')}
            </button>
          )}
        </form>
        {sheet.merged.map(({ mergeId, name }) => (
          <form class="setting" method="post" action={`${path}/parting`}>
            <div class="grow">
              <strong dir="auto">{t('standing.merged', { name: name ?? t('contacts.no-name') })}</strong>
              <p>{t('standing.part-hint')}</p>
            </div>
            {viewer.role === 'admin' && (
              <button class="btn btn-s" type="submit" name="merge" value={mergeId}>
                <Icon name="undo-2" />
                {t('standing.part')}
              </button>
            )}
          </form>
        ))}
      </div>
    </section>
  );
}
