import type { Translated } from '../catalogue.ts';
import type { handover as english } from '../en/handover.ts';

/** What the thread says where the bot stops, and why. In Spanish. */
export const handover: Translated<typeof english> = {
  'handover.handoff_word': 'El cliente escribió “{word}”: el bot se detuvo.',
  'handover.handoff_button': 'El cliente pidió hablar con una persona: el bot se detuvo.',
  'handover.not_understood': {
    one: 'El bot no entendió el mensaje, así que se detuvo.',
    many: 'El bot no entendió {count} de mensajes, así que se detuvo.',
    other: 'El bot no entendió {count} mensajes, así que se detuvo.',
  },
  'handover.webhook': 'El bot pidió una persona.',
  'handover.webhook-why': 'El bot pidió una persona: {detail}',
  'handover.webhook_failed': 'El bot no pudo responder ({detail}): se encarga el equipo.',
  'handover.reply': '{actor} respondió, así que el bot se detuvo.',
  'handover.phone_stopped_bot':
    'Alguien del equipo escribió desde la app del teléfono, así que el bot se detuvo.',
  'handover.bot_off': 'El bot se desactivó: se encarga el equipo.',
};
