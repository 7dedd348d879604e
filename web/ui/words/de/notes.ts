import type { Translated } from '../catalogue.ts';
import type { notes as english } from '../en/notes.ts';

/** Notes for colleagues, and who is called in them. Its part of the catalogue (`words.ts`). */
export const notes: Translated<typeof english> = {
  'view.mentions': 'Erwähnungen',
  'list.mentioned': ' du bist erwähnt',
  'empty.mentions': 'Niemand hat dich erwähnt',
  'empty.mentions-hint':
    'Unterhaltungen, in denen jemand aus dem Team @ und deinen Namen in eine Notiz schreibt, erscheinen hier.',

  'notes.kind': 'Art der Nachricht',
  'notes.note': 'Notiz',
  'notes.note-key': 'Private Notiz schreiben (N)',
  'notes.reply-key': 'Antwort schreiben (M)',
  'notes.label': 'Notiz schreiben',
  'notes.field': 'Private Notiz',
  'notes.draft': 'Deine angefangene Notiz',
  'notes.placeholder': 'Das sieht nur dein Team. Mit @ erwähnst du jemanden',
  'notes.hint': 'zum Hinzufügen',
  'notes.add': 'Hinzufügen',
  'notes.suggest': 'Was zu deiner Eingabe passt',
  'notes.take-back': 'Diese Notiz zurücknehmen',
  'notes.taken-back': '{agent} hat eine Notiz zurückgenommen.',
  'notes.empty': 'Schreib zuerst etwas.',
  'notes.too-long': 'Eine Notiz hat höchstens {limit} Zeichen. Mach zwei daraus.',
  'notes.not-allowed': 'In dieser Unterhaltung kannst du keine Notizen mehr schreiben.',
  'notes.not-yours': 'Nur wer eine Notiz geschrieben hat, kann sie zurücknehmen.',
  'notes.cannot-see':
    '{name} kann diese Unterhaltung nicht sehen und deshalb hier nicht erwähnt werden. Nimm das @ weg, oder lass die Person von einem Admin zur Nummer hinzufügen.',
  'keys.note': 'Private Notiz schreiben',
};
