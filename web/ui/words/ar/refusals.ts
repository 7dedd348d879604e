import type { Translated } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

/** Who asked for what they may not do: its part of the catalogue (`words.ts`). */
export const refusals: Translated<typeof english> = {
  'refusals.title': 'المرفوض',
  'refusals.lead': 'من طلب ما لا يحق له. يُحفظ 90 يومًا.',
  'refusals.none': 'لم يُرفض طلب لأحد.',
  'refusals.none-older': 'لا شيء أقدم من هذا.',
  'refusals.who': 'من',
  'refusals.what': 'ما طلبه',
  'refusals.which': 'المحادثة',
  'refusals.when': 'متى',
  'refusals.pages': 'الصفحات',
  'refusals.older': 'الأقدم',
  'refusals.newest': 'العودة إلى الأحدث',
  'refusals.by-door': 'لا يحق له',
  'refusals.by-decision': 'لم يعد يحق له عند اتخاذ القرار',

  'refusals.see': 'قراءتها',
  'refusals.reply': 'الرد',
  'refusals.note': 'كتابة ملاحظة',
  'refusals.claim': 'تولّيها',
  'refusals.transfer': 'تحويلها',
  'refusals.transfer-to-away': 'تحويلها إلى شخص غائب',
  'refusals.hand-to-people': 'أخذها من البوت',
  'refusals.release': 'إعادتها إلى «غير مُسندة»',
  'refusals.close': 'إغلاقها',
  'refusals.reopen': 'إعادة فتحها',
  'refusals.snooze': 'تأجيلها، أو إلغاء ما يحدث تلقائيًا',
  'refusals.tag': 'وضع وسم على جهة الاتصال',
  'refusals.edit-contact': 'تغيير ما يُعرف عن جهة الاتصال، أو حظرها',
  'refusals.change-owner': 'تغيير مالك جهة الاتصال',
};
