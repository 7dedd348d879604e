import type { Translated } from '../catalogue.ts';
import type { notes as english } from '../en/notes.ts';

/** Notes for colleagues, and who is called in them. Its part of the catalogue (`words.ts`). */
export const notes: Translated<typeof english> = {
  'view.mentions': 'الإشارات',
  'list.mentioned': ' ذُكر اسمك',
  'empty.mentions': 'لم يذكرك أحد',
  'empty.mentions-hint': 'تظهر هنا المحادثات التي يكتب فيها زميل @ مع اسمك في ملاحظة.',

  'notes.kind': 'نوع الرسالة',
  'notes.note': 'ملاحظة',
  'notes.note-key': 'كتابة ملاحظة خاصة (N)',
  'notes.reply-key': 'كتابة رد (M)',
  'notes.label': 'كتابة ملاحظة',
  'notes.field': 'ملاحظة خاصة',
  'notes.draft': 'الملاحظة التي بدأتها',
  'notes.placeholder': 'لا يراها إلا فريقك. استخدم @ لتذكر أحدًا',
  'notes.hint': 'للإضافة',
  'notes.add': 'إضافة',
  'notes.suggest': 'ما يطابق ما تكتبه',
  'notes.take-back': 'سحب هذه الملاحظة',
  'notes.taken-back': 'سحب {agent} ملاحظة.',
  'notes.empty': 'اكتب شيئًا أولًا.',
  'notes.too-long': 'الملاحظة {limit} حرف على الأكثر. اجعلها ملاحظتين.',
  'notes.not-allowed': 'لم يعد بإمكانك كتابة ملاحظات في هذه المحادثة.',
  'notes.not-yours': 'من كتب الملاحظة وحده يسحبها.',
  'notes.cannot-see':
    'لا يمكن لـ {name} رؤية هذه المحادثة، فلا يمكن ذكره فيها. احذف @، أو اطلب من مسؤول إضافته إلى الرقم.',
  'keys.note': 'كتابة ملاحظة خاصة',
};
