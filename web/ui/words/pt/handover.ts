import type { Translated } from '../catalogue.ts';
import type { handover as english } from '../en/handover.ts';

/** What the thread says where the bot stops, and why. In Portuguese. */
export const handover: Translated<typeof english> = {
  'handover.handoff_word': 'O cliente escreveu “{word}”: o bot parou.',
  'handover.handoff_button': 'O cliente pediu para falar com uma pessoa: o bot parou.',
  'handover.not_understood': {
    one: 'O bot não entendeu a mensagem, então parou.',
    many: 'O bot não entendeu {count} de mensagens, então parou.',
    other: 'O bot não entendeu {count} mensagens, então parou.',
  },
  'handover.webhook': 'O bot pediu uma pessoa.',
  'handover.webhook-why': 'O bot pediu uma pessoa: {detail}',
  'handover.webhook_failed': 'O bot não conseguiu responder ({detail}): a equipe assume.',
  'handover.reply': '{actor} respondeu, então o bot parou.',
  'handover.phone_stopped_bot': 'Alguém da equipe escreveu pelo app do celular, então o bot parou.',
  'handover.bot_off': 'O bot foi desativado: a equipe assume.',
};
