/** Texts of our own that are said often. Its part of the catalogue (`words.ts`). */
export const canned = {
  'canned.title': 'Canned replies',
  'canned.button': 'Canned replies (type / in an empty composer)',
  'canned.lead':
    'What you say often. In an empty composer, / opens this list; type on to find one, Enter inserts it.',
  'canned.lead-reader': 'What your team says often. Admins write them; everybody uses them.',
  'canned.new': 'New canned reply',
  'canned.edit': 'Edit',
  'canned.edit-of': 'Edit /{name}',
  'canned.name': 'Shortcut',
  'canned.name-hint': 'One word, typed after the slash.',
  'canned.text': 'Text',
  'canned.variables':
    'Filled in for each conversation: {variables}. What is not known stays visible, and the reply is not sent until somebody has written it.',
  'canned.add': 'Add canned reply',
  'canned.save': 'Save',
  'canned.cancel': 'Cancel',
  'canned.remove': 'Delete',
  'canned.calls-nothing': 'No canned reply is called /{name}. Press Enter again to send it as it is.',
  'canned.none': 'There are no canned replies yet.',
  'canned.done-added': 'It is there. Everybody can use it from now on.',
  'canned.done-saved': 'Saved.',
  'canned.done-removed': 'It is gone. What was sent with it stays.',
  'canned-refusal.name-missing': 'Give it a shortcut.',
  'canned-refusal.name-long': 'A shortcut has at most 40 characters.',
  'canned-refusal.name-taken': 'There is one with this shortcut already.',
  'canned-refusal.text-missing': 'Write what it says.',
  'canned-refusal.text-long': 'WhatsApp takes at most 4096 characters in a message.',
  'canned-refusal.variable-unknown':
    'Something in double braces is none of the four that are filled in. Mend it, or take the braces away.',
  'canned-refusal.too-many': 'There are 500 already. Delete one first.',
  'canned-refusal.gone': 'Somebody has deleted it meanwhile.',
  'refusal.left-open':
    'Something in double braces is still open in your text, since we do not know it of this customer. Write it, or take it out.',
} as const;
