/** Narrowing, ordering and searching the list (`words.ts`). */
export const findingEnglish = {
  'filters.window': 'Reply possible',
  'window-filter.open': 'Within 24 hours',
  'window-filter.closing': 'Ends within 4 hours',
  'window-filter.closed': 'Template only',
  'filters.active': 'Filters in use',
  'filters.drop': 'Remove the filter {filter}',
  'filters.clear': 'Clear filters',

  'sort.label': 'Sort: {sort}',
  'sort.title': 'Sort by',
  'sort.newest': 'Newest',
  'sort.oldest': 'Oldest',
  'sort.window': 'Soonest to end',
  'sort.newest-hint': 'Last message first',
  'sort.oldest-hint': 'Longest without a message first',
  'sort.window-hint': 'Least time left to reply first',

  'empty.filtered': 'Nothing matches',
  'empty.filtered-hint': 'No conversation here fits every filter in use.',
} as const;
