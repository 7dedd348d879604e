import type { Translated } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

/** Who asked for what they may not do: its part of the catalogue (`words.ts`). */
export const refusals: Translated<typeof english> = {
  'refusals.title': 'Abgelehnt',
  'refusals.lead': 'Wer etwas tun wollte, was er nicht darf. 90 Tage lang aufbewahrt.',
  'refusals.none': 'Noch wurde niemandem etwas abgelehnt.',
  'refusals.none-older': 'Nichts Älteres.',
  'refusals.who': 'Wer',
  'refusals.what': 'Wollte',
  'refusals.which': 'Unterhaltung',
  'refusals.when': 'Wann',
  'refusals.pages': 'Seiten',
  'refusals.older': 'Ältere',
  'refusals.newest': 'Zurück zu den neuesten',
  'refusals.by-door': 'Durfte das nicht',
  'refusals.by-decision': 'Durfte das nicht mehr, als entschieden wurde',

  'refusals.see': 'Lesen',
  'refusals.reply': 'Antworten',
  'refusals.note': 'Notiz schreiben',
  'refusals.claim': 'Übernehmen',
  'refusals.transfer': 'Weitergeben',
  'refusals.transfer-to-away': 'An jemanden weitergeben, der abwesend ist',
  'refusals.hand-to-people': 'Dem Bot abnehmen',
  'refusals.release': 'In „Nicht zugewiesen“ zurücklegen',
  'refusals.close': 'Schließen',
  'refusals.reopen': 'Wieder öffnen',
  'refusals.snooze': 'Zurückstellen, oder absagen, was von selbst geschieht',
  'refusals.tag': 'Dem Kontakt ein Label geben',
  'refusals.edit-contact': 'Angaben zum Kontakt ändern, oder ihn blockieren',
  'refusals.change-owner': 'Den Betreuer des Kontakts ändern',
};
