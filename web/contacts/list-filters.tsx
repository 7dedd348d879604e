import type { Role } from '../../domain/access.ts';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { atLeast } from '../ui/number.ts';
import { t } from '../ui/words.ts';
import { contactsPath, type ListFilters } from './filters.ts';
import type { ListPageProps } from './list-page.tsx';

interface QuickProps {
  filters: ListFilters;
  counts: ListPageProps['counts'];
  role: Role;
}

/** Whose: links, so that they work as they are and the address says what is shown. A Sale has only their own. */
export function QuickFilters({ filters, counts, role }: QuickProps) {
  if (role === 'sale') return null;
  const views = [
    ['all', null],
    ['mine', counts.mine],
    ['none', counts.none],
    ['pending', counts.pending],
  ] as const;
  return (
    <div class="segmented" role="group" aria-label={t('contacts.quick')}>
      {views.map(([view, count]) => (
        <a
          href={contactsPath({ ...filters, view })}
          {...(filters.view === view ? { 'aria-current': 'true' } : {})}
        >
          {t(`contacts.view-${view}`)} {count !== null && <span class="count">{atLeast(count)}</span>}
        </a>
      ))}
    </div>
  );
}

/** Tag, number and owner, in a form that needs no script. */
export function FilterMenu({ filters, tags, numbers, heirs, viewer }: ListPageProps) {
  const chosen = [filters.tagId, filters.numberId, filters.ownerId].filter((id) => id !== null).length;
  return (
    <>
      <button
        class="btn btn-quiet btn-s"
        type="button"
        popovertarget="contacts-filter"
        id="contacts-filter-open"
      >
        <Icon name="list-filter" />
        {t('contacts.filter')}
        {chosen > 0 && <span class="count">{chosen}</span>}
      </button>
      <form
        class="pop pop-start"
        id="contacts-filter"
        popover="auto"
        method="get"
        action="/contacts"
        aria-label={t('contacts.filter')}
      >
        <div class="card-body stack">
          {filters.view !== 'all' && <input type="hidden" name="view" value={filters.view} />}
          {filters.find !== '' && <input type="hidden" name="find" value={filters.sealed} />}
          <Choice name="tag" label={t('contacts.tag')} chosen={filters.tagId} of={tags} />
          <Choice name="number" label={t('contacts.number')} chosen={filters.numberId} of={numbers} />
          {viewer.role !== 'sale' && (
            <Choice name="owner" label={t('contacts.owner')} chosen={filters.ownerId} of={heirs} />
          )}
        </div>
        <div class="card-foot">
          <button class="btn btn-primary push" type="submit">
            {t('contacts.filter-show')}
          </button>
        </div>
      </form>
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string | null;
  of: ReadonlyArray<{ id: string; name: string }>;
}

const Choice = kept(drawChoice, ({ name, label, chosen, of }) => {
  return [name, label, chosen, of.map((one) => [one.id, one.name])] as const;
});

function drawChoice({ name, label, chosen, of }: ChoiceProps) {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select class="input" id={`filter-${name}`} name={name}>
        <option value="">{t('contacts.any')}</option>
        {of.map((one) => (
          <option value={one.id} selected={one.id === chosen}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What narrows the list beside whose they are, each with its way out. */
export function FoundBy({ filters, tags, numbers, heirs }: ListPageProps) {
  const name = (of: ChoiceProps['of'], id: string | null) => of.find((one) => one.id === id)?.name;
  const by = [
    [filters.find === '' ? undefined : `“${filters.find}”`, { find: '' }],
    [name(tags, filters.tagId), { tagId: null }],
    [name(numbers, filters.numberId), { numberId: null }],
    [name(heirs, filters.ownerId), { ownerId: null }],
  ] as const;
  const there = by.filter(([text]) => text !== undefined);
  if (there.length === 0) return null;
  return (
    <div class="row row-wrap toolbar">
      {there.map(([text = '', without]) => (
        <a class="tag tag-m tag-add" href={contactsPath({ ...filters, ...without })}>
          <span dir="auto">{text}</span>
          <Icon name="x" size="sm" label={t('contacts.without')} />
        </a>
      ))}
    </div>
  );
}
