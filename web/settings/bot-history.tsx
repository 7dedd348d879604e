import type { BotFacts } from '../../db/bot-facts.ts';
import type { BotChange } from '../../domain/bot-changes.ts';
import { t } from '../ui/words.ts';
import { nameOf, Version } from './history.tsx';
import { Card } from './rules.tsx';

/** Who changed the bot, and what, the newest first. */
export function BotHistory({ history, names }: Pick<BotFacts, 'history' | 'names'>) {
  return (
    <Card title={t('history.title')} lead={t('bot.history-lead')}>
      <div class="card-body">
        {history.length === 0 && <p class="muted sm">{t('bot.history-none')}</p>}
        {history.map(({ version, by, at, changes }) => (
          <Version
            version={version}
            at={at}
            by={by === null ? null : nameOf(names, by)}
            changes={botChangesInWords(changes)}
          />
        ))}
      </div>
    </Card>
  );
}

/** What a save changed, as a sentence of parts. */
export const botChangesInWords = (changes: readonly BotChange[]): string => changes.map(inWords).join(' · ');

function inWords(change: BotChange): string {
  switch (change.what) {
    case 'on':
      return t(`bot.change.${change.to ? 'on' : 'off'}`);
    case 'replyStopsBot':
      return t(`bot.change.replyStopsBot-${change.to ? 'on' : 'off'}`);
    case 'switched':
      return t(`bot.change.switched-${change.to ? 'on' : 'off'}`, { part: t(`bot.part.${change.part}`) });
    case 'edited':
      return t('bot.change.edited', { part: t(`bot.part.${change.part}`) });
    case 'rule_added':
    case 'rule_removed':
    case 'rule_edited':
      return t(`bot.change.${change.what}`, { word: change.word });
    case 'rules_moved':
      return t('bot.change.rules_moved');
  }
}
