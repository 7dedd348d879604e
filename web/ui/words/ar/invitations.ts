import type { Translated } from '../catalogue.ts';
import type { invitations as english } from '../en/invitations.ts';

/** What is said to people who were asked to join, and about them. */
export const invitations: Translated<typeof english> = {
  // Why an Admin's wish was refused.
  'invitation-refusal.not-allowed': 'المسؤول وحده يدعو الناس، ولم تعد مسؤولًا.',
  'invitation-refusal.no-invitation': 'لم تعد هذه الدعوة موجودة. أعد تحميل الصفحة.',
  'invitation-refusal.already-user': 'لدى {email} حساب هنا بالفعل. تجده في قائمة الأشخاص.',
  'invitation-refusal.already-invited': 'سبقت دعوة {email}. أعد إرسال تلك الدعوة بدلًا من ذلك.',
  'invitation-refusal.accepted': 'انضم هذا الشخص في هذه الأثناء.',
  'invitation-refusal.revoked': 'أُلغيت هذه الدعوة. ادعُه من جديد.',
  'invitation-refusal.expired': 'انتهت صلاحية هذه الدعوة. أرسل رابطًا جديدًا أولًا.',
  'invitation-refusal.no-number': 'رقم اخترته لم يعد موجودًا. أعد تحميل الصفحة.',

  // Why no mail has left.
  'mail-trouble.unreachable': 'خادم البريد لا يقبل الرسالة. نعيد المحاولة تلقائيًا: {detail}',
  'mail-trouble.refused': 'خادم البريد يرفض هذا العنوان نهائيًا: {detail}',
  'mail-trouble.given_up': 'لم يقبل خادم البريد الرسالة منذ أيام. أعد إرسالها عندما يعمل: {detail}',

  // The page that a mailed link opens.
  'accept.page': 'قبول الدعوة',
  'accept.invited': 'يدعوك إلى',
  'accept.title': 'الانضمام إلى {organisation}',
  'accept.work-alone': 'سترد على العملاء في WhatsApp، ودورك:',
  'accept.work': {
    zero: 'سترد على العملاء في WhatsApp، ودورك:',
    one: 'سترد على العملاء في WhatsApp مع شخص آخر، ودورك:',
    two: 'سترد على العملاء في WhatsApp مع شخصين آخرين، ودورك:',
    few: 'سترد على العملاء في WhatsApp مع {count} آخرين، ودورك:',
    many: 'سترد على العملاء في WhatsApp مع {count} آخرين، ودورك:',
    other: 'سترد على العملاء في WhatsApp مع {count} آخرين، ودورك:',
  },
  'accept.name': 'اسمك',
  'accept.name-hint': 'يظهر لزملائك. أما العملاء فيرون {organisation}.',
  'accept.wrong-name': 'أخبرنا باسمك، في 80 حرفًا على الأكثر.',
  'accept.submit.admin': 'إكمال التسجيل',
  'accept.submit.inbox_manager': 'إكمال التسجيل',
  'accept.submit.service': 'إكمال التسجيل',
  'accept.submit.sale': 'تفعيل حسابي',
  'accept.note': 'هذا الرابط مخصص لـ {email} ويعمل حتى {until}.',
  'accept.have-account': 'لديّ حساب بالفعل',
  'accept.signed-in': 'أنت مسجّل الدخول باسم {name}',
  'accept.signed-in-text':
    'هذا الرابط لشخص ليس هنا بعد. لاستخدامه، سجّل الخروج أولًا، ثم افتحه مجددًا من رسالة البريد.',

  'accept-refusal.unknown': 'هذا الرابط لا يعمل',
  'accept-refusal.unknown-text':
    'ربما سقط جزء منه. افتحه مرة أخرى من رسالة البريد، أو اطلب رابطًا جديدًا ممن دعاك.',
  'accept-refusal.used': 'سبق قبول هذه الدعوة',
  'accept-refusal.used-text': 'يعمل الرابط مرة واحدة. سجّل الدخول ببريدك الإلكتروني وكلمة السر التي اخترتها.',
  'accept-refusal.revoked': 'سُحبت هذه الدعوة',
  'accept-refusal.revoked-text': 'إن كنت تظن أن ذلك خطأ، فاسأل من دعاك.',
  'accept-refusal.expired': 'انتهت صلاحية هذا الرابط',
  'accept-refusal.expired-text': 'اطلب رابطًا جديدًا ممن دعاك.',
  'accept-refusal.expired-since': {
    zero: 'انتهت صلاحية الدعوة. أرسل {name} دعوتك في {date}. اطلب من {name} رابطًا جديدًا.',
    one: 'تعمل الدعوات يومًا واحدًا. أرسل {name} دعوتك في {date}. اطلب من {name} رابطًا جديدًا.',
    two: 'تعمل الدعوات يومين. أرسل {name} دعوتك في {date}. اطلب من {name} رابطًا جديدًا.',
    few: 'تعمل الدعوات {count} أيام. أرسل {name} دعوتك في {date}. اطلب من {name} رابطًا جديدًا.',
    many: 'تعمل الدعوات {count} يومًا. أرسل {name} دعوتك في {date}. اطلب من {name} رابطًا جديدًا.',
    other: 'تعمل الدعوات {count} يوم. أرسل {name} دعوتك في {date}. اطلب من {name} رابطًا جديدًا.',
  },
  'accept-refusal.replaced': 'يوجد رابط أحدث',
  'accept-refusal.replaced-text':
    'أُرسلت إليك رسالة بريد أخرى بعد ذلك. استخدم الرابط في أحدث رسالة، فالروابط السابقة لم تعد تعمل.',
  'accept-refusal.already-user': 'لديك حساب بالفعل',
  'accept-refusal.already-user-text': 'سجّل الدخول بهذا البريد الإلكتروني، أو اختر كلمة سر جديدة.',

  'link.too-many': 'محاولات كثيرة جدًا',
  'link.too-many-text': 'انتظر دقيقة، ثم افتح الرابط مجددًا.',

  'new-password.hint': '{least} حرفًا على الأقل. بضع كلمات متتالية يسهل تذكّرها.',
  'new-password.long-enough': 'طويلة بما يكفي',
  'new-password.wrong': 'استخدم من {least} إلى {most} حرف.',

  // A forgotten password.
  'login.forgot': 'هل نسيت كلمة السر؟',
  'forgot.title': 'هل نسيت كلمة السر؟',
  'forgot.lead': 'سنرسل إليك رابطًا لاختيار كلمة سر جديدة.',
  'forgot.submit': 'إرسال الرابط',
  'forgot.back': 'العودة إلى تسجيل الدخول',
  'forgot.again': 'إرسال رابط آخر',
  'forgot.wrong': 'اكتب بريدك الإلكتروني، مثل mia@example.org.',
  'forgot.asked': 'انظر في بريدك الإلكتروني',
  'forgot.asked-text': 'إن كان {email} لأحد هنا، فالرابط في طريقه إليه. يعمل لمدة ساعة، ومرة واحدة.',
  'reset.title': 'اختر كلمة سر جديدة',
  'reset.password': 'كلمة السر الجديدة',
  'reset.submit': 'تعيين كلمة السر الجديدة',
  'reset.note': 'هذا يسجّل خروجك من كل مكان.',
  'reset.done': 'تم تعيين كلمة السر الجديدة',
  'reset.done-text': 'تم تسجيل خروجك من كل مكان. سجّل الدخول بها الآن.',
  'reset.over': 'لم يعد هذا الرابط يعمل',
  'reset.over-text': 'رابط كلمة السر الجديدة يعمل لمدة ساعة، ومرة واحدة. يمكنك طلب رابط آخر.',
};
