import type { Translated } from '../catalogue.ts';
import type { canned as english } from '../en/canned.ts';

/** Texts of our own that are said often. Its part of the catalogue (`words.ts`). */
export const canned: Translated<typeof english> = {
  'canned.title': 'Schnellantworten',
  'canned.button': 'Schnellantworten (tipp / in ein leeres Eingabefeld)',
  'canned.lead':
    'Was ihr oft sagt. In einem leeren Eingabefeld öffnet / diese Liste; tipp weiter, um eine zu finden, Enter fügt sie ein.',
  'canned.lead-reader': 'Was dein Team oft sagt. Admins schreiben sie, alle nutzen sie.',
  'canned.new': 'Neue Schnellantwort',
  'canned.edit': 'Bearbeiten',
  'canned.edit-of': '/{name} bearbeiten',
  'canned.name': 'Kürzel',
  'canned.name-hint': 'Ein Wort, nach dem Schrägstrich getippt.',
  'canned.text': 'Text',
  'canned.variables':
    'Für jede Unterhaltung ausgefüllt: {variables}. Was nicht bekannt ist, bleibt sichtbar, und die Antwort geht erst hinaus, wenn jemand es geschrieben hat.',
  'canned.add': 'Schnellantwort hinzufügen',
  'canned.save': 'Speichern',
  'canned.cancel': 'Abbrechen',
  'canned.remove': 'Löschen',
  'canned.calls-nothing': 'Keine Schnellantwort heißt /{name}. Drück noch einmal Enter, um es so zu senden.',
  'canned.none': 'Es gibt noch keine Schnellantworten.',
  'canned.done-added': 'Sie ist da. Ab jetzt können alle sie nutzen.',
  'canned.done-saved': 'Gespeichert.',
  'canned.done-removed': 'Sie ist weg. Was damit gesendet wurde, bleibt.',
  'canned-refusal.name-missing': 'Gib ihr ein Kürzel.',
  'canned-refusal.name-long': 'Ein Kürzel hat höchstens 40 Zeichen.',
  'canned-refusal.name-taken': 'Eine mit diesem Kürzel gibt es schon.',
  'canned-refusal.text-missing': 'Schreib, was sie sagt.',
  'canned-refusal.text-long': 'WhatsApp nimmt höchstens 4096 Zeichen in einer Nachricht.',
  'canned-refusal.variable-unknown':
    'Etwas in doppelten Klammern ist keine der vier Angaben, die ausgefüllt werden. Berichtige es, oder nimm die Klammern weg.',
  'canned-refusal.too-many': 'Es gibt schon 500. Lösch zuerst eine.',
  'canned-refusal.gone': 'Jemand hat sie inzwischen gelöscht.',
  'refusal.left-open':
    'In deinem Text ist noch etwas in doppelten Klammern offen, weil wir es von diesem Kunden nicht wissen. Schreib es hin, oder nimm es heraus.',
};
