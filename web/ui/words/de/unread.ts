import type { Translated } from '../catalogue.ts';
import type { unread as english } from '../en/unread.ts';

/** A conversation is put back among one's unread ones. */
export const unread: Translated<typeof english> = {
  'unread.mark': 'Als ungelesen markieren',
  'unread.mark-key': 'Als ungelesen markieren (U)',
  'unread.done': 'Als ungelesen markiert',
  'unread.done-hint': 'Sie bleibt für dich ungelesen, bis du sie wieder öffnest.',
  'unread.nothing': 'Der Kunde hat hier noch nichts geschrieben, also kann nichts ungelesen sein.',
};
