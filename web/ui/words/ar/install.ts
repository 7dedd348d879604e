import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'install.description': 'صندوق وارد WhatsApp للفريق.',
  'install.title': 'تثبيت Switchboard',
  'install.hint': 'كتطبيق على هذا الجهاز: بنافذته وأيقونته الخاصتين، ويظهر عليها عدد المنتظرين.',
  'install.now': 'تثبيت',
  'install.by-hand': 'ليكون لديك كتطبيق: اضغط «مشاركة» في Safari ثم «إضافة إلى الشاشة الرئيسية».',

  'offline.title': 'يتعذر الوصول إلى Switchboard',
  'offline.hint': 'ربما أنت غير متصل. تحقق من اتصالك وحاول مجددًا؛ ما يكتبه العملاء في هذه الأثناء لا يضيع.',
  'offline.again': 'حاول مجددًا',
};
