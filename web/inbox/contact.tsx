import type { EarlierEpisode, Namesake, Profile } from '../../db/profile.ts';
import type { Filters } from '../../db/filters.ts';
import { may, opensContacts } from '../../domain/access.ts';
import { TagList } from '../contacts/tag-list.tsx';
import { AgentAv, BotAv, ContactAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { formatPhone } from '../ui/phone.ts';
import { rich } from '../ui/rich.tsx';
import { knownWords } from '../ui/known.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { filtersQuery, inboxPath } from './filters.ts';
import { placeText } from './items.ts';
import { inWords } from './lengths.ts';
import { customerAddress, customerName } from './names.ts';
import type { Opened } from './opened.ts';
import { OwnerPicker } from './owner-form.tsx';
import { lineOf } from './snippet.ts';

/** Who the customer is, beside the thread. On narrow screens a drawer. */
export function Contact({ opened, filters }: { opened: Opened; filters: Filters }) {
  const { profile, customer } = opened;
  return (
    <aside class="pane contact" id="contact" aria-label={t('contact.label')}>
      <div class="pane-scroll">
        <div class="contact-head">
          <a class="icon-btn icon-btn-s close only-drawer" href="#thread" aria-label={t('contact.close')}>
            <Icon name="x" />
          </a>
          <ContactAv name={profile.name} hue={profile.hue} size="xl" />
          <h2 dir="auto">{customer}</h2>
          <p class="sm muted tel">{customerAddress(profile)}</p>
          {profile.samePerson.map((other) => (
            <SamePerson other={other} filters={filters} />
          ))}
          {opensContacts(opened.viewer.role) && (
            <a class="link sm" href={`/contacts/${opened.conversation.contactId}`}>
              {t('contact-page.open')}
            </a>
          )}
        </div>
        <Owner opened={opened} />
        {opened.conversation.status === 'open' && (
          <section class="sect">
            <h3 class="label">{t('contact.agent')}</h3>
            <Agent opened={opened} />
          </section>
        )}
        <section class="sect">
          <h3 class="label">{t('contact.tags')}</h3>
          <TagList
            contactId={opened.conversation.contactId}
            conversationId={opened.conversation.id}
            tags={profile.tags}
            others={may(opened.viewer, 'tag', opened.conversation) ? profile.otherTags : null}
          />
        </section>
        <Details opened={opened} />
        <Attributes opened={opened} />
        <section class="sect">
          <h3 class="label">{t('contact.previous')}</h3>
          <div class="hist">
            {profile.earlier.map((episode) => (
              <Earlier episode={episode} opened={opened} filters={filters} />
            ))}
          </div>
          {profile.earlier.length === 0 && <p class="sm muted">{t('contact.none-previous')}</p>}
        </section>
      </div>
    </aside>
  );
}

/** Both threads are kept, and nothing merges by itself: it leads to the other. */
function SamePerson({ other, filters }: { other: Namesake; filters: Filters }) {
  const contact = (
    <a class="link" href={inboxPath(filters, other.conversationId)}>
      <bdi>{customerName(other)}</bdi>
    </a>
  );
  return <p class="sm">{rich('contact.same-person', { contact })}</p>;
}

function Owner({ opened }: { opened: Opened }) {
  const { conversation, profile, viewer } = opened;
  return (
    <section class="sect">
      <h3 class="label">{t('contact.owner')}</h3>
      {may(viewer, 'change-owner', conversation) ? (
        <OwnerPicker opened={opened}>
          <OwnerShown profile={profile} />
        </OwnerPicker>
      ) : (
        <p class="row sm">
          <OwnerShown profile={profile} />
        </p>
      )}
      {profile.ownerName !== null && <p class="xs muted sect-hint">{t('contact.owner-hint')}</p>}
      {profile.ownerEmail !== null && <p class="xs muted sect-hint">{t('contact.owner-email-hint')}</p>}
    </section>
  );
}

function OwnerShown({ profile: { ownerName, ownerHue, ownerEmail } }: { profile: Profile }) {
  if (ownerEmail !== null) return <span class="truncate">{ownerEmail}</span>;
  if (ownerName === null) return <span class="muted">{t('contact.no-owner')}</span>;
  return (
    <>
      <AgentAv name={ownerName} hue={ownerHue ?? 1} size="s" />
      <b class="truncate">{ownerName}</b>
    </>
  );
}

function Agent({ opened: { conversation, profile } }: { opened: Opened }) {
  if (conversation.stage === 'bot')
    return (
      <p class="row sm">
        <BotAv size="s" />
        <span class="bot-text">{t('list.bot')}</span>
      </p>
    );
  if (profile.agentName === null) return <p class="sm muted">{t('contact.nobody')}</p>;
  return (
    <p class="row sm">
      <AgentAv name={profile.agentName} hue={profile.agentHue ?? 1} size="s" />
      <b>{profile.agentName}</b>
    </p>
  );
}

function Details({ opened: { profile } }: { opened: Opened }) {
  return (
    <section class="sect">
      <h3 class="label">{t('contact.details')}</h3>
      <dl class="dl">
        <dt>{t('contact.phone')}</dt>
        <dd class={profile.phone === null ? 'muted' : 'tel'}>
          {profile.phone === null ? t('contact.no-phone') : formatPhone(profile.phone)}
        </dd>
        {profile.username !== null && (
          <>
            <dt>{t('contact.username')}</dt>
            <dd>@{profile.username}</dd>
          </>
        )}
        <dt>{t('contact.number')}</dt>
        <dd>{profile.numberName}</dd>
      </dl>
    </section>
  );
}

/** What is known of them, for whoever has contacts; what is not known is on their page. */
function Attributes({ opened: { conversation, profile, viewer } }: { opened: Opened }) {
  if (profile.attributes.length === 0 || !opensContacts(viewer.role)) return null;
  const words = t('contact.edit-attributes');
  return (
    <section class="sect">
      <h3 class="label">
        {t('attributes.title')}
        <a
          class="icon-btn icon-btn-s"
          href={`/contacts/${conversation.contactId}`}
          aria-label={words}
          title={words}
        >
          <Icon name="pencil" size="sm" />
        </a>
      </h3>
      <dl class="dl">
        {profile.attributes.map((attribute) => (
          <>
            <dt dir="auto">{attribute.name}</dt>
            <dd dir="auto">{knownWords(attribute)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** Leads to the thread as it was at its end. */
function Earlier({
  episode,
  opened,
  filters,
}: {
  episode: EarlierEpisode;
  opened: Opened;
  filters: Filters;
}) {
  const took = inWords(episode.closedAt.getTime() - episode.openedAt.getTime());
  // 15 digits of seq: whatever was said at that very moment belongs to it.
  const before = placeText({ at: episode.endAt, seq: 999_999_999_999_999 });
  return (
    <a href={`/inbox/${opened.conversation.id}${filtersQuery(filters, { before })}`}>
      <span class="truncate" dir="auto">
        {episode.opening === null ? t('list.no-message') : lineOf(episode.opening).text}
      </span>
      <time datetime={episode.closedAt.toISOString()}>{shortTime(episode.closedAt, opened.now)}</time>
      <small>
        {episode.closedBy === null
          ? t('contact.closed-after-nobody', { time: took })
          : t('contact.closed-after', { agent: episode.closedBy, time: took })}
      </small>
    </a>
  );
}
