import type { Translated } from '../catalogue.ts';
import type { setup as english } from '../en/setup.ts';

/** The beginning: the set-up page and the steps after it. Its part of the catalogue (`words.ts`). */
export const setup: Translated<typeof english> = {
  'setup.title': 'Switchboard einrichten',
  'setup.lead': 'Noch ist niemand hier. Du wirst der erste Admin und kannst danach die anderen einladen.',
  'setup.once': 'Diese Seite gilt einmal. Danach kommen Leute mit einer Einladung dazu.',
  'setup.field.organisation': 'Organisation',
  'setup.field.name': 'Dein Name',
  'setup.field.email': 'E-Mail',
  'setup.field.password': 'Passwort',
  'setup.hint.organisation': 'Dein Team sieht sie beim Anmelden.',
  'setup.hint.name': 'Für dein Team sichtbar.',
  'setup.hint.email': 'Damit meldest du dich an. Sie lässt sich später nicht ändern.',
  'setup.hint.password': 'Mindestens {least} Zeichen. Ein paar Wörter merkt man sich leicht.',
  'setup.wrong.organisation': 'Gib einen Namen mit höchstens 80 Zeichen ein.',
  'setup.wrong.name': 'Gib einen Namen mit höchstens 80 Zeichen ein.',
  'setup.wrong.email': 'Gib eine E-Mail-Adresse ein, zum Beispiel du@example.com.',
  'setup.wrong.password': 'Wähl ein Passwort mit {least} bis {most} Zeichen.',
  'setup.submit': 'Einrichten und anmelden',
  'setup.no-link': 'Hier ist noch niemand eingerichtet',
  'setup.no-link-hint':
    'Wer Switchboard gestartet hat, bekam einen Link zur Einrichtung angezeigt, im Terminal oder im Log des Webservers. Öffne diesen Link. Er gilt 24 Stunden; ein neuer Start zeigt einen neuen.',

  'empty.no-number': 'Noch keine Nummer',
  'empty.no-number-admin': 'Verbinde eine WhatsApp-Nummer, und was Kunden schreiben, steht hier.',
  'empty.no-number-hint': 'Du bist auf keiner Nummer Mitglied. Bitte einen Admin, dich hinzuzufügen.',

  'start.title': 'Erste Schritte',
  'start.lead': 'Vier Schritte bis zum ersten Kunden. Was erledigt ist, wird von selbst abgehakt.',
  'start.all-done': 'Alles bereit. Das Postfach wartet auf dein Team.',
  'start.inbox': 'Zum Postfach',
  'start.done': 'Erledigt',
  'start.step': 'Schritt {n}',
  'start.number': 'Nummer verbinden',
  'start.number-hint': 'Eine WhatsApp-Business-Nummer, mit den Angaben aus Metas App-Dashboard.',
  'start.number-go': 'Nummer verbinden',
  'start.number-more': 'Deine Nummern ansehen',
  'start.simulator': 'Simulator verwenden',
  'start.simulator-hint':
    'Oder probier es ohne WhatsApp: mit den zwei Nummern des Simulators und Kunden, die du selbst spielst.',
  'start.people': 'Team einladen',
  'start.people-hint': 'Alle bekommen eine E-Mail mit einem Link und sehen, was ihre Rolle erlaubt.',
  'start.people-go': 'Leute einladen',
  'start.people-more': 'Benutzer ansehen',
  'start.assignment': 'Festlegen, wer eine Unterhaltung bekommt',
  'start.assignment-hint':
    'Nur Mitglieder einer Nummer bekommen ihre Unterhaltungen. Wähl sie aus, und die Regel, nach der neue verteilt werden.',
  'start.assignment-go': 'Mitglieder wählen',
  'start.assignment-more': 'Regeln ändern',
  'start.assignment-first': 'Verbinde zuerst eine Nummer.',
  'start.message': 'Die erste Nachricht bekommen',
  'start.message-hint': 'Schreib von irgendeinem Telefon an deine Nummer. Es steht sofort im Postfach.',
  'start.message-simulator': 'Schreib als Kunde auf dem Telefon des Simulators. Es steht sofort im Postfach.',
  'start.message-go': 'Telefon öffnen',
  'start.message-more': 'Im Postfach ansehen',
};
