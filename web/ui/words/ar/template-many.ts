import type { Translated } from '../catalogue.ts';
import type { templateMany as english } from '../en/template-many.ts';

/** One template for many contacts. */
export const templateMany: Translated<typeof english> = {
  'template-many.to': {
    zero: 'إلى لا أحد',
    one: 'إلى جهة اتصال واحدة',
    two: 'إلى جهتي الاتصال المحددتين',
    few: 'إلى {count} جهات اتصال محددة',
    many: 'إلى {count} جهة اتصال محددة',
    other: 'إلى {count} جهة اتصال محددة',
  },
  'template-many.step-fill': 'الملء',
  'template-many.file': 'يبدأ بملف، لذلك يُرسل إلى جهة اتصال واحدة في كل مرة',
  'template-many.from-each':
    'إن تُرك فارغًا مُلئ من كل جهة اتصال: معروف لدى {count} من {total}. ما تكتبه هنا يصل إلى الجميع.',
  'template-many.same-for-all': 'النص نفسه للجميع.',
  'template-many.goes-to': 'يُرسل إلى {count} من {total}',
  'template-many.begins': 'محادثة جديدة على {number} تكون لك: {count}',
  'template-many.reopens': 'مغلقة، تُفتح من جديد وتكون لك: {count}',
  'template-many.goes-on': 'مفتوحة، تبقى عند من هي عنده: {count}',
  'template-many.bot': 'مع البوت، ويوقفه القالب كما يوقفه ردّك: {count}',
  'template-many.left-out': 'لا يُرسل إلى: {count}',
  'template-many.left.not-theirs': 'ليس لك أن تكتب إليها: {count}',
  'template-many.left.not-allowed': 'لم يعد لك أن تكتب إليها: {count}',
  'template-many.left.colleague': 'يتابعها زميل: {count}',
  'template-many.left.blocked': 'محظورة: {count}',
  'template-many.left.opted-out': 'لا تريد رسائل تسويقية: {count}',
  'template-many.left.waiting': 'تنتظر في «غير مُسندة» وتُتولّى أولًا: {count}',
  'template-many.left.no-phone': 'بلا رقم هاتف يصل إليه القالب: {count}',
  'template-many.left.own-number': 'رقم لمؤسستك: {count}',
  'template-many.left.no-value': 'لا شيء معروف لأجل «{field}»: {count}',
  'template-many.left.unfit-value': 'المعروف لا يناسب «{field}»: {count}',
  'template-many.left.template-not-sendable': 'أُوقف القالب أو تغيّر أو حُذف في هذه الأثناء: {count}',
  'template-many.sent': {
    zero: 'لم يُضف القالب إلى الطابور لأي جهة اتصال.',
    one: 'القالب في طابور الإرسال لجهة اتصال واحدة.',
    two: 'القالب في طابور الإرسال لجهتي اتصال.',
    few: 'القالب في طابور الإرسال لـ{count} جهات اتصال.',
    many: 'القالب في طابور الإرسال لـ{count} جهة اتصال.',
    other: 'القالب في طابور الإرسال لـ{count} جهة اتصال.',
  },
  'template-many.again': {
    zero: 'لم يُرسل شيء مرتين.',
    one: 'جهة اتصال واحدة نالته من هذا النموذج من قبل: لم يُرسل شيء مرتين.',
    two: 'جهتا اتصال نالتاه من هذا النموذج من قبل: لم يُرسل شيء مرتين.',
    few: '{count} جهات اتصال نالته من هذا النموذج من قبل: لم يُرسل شيء مرتين.',
    many: '{count} جهة اتصال نالته من هذا النموذج من قبل: لم يُرسل شيء مرتين.',
    other: '{count} جهة اتصال نالته من هذا النموذج من قبل: لم يُرسل شيء مرتين.',
  },
  'template-many.these-again': 'المحاولة ثانيةً مع من لم يُرسل إليهم',
  'template-many.done': 'العودة إلى جهات الاتصال',
};
