import {
  contactsPerPage,
  type ContactCursor,
  type Counted,
  type ListedContact,
} from '../../db/contact-list.ts';
import type { HeirRow } from '../../db/heirs.ts';
import type { Tag } from '../../db/tags.ts';
import type { SignedIn } from '../../db/users.ts';
import type { Attribute } from '../../domain/attribute.ts';
import { TemplateDialog } from '../templates/link.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchKey } from '../ui/keys.tsx';
import { Layout } from '../ui/layout.tsx';
import { atLeast } from '../ui/number.ts';
import { t } from '../ui/words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { contactsPath, isNarrowed, type ListFilters } from './filters.ts';
import { FilterMenu, FoundBy, QuickFilters } from './list-filters.tsx';
import { ContactsTable } from './list-table.tsx';

export interface ListPageProps {
  viewer: SignedIn;
  filters: ListFilters;
  page: { rows: ListedContact[]; next: ContactCursor | null };
  /** It is the first page. */
  first: boolean;
  counts: { total: Counted; mine: Counted; none: Counted; pending: Counted };
  tags: readonly Tag[];
  attribute: Attribute | null;
  numbers: ReadonlyArray<{ id: string; name: string }>;
  heirs: readonly HeirRow[];
  now: Date;
  /** What was just done, from the address. */
  said: string | undefined;
}

export function ListPage(props: ListPageProps) {
  const { viewer, filters, page, first, counts, tags, attribute, now, said } = props;
  const isAdmin = viewer.role === 'admin';
  return (
    <Layout viewer={viewer} title={t('contacts.title')} current="contacts">
      <div class="page">
        <header class="page-head">
          <div>
            <h1>
              {t('contacts.title')} <span class="count">{atLeast(counts.total)}</span>
            </h1>
          </div>
          <Search filters={filters} />
          {isAdmin && (
            <a class="btn btn-collapse" href="/contacts/imports">
              <Icon name="file-up" />
              <span>{t('contacts.import')}</span>
            </a>
          )}
          <a class="btn btn-primary btn-collapse" href="/contacts/new">
            <Icon name="plus" />
            <span>{t('contacts.add')}</span>
          </a>
        </header>
        <div class="page-body">
          {said !== undefined && <Said said={said} />}
          <div class="row row-wrap toolbar">
            <QuickFilters filters={filters} counts={counts} role={viewer.role} />
            <FilterMenu {...props} />
            {isAdmin && (
              <a
                class="btn btn-quiet btn-s push"
                href={contactsPath(filters, { path: '/contacts/export' })}
                download
              >
                <Icon name="download" />
                {t('contacts.export')}
              </a>
            )}
          </div>
          <FoundBy {...props} />
          {page.rows.length === 0 ? (
            <Empty filters={filters} isAdmin={isAdmin} first={first} next={page.next} />
          ) : (
            <form class="contacts-form" id="contacts-form" method="post" action="/contacts/tags">
              <ContactsTable rows={page.rows} attribute={attribute} viewer={viewer} now={now} />
              <Pager filters={filters} shown={page.rows.length} next={page.next} first={first} />
              <BulkBar tags={tags} back={contactsPath(filters)} isAdmin={isAdmin} />
            </form>
          )}
        </div>
      </div>
      <TemplateDialog />
    </Layout>
  );
}

/** What else narrows the list stays as it is. A form that is posted: what is typed is for no address (`sought.ts`). */
function Search({ filters }: { filters: ListFilters }) {
  const { view, ownerId, tagId, numberId, find } = filters;
  const kept = { view: view === 'all' ? null : view, owner: ownerId, tag: tagId, number: numberId };
  return (
    <form class="input-wrap head-search" role="search" method="post" action="/contacts/searches">
      <Icon name="search" />
      {Object.entries(kept).map(
        ([name, value]) => value !== null && <input type="hidden" name={name} value={value} />,
      )}
      <input
        class="input"
        type="search"
        name="q"
        id="contacts-search"
        data-finds
        value={find}
        maxlength={100}
        aria-label={t('contacts.search')}
        placeholder={t('contacts.search-hint')}
      />
      <SearchKey />
    </form>
  );
}

function Said({ said }: { said: string }) {
  const [kind = '', done = '0', left = '0'] = said.split('.');
  const words = {
    tagged: 'contacts.done-tagged',
    untagged: 'contacts.done-untagged',
    owned: 'contacts.done-owned',
    deleted: 'contacts.done-deleted',
  } as const;
  if (!Object.hasOwn(words, kind)) return null;
  const key = words[kind as keyof typeof words];
  return (
    <div class="callout" role="status">
      <Icon name="circle-check" />
      <p>
        {t(key, { count: Number(done) || 0 })}{' '}
        {Number(left) > 0 &&
          t(kind === 'deleted' ? 'deletions.left' : 'contacts.done-left', { count: Number(left) })}
      </p>
    </div>
  );
}

interface EmptyProps {
  filters: ListFilters;
  isAdmin: boolean;
  first: boolean;
  next: ContactCursor | null;
}

function Empty({ filters, isAdmin, first, next }: EmptyProps) {
  const narrowed = isNarrowed(filters) || !first;
  const none = narrowed ? 'contacts.none-found' : isAdmin ? 'contacts.none-admin' : 'contacts.none';
  return (
    <div class="empty">
      <Icon name={narrowed ? 'search' : 'contact-round'} size="lg" />
      <p>{t(next === null ? none : 'contacts.none-so-far')}</p>
      {next !== null && (
        <a class="btn btn-primary" href={contactsPath(filters, { after: next })} rel="next">
          {t('contacts.further-back')}
        </a>
      )}
      {narrowed && (
        <a class="btn" href="/contacts">
          {t('contacts.show-all')}
        </a>
      )}
    </div>
  );
}

interface PagerProps {
  filters: ListFilters;
  shown: number;
  next: ContactCursor | null;
  first: boolean;
}

function Pager({ filters, shown, next, first }: PagerProps) {
  return (
    <nav class="row pager" aria-label={t('contacts.pages')}>
      <span class="xs muted">{t('contacts.shown', { count: shown })}</span>
      <span class="btn-group push">
        {!first && (
          <a class="btn btn-s" href={contactsPath(filters)}>
            <Icon name="chevron-left" dir />
            {t('contacts.first-page')}
          </a>
        )}
        {next !== null && (
          <a class="btn btn-s" href={contactsPath(filters, { after: next })} rel="next">
            {t(shown < contactsPerPage ? 'contacts.further-back' : 'contacts.next-page')}
            <Icon name="chevron-right" dir />
          </a>
        )}
      </span>
    </nav>
  );
}
