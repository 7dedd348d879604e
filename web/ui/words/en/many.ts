/** Several conversations at once, ticked in the list. */
export const many = {
  'many.select': 'Select {name}',
  'many.start': 'Select several',
  'many.started': 'Press conversations to select them. Escape ends it.',
  'many.with-selected': 'With the selected conversations',
  'many.selected': '{count} selected',
  'many.close': 'Close',
  'many.assign': 'Assign',
  'many.tag': 'Tag',
  'many.clear': 'Clear selection',
  'many.nobody-to-assign': 'Nobody answers your numbers.',
  'many.none': 'Select some conversations first.',
  'many.too-many': 'Select at most {count} conversations at once.',
  'many.closed': { one: '{count} conversation closed', other: '{count} conversations closed' },
  'many.assigned': {
    one: '{count} conversation assigned to {agent}',
    other: '{count} conversations assigned to {agent}',
  },
  'many.tagged': {
    one: '{count} conversation tagged “{tag}”',
    other: '{count} conversations tagged “{tag}”',
  },
  'many.untagged': {
    one: 'Tag “{tag}” taken off {count} conversation',
    other: 'Tag “{tag}” taken off {count} conversations',
  },
  'many.not': 'Not done: {names}',
  'many.not-asked': 'There was no time to ask. Nothing was done with these; they are still selected.',
  'many.more-names': { one: '{names} and {count} more', other: '{names} and {count} more' },
  'many.gone': {
    one: '{count} of them isn’t yours to see any more, so nothing was done with it.',
    other: '{count} of them aren’t yours to see any more, so nothing was done with them.',
  },
  'many.title': 'Several conversations',
  'many.back': 'Back to the inbox',
  'keys.select': 'Select the conversation',
} as const;
