import type { Translated } from '../catalogue.ts';
import type { install as english } from '../en/install.ts';

/** Switchboard as an app on somebody's device; what it says while the network is gone. */
export const install: Translated<typeof english> = {
  'offline.title': 'Switchboard ist nicht erreichbar',
  'offline.hint':
    'Vielleicht bist du offline. Prüf deine Verbindung und versuch es noch einmal; was Kunden inzwischen schreiben, geht nicht verloren.',
  'offline.again': 'Noch einmal versuchen',
};
