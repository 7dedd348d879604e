import type { Translated } from '../catalogue.ts';
import type { media as english } from '../en/media.ts';

/** Pictures, recordings and files. */
export const media: Translated<typeof english> = {
  'refusal.upload-gone': 'أحد الملفات لم يعد هنا. اختره مجددًا، ثم أرسل.',
  'media.fetching': 'جارٍ جلبه من WhatsApp…',
  'media.failed.gone': 'لم يعد هذا الملف عند WhatsApp. اطلب من العميل إرساله مجددًا.',
  'media.failed.too-large': 'هذا الملف أكبر مما يسمح به WhatsApp، لذا لم يُجلب.',
  'media.failed.broken': 'وصل الملف تالفًا. اجلبه مجددًا، أو اطلب من العميل إرساله مجددًا.',
  'media.failed.wrong-type': 'ما وصل ليس الصورة أو التسجيل كما قيل عنه، لذا لم يُحفظ.',
  'media.failed.unreachable': 'تعذر الوصول إلى WhatsApp ما دام هذا الملف عنده.',
  'media.again': 'جلب مجددًا',
  'media.not-failed': 'يجري جلبه، أو هو هنا بالفعل. انظر مجددًا بعد لحظة.',
  'upload.file-empty': 'هذا الملف فارغ. اختر ملفًا آخر.',
  'upload.file-too-large': 'هذا الملف أكبر من {limit}، وهو أقصى ما يقبله WhatsApp. أرسل ملفًا أصغر.',
  'upload.none': 'لم يصل أي ملف. اختر ملفًا وحاول مجددًا.',
  'upload.broken-off': 'لم يصل الملف كاملًا. حاول مجددًا.',
  'upload.not-yours': 'هذا الملف أُرسل من قبل، أو أُلغي.',
};
