import type { Translated } from '../catalogue.ts';
import type { handover as english } from '../en/handover.ts';

/** What the thread says where the bot stops, and why. */
export const handover: Translated<typeof english> = {
  'handover.handoff_word': 'كتب العميل «{word}»: توقف البوت.',
  'handover.handoff_button': 'طلب العميل أن يكلّم إنسانًا: توقف البوت.',
  'handover.not_understood': {
    zero: 'لم يفهم البوت، فتوقف.',
    one: 'لم يفهم البوت الرسالة، فتوقف.',
    two: 'لم يفهم البوت رسالتين، فتوقف.',
    few: 'لم يفهم البوت {count} رسائل، فتوقف.',
    many: 'لم يفهم البوت {count} رسالة، فتوقف.',
    other: 'لم يفهم البوت {count} رسالة، فتوقف.',
  },
  'handover.webhook': 'طلب البوت إنسانًا.',
  'handover.webhook-why': 'طلب البوت إنسانًا: {detail}',
  'handover.webhook_failed': 'لم يستطع البوت الرد ({detail}): يتولّى الناس.',
  'handover.reply': 'ردّ {actor}، فتوقف البوت.',
  'handover.phone_stopped_bot': 'كتب زميل من التطبيق على الهاتف، فتوقف البوت.',
  'handover.bot_off': 'أُوقف البوت: يتولّى الناس.',
};
