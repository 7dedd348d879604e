import type { Translated } from '../catalogue.ts';
import type { templates as english } from '../en/templates.ts';

/** Templates: their part of the catalogue (`words.ts`). */
export const templates: Translated<typeof english> = {
  'nav.templates': 'Vorlagen',
  'templates.title': 'Vorlagen',
  'templates.lead':
    'Nachrichten, die WhatsApp genehmigt hat: Nur sie dürfen eine Unterhaltung eröffnen oder nach den 24 Stunden folgen.',
  'templates.count': { one: '{count} Vorlage', other: '{count} Vorlagen' },
  'templates.none': 'Noch keine Vorlagen',
  'templates.none-hint':
    'Vorlagen werden im WhatsApp-Manager geschrieben und genehmigt. Was dort ist, steht nach dem nächsten Abgleich hier.',
  'templates.none-hint-agent': 'Sobald deine Nummern genehmigte Vorlagen haben, stehen sie hier.',
  'templates.none-found': 'Keine Vorlage passt',
  'templates.none-found-hint': 'Nimm einen Filter weg, oder such nach einem anderen Wort.',
  'templates.clear': 'Alle anzeigen',
  'templates.search': 'Nach Name oder Text suchen',
  'templates.language': 'Sprache',
  'templates.category': 'Kategorie',
  'templates.status': 'Status',
  'templates.account': 'Konto',
  'templates.any': 'Alle',
  'templates.show': 'Anzeigen',
  'templates.rejected': 'Abgelehnt: {reason}',
  'templates.unfillable':
    'Switchboard kann {what} noch nicht ausfüllen, deshalb lässt sie sich von hier nicht senden.',
  'templates.numbers': 'Für {numbers}',

  'templates.sync': 'Jetzt abgleichen',
  'templates.syncing': 'Wird abgeglichen …',
  'templates.synced': 'Abgeglichen {time}',
  'templates.synced-unreadable': {
    one: 'Eine Vorlage aus der Liste von WhatsApp war nicht lesbar und bleibt, wie sie war.',
    other: '{count} Vorlagen aus der Liste von WhatsApp waren nicht lesbar und bleiben, wie sie waren.',
  },
  'templates.never': 'Noch nicht abgeglichen',
  'templates.asked': 'WhatsApp nach der Liste gefragt',
  'templates.asked-hint': 'Diese Seite zeigt, was kommt.',
  'templates.fault': 'Der letzte Abgleich wurde nicht fertig. {why} Was du siehst, ist von davor.',
  'templates.fault.unreachable': 'WhatsApp ist nicht erreichbar.',
  'templates.fault.slow': 'WhatsApp hat nicht rechtzeitig geantwortet.',
  'templates.fault.busy': 'WhatsApp möchte, dass wir langsamer fragen. Es wird wieder versucht.',
  'templates.fault.token':
    'WhatsApp lehnt den Zugriffsschlüssel ab. Gib unter Einstellungen → Nummern einen neuen ein.',
  'templates.fault.permission':
    'Der Zugriffsschlüssel darf keine Vorlagen lesen. Er braucht whatsapp_business_management.',
  'templates.fault.account':
    'WhatsApp kennt dieses Business-Konto nicht. Prüf seine ID unter Einstellungen → Nummern.',
  'templates.fault.not-connected':
    'Keine Nummer dieses Kontos hat einen Zugriffsschlüssel. Verbinde eine unter Einstellungen → Nummern.',
  'templates.fault.unclear': 'WhatsApp hat etwas geantwortet, das wir nicht verstehen.',

  'template.status.APPROVED': 'Genehmigt',
  'template.status.PENDING': 'In Prüfung',
  'template.status.REJECTED': 'Abgelehnt',
  'template.status.PAUSED': 'Pausiert',
  'template.status.DISABLED': 'Deaktiviert',
  'template.status.IN_APPEAL': 'Im Einspruch',
  'template.status.PENDING_DELETION': 'Wird gelöscht',
  'template.status.DELETED': 'Bei WhatsApp gelöscht',
  'template.status.LIMIT_EXCEEDED': 'Limit überschritten',
  'template.status.ARCHIVED': 'Archiviert',
  'template.status.FLAGGED': 'Gekennzeichnet',
  'template.quality': 'Qualität',
  'template.quality.GREEN': 'Hohe Qualität',
  'template.quality.YELLOW': 'Mittlere Qualität',
  'template.quality.RED': 'Niedrige Qualität',
  'template.category.MARKETING': 'Marketing',
  'template.category.UTILITY': 'Utility',
  'template.category.AUTHENTICATION': 'Authentifizierung',

  // What sending it costs, as far as anybody can say beforehand. The 24 hours are never called free.
  'template.price.marketing': 'Wird als Marketing-Nachricht berechnet, auch innerhalb der 24 Stunden.',
  'template.price.utility':
    'Wird als Utility-Nachricht berechnet. Seit Oktober 2026 auch innerhalb der 24 Stunden.',
  'template.price.authentication':
    'Wird als Authentifizierungs-Nachricht berechnet, auch innerhalb der 24 Stunden.',
  'template.price.other': 'Wird von WhatsApp nach ihrer Kategorie berechnet.',

  'template.header.image': 'Bild',
  'template.header.video': 'Video',
  'template.header.document': 'Dokument',
  'template.header.location': 'Ort',
  'template.example': 'zum Beispiel {example}',

  // Why it is turned back: what is wrong, with the field's name, then what to do.
  'template.refusal.empty': '{field} ist leer. WhatsApp nimmt keine Vorlage mit einer Lücke.',
  'template.refusal.too-long': '{field} ist zu lang: Höchstens {limit} Zeichen passen hierher. Kürz es.',
  'template.refusal.spacing':
    '{field} enthält einen Zeilenumbruch, einen Tabulator oder vier Leerzeichen hintereinander. Schreib es in eine Zeile.',
  'template.refusal.no-file': '{field} fehlt. Füg die Datei hinzu, mit der diese Vorlage beginnt.',
  'template.refusal.file-empty': '{field}: Diese Datei ist leer. Wähl eine andere.',
  'template.refusal.file-too-large':
    '{field}: Diese Datei ist größer als {limit} MB, mehr nimmt WhatsApp nicht. Wähl eine kleinere.',
  'template.refusal.not-image': '{field}: Diese Datei ist kein JPEG- oder PNG-Bild. Wähl eines.',
  'template.refusal.not-video': '{field}: Diese Datei ist kein MP4- oder 3GP-Video mit H.264. Wähl eines.',
  'template.refusal.latitude': '{field} muss eine Zahl von -90 bis 90 sein, zum Beispiel 51.5072.',
  'template.refusal.longitude': '{field} muss eine Zahl von -180 bis 180 sein, zum Beispiel -0.1276.',
  'template.refusal.link': '{field} enthält ein Leerzeichen. Gib nur das Ende der Adresse an.',
  'template.refusal.not-sendable': '{field} lässt sich nicht mehr senden. Wähl eine andere Vorlage.',
  'template.refusal.template-not-sendable':
    'WhatsApp hat diese Vorlage pausiert, geändert oder gelöscht. Wähl eine andere.',
  'template.refusal.no-upload':
    'Die Datei für den Kopf ist nicht mehr da oder von anderer Art. Füg sie noch einmal hinzu.',
  'template.refusal.phone-needed':
    'Ein Code kann nur an eine Telefonnummer gehen, und die dieses Kunden ist nicht bekannt.',
  'template.sent': 'Vorlage wird gesendet',

  'delivery.held-hint':
    'Von WhatsApp für eine Qualitätsprüfung zurückgehalten: Danach wird sie gesendet oder abgelehnt',
};
