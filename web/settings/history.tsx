import type { AssignmentFacts } from '../../db/assignment.ts';
import type { SettingChange } from '../../domain/assignment.ts';
import { dayHeading } from '../inbox/days.ts';
import { timeOfDay } from '../ui/time.ts';
import { t } from '../ui/words.ts';
import { Card } from './rules.tsx';

type Names = AssignmentFacts['names'];

/** Who changed the settings, and what, the newest first. */
export function History({ history, names }: Pick<AssignmentFacts, 'history' | 'names'>) {
  return (
    <Card title={t('history.title')} lead={t('history.lead')}>
      <div class="card-body">
        {history.length === 0 && <p class="muted sm">{t('history.none')}</p>}
        {history.map(({ version, by, at, changes }) => (
          <Version
            version={version}
            at={at}
            by={by === null ? null : nameOf(names, by)}
            changes={changesInWords(changes, names)}
          />
        ))}
      </div>
    </Card>
  );
}

interface VersionProps {
  version: number;
  at: Date;
  /** Null: as it was before anybody changed it. */
  by: string | null;
  changes: string;
}

export function Version({ version, at, by, changes }: VersionProps) {
  const time = `${dayHeading(at, new Date())} ${timeOfDay(at)}`;
  return (
    <div class="setting">
      <div class="grow">
        <strong>{t('history.version', { version })}</strong>
        <p dir="auto">{by === null ? t('history.connected') : changes}</p>
      </div>
      <time class="xs muted" datetime={at.toISOString()} dir="auto">
        {by === null ? time : t('history.by', { agent: by, time })}
      </time>
    </div>
  );
}

/** What a save changed, as a sentence of parts. */
export const changesInWords = (changes: readonly SettingChange[], names: Names): string =>
  changes.map((change) => inWords(change, names)).join(' · ');

function inWords(change: SettingChange, names: Names): string {
  switch (change.what) {
    case 'joined':
    case 'left':
      return t(`history.${change.what}`, { agent: nameOf(names, change.agentId) });
    case 'capacity': {
      const agent = nameOf(names, change.agentId);
      return change.to === null
        ? t('history.no-capacity', { agent })
        : t('history.capacity', { agent, capacity: change.to });
    }
    case 'basic':
      return t('history.basic', { rule: t(`rules.${change.to}`) });
    case 'giveBackMinutes':
    case 'autoCloseDays':
      return change.to === null
        ? t(`history.${change.what}-off`)
        : t(`history.${change.what}`, { count: change.to });
    case 'whenFree':
      return t(`history.${change.to}`);
    case 'owner':
    case 'ownerMustBeAvailable':
    case 'previous':
      return t(`history.${change.what}-${change.to ? 'on' : 'off'}`);
  }
}

export const nameOf = (names: Names, id: string): string => names.get(id) ?? t('history.somebody');
