import type { Translated } from '../catalogue.ts';
import type { many as english } from '../en/many.ts';

/** Several conversations at once, ticked in the list. */
export const many: Translated<typeof english> = {
  'many.select': '{name} auswählen',
  'many.start': 'Mehrere auswählen',
  'many.started': 'Drücke auf Unterhaltungen, um sie auszuwählen. Escape beendet es.',
  'many.with-selected': 'Mit den ausgewählten Unterhaltungen',
  'many.selected': '{count} ausgewählt',
  'many.close': 'Schließen',
  'many.assign': 'Zuweisen',
  'many.tag': 'Label',
  'many.clear': 'Auswahl aufheben',
  'many.nobody-to-assign': 'Auf deinen Nummern antwortet niemand.',
  'many.none': 'Wähl zuerst Unterhaltungen aus.',
  'many.too-many': 'Wähl höchstens {count} Unterhaltungen auf einmal aus.',
  'many.closed': { one: '{count} Unterhaltung geschlossen', other: '{count} Unterhaltungen geschlossen' },
  'many.assigned': {
    one: '{count} Unterhaltung an {agent} zugewiesen',
    other: '{count} Unterhaltungen an {agent} zugewiesen',
  },
  'many.tagged': {
    one: 'Label „{tag}“ bei {count} Unterhaltung vergeben',
    other: 'Label „{tag}“ bei {count} Unterhaltungen vergeben',
  },
  'many.untagged': {
    one: 'Label „{tag}“ bei {count} Unterhaltung entfernt',
    other: 'Label „{tag}“ bei {count} Unterhaltungen entfernt',
  },
  'many.not': 'Nicht erledigt: {names}',
  'many.not-asked': 'Dafür war keine Zeit mehr. Mit diesen ist nichts geschehen; sie sind noch ausgewählt.',
  'many.more-names': { one: '{names} und {count} weitere', other: '{names} und {count} weitere' },
  'many.gone': {
    one: '{count} davon kannst du nicht mehr sehen, deshalb wurde damit nichts gemacht.',
    other: '{count} davon kannst du nicht mehr sehen, deshalb wurde mit ihnen nichts gemacht.',
  },
  'many.title': 'Mehrere Unterhaltungen',
  'many.back': 'Zurück zum Postfach',
  'keys.select': 'Unterhaltung auswählen',
};
