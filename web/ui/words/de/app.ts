import type { Translated } from '../catalogue.ts';
import type { app as english } from '../en/app.ts';

/** What every page says, the door and its mistakes included; why a command was refused. */
export const app: Translated<typeof english> = {
  'app.name': 'Switchboard',
  'app.title': '{page} · Switchboard',
  'app.skip': 'Zum Inhalt springen',
  'app.main-nav': 'Hauptmenü',
  'app.go-to-inbox': 'Switchboard, zum Postfach',
  'app.messages': 'Mitteilungen von Switchboard',
  'app.unread': ' ungelesen',
  bot: 'Bot',

  'nav.inbox': 'Postfach',
  'nav.contacts': 'Kontakte',
  'nav.settings': 'Einstel\u00ADlungen',
  'nav.you': 'Du',

  'role.admin': 'Admin',
  'role.inbox_manager': 'Postfach-Manager',
  'role.service': 'Service',
  'role.sale': 'Verkauf',

  'me.button': '{name}, {presence}. Profil, Design, Abmelden',
  'me.sub': '{role} · {email}',
  'me.theme': 'Design',
  'me.theme-to': 'Design: {theme}. Zu {next} wechseln',
  'me.keys': 'Tastenkürzel',
  'me.sign-out': 'Abmelden',
  'theme.system': 'Wie das System',
  'theme.light': 'Hell',
  'theme.dark': 'Dunkel',

  'presence.available': 'verfügbar',
  'presence.away': 'abwesend',
  'presence.available-of': '{name}, verfügbar',
  'presence.away-of': '{name}, abwesend',
  'presence.you-available': 'Verfügbar',
  'presence.you-away': 'Abwesend',
  'presence.mini-available': 'Verfügbar',
  'presence.mini-away': 'Abwesend',
  'presence.toggle': 'Zwischen Verfügbar und Abwesend wechseln',
  'presence.away-hint':
    'Neue Unterhaltungen werden dir nicht zugewiesen. Du kannst trotzdem welche übernehmen und antworten.',

  'keys.title': 'Tastenkürzel',
  'keys.off-in-fields': 'Einzelne Tasten wirken nicht, während du in ein Feld schreibst.',
  'keys.off':
    'Du hast einzelne Tasten in deinem Profil ausgeschaltet. Die mit Strg, Enter und Esc gehen weiterhin.',
  'keys.next': 'Nächste Unterhaltung',
  'keys.previous': 'Vorige Unterhaltung',
  'keys.search': 'Suchen',
  'keys.presence': 'Verfügbar oder abwesend',
  'keys.claim': 'Übernehmen',
  'keys.template': 'Vorlage senden',
  'keys.transfer': 'Abgeben',
  'keys.close': 'Schließen oder wieder öffnen',
  'keys.unread': 'Als ungelesen markieren',
  'keys.reply': 'Antwort schreiben',
  'keys.send': 'Senden',
  'keys.new-line': 'Neue Zeile',
  'keys.back': 'Zurück',
  'keys.help': 'Diese Tastenkürzel',
  'keys.go': 'Gehe zu {section}',
  'dialog.close': 'Schließen',

  'login.title': 'Anmelden',
  'login.morning': 'Guten Morgen',
  'login.afternoon': 'Guten Tag',
  'login.evening': 'Guten Abend',
  'login.lead': 'Melde dich im Team-Postfach an.',
  'login.lead-of': 'Melde dich im Postfach von {organisation} an.',
  'login.email': 'E-Mail',
  'login.password': 'Passwort',
  'login.show-password': 'Passwort anzeigen',
  'login.keep': 'Auf diesem Gerät angemeldet bleiben',
  'login.submit': 'Anmelden',
  'login.start-away':
    'Du beginnst als abwesend. Stell auf Verfügbar, sobald du Unterhaltungen annehmen willst.',
  'login.wrong': 'E-Mail und Passwort passen nicht zusammen. Prüf beides und versuch es noch einmal.',
  'login.missing': 'Gib deine E-Mail-Adresse und dein Passwort ein.',
  'login.throttled': 'Zu viele Versuche. Warte eine Minute und versuch es dann noch einmal.',
  'login.signed-out': 'Du bist abgemeldet.',

  'stream.lost': 'Verbinde neu …',
  'stream.lost-hint': 'Du kannst weiterschreiben. Was inzwischen ankommt, siehst du, sobald wir zurück sind.',
  'unsent.title': 'Keine Verbindung',
  'unsent.hint':
    'Was du abgeschickt hast, ist vielleicht nicht angekommen. Es steht noch hier: Sieh nach, ob es geschehen ist, bevor du es noch einmal schickst.',
  'unsent.unfetched':
    'Was du gedrückt hast, konnte nicht geladen werden. Es hat sich nichts geändert: Drück noch einmal, sobald die Verbindung wieder da ist.',

  'error.not-found': 'Diese Seite gibt es nicht',
  'error.not-found-hint': 'Vielleicht hast du keinen Zugang mehr, oder die Adresse stimmt nicht.',
  'error.forbidden': 'Das kannst du hier nicht tun',
  'error.forbidden-hint':
    'Du kannst diese Unterhaltung lesen. Ändern kannst du sie mit deiner Rolle oder auf dieser Nummer nicht.',
  'error.broken': 'Bei uns ist etwas schiefgegangen',
  'error.broken-hint':
    'Nichts, was du geschrieben hast, ist verloren. Versuch es noch einmal. Passiert es wieder, sag denen Bescheid, die Switchboard betreiben: {id}.',
  'error.database': 'Das Postfach ist gerade nicht erreichbar',
  'error.database-hint': 'Wir versuchen es weiter. Nachrichten von Kunden hebt WhatsApp so lange auf.',
  'error.cross-site': 'Diese Anfrage kam von einer anderen Website',
  'error.cross-site-hint': 'Öffne das Postfach und versuch es von dort noch einmal.',
  'error.nonsense': 'Das ergibt hier keinen Sinn',
  'error.nonsense-hint':
    'Im Formular fehlte etwas oder war unbekannt. Lade die Seite neu und versuch es noch einmal.',
  'error.go-to-inbox': 'Zum Postfach',

  // Why a command was refused: what happened, then what to do.
  'refusal.closed': 'Diese Unterhaltung ist geschlossen. Öffne sie zuerst wieder.',
  'refusal.not-open-yet': 'Diese Unterhaltung wird gerade erst geöffnet. Versuch es gleich noch einmal.',
  'refusal.already-moved':
    'Jemand war bei dieser Unterhaltung schneller als du. Du siehst, wo sie jetzt ist.',
  'refusal.not-waiting': 'Jemand hat sie zuerst übernommen. Du siehst, wer sie jetzt hat.',
  'refusal.already-theirs': 'Diese Person hat die Unterhaltung schon.',
  'refusal.not-allowed':
    'Das kannst du nicht mehr tun: Deine Rolle oder deine Nummern haben sich geändert. Lade die Seite neu.',
  'refusal.target-not-member': 'Diese Person antwortet auf dieser Nummer nicht mehr. Wähl jemand anderen.',
  'refusal.target-away': 'Diese Person ist inzwischen abwesend. Wähl jemanden, der verfügbar ist.',
  'refusal.newer-message': 'Der Kunde hat gerade wieder geschrieben. Lies es, dann schließ die Unterhaltung.',
  'refusal.no-bot': 'Der Bot hat diese Unterhaltung nicht mehr.',
  'refusal.too-late': 'Das hat zu lange gedauert, deshalb wurde nichts geändert. Versuch es noch einmal.',
  'refusal.not-confirmed':
    'Noch nicht bestätigt. Diese Seite zeigt es, sobald es geschieht. Warte kurz, bevor du es wieder versuchst.',
  'refusal.window-closed': 'Das 24-Stunden-Fenster ist zu. WhatsApp nimmt jetzt nur noch eine Vorlage an.',
  'refusal.empty': 'Schreib zuerst etwas.',
  'refusal.too-long':
    'Das ist zu lang für eine Nachricht: höchstens {limit} Zeichen. Kürz es oder sende es in Teilen.',
  'refusal.waiting': 'Übernimm zuerst diese Unterhaltung, dann schreib.',
  'refusal.blocked':
    'Dieser Kunde ist blockiert: Seine Antwort würde nichts öffnen. Gib ihn zuerst auf seiner Seite frei.',
  'refusal.not-failed': 'Diese Nachricht gilt nicht mehr als fehlgeschlagen. Du siehst, wie weit sie kam.',
};
