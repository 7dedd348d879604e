import type { ListedContact } from '../../db/contact-list.ts';
import type { SignedIn } from '../../db/users.ts';
import type { Attribute } from '../../domain/attribute.ts';
import { customerName } from '../inbox/names.ts';
import { AgentAv, ContactAv } from '../ui/av.tsx';
import { Icon } from '../ui/icon.tsx';
import { kept } from '../ui/kept.tsx';
import { knownWords } from '../ui/known.ts';
import { formatPhone } from '../ui/phone.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';

interface TableProps {
  rows: readonly ListedContact[];
  /** The one that has a column; null: there is none. */
  attribute: Attribute | null;
  viewer: SignedIn;
  now: Date;
}

export function ContactsTable({ rows, attribute, viewer, now }: TableProps) {
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={t('contacts.title')}>
      <table class="table contacts-table">
        <thead>
          <tr>
            <th class="col-check" scope="col">
              <input
                class="check"
                type="checkbox"
                id="contacts-all"
                aria-label={t('contacts.select-page')}
                data-select-all
                hidden
              />
            </th>
            <th scope="col">{t('contacts.name')}</th>
            <th scope="col">{t('contacts.phone')}</th>
            <th scope="col">{t('contacts.owner')}</th>
            <th scope="col">{t('contacts.tags')}</th>
            {attribute !== null && (
              <th class="known truncate" scope="col">
                <bdi>{attribute.name}</bdi>
              </th>
            )}
            <th scope="col" class="col-end" aria-sort="descending">
              {t('contacts.last')} <Icon name="arrow-down" size="sm" />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line row={row} attribute={attribute} viewer={viewer} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  row: ListedContact;
  attribute: Attribute | null;
  viewer: SignedIn;
  now: Date;
}

/** Its time is of the day. */
const Line = kept(
  drawLine,
  ({ row, attribute, viewer, now }) => [row, attribute?.kind, viewer.role, now.toDateString()] as const,
);

function drawLine({ row, attribute, viewer, now }: LineProps) {
  const name = customerName(row);
  const phone = row.phone === null ? null : formatPhone(row.phone);
  return (
    <tr id={`contact-${row.id}`}>
      <td class="col-check">
        <input
          class="check"
          type="checkbox"
          name="contact"
          value={row.id}
          aria-label={t('contacts.select', { name })}
        />
      </td>
      <td>
        <a class="person" href={`/contacts/${row.id}`}>
          <ContactAv name={row.name} hue={row.hue} />
          <span class="truncate">
            <span dir="auto">
              {row.name === null && row.username === null ? (
                <span class="muted">{t('contacts.no-name')}</span>
              ) : (
                name
              )}
            </span>
            {row.blocked && (
              <>
                {' '}
                <span class="pill" data-tone="danger">
                  {t('contacts.blocked')}
                </span>
              </>
            )}
            <span class="person-sub tel">{phone}</span>
          </span>
        </a>
      </td>
      <td>
        <span class="tel soft">{phone}</span>
      </td>
      <td>
        <Owner row={row} viewer={viewer} />
      </td>
      <td>
        <div class="row tags-cell">
          {row.tags.map((tag) => (
            <span class="tag" data-hue={tag.hue} dir="auto">
              {tag.name}
            </span>
          ))}
        </div>
      </td>
      {attribute !== null && (
        <td class="known truncate soft">
          {row.known !== null && <bdi>{knownWords({ kind: attribute.kind, value: row.known })}</bdi>}
        </td>
      )}
      <td class="col-end soft">
        {row.lastMessageAt !== null && (
          <time datetime={row.lastMessageAt.toISOString()}>{shortTime(row.lastMessageAt, now)}</time>
        )}
      </td>
    </tr>
  );
}

function Owner({ row, viewer }: { row: ListedContact; viewer: SignedIn }) {
  if (row.ownerName !== null)
    return (
      <span class="owner">
        <AgentAv name={row.ownerName} hue={row.ownerHue ?? 1} size="s" />
        <span class="truncate" dir="auto">
          {row.ownerName}
        </span>
      </span>
    );
  if (row.ownerEmail !== null)
    return (
      <span class="owner" title={t('contacts.pending-hint')}>
        <span class="av av-s av-none av-plain">
          <Icon name="mail" />
        </span>
        <span class="truncate">{row.ownerEmail}</span>
        <span class="pill" data-tone="warn">
          {t('contacts.pending')}
        </span>
      </span>
    );
  if (viewer.role === 'sale') return null;
  return (
    <a
      class="btn btn-quiet btn-s owner-set"
      href={`/contacts/${row.id}/owner?on=contact`}
      aria-label={t('contacts.set-owner-of', { name: customerName(row) })}
    >
      <Icon name="plus" size="sm" />
      {t('contacts.set-owner')}
    </a>
  );
}
