import type { HistoryLine } from '../../db/contact-sheet.ts';
import { shortTime } from '../ui/time.ts';
import { t } from '../ui/words.ts';

export function History({ lines, now }: { lines: readonly HistoryLine[]; now: Date }) {
  if (lines.length === 0) return <p class="muted">{t('contact-page.no-history')}</p>;
  return (
    <ul class="stack">
      {lines.map((line) => (
        <li dir="auto">
          {sentence(line)}{' '}
          <time class="muted" datetime={line.at.toISOString()}>
            {shortTime(line.at, now)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function sentence({ kind, by: actor, data }: HistoryLine): string {
  const by = actor ?? t('history.customer');
  switch (kind) {
    case 'owner':
      return data['to'] == null
        ? t('contact-page.made-nobody', { by })
        : t('contact-page.made', { by, owner: data['to'] });
    case 'tagged':
    case 'untagged':
      return t(`history.${kind}`, { by, tag: data['tag'] ?? '' });
    case 'renamed':
      return data['to'] == null
        ? t('history.unnamed', { by })
        : t('history.renamed', { by, name: data['to'] });
    case 'attribute':
      return data['to'] == null
        ? t('history.attribute-gone', { by, attribute: data['attribute'] ?? '' })
        : t('history.attribute', { by, attribute: data['attribute'] ?? '', value: data['to'] });
    case 'merged':
      return t('history.merged', { by, name: data['name'] ?? t('contacts.no-name') });
    default:
      return t(`history.${kind}`, { by });
  }
}
