import type { Translated } from '../catalogue.ts';
import type { finding as english } from '../en/finding.ts';

/** Narrowing, ordering and searching the list (`words.ts`). */
export const finding: Translated<typeof english> = {
  'filters.window': 'إمكانية الرد',
  'window-filter.open': 'خلال 24 ساعة',
  'window-filter.closing': 'تنتهي خلال 4 ساعات',
  'window-filter.closed': 'قالب فقط',
  'filters.tags': 'الوسوم',
  'filters.agents': 'مُسندة إلى',
  'filters.unread': 'غير مقروءة',
  'filters.somebody': 'أحدهم',
  'filters.some-tag': 'وسم لم يعد موجودًا',
  'status.snoozed': 'مؤجَّلة',
  'list.count-snoozed': 'مؤجَّلة',
  'empty.snoozed': 'لا شيء مؤجَّل',
  'empty.snoozed-hint': 'المحادثات التي تضعها جانبًا إلى وقت معيّن تنتظر هنا.',
  'views.saved': 'المحفوظة',
  'views.shared': ' (مشتركة)',
  'views.save': 'حفظ هذه القائمة',
  'views.name': 'الاسم',
  'views.share': 'مشاركة مع الجميع',
  'views.keep': 'حفظ',
  'views.remove': 'إزالة {name}',
  'filters.active': 'عوامل التصفية المستخدمة',
  'filters.drop': 'إزالة عامل التصفية {filter}',
  'filters.clear': 'مسح التصفية',

  'sort.label': 'الترتيب: {sort}',
  'sort.title': 'ترتيب حسب',
  'sort.newest': 'الأحدث',
  'sort.oldest': 'الأقدم',
  'sort.window': 'الأقرب انتهاءً',
  'sort.newest-hint': 'آخر رسالة أولًا',
  'sort.oldest-hint': 'الأطول بلا رسالة أولًا',
  'sort.window-hint': 'الأقل وقتًا للرد أولًا',

  'search.people': 'المحادثات',
  'search.messages': 'الرسائل',
  'search.ours': 'نحن:',
  'search.more-people': 'المزيد من المحادثات',
  'search.more-messages': 'المزيد من الرسائل',
  'search.nothing': 'لم يُعثر على شيء في الأسماء والرسائل التي تراها. جرّب كلمات أقل، أو رقم هاتف.',
  'search.too-little': 'اكتب حرفين أو أكثر من اسم أو رسالة، أو ثلاثة أرقام من رقم هاتف.',

  'empty.filtered': 'لا شيء مطابق',
  'empty.filtered-hint': 'لا محادثة هنا تطابق كل عوامل التصفية المستخدمة.',
};
