/** The way back after a close or a transfer. */
export const undo = {
  'undo.undo': 'Undo',
  'undo.key': 'Undo (Z)',
  'undo.given-back': 'Reopened, and back with who had it',
  'undo.not-given-back': 'It couldn’t go back to who had it. {why}',
  'undo.many-reopened': { one: '{count} conversation reopened', other: '{count} conversations reopened' },
  'undo.many-yours': {
    one: '{count} of them wasn’t yours before, and is now.',
    other: '{count} of them weren’t yours before, and are now.',
  },
  'undo.many-not-back': 'Yours now, since they couldn’t go back to who had them: {names}. {why}',
  'undo.not-asked': 'There was no time to open these. They stay closed.',
  'keys.undo': 'Undo the last close or transfer',
} as const;
