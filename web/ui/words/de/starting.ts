import type { Translated } from '../catalogue.ts';
import type { starting as english } from '../en/starting.ts';

/** Finding a customer by phone, and starting a conversation with one. */
export const starting: Translated<typeof english> = {
  'search.label': 'Nach Telefon, Name oder Nachricht suchen',
  'search.placeholder': 'Telefon, Name oder Nachricht',
  'search.find': 'Suchen',
  'search.found': 'Gefunden',
  'search.title': 'Suche',
  'search.again': 'Zurück zum Postfach',
  'search.exact': 'Diese Nummer',
  'search.similar': 'Ähnliche Nummern',
  'search.on': 'auf {number}',
  'search.closed': 'auf {number}, geschlossen',
  'search.none': 'Keine deiner Unterhaltungen hat diese Nummer.',
  'search.create': 'Neue Unterhaltung beginnen',
  'search.create-with': 'mit {phone}',
  'search.count': { one: '{count} gefunden', other: '{count} gefunden' },

  'phone.not-a-phone':
    'Das ist keine Telefonnummer. Schreib sie mit ihrem Land, zum Beispiel +44 7700 900118.',
  'phone.too-short': 'Das ist zu kurz für eine Nummer in +{country}. Prüf die Ziffern.',
  'phone.too-long':
    'Das ist zu lang für eine Nummer in +{country}. Prüf die Ziffern, oder beginn mit + und einem anderen Land.',
  'phone.no-such-length': 'Keine Nummer in +{country} hat so viele Ziffern. Prüf sie.',
  'phone.no-such-country': 'Kein Land hat diese Vorwahl. Schreib sie so: +44 7700 900118.',

  'begin.title': 'Neue Unterhaltung',
  'begin.lead': 'Die erste Nachricht an eine neue Nummer muss eine Vorlage sein.',
  'begin.open-form': 'Neue Unterhaltung',
  'begin.step-number': 'Nummer',
  'begin.step-template': 'Vorlage',
  'begin.step-check': 'Prüfen und senden',
  'begin.to': 'An',
  'begin.from': 'Von',
  'begin.continue': 'Weiter',
  'begin.back': 'Zurück',
  'begin.no-numbers':
    'Du antwortest noch auf keiner Nummer, also gibt es keine, von der du schreiben kannst. Bitte einen Admin, dich hinzuzufügen.',
  'begin.own-number': 'Das ist eine Nummer deiner eigenen Organisation. Schreib an die eines Kunden.',
  'begin.exists':
    'Mit diesem Kunden gibt es auf {number} schon eine Unterhaltung. Mach dort weiter, oder wähl eine andere Nummer zum Schreiben.',
  'begin.open': 'Öffnen',
  'begin.template-there': 'Dort Vorlage senden',
  'begin.colleague':
    'Um diesen Kunden kümmert sich schon jemand aus dem Team. Frag einen Postfach-Manager oder Admin, ob du es tun sollst.',
};
