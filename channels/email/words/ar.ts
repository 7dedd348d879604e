import type { MailWords } from '../words.ts';

export const arabic: MailWords = {
  locale: 'ar-u-nu-latn',
  dir: 'rtl',
  role: { admin: 'مسؤول', inbox_manager: 'مدير صندوق الوارد', service: 'خدمة', sale: 'مبيعات' },
  button: {
    admin: 'إكمال التسجيل',
    inbox_manager: 'إكمال التسجيل',
    service: 'إكمال التسجيل',
    sale: 'تفعيل حسابي',
  },
  invitation: {
    subject: (inviter, organisation) => `دعاك ${inviter} إلى ${organisation}`,
    again: (inviter, organisation) => `تذكير: دعاك ${inviter} إلى ${organisation}`,
    invited: ' أرسل إليك دعوة',
    title: (organisation) => `انضم إلى صندوق وارد ${organisation}`,
    work: (others) =>
      others === 0 ? 'ستردّ على العملاء في واتساب' : `ستردّ على العملاء في واتساب مع زملاء عددهم ${others}`,
    as: '، بصفة ',
    next: '. اختر اسمًا وكلمة مرور وتصبح جاهزًا.',
    preview: (others, days) =>
      `ردّ على العملاء في واتساب${others === 0 ? '' : ` مع زملاء عددهم ${others}`}. مدة صلاحية الرابط بالأيام: ${days}.`,
    sentTo: (address, inviter) =>
      `أُرسلت إلى \u2068${address}\u2069 لأن ${inviter} أدخل هذا العنوان. ليس أنت؟ تجاهل هذه الرسالة ولن يحدث شيء.`,
  },
  password: {
    subject: 'اختر كلمة مرور جديدة',
    title: 'اختر كلمة مرور جديدة',
    lead: 'طلب أحدهم، ونأمل أنه أنت، رابطًا لاختيار كلمة مرور جديدة. يعمل الرابط مرة واحدة ويسجّل خروجك من كل مكان.',
    button: 'اختيار كلمة مرور جديدة',
    preview: 'يعمل الرابط لمدة ساعة ولمرة واحدة.',
    sentTo: (address) =>
      `أُرسلت إلى \u2068${address}\u2069 لأن أحدهم أدخل هذا العنوان. ليس أنت؟ تجاهل هذه الرسالة وستبقى كلمة مرورك كما هي.`,
  },
  until: 'يعمل الرابط حتى ',
  otherwise: '. إن لم يعمل الزر فافتح هذا العنوان:',
};
