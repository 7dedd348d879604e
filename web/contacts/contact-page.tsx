import type { ContactSheet, OwnerChange, SheetConversation } from '../../db/contact-sheet.ts';
import type { ContactRow } from '../../db/contacts.ts';
import type { SignedIn } from '../../db/users.ts';
import { may } from '../../domain/access.ts';
import { customerAddress, customerName } from '../inbox/names.ts';
import { ownerPath } from '../inbox/owner-form.tsx';
import { AgentAv, ContactAv } from '../ui/av.tsx';
import { Layout } from '../ui/layout.tsx';
import { formatPhone } from '../ui/phone.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';

interface PageProps {
  contact: ContactRow;
  sheet: ContactSheet;
  viewer: SignedIn;
  now: Date;
}

export function ContactPage({ contact, sheet, viewer, now }: PageProps) {
  const name = customerName(contact);
  return (
    <Layout viewer={viewer} title={name}>
      <div class="page">
        <header class="page-head">
          <div class="row">
            <ContactAv name={contact.name} hue={sheet.hue} size="l" />
            <div class="grow">
              <h1 dir="auto">{name}</h1>
              <p class="tel">{customerAddress(contact)}</p>
            </div>
          </div>
        </header>
        <div class="page-body stack">
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
                <dd class="row row-wrap">
                  {sheet.tags.map((tag) => (
                    <span class="tag tag-m" data-hue={tag.hue}>
                      {tag.name}
                    </span>
                  ))}
                  {sheet.tags.length === 0 && <span class="muted">{t('contact.no-tags')}</span>}
                </dd>
              </dl>
            </div>
          </section>
          <section class="card">
            <div class="card-head">
              <h2>{t('contact-page.conversations')}</h2>
            </div>
            <div class="card-body">
              <Conversations conversations={sheet.conversations} now={now} />
            </div>
          </section>
          <section class="card">
            <div class="card-head">
              <h2>{t('contact-page.history')}</h2>
            </div>
            <div class="card-body">
              <History changes={sheet.ownerChanges} now={now} />
            </div>
          </section>
        </div>
      </div>
    </Layout>
  );
}

function Owner({ contact, sheet, viewer }: Omit<PageProps, 'now'>) {
  const owner = sheet.ownerName ?? sheet.ownerEmail;
  const giving = contact.conversations.find((conversation) => may(viewer, 'change-owner', conversation));
  return (
    <div class="row row-wrap">
      {sheet.ownerName !== null && <AgentAv name={sheet.ownerName} hue={sheet.ownerHue ?? 1} size="s" />}
      {owner === null ? <span class="muted">{t('contact.no-owner')}</span> : <b dir="auto">{owner}</b>}
      {giving !== undefined && (
        <a class="btn btn-s" href={ownerPath(contact.id, giving.id, 'contact')}>
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

function History({ changes, now }: { changes: OwnerChange[]; now: Date }) {
  if (changes.length === 0) return <p class="muted">{t('contact-page.no-history')}</p>;
  return (
    <ul class="stack">
      {changes.map(({ at, by, to }) => (
        <li>
          {to === null ? t('contact-page.made-nobody', { by }) : t('contact-page.made', { by, owner: to })}{' '}
          <time class="muted" datetime={at.toISOString()}>
            {shortTime(at, now)}
          </time>
        </li>
      ))}
    </ul>
  );
}
