import type { Translated } from '../catalogue.ts';
import type { composer as english } from '../en/composer.ts';

/** Writing to a customer: reply, reaction, files, voice, window. Its part of the catalogue (`words.ts`). */
export const composer: Translated<typeof english> = {
  'bubble.tools': 'Diese Nachricht',
  'bubble.reply': 'Auf diese Nachricht antworten',
  'bubble.react': 'Auf diese Nachricht reagieren',

  'quote.answering': 'Antwort an {name}',
  'quote.drop': 'Nicht auf diese Nachricht antworten',

  'reaction.title': 'Reagieren',
  'reaction.to': 'Reagieren auf: {message}',
  'reaction.quick': 'Schnelle Reaktionen',
  'reaction.put': 'Mit {emoji} reagieren',
  'reaction.take-back': '{emoji} zurücknehmen',
  'reaction.more': 'Weitere Emojis',
  'reaction.pending': ', unterwegs',
  'reaction.unknown': ', nicht bestätigt',
  'reaction.unknown-hint':
    'WhatsApp hat diese Reaktion nicht bestätigt. Tut es das noch, siehst du es hier. Um sicherzugehen, reagier noch einmal.',
  'reaction.failed': 'Deine Reaktion {emoji} wurde nicht gesendet.',
  'reaction.failed-back': 'Deine Reaktion wurde nicht zurückgenommen.',
  'reaction.refused': 'Es wurde keine Reaktion gesendet',
  'refusal.reaction-window-closed':
    'Die 24 Stunden nach der letzten Nachricht des Kunden sind vorbei: Nur eine Vorlage geht noch hinaus.',
  'refusal.reaction-not-allowed': 'In dieser Unterhaltung antwortest du nicht mehr.',
  'refusal.reaction-waiting': 'Übernimm zuerst die Unterhaltung, dann reagier.',
  'refusal.reaction-not-there-yet':
    'Diese Nachricht ist nicht bei WhatsApp oder wurde gelöscht: Es gibt nichts, worauf du reagieren kannst.',

  'files.attach': 'Dateien anhängen',
  'files.attached': 'Angehängte Dateien',
  'files.drop': 'Dateien hier ablegen, um sie anzuhängen',
  'files.send-with': 'Mit dieser Datei senden',
  'files.uploading': '{name} wird hochgeladen',
  'files.remove': '{name} entfernen',
  'files.retry': '{name} noch einmal hochladen',
  'files.failed': 'Das Hochladen hat nicht geklappt. Versuch es noch einmal.',
  'files.empty': 'Diese Datei ist leer.',
  'files.too-large': 'Diese Datei hat {size}. WhatsApp nimmt höchstens 100 MB.',
  'files.too-many': 'Höchstens {count} Dateien gehen zusammen hinaus. Sende zuerst diese.',
  'files.mend': 'Noch nicht gesendet: Versuch die fehlgeschlagene Datei noch einmal, oder entferne sie.',
  'files.wait': 'Wird gesendet, sobald die Dateien hochgeladen sind.',

  'record.button': 'Sprachnachricht aufnehmen',
  'record.panel': 'Sprachnachricht',
  'record.recording': 'Aufnahme läuft',
  'record.cancel': 'Aufnahme verwerfen',
  'record.pause': 'Pause',
  'record.send': 'Sprachnachricht senden',
  'record.refused':
    'Das Mikrofon ist hier nicht erlaubt. Erlaub es in den Website-Einstellungen des Browsers, oder häng eine Aufnahme als Datei an.',
  'record.none':
    'Kein Mikrofon gefunden. Schließ eines an und versuch es noch einmal, oder häng eine Aufnahme als Datei an.',
  'record.unsupported':
    'Dieser Browser kann hier nicht aufnehmen: Er braucht eine Seite über https. Häng stattdessen eine Aufnahme als Datei an.',
  'record.full': 'Länger darf eine Aufnahme bei WhatsApp nicht sein. Sende sie und beginn eine neue.',

  'emoji.button': 'Emoji',
  'emoji.title': 'Emoji wählen',
  'emoji.search': 'Emojis durchsuchen',
  'emoji.tone': 'Hautton',
  'emoji.recent': 'Zuletzt benutzt',
  'emoji.none': 'Kein Emoji heißt so.',
  'emoji.failed': 'Die Emojis konnten nicht geladen werden. Schließ das hier und öffne es wieder.',
};
