import type { Translated } from '../catalogue.ts';
import type { finding as english } from '../en/finding.ts';

/** Narrowing, ordering and searching the list (`words.ts`). */
export const finding: Translated<typeof english> = {
  'filters.window': 'Antwort möglich',
  'window-filter.open': 'Innerhalb von 24 Stunden',
  'window-filter.closing': 'Endet in den nächsten 4 Stunden',
  'window-filter.closed': 'Nur Vorlage',
  'filters.tags': 'Labels',
  'filters.agents': 'Zugewiesen an',
  'filters.unread': 'Ungelesen',
  'filters.somebody': 'Jemand',
  'filters.some-tag': 'Ein Label, das es nicht mehr gibt',
  'status.snoozed': 'Zurückgestellt',
  'list.count-snoozed': 'zurückgestellt',
  'empty.snoozed': 'Nichts ist zurückgestellt',
  'empty.snoozed-hint': 'Unterhaltungen, die du bis zu einer bestimmten Zeit weglegst, warten hier.',
  'views.saved': 'Gespeichert',
  'views.shared': ' (geteilt)',
  'views.save': 'Diese Liste speichern',
  'views.name': 'Name',
  'views.share': 'Mit allen teilen',
  'views.keep': 'Speichern',
  'views.remove': '{name} entfernen',
  'views.rename': '{name} umbenennen',
  'view-refusal.name-missing': 'Schreib einen Namen für die Liste.',
  'view-refusal.name-long': 'Der Name einer gespeicherten Liste hat höchstens 60 Zeichen.',
  'view-refusal.name-taken': 'Eine andere gespeicherte Liste heißt so. Nimm einen anderen Namen.',
  'view-refusal.gone':
    'Jemand hat diese gespeicherte Liste inzwischen entfernt; es gibt nichts umzubenennen.',
  'filters.active': 'Aktive Filter',
  'filters.drop': 'Filter {filter} entfernen',
  'filters.clear': 'Filter aufheben',

  'sort.label': 'Sortierung: {sort}',
  'sort.title': 'Sortieren nach',
  'sort.newest': 'Neueste',
  'sort.oldest': 'Älteste',
  'sort.window': 'Endet am ehesten',
  'sort.newest-hint': 'Letzte Nachricht zuerst',
  'sort.oldest-hint': 'Am längsten ohne Nachricht zuerst',
  'sort.window-hint': 'Wo am wenigsten Zeit zum Antworten bleibt, zuerst',

  'search.people': 'Unterhaltungen',
  'search.messages': 'Nachrichten',
  'search.ours': 'Wir:',
  'search.more-people': 'Mehr Unterhaltungen',
  'search.more-phones': 'Mehr Nummern',
  'search.more-messages': 'Mehr Nachrichten',
  'search.further-back': 'Suche weiter zurück…',
  'search.no-message': 'Keine Nachricht enthält das.',
  'search.no-people': 'Keine deiner Unterhaltungen ist mit jemandem dieses Namens.',
  'search.nothing':
    'In den Namen und Nachrichten, die du sehen kannst, wurde nichts gefunden. Versuch es mit weniger Wörtern oder einer Telefonnummer.',
  'search.too-little':
    'Tipp mindestens zwei Buchstaben eines Namens oder einer Nachricht ein, oder drei Ziffern einer Telefonnummer.',

  'empty.filtered': 'Nichts passt',
  'empty.filtered-hint': 'Keine Unterhaltung hier passt zu allen aktiven Filtern.',
};
