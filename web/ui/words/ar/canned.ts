import type { Translated } from '../catalogue.ts';
import type { canned as english } from '../en/canned.ts';

/** Texts of our own that are said often. Its part of the catalogue (`words.ts`). */
export const canned: Translated<typeof english> = {
  'canned.title': 'الردود السريعة',
  'canned.button': 'الردود السريعة (اكتب / في حقل كتابة فارغ)',
  'canned.lead':
    'ما تقولونه كثيرًا. في حقل كتابة فارغ تفتح / هذه القائمة؛ تابع الكتابة لتجد ردًا، ومفتاح Enter يُدرجه.',
  'canned.lead-reader': 'ما يقوله فريقك كثيرًا. يكتبها المسؤولون ويستخدمها الجميع.',
  'canned.new': 'رد سريع جديد',
  'canned.edit': 'تعديل',
  'canned.edit-of': 'تعديل /{name}',
  'canned.name': 'الاختصار',
  'canned.name-hint': 'كلمة واحدة تُكتب بعد الشرطة المائلة.',
  'canned.text': 'النص',
  'canned.variables': 'يُملأ لكل محادثة: {variables}. ما ليس معروفًا يبقى ظاهرًا، ولا يُرسل الرد حتى يكتبه أحد.',
  'canned.add': 'إضافة رد سريع',
  'canned.save': 'حفظ',
  'canned.cancel': 'إلغاء',
  'canned.remove': 'حذف',
  'canned.calls-nothing': 'لا يوجد رد سريع باسم /{name}. اضغط Enter مرة أخرى لإرساله كما هو.',
  'canned.none': 'لا ردود سريعة بعد.',
  'canned.done-added': 'تمت الإضافة. يمكن للجميع استخدامه من الآن.',
  'canned.done-saved': 'تم الحفظ.',
  'canned.done-removed': 'تم الحذف. وما أُرسل به يبقى.',
  'canned-refusal.name-missing': 'أعطه اختصارًا.',
  'canned-refusal.name-long': 'الاختصار 40 حرفًا على الأكثر.',
  'canned-refusal.name-taken': 'يوجد رد بهذا الاختصار بالفعل.',
  'canned-refusal.text-missing': 'اكتب نصه.',
  'canned-refusal.text-long': 'لا تتسع رسالة WhatsApp لأكثر من 4096 حرفًا.',
  'canned-refusal.variable-unknown': 'شيء بين أقواس مزدوجة ليس من الأربعة التي تُملأ. صحّحه، أو احذف الأقواس.',
  'canned-refusal.too-many': 'بلغت 500 بالفعل. احذف واحدًا أولًا.',
  'canned-refusal.gone': 'حذفه أحدهم في هذه الأثناء.',
  'refusal.left-open':
    'لا يزال في نصك شيء مفتوح بين أقواس مزدوجة، لأننا لا نعرفه عن هذا العميل. اكتبه، أو احذفه.',
};
