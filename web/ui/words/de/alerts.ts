import type { Translated } from '../catalogue.ts';
import type { alerts as english } from '../en/alerts.ts';

/** What calls somebody, and Settings → Notifications. */
export const alerts: Translated<typeof english> = {
  'alerts.now-assigned': 'Neue Unterhaltung für dich',
  'alerts.now-message': 'Neue Nachricht für dich',
  'alerts.now-unassigned': 'Jemand wartet in „Nicht zugewiesen“',
  'alerts.now-mention': 'Du wurdest in einer Notiz erwähnt',
  'alerts.title-with': '{name} · {what}',
  'alerts.no-preview': 'Drück hier, um die Unterhaltung zu öffnen.',
  'alerts.missed': {
    one: '1 weitere Unterhaltung braucht dich.',
    other: '{count} weitere Unterhaltungen brauchen dich.',
  },
  'alerts.now': 'jetzt',
  'alerts.open': 'Öffnen',
  'alerts.dismiss': 'Ausblenden',
  'alerts.sound-blocked': 'Du hörst noch keine Hinweise.',
  'alerts.sound-blocked-hint': 'Dein Browser hält eine Seite stumm, bis du in sie klickst.',
  'alerts.sound-unblock': 'Ton einschalten',

  'notifications.title': 'Benachrichtigungen',
  'notifications.lead': 'Wie Switchboard dich ruft, und wofür. Das gilt nur für dich.',
  'notifications.saved': 'Gespeichert.',
  'notifications.here': 'Hinweise',
  'notifications.sound': 'Ton',
  'notifications.sound-hint': 'Ein kurzer Ton, einmal, egal wie viele Tabs offen sind.',
  'notifications.sound-which': 'Klang',
  'notifications.volume': 'Lautstärke',
  'notifications.test': 'Testen',
  'notifications.sound-bell': 'Tischglocke',
  'notifications.sound-chime': 'Glockenspiel',
  'notifications.sound-marimba': 'Marimba',
  'notifications.sound-knock': 'Klopfen',
  'notifications.sound-works': 'Der Ton geht in diesem Tab.',
  'notifications.sound-silent':
    'Dein Browser hält diese Seite stumm. Drück „Testen“. Hörst du noch immer nichts, erlaub Ton für diese Website in der Adressleiste des Browsers.',
  'notifications.popup': 'Popups',
  'notifications.popup-hint':
    'In dieser Seite, wenn du sie ansiehst, sonst von deinem Browser angezeigt. Ein Druck darauf öffnet die Unterhaltung.',
  'notifications.popup-granted': 'Von diesem Browser erlaubt',
  'notifications.popup-default':
    'Dein Browser wurde noch nicht gefragt, deshalb zeigt er nichts, während du woanders bist.',
  'notifications.popup-ask': 'Popups erlauben',
  'notifications.popup-denied':
    'Von diesem Browser blockiert. Drück auf das Symbol links von der Adresse, stell Benachrichtigungen auf „Zulassen“ und lade diese Seite neu.',
  'notifications.popup-unsupported':
    'Dieser Browser zeigt hier keine Popups. Füg Switchboard auf einem iPhone oder iPad zum Home-Bildschirm hinzu und öffne es von dort.',
  'notifications.closed': 'Auch wenn Switchboard zu ist',
  'notifications.closed-hint':
    'Dieses Gerät klingelt, obwohl keine Seite offen ist, für alles, was unter Popup angehakt ist. Es hört auf, wenn du dich abmeldest und wenn eine Anmeldung abläuft, die nicht bleiben sollte.',
  'notifications.closed-on': 'Dieses Gerät klingelt',
  'notifications.closed-stop': 'Hier nicht mehr klingeln',
  'notifications.closed-start': 'Dieses Gerät klingeln lassen',
  'notifications.closed-failed':
    'Das ging nicht: Dieser Browser erreicht seinen Push-Dienst nicht, oder Switchboard ist nicht erreichbar.',
  'notifications.closed-again': 'Noch einmal versuchen',
  'notifications.closed-ios':
    'Auf einem iPhone oder iPad: Leg Switchboard auf den Home-Bildschirm und öffne es von dort. Dann kann es klingeln.',
  'notifications.closed-insecure':
    'Ein Gerät kann nur über https klingeln. Frag, wer Switchboard für euch betreibt.',
  'notifications.closed-unsupported': 'Dieser Browser kann nicht klingeln, wenn seine Seite zu ist.',
  'notifications.previews': 'Zeigen, wer geschrieben hat und was',
  'notifications.previews-hint':
    'Wenn aus, sagen Popups außerhalb dieser Seite nur, dass dich jemand braucht: Andere könnten deinen gesperrten oder geteilten Bildschirm sehen.',
  'notifications.about': 'Gib mir Bescheid über',
  'notifications.by-sound': 'Ton',
  'notifications.by-popup': 'Popup',
  'notifications.about-assigned': 'Eine Unterhaltung, die mir zugewiesen wird',
  'notifications.about-message': 'Eine neue Nachricht in meinen Unterhaltungen',
  'notifications.about-unassigned': 'Eine neue Unterhaltung in „Nicht zugewiesen“, solange ich verfügbar bin',
  'notifications.about-mention': 'Eine Erwähnung in einer Notiz',
  'notifications.about-by': '{about}: {way}',
  'notifications.quiet':
    'Nichts meldet sich für eine Unterhaltung, die du gerade ansiehst, für das, was du selbst getan hast, oder für das, was du während deiner Abwesenheit verpasst hast.',
  'notifications.save': 'Speichern',

  'devices.title': 'Geräte, die klingeln',
  'devices.lead': 'Wenn Switchboard zu ist, klingeln diese für dich, solange du dort angemeldet bist.',
  'devices.rung': 'Seit {since} · zuletzt geklingelt {last}',
  'devices.never-rung': 'Seit {since} · noch nie geklingelt',
  'devices.refused': 'Dieses Gerät war nicht zu erreichen seit {time}',
  'devices.given-up':
    'Es klingelt nicht mehr. Damit es wieder klingelt, drücke dort „Dieses Gerät klingeln lassen“.',
  'devices.remove': 'Entfernen',
  'devices.remove-this': '{device} entfernen',
  'devices.removed': 'Es klingelt nicht mehr.',
};
