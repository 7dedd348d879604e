import type { Translated } from '../catalogue.ts';
import type { starting as english } from '../en/starting.ts';

/** Finding a customer by phone, and starting a conversation with one. */
export const starting: Translated<typeof english> = {
  'search.label': 'البحث بالهاتف أو الاسم أو الرسالة',
  'search.placeholder': 'هاتف أو اسم أو رسالة',
  'search.find': 'بحث',
  'search.found': 'النتائج',
  'search.title': 'البحث',
  'search.again': 'العودة إلى صندوق الوارد',
  'search.exact': 'هذا الرقم',
  'search.similar': 'أرقام مشابهة',
  'search.on': 'على {number}',
  'search.closed': 'على {number}، مغلقة',
  'search.none': 'لا محادثة لك مع هذا الرقم.',
  'search.create': 'بدء محادثة جديدة',
  'search.create-with': 'مع {phone}',
  'search.count': {
    zero: 'لا نتائج',
    one: 'نتيجة واحدة',
    two: 'نتيجتان',
    few: '{count} نتائج',
    many: '{count} نتيجة',
    other: '{count} نتيجة',
  },

  'phone.not-a-phone': 'هذا ليس رقم هاتف. اكتبه مع رمز بلده، مثل \u2066+44 7700 900118\u2069.',
  'phone.too-short': 'هذا أقصر من أن يكون رقمًا في \u2066+{country}\u2069. تحقق من الأرقام.',
  'phone.too-long':
    'هذا أطول من أن يكون رقمًا في \u2066+{country}\u2069. تحقق من الأرقام، أو ابدأ بـ + وبلد آخر.',
  'phone.no-such-length': 'لا رقم في \u2066+{country}\u2069 بهذا العدد من الأرقام. تحقق منها.',
  'phone.no-such-country': 'لا بلد بهذا الرمز. اكتبه هكذا: \u2066+44 7700 900118\u2069.',

  'begin.title': 'محادثة جديدة',
  'begin.lead': 'أول رسالة إلى رقم جديد يجب أن تكون قالبًا.',
  'begin.open-form': 'محادثة جديدة',
  'begin.step-number': 'الرقم',
  'begin.step-template': 'القالب',
  'begin.step-check': 'تحقق وأرسل',
  'begin.to': 'إلى',
  'begin.from': 'من',
  'begin.continue': 'متابعة',
  'begin.back': 'رجوع',
  'begin.no-numbers': 'أنت لا ترد على أي رقم بعد، فلا رقم تكتب منه. اطلب من مسؤول إضافتك.',
  'begin.own-number': 'هذا رقم لمؤسستك. اكتب إلى رقم عميل.',
  'begin.exists': 'توجد محادثة مع هذا العميل على {number} بالفعل. تابع هناك، أو اختر رقمًا آخر تكتب منه.',
  'begin.open': 'فتحها',
  'begin.template-there': 'إرسال قالب هناك',
  'begin.colleague': 'زميل يتابع هذا العميل. اسأل مدير صندوق الوارد أو مسؤولًا إن كان عليك ذلك.',
};
