/** Writing to a customer: reply, reaction, files, voice, window. Its part of the catalogue (`words.ts`). */
export const composer = {
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

  'files.attach': 'Attach files',
  'files.attached': 'Attached files',
  'files.drop': 'Drop files here to attach them',
  'files.send-with': 'Send with this file',
  'files.uploading': 'Uploading {name}',
  'files.remove': 'Remove {name}',
  'files.retry': 'Upload {name} again',
  'files.failed': 'The upload did not get through. Try again.',
  'files.empty': 'This file is empty.',
  'files.too-large': 'This file has {size}. WhatsApp takes at most 100 MB.',
  'files.too-many': 'At most {count} files go out together. Send these first.',
  'files.mend': 'Not sent yet: try the file that failed again, or remove it.',
  'files.wait': 'Sends as soon as the files are uploaded.',

  'record.button': 'Record a voice message',
  'record.panel': 'Voice message',
  'record.recording': 'Recording',
  'record.cancel': 'Throw the recording away',
  'record.pause': 'Pause',
  'record.send': 'Send voice message',
  'record.refused':
    'The microphone is not allowed here. Allow it in the browser’s site settings, or attach a recording as a file.',
  'record.none': 'No microphone was found. Connect one and try again, or attach a recording as a file.',
  'record.unsupported':
    'This browser cannot record here: it needs a page over https. Attach a recording as a file instead.',
  'record.full': 'The recording is as long as WhatsApp takes. Send it, and begin another.',

  'emoji.button': 'Emoji',
  'emoji.title': 'Choose an emoji',
  'emoji.search': 'Search emoji',
  'emoji.tone': 'Skin tone',
  'emoji.recent': 'Recently used',
  'emoji.none': 'No emoji is called that.',
  'emoji.failed': 'The emoji could not be loaded. Close this and open it again.',
} as const;
