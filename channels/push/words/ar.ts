import type { PushWords } from '../words.ts';

export const arabic: PushWords = {
  locale: 'ar-u-nu-latn',
  now: {
    assigned: 'محادثة جديدة لك',
    message: 'رسالة جديدة لك',
    unassigned: 'أحدهم ينتظر في «غير مُسندة»',
    mention: 'ذُكرت في ملاحظة',
  },
  press: 'اضغط لفتح المحادثة.',
  more: {
    zero: 'لا محادثات أخرى تحتاج إليك.',
    one: 'محادثة أخرى تحتاج إليك.',
    two: 'محادثتان أخريان تحتاجان إليك.',
    few: '{count} محادثات أخرى تحتاج إليك.',
    many: '{count} محادثة أخرى تحتاج إليك.',
    other: '{count} محادثة أخرى تحتاج إليك.',
  },
  kind: {
    image: 'صورة',
    video: 'فيديو',
    audio: 'مقطع صوتي',
    voice: 'رسالة صوتية',
    document: 'مستند',
    sticker: 'ملصق',
    location: 'موقع',
    contacts: 'بطاقة جهة اتصال',
    other: 'رسالة',
  },
  somebody: 'لا اسم بعد',
};
