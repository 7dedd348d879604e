import { namesColumns, type Target } from '../../domain/import.ts';
import { Icon } from '../ui/icon.tsx';
import { countryNames } from '../ui/countries.ts';
import { t } from '../ui/words.ts';
import type { ImportPageProps } from './import-page.tsx';

/** Which column of the file is what. */
export function MappingForm({ row, sample, attributes, mapping }: ImportPageProps) {
  const targets: Array<[Exclude<Target, null> | '', string]> = [
    ['phone', t('import.to-phone')],
    ['name', t('import.to-name')],
    ['owner', t('import.to-owner')],
    ['tags', t('import.to-tags')],
    ...attributes.map(({ id, name }): [Target & string, string] => [
      `attribute:${id}`,
      t('import.to-attribute', { name }),
    ]),
    ['', t('import.to-nothing')],
  ];
  return (
    <form method="post" action={`/contacts/imports/${row.id}/mapping`}>
      <div class="card-body stack">
        {!namesColumns(row.columns) && (
          <div class="callout" data-tone="warn">
            <Icon name="triangle-alert" />
            <p>{t('import.no-heading')}</p>
          </div>
        )}
        <table class="table map-table">
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <td aria-hidden="true"></td>
              <th scope="col">{t('import.goes-to')}</th>
            </tr>
          </thead>
          <tbody>
            {row.columns.map((column, at) => (
              <tr>
                <td>
                  <strong dir="auto">{column === '' ? t('import.column-n', { n: at + 1 }) : column}</strong>
                  <span class="xs muted truncate" dir="auto">
                    {sample.find((cells) => (cells[at] ?? '') !== '')?.[at]?.slice(0, 60)}
                  </span>
                </td>
                <td class="arrow">
                  <Icon name="arrow-right" dir />
                </td>
                <td>
                  <select
                    class="input"
                    name={`column-${at}`}
                    aria-label={t('import.field-for', { column: column === '' ? String(at + 1) : column })}
                  >
                    {targets.map(([target, name]) => (
                      <option value={target} selected={target === (mapping.columns[at] ?? '')}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div class="field">
          <label for="import-country">{t('import.country')}</label>
          <select class="input" id="import-country" name="country">
            <option value="">{t('import.country-none')}</option>
            {countryNames().map(([code, name]) => (
              <option value={code} selected={code === mapping.country}>
                {name}
              </option>
            ))}
          </select>
          <p class="xs muted">{t('import.country-hint')}</p>
        </div>
        <label class="row sm">
          <input class="check" type="checkbox" name="update" checked={mapping.update} />
          {t('import.update')}
        </label>
      </div>
      <div class="card-foot">
        <span class="xs muted">{t('import.nothing-yet')}</span>
        <button class="btn btn-primary push" type="submit">
          {t('import.try')}
        </button>
      </div>
    </form>
  );
}
