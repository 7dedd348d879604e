import type { ContactSheet, SheetConversation } from '../../db/contact-sheet.ts';
import type { ContactRow } from '../../db/contacts.ts';
import type { SignedIn } from '../../db/users.ts';
import { may, mayContact } from '../../domain/access.ts';
import { customerAddress, customerName } from '../inbox/names.ts';
import { ownerPath } from '../inbox/owner-form.tsx';
import { AgentAv, ContactAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { Layout } from '../ui/layout.tsx';
import { formatPhone } from '../ui/phone.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { KnownForm } from './contact-known.tsx';
import { History } from './contact-history.tsx';
import { Standing } from './contact-standing.tsx';
import { TagList } from './tag-list.tsx';

/** What was done on the page just now, or on the one before it. */
export const contactDone = [
  'saved',
  'said',
  'blocked',
  'unblocked',
  'merged',
  'parted',
  'added',
  'known',
] as const;
export type ContactDone = (typeof contactDone)[number];

export interface PageProps {
  contact: ContactRow;
  sheet: ContactSheet;
  viewer: SignedIn;
  now: Date;
  done: ContactDone | undefined;
  refusal: string | undefined;
  /** What was typed, when the form comes back: by field. */
  typed: ReadonlyMap<string, string>;
}

export function ContactPage(props: PageProps) {
  const { contact, sheet, viewer, now, done, refusal } = props;
  const name = customerName(contact);
  return (
    <Layout viewer={viewer} title={name} current="contacts">
      <div class="page">
        <header class="page-head">
          <div class="row">
            <ContactAv name={contact.name} hue={sheet.hue} size="l" />
            <div class="grow">
              <h1 dir="auto">{name}</h1>
              <p class="tel">{customerAddress(contact)}</p>
            </div>
            {contact.blocked && (
              <span class="pill" data-tone="danger">
                {t('contacts.blocked')}
              </span>
            )}
          </div>
          {viewer.role === 'admin' && <AdminActions contact={contact} />}
        </header>
        <div class="page-body stack">
          {done !== undefined && (
            <div class="callout" role="status">
              <Icon name="circle-check" />
              <p>{t(`contact-done.${done}`)}</p>
            </div>
          )}
          {refusal !== undefined && (
            <div class="callout" data-tone="warn" role="alert" id="contact-wrong">
              <Icon name="triangle-alert" />
              <p>{refusal}</p>
            </div>
          )}
          <section class="card">
            <div class="card-head">
              <h2>{t('contact.details')}</h2>
            </div>
            <div class="card-body">
              <dl class="dl">
                <dt>{t('contact.phone')}</dt>
                <dd class={contact.phone === null ? 'muted' : 'tel'}>
                  {contact.phone === null ? t('contact.no-phone') : formatPhone(contact.phone)}
                </dd>
                {contact.username !== null && (
                  <>
                    <dt>{t('contact.username')}</dt>
                    <dd>@{contact.username}</dd>
                  </>
                )}
                <dt>{t('contact.owner')}</dt>
                <dd>
                  <Owner contact={contact} sheet={sheet} viewer={viewer} />
                </dd>
                <dt>{t('contact.tags')}</dt>
                <dd>
                  <TagList
                    contactId={contact.id}
                    tags={sheet.tags}
                    others={mayContact(viewer, 'tag', contact) ? sheet.otherTags : null}
                  />
                </dd>
              </dl>
            </div>
          </section>
          <KnownForm {...props} />
          <Standing {...props} />
          <section class="card">
            <div class="card-head">
              <h2>{t('contact-page.conversations')}</h2>
            </div>
            <div class="card-body">
              {sheet.conversations.length === 0 ? (
                <p class="muted">{t('contact-page.no-conversations')}</p>
              ) : (
                <Conversations conversations={sheet.conversations} now={now} />
              )}
            </div>
          </section>
          <section class="card">
            <div class="card-head">
              <h2>{t('contact-page.history')}</h2>
            </div>
            <div class="card-body">
              <History lines={sheet.history} now={now} />
            </div>
          </section>
        </div>
      </div>
    </Layout>
  );
}

const AdminActions = ({ contact }: { contact: ContactRow }) => (
  <div class="row push">
    <a class="btn btn-s" href={`/contacts/${contact.id}/merge`}>
      {t('contact-page.merge')}
    </a>
    <a class="btn btn-s btn-danger" href={`/contacts/${contact.id}/deletion`}>
      {t('contact-page.delete')}
    </a>
  </div>
);

function Owner({ contact, sheet, viewer }: Pick<PageProps, 'contact' | 'sheet' | 'viewer'>) {
  const owner = sheet.ownerName ?? sheet.ownerEmail;
  const giving = contact.conversations.find((conversation) => may(viewer, 'change-owner', conversation));
  return (
    <div class="row row-wrap">
      {sheet.ownerName !== null && <AgentAv name={sheet.ownerName} hue={sheet.ownerHue ?? 1} size="s" />}
      {owner === null ? <span class="muted">{t('contact.no-owner')}</span> : <b dir="auto">{owner}</b>}
      {mayContact(viewer, 'change-owner', contact) && (
        <a class="btn btn-s" href={ownerPath(contact.id, giving?.id ?? null, 'contact')}>
          {t('contact-page.change')}
        </a>
      )}
    </div>
  );
}

function Conversations({ conversations, now }: { conversations: SheetConversation[]; now: Date }) {
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={t('contact-page.conversations')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('contact-page.number')}</th>
            <th scope="col">{t('contact-page.status')}</th>
            <th scope="col">{t('contact-page.agent')}</th>
            <th scope="col">{t('contact-page.last')}</th>
          </tr>
        </thead>
        <tbody>
          {conversations.map(({ id, numberName, status, stage, agentName, lastMessageAt }) => (
            <tr>
              <td>
                <a class="link" href={`/inbox/${id}`}>
                  {numberName}
                </a>
              </td>
              <td>{t(`status.${status}`)}</td>
              <td>{stage === 'bot' ? t('list.bot') : (agentName ?? t('contact.nobody'))}</td>
              <td>
                <time datetime={lastMessageAt.toISOString()}>{shortTime(lastMessageAt, now)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
