/** What the thread says where the bot stops, and why. */
export const handover = {
  'handover.handoff_word': 'The customer wrote “{word}”: the bot stopped.',
  'handover.handoff_button': 'The customer asked for a person: the bot stopped.',
  'handover.not_understood': {
    one: 'The bot did not understand the message, so it stopped.',
    other: 'The bot did not understand {count} messages, so it stopped.',
  },
  'handover.webhook': 'The bot asked for a person.',
  'handover.webhook-why': 'The bot asked for a person: {detail}',
  'handover.webhook_failed': 'The bot could not answer ({detail}): people take over.',
  'handover.reply': '{actor} replied, so the bot stopped.',
  'handover.phone_stopped_bot': 'A colleague wrote from the phone app, so the bot stopped.',
  'handover.bot_off': 'The bot was switched off: people take over.',
} as const;
