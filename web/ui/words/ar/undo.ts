import type { Translated } from '../catalogue.ts';
import type { undo as english } from '../en/undo.ts';

/** The way back after a close or a transfer. */
export const undo: Translated<typeof english> = {
  'undo.undo': 'تراجع',
  'undo.key': 'تراجع (Z)',
  'undo.given-back': 'أُعيد فتحها، وعادت إلى من كانت معه',
  'undo.not-given-back': 'تعذر أن تعود إلى من كانت معه. {why}',
  'undo.many-reopened': {
    zero: 'لم يُعد فتح أي محادثة',
    one: 'أُعيد فتح محادثة واحدة',
    two: 'أُعيد فتح محادثتين',
    few: 'أُعيد فتح {count} محادثات',
    many: 'أُعيد فتح {count} محادثة',
    other: 'أُعيد فتح {count} محادثة',
  },
  'undo.many-yours': {
    zero: 'كانت كلها لك من قبل.',
    one: 'واحدة منها لم تكن لك من قبل، وهي الآن لك.',
    two: 'اثنتان منها لم تكونا لك من قبل، وهما الآن لك.',
    few: '{count} منها لم تكن لك من قبل، وهي الآن لك.',
    many: '{count} منها لم تكن لك من قبل، وهي الآن لك.',
    other: '{count} منها لم تكن لك من قبل، وهي الآن لك.',
  },
  'undo.many-not-back': 'هي الآن لك، إذ تعذر أن تعود إلى من كانت معه: {names}. {why}',
  'undo.not-asked': 'لم يكفِ الوقت لفتح هذه المحادثات، وتبقى مغلقة.',
  'keys.undo': 'التراجع عن آخر إغلاق أو تحويل',
};
