/** Notes for colleagues, and who is called in them. Its part of the catalogue (`words.ts`). */
export const notes = {
  'view.mentions': 'Mentions',
  'list.mentioned': ' you are mentioned',
  'empty.mentions': 'Nobody has mentioned you',
  'empty.mentions-hint': 'Conversations where a teammate writes @ and your name in a note will show here.',

  'notes.kind': 'Kind of message',
  'notes.note': 'Note',
  'notes.note-key': 'Write a private note (N)',
  'notes.reply-key': 'Write a reply (M)',
  'notes.label': 'Write a note',
  'notes.field': 'Private note',
  'notes.draft': 'The note you had begun',
  'notes.placeholder': 'Only your team sees this. Use @ to mention someone',
  'notes.hint': 'to add',
  'notes.add': 'Add note',
  'notes.suggest': 'What fits what you type',
  'notes.take-back': 'Take this note back',
  'notes.taken-back': '{agent} took a note back.',
  'notes.empty': 'Write something first.',
  'notes.too-long': 'A note has at most {limit} characters. Make two of it.',
  'notes.not-allowed': 'You can no longer write notes in this conversation.',
  'notes.not-yours': 'Only whoever wrote a note can take it back.',
  'notes.cannot-see':
    '{name} cannot see this conversation, and so cannot be mentioned in it. Take the @ away, or let an Admin add them to the number.',
  'keys.note': 'Write a private note',
} as const;
