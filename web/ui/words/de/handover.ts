import type { Translated } from '../catalogue.ts';
import type { handover as english } from '../en/handover.ts';

/** What the thread says where the bot stops, and why. */
export const handover: Translated<typeof english> = {
  'handover.handoff_word': 'Der Kunde schrieb „{word}“: Der Bot hat aufgehört.',
  'handover.handoff_button': 'Der Kunde wollte mit einem Menschen sprechen: Der Bot hat aufgehört.',
  'handover.not_understood': {
    one: 'Der Bot hat die Nachricht nicht verstanden und deshalb aufgehört.',
    other: 'Der Bot hat {count} Nachrichten nicht verstanden und deshalb aufgehört.',
  },
  'handover.webhook': 'Der Bot hat nach einem Menschen gefragt.',
  'handover.webhook-why': 'Der Bot hat nach einem Menschen gefragt: {detail}',
  'handover.webhook_failed': 'Der Bot konnte nicht antworten ({detail}): Menschen übernehmen.',
  'handover.reply': '{actor} hat geantwortet, deshalb hat der Bot aufgehört.',
  'handover.phone_stopped_bot':
    'Jemand aus dem Team hat in der App auf dem Telefon geschrieben, deshalb hat der Bot aufgehört.',
  'handover.bot_off': 'Der Bot wurde ausgeschaltet: Menschen übernehmen.',
};
