/** A conversation is put back among one's unread ones. */
export const unread = {
  'unread.mark': 'Mark unread',
  'unread.mark-key': 'Mark unread (U)',
  'unread.done': 'Marked unread',
  'unread.done-hint': 'It stays unread for you until you open it again.',
  'unread.nothing': 'The customer hasn’t written anything here yet, so nothing can be unread.',
} as const;
