import type { Translated } from '../catalogue.ts';
import type { unread as english } from '../en/unread.ts';

/** A conversation is put back among one's unread ones. */
export const unread: Translated<typeof english> = {
  'unread.mark': 'تحديد كغير مقروءة',
  'unread.mark-key': 'تحديد كغير مقروءة (U)',
  'unread.done': 'حُدّدت كغير مقروءة',
  'unread.done-hint': 'تبقى غير مقروءة لك حتى تفتحها مجددًا.',
  'unread.nothing': 'لم يكتب العميل شيئًا هنا بعد، فلا شيء ليكون غير مقروء.',
};
