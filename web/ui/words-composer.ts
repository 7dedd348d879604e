/** Writing to a customer: reply, reaction, files, voice, window. Its part of the catalogue (`words.ts`). */
export const composerEnglish = {
  'bubble.tools': 'This message',
  'bubble.reply': 'Reply to this message',
  'bubble.react': 'React to this message',

  'quote.answering': 'Answering {name}',
  'quote.drop': 'Don’t answer this message',

  'reaction.title': 'React',
  'reaction.to': 'React to: {message}',
  'reaction.quick': 'Quick reactions',
  'reaction.put': 'React with {emoji}',
  'reaction.take-back': 'Take {emoji} back',
  'reaction.more': 'More emoji',
  'reaction.pending': ', on its way',
  'reaction.unknown': ', not confirmed',
  'reaction.unknown-hint':
    'WhatsApp has not confirmed this reaction. It shows here if it does; to be sure, react again.',
  'reaction.failed': 'Your reaction {emoji} was not sent.',
  'reaction.failed-back': 'Your reaction was not taken back.',
  'reaction.refused': 'No reaction was sent',
  'refusal.reaction-window-closed':
    'The 24 hours after their last message are over: only a template can go out.',
  'refusal.reaction-not-allowed': 'This conversation is not yours to answer any more.',
  'refusal.reaction-waiting': 'Claim the conversation first, then react.',
  'refusal.reaction-not-there-yet':
    'This message is not with WhatsApp, or was deleted: there is nothing to put a reaction on.',

  'emoji.button': 'Emoji',
  'emoji.title': 'Choose an emoji',
  'emoji.search': 'Search emoji',
  'emoji.tone': 'Skin tone',
  'emoji.recent': 'Recently used',
  'emoji.none': 'No emoji is called that.',
  'emoji.failed': 'The emoji could not be loaded. Close this and open it again.',
} as const;
