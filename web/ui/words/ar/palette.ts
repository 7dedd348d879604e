import type { Translated } from '../catalogue.ts';
import type { palette as english } from '../en/palette.ts';

/** The command palette. In Arabic. */
export const palette: Translated<typeof english> = {
  'palette.open': 'بحث',
  'palette.title': 'الانتقال إلى مكان أو تنفيذ شيء',
  'palette.field': 'الانتقال إلى مكان أو تنفيذ شيء',
  'palette.placeholder': 'صفحة أو عرض أو إجراء أو شخص',
  'palette.list': 'ما هو متاح',
  'palette.actions': 'هذه المحادثة',
  'palette.people': 'الأشخاص',
  'palette.sections': 'الأقسام',
  'palette.views': 'العروض',
  'palette.saved': 'العروض المحفوظة',
  'palette.none': 'لا شيء هنا بهذا الاسم.',
  'keys.palette': 'الانتقال إلى أي مكان أو تنفيذ أي شيء',
};
