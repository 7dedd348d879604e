import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'install.description': 'Das WhatsApp-Postfach fürs Team.',
  'install.title': 'Switchboard installieren',
  'install.hint':
    'Als App auf diesem Gerät: mit eigenem Fenster und eigenem Symbol, auf dem steht, wie viele warten.',
  'install.now': 'Installieren',
  'install.by-hand':
    'Als App bekommst du es so: Tipp in Safari auf „Teilen“ und dann auf „Zum Home-Bildschirm“.',

  'offline.title': 'Switchboard ist nicht erreichbar',
  'offline.hint':
    'Vielleicht bist du offline. Prüf deine Verbindung und versuch es noch einmal; was Kunden inzwischen schreiben, geht nicht verloren.',
  'offline.again': 'Noch einmal versuchen',
};
