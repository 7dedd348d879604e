import type { Translated } from '../catalogue.ts';
import type { alerts as english } from '../en/alerts.ts';

/** What calls somebody, and Settings → Notifications. */
export const alerts: Translated<typeof english> = {
  'alerts.now-assigned': 'محادثة جديدة لك',
  'alerts.now-message': 'رسالة جديدة لك',
  'alerts.now-unassigned': 'أحدهم ينتظر في «غير مُسندة»',
  'alerts.now-mention': 'ذُكرت في ملاحظة',
  'alerts.title-with': '{name} · {what}',
  'alerts.no-preview': 'اضغط لفتح المحادثة.',
  'alerts.missed': {
    zero: 'لا محادثات أخرى تحتاج إليك.',
    one: 'محادثة أخرى تحتاج إليك.',
    two: 'محادثتان أخريان تحتاجان إليك.',
    few: '{count} محادثات أخرى تحتاج إليك.',
    many: '{count} محادثة أخرى تحتاج إليك.',
    other: '{count} محادثة أخرى تحتاج إليك.',
  },
  'alerts.now': 'الآن',
  'alerts.open': 'فتح',
  'alerts.dismiss': 'إخفاء',
  'alerts.sound-blocked': 'لن تسمع التنبيهات بعد.',
  'alerts.sound-blocked-hint': 'يُبقي متصفحك الصفحة صامتة حتى تنقر فيها.',
  'alerts.sound-unblock': 'تشغيل الصوت',

  'notifications.title': 'الإشعارات',
  'notifications.lead': 'كيف يناديك Switchboard، ولأجل ماذا. هذا يخصك وحدك.',
  'notifications.saved': 'تم الحفظ.',
  'notifications.here': 'التنبيهات',
  'notifications.sound': 'تنبيهات صوتية',
  'notifications.sound-hint': 'صوت قصير، مرة واحدة، مهما كان عدد علامات التبويب المفتوحة.',
  'notifications.sound-which': 'الصوت',
  'notifications.volume': 'مستوى الصوت',
  'notifications.test': 'تجربة',
  'notifications.sound-bell': 'جرس المكتب',
  'notifications.sound-chime': 'رنين',
  'notifications.sound-marimba': 'ماريمبا',
  'notifications.sound-knock': 'طرقة',
  'notifications.sound-works': 'الصوت يعمل في علامة التبويب هذه.',
  'notifications.sound-silent':
    'يُبقي متصفحك هذه الصفحة صامتة. اضغط «تجربة»، وإن لم تسمع شيئًا فاسمح بالصوت لهذا الموقع من شريط العنوان في المتصفح.',
  'notifications.popup': 'تنبيهات منبثقة',
  'notifications.popup-hint':
    'داخل هذه الصفحة وأنت تنظر إليها، وإلا فيعرضها متصفحك. الضغط عليها يفتح المحادثة.',
  'notifications.popup-granted': 'مسموح بها في هذا المتصفح',
  'notifications.popup-default': 'لم يُسأل متصفحك بعد، لذا لا يعرض شيئًا وأنت في مكان آخر.',
  'notifications.popup-ask': 'السماح بالمنبثقة',
  'notifications.popup-denied':
    'محظورة في هذا المتصفح. اضغط الرمز بجانب العنوان، واجعل الإشعارات «سماح»، ثم أعد تحميل هذه الصفحة.',
  'notifications.popup-unsupported':
    'لا يعرض هذا المتصفح تنبيهات منبثقة هنا. على iPhone أو iPad، أضف Switchboard إلى الشاشة الرئيسية وافتحه منها.',
  'notifications.closed': 'حتى عندما يكون Switchboard مغلقًا',
  'notifications.closed-hint':
    'يرنّ هذا الجهاز وإن لم تكن أي صفحة مفتوحة، لما هو محدد تحت «منبثق». ويتوقف عندما تسجّل خروجك، وعندما تنتهي جلسة لم تُبقها مفتوحة.',
  'notifications.closed-on': 'هذا الجهاز يرنّ',
  'notifications.closed-stop': 'أوقف الرنين هنا',
  'notifications.closed-start': 'اجعل هذا الجهاز يرنّ',
  'notifications.closed-failed':
    'لم ينجح ذلك: لا يصل هذا المتصفح إلى خدمة الإشعارات، أو لا يمكن الوصول إلى Switchboard.',
  'notifications.closed-again': 'حاول مرة أخرى',
  'notifications.closed-ios':
    'على iPhone أو iPad، أضف Switchboard إلى الشاشة الرئيسية وافتحه منها، عندها يمكنه أن يرنّ.',
  'notifications.closed-insecure': 'لا يرنّ جهاز إلا عبر https. اسأل من يدير Switchboard لديكم.',
  'notifications.closed-unsupported': 'لا يمكن لهذا المتصفح أن يرنّ وصفحته مغلقة.',
  'notifications.previews': 'إظهار من كتب وماذا كتب',
  'notifications.previews-hint':
    'عند الإيقاف، لا تقول التنبيهات خارج هذه الصفحة إلا أن أحدًا يحتاج إليك: قد يرى آخرون شاشتك المقفلة أو المشتركة.',
  'notifications.about': 'نبّهني عند',
  'notifications.by-sound': 'صوت',
  'notifications.by-popup': 'منبثق',
  'notifications.about-assigned': 'محادثة أُسندت إليّ',
  'notifications.about-message': 'رسالة جديدة في محادثاتي',
  'notifications.about-unassigned': 'محادثة جديدة في «غير مُسندة» وأنا متاح',
  'notifications.about-mention': 'زميل يذكرني في ملاحظة',
  'notifications.about-by': '{about}: {way}',
  'notifications.quiet': 'لا شيء يرن لمحادثة تنظر إليها، ولا لما فعلته بنفسك، ولا لما فاتك وأنت غائب.',
  'notifications.save': 'حفظ',

  'devices.title': 'الأجهزة التي ترن',
  'devices.lead': 'عندما يكون Switchboard مغلقًا، ترن هذه الأجهزة لك ما دمت مسجّل الدخول عليها.',
  'devices.rung': 'منذ {since} · آخر رنين {last}',
  'devices.never-rung': 'منذ {since} · لم يرن بعد',
  'devices.refused': 'تعذّر الوصول إلى هذا الجهاز منذ {time}',
  'devices.given-up': 'لم يعد يرن. ليرن من جديد، اضغط عليه «اجعل هذا الجهاز يرنّ».',
  'devices.remove': 'إزالة',
  'devices.remove-this': 'إزالة {device}',
  'devices.removed': 'لم يعد يرن.',
};
