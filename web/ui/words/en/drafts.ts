/** What somebody has begun to write. Its part of the catalogue (`words.ts`). */
export const drafts = {
  'drafts.other': 'You wrote something else in another window.',
  'drafts.show-other': 'Show it',
  'drafts.mark': 'Draft:',
} as const;
