import type { Translated } from '../catalogue.ts';
import type { templateMany as english } from '../en/template-many.ts';

/** One template for many contacts. */
export const templateMany: Translated<typeof english> = {
  'template-many.to': { one: 'An einen Kontakt', other: 'An die {count} angehakten Kontakte' },
  'template-many.step-fill': 'Ausfüllen',
  'template-many.file': 'Beginnt mit einer Datei und geht darum nur an einen Kontakt auf einmal',
  'template-many.from-each':
    'Bleibt es leer, wird es aus jedem Kontakt ausgefüllt: bekannt bei {count} von {total}. Was du hier schreibst, geht an alle.',
  'template-many.same-for-all': 'Für alle gleich.',
  'template-many.goes-to': 'Geht an {count} von {total}',
  'template-many.begins': 'Neue Unterhaltung auf {number}, die dann deine ist: {count}',
  'template-many.reopens': 'Geschlossen, öffnet sich wieder und ist dann deine: {count}',
  'template-many.goes-on': 'Offen, bleibt, bei wem sie ist: {count}',
  'template-many.bot': 'Beim Bot, den sie stoppt wie eine Antwort von dir: {count}',
  'template-many.left-out': 'Ausgelassen: {count}',
  'template-many.left.not-theirs': 'Du kannst nicht hinschreiben: {count}',
  'template-many.left.not-allowed': 'Du kannst nicht mehr hinschreiben: {count}',
  'template-many.left.colleague': 'Jemand aus dem Team kümmert sich schon: {count}',
  'template-many.left.blocked': 'Blockiert: {count}',
  'template-many.left.opted-out': 'Möchte keine Werbung: {count}',
  'template-many.left.waiting': 'In „Nicht zugewiesen“, zuerst zu übernehmen: {count}',
  'template-many.left.no-phone': 'Ohne Telefonnummer, an die sie gehen könnte: {count}',
  'template-many.left.own-number': 'Eine Nummer eurer eigenen Organisation: {count}',
  'template-many.left.no-value': 'Nichts bekannt für „{field}“: {count}',
  'template-many.left.unfit-value': 'Was bekannt ist, passt nicht in „{field}“: {count}',
  'template-many.left.template-not-sendable':
    'Die Vorlage wurde inzwischen pausiert, geändert oder gelöscht: {count}',
  'template-many.sent': {
    one: 'Die Vorlage ist für einen Kontakt eingereiht.',
    other: 'Die Vorlage ist für {count} Kontakte eingereiht.',
  },
  'template-many.again': {
    one: 'Ein Kontakt hatte sie aus diesem Formular schon: Nichts ging zweimal hinaus.',
    other: '{count} Kontakte hatten sie aus diesem Formular schon: Nichts ging zweimal hinaus.',
  },
  'template-many.these-again': 'Mit den Ausgelassenen noch einmal versuchen',
  'template-many.done': 'Zurück zu den Kontakten',
};
