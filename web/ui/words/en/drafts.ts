/** What somebody has begun to write. Its part of the catalogue (`words.ts`). */
export const drafts = {
  'drafts.mark': 'Draft:',
} as const;
