import type { Translated } from '../catalogue.ts';
import type { thread as english } from '../en/thread.ts';

/** What a thread says of its messages, beside `inbox.ts`. */
export const thread: Translated<typeof english> = {
  'message.said-before': 'Was vorher dastand',
  'message.until': 'bis {time}',
  'message.often-forwarded': 'Häufig weitergeleitet',
  'message.jump': 'Zur Nachricht, auf die das antwortet',

  'kind.location-none': 'Kein Ort angegeben',
  'kind.place-page': 'Über diesen Ort',
  'kind.answer-missing': 'WhatsApp hat nicht weitergegeben, was gewählt wurde.',
  'kind.form-empty': 'Es wurde nichts ausgefüllt.',
  'kind.list': 'Liste',
  'kind.unsupported-type': 'WhatsApp nennt es „{type}“.',
  'kind.unsupported-hint': 'Bitte den Kunden, es anders zu senden, oder sieh auf dem Telefon nach.',
  'kind.error': 'WhatsApp sagt: {detail}',
  'form.yes': 'Ja',
  'form.no': 'Nein',
  'order.item': 'Artikel',
  'order.price': 'Einzelpreis',
  'order.total': 'Summe',
  'template.buttons': 'Buttons darunter',

  'picture.open': 'Foto öffnen: {name}',
  'picture.play': 'Video abspielen: {name}',
  'picture.dialog': 'Fotos und Videos dieser Unterhaltung',
  'picture.count': '{at} von {of}',
  'picture.previous': 'Vorige',
  'picture.next': 'Nächste',
  'voice.of': '{kind}, {length}',
  'voice.play': '{name} abspielen',
  'voice.pause': '{name} anhalten',
  'voice.position': 'Stelle in {name}',
  'voice.speed': 'Tempo: {speed}×',
  'file.download': 'Herunterladen',
  'media.failed': 'Diese Datei konnte nicht geholt werden.',

  'card.asked': 'Hat die Nummer geteilt, um die ihr gebeten habt',
  'card.add': 'Zu Kontakten hinzufügen',
  'card.add-of': 'Zu Kontakten hinzufügen: {name}',
  'card.added': '{name} ist jetzt in deinen Kontakten',
  'card.added-hint': 'Dieser Kontakt hat noch keinen Betreuer.',
  'card.there': '{name} ist schon in deinen Kontakten',
  'card.nothing': 'Auf dieser Karte ist keine Nummer, die wir nutzen können',
  'card.nothing-hint': 'Ein Kontakt braucht eine Telefonnummer mit Ländervorwahl.',

  'referral.ad': 'Kam über eine Werbeanzeige',
  'referral.post': 'Kam über einen Beitrag',
  'referral.other': 'Kam über eine Werbeanzeige oder einen Beitrag',
  'referral.product': 'Zu einem Produkt aus deinem Katalog',
  'referral.open': 'Ansehen',

  'note.number': 'Die Nummer hat sich von {from} zu {to} geändert.',
  'note.user-id': 'WhatsApp hat diesem Kunden eine neue ID gegeben. Die Unterhaltung geht hier weiter.',
  'note.security': 'Der Sicherheitscode hat sich geändert: Vielleicht ist es ein neues Telefon.',

  'ticks.held': 'von WhatsApp zurückgehalten',
  'ticks.held-label': 'WhatsApp prüft diese Vorlage zuerst',
  'ticks.sent': 'Gesendet {time}',
  'ticks.delivered': 'Zugestellt {time}',
  'ticks.read': 'Gelesen {time}',
  'ticks.played': 'Abgespielt {time}',
  'ticks.failed': 'Fehlgeschlagen {time}',

  // Why a message of ours did not go: what happened, and what to do where it is not plain.
  'failed.plain': 'Nicht gesendet: WhatsApp hat abgelehnt',
  'failed.code': 'Code: {code}',
  'failed.code-says': 'WhatsApp sagt ({code}): {detail}',
  'failed.no-answer': 'Nicht gesendet: WhatsApp hat nicht geantwortet',
  'failed.busy':
    'Nicht gesendet: WhatsApp nimmt gerade keine Nachrichten mehr an. Versuch es in ein paar Minuten',
  'failed.held-back':
    'Nicht gesendet: WhatsApp hält Nachrichten an diesen Kunden vorerst zurück. Versuch es morgen wieder',
  'failed.window': 'Nicht gesendet: Das 24-Stunden-Fenster ist zu. Eine Vorlage geht noch',
  'failed.not-on-whatsapp': 'Nicht gesendet: Diese Nummer ist auf WhatsApp nicht erreichbar',
  'failed.ourselves': 'Nicht gesendet: Das ist die Nummer, von der gesendet werden sollte',
  'failed.blocked': 'Nicht gesendet: Der Kunde nimmt solche Nachrichten von dieser Nummer nicht an',
  'failed.needs-phone':
    'Nicht gesendet: Diese Vorlage braucht die Telefonnummer des Kunden, und WhatsApp nennt sie nicht',
  'failed.content': 'Nicht gesendet: WhatsApp hat an der Nachricht etwas beanstandet',
  'failed.file':
    'Nicht gesendet: WhatsApp konnte die Datei nicht annehmen. Sende sie noch einmal, oder in einem anderen Format',
  'failed.template': 'Nicht gesendet: Was ausgefüllt wurde, passt nicht zur Vorlage',
  'failed.template-gone':
    'Nicht gesendet: WhatsApp hat diese Vorlage in dieser Sprache nicht mehr. Wähl eine andere',
  'failed.template-held':
    'Nicht gesendet: WhatsApp hat diese Vorlage pausiert oder deaktiviert. Wähl eine andere',
  'failed.number':
    'Nicht gesendet: WhatsApp lässt diese Nummer von uns nicht senden. Ein Admin muss sich darum kümmern',
};
