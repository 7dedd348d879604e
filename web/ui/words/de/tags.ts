import type { Translated } from '../catalogue.ts';
import type { tags as english } from '../en/tags.ts';

/** Tags: in Settings, on a contact, and what is said when one cannot be made or put on. */
export const tags: Translated<typeof english> = {
  'tags.title': 'Labels',
  'tags.lead':
    'Stichworte für einen Kontakt. Ein Label gehört zum Kontakt und ist an seinen Unterhaltungen zu sehen.',
  'tags.none': 'Noch keine Labels. Füg oben das erste hinzu.',
  'tags.name': 'Name',
  'tags.colour': 'Farbe',
  'tags.hue': 'Farbe {hue}',
  'tags.add': 'Label hinzufügen',
  'tags.new': 'Ein neues Label',
  'tags.used': { one: 'Bei 1 Kontakt', other: 'Bei {count} Kontakten' },
  'tags.unused': 'Bei keinem Kontakt',
  'tags.edit': 'Bearbeiten',
  'tags.edit-of': 'Label {name} bearbeiten',
  'tags.edit-lead': 'Es ändert sich überall, wo es vergeben ist.',
  'tags.save': 'Speichern',
  'tags.cancel': 'Abbrechen',
  'tags.remove': 'Löschen oder vereinen',
  'tags.remove-title': 'Label „{name}“ löschen?',
  'tags.remove-lead': {
    one: 'Es ist bei 1 Kontakt vergeben. Kontakte bleiben; ihr Verlauf behält den Namen.',
    other: 'Es ist bei {count} Kontakten vergeben. Kontakte bleiben; ihr Verlauf behält den Namen.',
  },
  'tags.remove-unused': 'Es ist bei keinem Kontakt vergeben.',
  'tags.into': 'Diesen Kontakten stattdessen geben',
  'tags.into-nothing': 'Nichts: nur löschen',
  'tags.remove-submit': 'Label löschen',
  'tags.done-added': 'Das Label ist da. Alle können es Kontakten geben, die sie sehen.',
  'tags.done-saved': 'Gespeichert.',
  'tags.done-removed': 'Das Label ist weg.',

  'tag.put': 'Label',
  'tag.put-label': 'Diesem Kontakt ein Label geben',
  'tag.take': 'Label {name} entfernen',
  'tag.none-left': 'Dieser Kontakt hat schon alle Labels.',
  'tag.several-on': 'Vergeben',
  'tag.several-off': 'Entfernen',
  'tag.none-made': 'Es gibt noch keine Labels. Ein Admin legt sie in den Einstellungen unter Labels an.',
  'tag.menu': 'Label vergeben',
  'tag.page': 'Labels von {name}',
  'tag.back': 'Zurück',
  'done.tagged': 'Label „{tag}“ vergeben',
  'done.untagged': 'Label „{tag}“ entfernt',

  'tag-refusal.name-missing': 'Schreib einen Namen für das Label.',
  'tag-refusal.name-long':
    'Der Name eines Labels hat höchstens 40 Zeichen, damit er neben einen Namen passt.',
  'tag-refusal.name-taken':
    'Ein Label mit diesem Namen gibt es schon. Großschreibung und Akzente machen keinen Unterschied.',
  'tag-refusal.too-many':
    'Es gibt 200 Labels, unter noch mehr findet niemand eines. Lösch oder vereine zuerst einige.',
  'tag-refusal.tag-gone': 'Jemand hat dieses Label inzwischen gelöscht.',
};
