/** The way back after a close or a transfer. */
export const undo = {
  'undo.undo': 'Undo',
  'undo.key': 'Undo (Z)',
  'undo.given-back': 'Reopened, and back with who had it',
  'undo.not-given-back': 'It couldn’t go back to who had it. {why}',
  'keys.undo': 'Undo the last close or transfer',
} as const;
