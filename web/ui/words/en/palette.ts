/** The command palette. */
export const palette = {
  'palette.open': 'Search',
  'palette.title': 'Go to or do something',
  'palette.field': 'Go to or do something',
  'palette.placeholder': 'A page, a view, an action or a person',
  'palette.list': 'What there is',
  'palette.actions': 'This conversation',
  'palette.people': 'People',
  'palette.sections': 'Sections',
  'palette.views': 'Views',
  'palette.saved': 'Saved views',
  'palette.none': 'Nothing here is called that.',
  'keys.palette': 'Go to or do anything',
} as const;
