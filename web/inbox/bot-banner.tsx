import { may } from '../../domain/access.ts';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/words.ts';
import { CommandForm } from './command-form.tsx';
import type { Opened } from './opened.ts';

/** A reply stops the bot only where the number says so; handing over does everywhere. The banner says so. Empty when the bot does not have it. */
export function BotBanner({ opened: { conversation, viewer } }: { opened: Opened }) {
  return (
    <div id="thread-banner">
      {conversation.stage === 'bot' && (
        <div class="banner" data-tone="bot" role="status">
          <Icon name="bot" />
          <p>
            <strong>{t('bot.banner')}</strong>{' '}
            {t(conversation.replyStopsBot ? 'bot.banner-stops' : 'bot.banner-hint')}
          </p>
          <div class="row row-wrap">
            {may(viewer, 'hand-to-people', conversation) && (
              <CommandForm conversation={conversation} resource="people">
                <button class="btn btn-bot btn-s" type="submit">
                  <Icon name="headset" />
                  {t('bot.to-human')}
                </button>
              </CommandForm>
            )}
            {may(viewer, 'transfer', conversation) && viewer.numberIds.includes(conversation.numberId) && (
              <CommandForm conversation={conversation} resource="agent">
                <input type="hidden" name="to" value={viewer.id} />
                <button class="btn btn-s" type="submit">
                  {t('bot.to-me')}
                </button>
              </CommandForm>
            )}
            {may(viewer, 'claim', conversation) && (
              <CommandForm conversation={conversation} resource="claim">
                <button class="btn btn-s" type="submit" data-key="c">
                  {t('claim.claim')}
                </button>
              </CommandForm>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
