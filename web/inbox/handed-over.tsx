import type { Child } from 'hono/jsx';
import type { ThreadEvent } from '../../db/events.ts';
import type { BotReason } from '../../domain/bot.ts';
import { rich } from '../ui/rich.tsx';
import { t } from '../ui/words.ts';

/** Why the bot stopped: a person took it away, it was switched off, or it handed over by itself. */
export function handedOver({ explanation }: ThreadEvent, actor: Child): Child {
  if (explanation?.by === 'bot') return byItself(explanation.because);
  if (explanation?.code === 'bot_off' || explanation?.code === 'phone_stopped_bot')
    return t(`handover.${explanation.code}`);
  return rich('event.handed', { actor });
}

function byItself(because: BotReason): Child {
  switch (because.code) {
    case 'handoff_word':
      return rich('handover.handoff_word', { word: <bdi>{because.word}</bdi> });
    case 'not_understood':
      return t('handover.not_understood', { count: because.times });
    case 'webhook':
      if (because.detail === null) return t('handover.webhook');
      return rich('handover.webhook-why', { detail: <bdi>{because.detail}</bdi> });
    case 'webhook_failed':
      return t('handover.webhook_failed', { detail: because.detail });
    default:
      return t('handover.handoff_button');
  }
}
