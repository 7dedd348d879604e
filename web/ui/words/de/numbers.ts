import type { Translated } from '../catalogue.ts';
import type { numbers as english } from '../en/numbers.ts';

/** Settings → Numbers: editing, testing, health. Its part of the catalogue (`words.ts`). */
export const numbers: Translated<typeof english> = {
  'number.title': 'Verbindung',
  'number.lead': 'Wie {number}, {phone}, WhatsApp erreicht und wie WhatsApp sie sieht.',
  'number.saved': 'Gespeichert',
  'number.saved-hint': 'Es gilt ab der nächsten Nachricht.',
  'number.save': 'Speichern',
  'number.kept': 'Verschlüsselt aufbewahrt und nie angezeigt. Lass es leer, um es zu behalten.',
  'number.kept-placeholder': 'Hinterlegt',
  'number.phone-number-id': 'Telefonnummer-ID',
  'number.fixed': 'Sie lässt sich nicht ändern: Die Unterhaltungen hängen an ihr.',
  'number.shared-secret':
    'Denselben App-Geheimcode verwendet {numbers}. Setzt Meta ihn zurück, ändere ihn auch dort.',
  'number.wrong': 'Noch ist nichts gespeichert. Sieh dir die markierten Felder an.',
  'number.webhook': 'Webhook',
  'number.callback': 'Callback-URL',
  'number.verify-token': 'Verifizierungstoken',
  'number.copy': 'Kopieren',
  'number.copied': 'Kopiert',
  'number.no-numbers': 'Noch keine Nummer',
  'number.no-numbers-hint':
    'Verbinde eine WhatsApp-Business-Nummer, und was ihre Kunden schreiben, kommt hierher.',

  'check.test': 'Verbindung testen',
  'check.testing': 'WhatsApp wird gefragt …',
  'check.fill-in':
    'Füll zuerst die IDs, den Zugriffsschlüssel und den App-Geheimcode aus, dann teste noch einmal.',
  'check.type-again':
    'Zugriffsschlüssel und App-Geheimcode werden nicht wieder angezeigt: Gib sie vor dem Speichern noch einmal ein.',
  'check.fine': 'Die Verbindung steht',
  'check.fine-hint': 'WhatsApp kennt diese Nummer als {name}, {phone}.',
  'check.unreachable': 'WhatsApp ist von diesem Server aus nicht erreichbar',
  'check.unreachable-do':
    'Die Nummer kann in Ordnung sein. Prüf, ob der Server WHATSAPP_API_URL aufrufen darf (Netz, Proxy, Firewall), dann teste noch einmal.',
  'check.slow': 'WhatsApp hat zu lange für die Antwort gebraucht',
  'check.slow-do': 'Die Nummer kann in Ordnung sein. Warte eine Minute und teste noch einmal.',
  'check.busy': 'WhatsApp bittet zu warten',
  'check.busy-do': 'Es hat eine Störung oder wurde zu oft gefragt. Teste in ein paar Minuten noch einmal.',
  'check.token-malformed': 'Das ist kein Zugriffsschlüssel',
  'check.token-malformed-do':
    'Darin sind Leerzeichen oder Zeichen, die kein Zugriffsschlüssel hat. Kopier ihn noch einmal ganz.',
  'check.token-wrong': 'WhatsApp nimmt diesen Zugriffsschlüssel nicht an',
  'check.token-wrong-do':
    'Er ist vertippt, zurückgezogen oder für eine andere Nummer. Erstell in den Meta-Unternehmenseinstellungen einen neuen für deinen Systemnutzer und gib ihn hier ein.',
  'check.token-expired': 'Der Zugriffsschlüssel ist abgelaufen',
  'check.token-expired-do':
    'Erstell einen Schlüssel, der nie abläuft: Meta-Unternehmenseinstellungen → Systemnutzer → Schlüssel generieren. Einer aus der API-Einrichtung gilt nur einen Tag.',
  'check.secret-wrong': 'Der App-Geheimcode gehört zu einer anderen App als der Zugriffsschlüssel',
  'check.secret-wrong-do':
    'Kopier ihn aus der App, für die der Schlüssel erstellt wurde: App-Dashboard → App-Einstellungen → Allgemeines. Mit dem falschen wird jede eingehende Nachricht abgelehnt.',
  'check.permission': 'Dem Zugriffsschlüssel fehlt eine Berechtigung',
  'check.permission-do':
    'Gib dem Systemnutzer das Konto dieser Nummer, und erstell den Schlüssel mit whatsapp_business_messaging und whatsapp_business_management.',
  'check.restricted': 'WhatsApp hat das Konto eingeschränkt',
  'check.restricted-do':
    'Unter „Kontoqualität“ in der Meta-Business-Support-Startseite findest du den Grund und wie du Einspruch einlegst.',
  'check.id-wrong': 'Für diesen Zugriffsschlüssel gibt es keine Nummer mit dieser Telefonnummer-ID',
  'check.id-wrong-do':
    'Kopier die Telefonnummer-ID aus WhatsApp → API-Einrichtung (sie ist nicht die Telefonnummer), und prüf, ob der Schlüssel sie nutzen darf.',
  'check.account-wrong': 'Für diesen Zugriffsschlüssel gibt es kein WhatsApp Business-Konto mit dieser ID',
  'check.account-wrong-do': 'Kopier die ID des WhatsApp Business-Kontos aus WhatsApp → API-Einrichtung.',
  'check.other-account': 'Die Nummer gehört zu einem anderen WhatsApp Business-Konto',
  'check.other-account-do':
    'Telefonnummer-ID und Konto-ID passen nicht zusammen. Kopier beide von derselben Stelle.',
  'check.not-subscribed': 'Das Konto meldet deiner App keine Nachrichten',
  'check.not-subscribed-do':
    'Senden geht, aber nichts kommt herein. Abonnier im App-Dashboard unter WhatsApp → Konfiguration „messages“ für dieses Konto.',
  'check.unclear': 'WhatsApp hat etwas Unerwartetes geantwortet',
  'check.unclear-do': 'Prüf WHATSAPP_API_URL und GRAPH_API_VERSION. Was es gesagt hat, steht unten.',
  'check.said': 'WhatsApp sagt: {detail}',
  'check.said-code': 'WhatsApp sagt ({code}): {detail}',

  'health.title': 'Zustand',
  'health.lead': 'So, wie WhatsApp ihn meldet: sofort, wenn sich etwas ändert, und jede Stunde nachgefragt.',
  'health.none':
    'Noch nichts bekannt. Teste die Verbindung, oder warte auf die nächste stündliche Nachfrage.',
  'health.as-of': 'Stand {time}',
  'health.until': 'bis {time}',
  'health.sending': 'Senden',
  'health.held': 'Angehalten seit {time}: {detail}',
  'health.connection': 'Verbindung',
  'health.quality': 'Qualität',
  'health.limit': 'Nachrichtenlimit',
  'health.name': 'Anzeigename',
  'health.account': 'Konto',
  'health.review': 'Überprüfung',
  'health.alert': 'Warnung',
  'health.security': 'Sicherheit',
  'health.connection.OK': 'Steht',
  'health.quality.GREEN': 'Hoch',
  'health.quality.YELLOW': 'Mittel',
  'health.quality.RED': 'Niedrig: Kunden blockieren oder melden sie',
  'health.quality.UNKNOWN': 'Noch nicht bewertet',
  'health.limit-count': '{count} Kunden in 24 Stunden zuerst angeschrieben',
  'health.limit-none': 'Unbegrenzt',
  'health.account.DISABLE': 'Von WhatsApp deaktiviert',
  'health.account.SCHEDULE_FOR_DISABLE': 'Wird von WhatsApp deaktiviert',
  'health.account.REINSTATE': 'Wiederhergestellt',
  'health.account.ACCOUNT_RESTRICTION': 'Eingeschränkt',
  'health.account.ACCOUNT_VIOLATION': 'Wegen eines Verstoßes verwarnt',
  'health.account.ACCOUNT_DELETED': 'Gelöscht',
  'health.account.ACCOUNT_OFFBOARDED': 'Getrennt',
  'health.account.ACCOUNT_RECONNECTED': 'Wieder verbunden',
  'health.account.PARTNER_REMOVED': 'Deine App wurde daraus entfernt',
  'health.account.PARTNER_ADDED': 'Deine App wurde hinzugefügt',

  'alarm.held': 'Über {number} geht nichts hinaus.',
  'alarm.held-hint': 'Antworten warten und werden von selbst gesendet, sobald es behoben ist.',
  'alarm.warning': '{number}: {fact}, {said}.',
  'alarm.look': 'Nummer ansehen',
};
