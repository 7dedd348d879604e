import type { Translated } from '../catalogue.ts';
import type { drafts as english } from '../en/drafts.ts';

/** What somebody has begun to write. Its part of the catalogue (`words.ts`). */
export const drafts: Translated<typeof english> = {
  'drafts.other': 'كتبت شيئًا آخر في نافذة أخرى.',
  'drafts.show-other': 'عرضه',
  'drafts.mark': 'مسودة:',
};
