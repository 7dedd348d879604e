import type { Translated } from '../catalogue.ts';
import type { composer as english } from '../en/composer.ts';

/** Writing to a customer: reply, reaction, files, voice, window. Its part of the catalogue (`words.ts`). */
export const composer: Translated<typeof english> = {
  'bubble.tools': 'هذه الرسالة',
  'bubble.reply': 'الرد على هذه الرسالة',
  'bubble.react': 'التفاعل مع هذه الرسالة',

  'quote.answering': 'رد على {name}',
  'quote.drop': 'عدم الرد على هذه الرسالة',

  'reaction.title': 'تفاعل',
  'reaction.to': 'تفاعل مع: {message}',
  'reaction.quick': 'تفاعلات سريعة',
  'reaction.put': 'تفاعل بـ {emoji}',
  'reaction.take-back': 'التراجع عن {emoji}',
  'reaction.more': 'المزيد من الرموز',
  'reaction.pending': '، في الطريق',
  'reaction.unknown': '، غير مؤكد',
  'reaction.unknown-hint': 'لم يؤكد WhatsApp هذا التفاعل. سيظهر هنا إن فعل. وللتأكد، تفاعل مرة أخرى.',
  'reaction.failed': 'لم يُرسل تفاعلك {emoji}.',
  'reaction.failed-back': 'لم يُسحب تفاعلك.',
  'reaction.refused': 'لم يُرسل أي تفاعل',
  'refusal.reaction-window-closed': 'انتهت الـ24 ساعة بعد آخر رسالة من العميل: لا يمكن إرسال غير قالب.',
  'refusal.reaction-not-allowed': 'لم يعد لك أن ترد في هذه المحادثة.',
  'refusal.reaction-waiting': 'تولَّ المحادثة أولًا، ثم تفاعل.',
  'refusal.reaction-not-there-yet': 'هذه الرسالة ليست عند WhatsApp أو حُذفت: لا شيء هنا للتفاعل معه.',

  'files.attach': 'إرفاق ملفات',
  'files.attached': 'الملفات المرفقة',
  'files.drop': 'أفلت الملفات هنا لإرفاقها',
  'files.send-with': 'إرسال مع هذا الملف',
  'files.uploading': 'جارٍ رفع {name}',
  'files.remove': 'إزالة {name}',
  'files.retry': 'رفع {name} مجددًا',
  'files.failed': 'لم يكتمل الرفع. حاول مجددًا.',
  'files.empty': 'هذا الملف فارغ.',
  'files.too-large': 'حجم هذا الملف {size}. يقبل WhatsApp حتى 100 MB على الأكثر.',
  'files.too-many': 'يُرسل معًا {count} من الملفات على الأكثر. أرسل هذه أولًا.',
  'files.mend': 'لم يُرسل بعد: أعد محاولة الملف الذي فشل، أو أزله.',
  'files.wait': 'يُرسل فور رفع الملفات.',

  'record.button': 'تسجيل رسالة صوتية',
  'record.panel': 'رسالة صوتية',
  'record.recording': 'جارٍ التسجيل',
  'record.cancel': 'تجاهل التسجيل',
  'record.pause': 'إيقاف مؤقت',
  'record.send': 'إرسال الرسالة الصوتية',
  'record.refused': 'الميكروفون غير مسموح به هنا. اسمح به في إعدادات الموقع في المتصفح، أو أرفق تسجيلًا كملف.',
  'record.none': 'لم يُعثر على ميكروفون. صِل واحدًا وحاول مجددًا، أو أرفق تسجيلًا كملف.',
  'record.unsupported':
    'لا يستطيع هذا المتصفح التسجيل هنا: يحتاج إلى صفحة عبر https. أرفق تسجيلًا كملف بدلًا من ذلك.',
  'record.full': 'بلغ التسجيل أقصى طول يقبله WhatsApp. أرسله وابدأ تسجيلًا آخر.',

  'emoji.button': 'رموز تعبيرية',
  'emoji.title': 'اختر رمزًا تعبيريًا',
  'emoji.search': 'ابحث عن رمز',
  'emoji.tone': 'لون البشرة',
  'emoji.recent': 'المستخدمة مؤخرًا',
  'emoji.none': 'لا رمز تعبيري بهذا الاسم.',
  'emoji.failed': 'تعذر تحميل الرموز التعبيرية. أغلق هذا وافتحه مجددًا.',
};
