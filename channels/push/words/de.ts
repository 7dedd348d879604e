import type { PushWords } from '../words.ts';

export const german: PushWords = {
  locale: 'de',
  now: {
    assigned: 'Neue Unterhaltung für dich',
    message: 'Neue Nachricht für dich',
    unassigned: 'Jemand wartet in „Nicht zugewiesen“',
    mention: 'Du wurdest in einer Notiz erwähnt',
  },
  press: 'Drück hier, um die Unterhaltung zu öffnen.',
  more: {
    one: '1 weitere Unterhaltung braucht dich.',
    other: '{count} weitere Unterhaltungen brauchen dich.',
  },
  kind: {
    image: 'Foto',
    video: 'Video',
    audio: 'Audio',
    voice: 'Sprachnachricht',
    document: 'Dokument',
    sticker: 'Sticker',
    location: 'Standort',
    contacts: 'Kontaktkarte',
    other: 'Nachricht',
  },
  somebody: 'Noch kein Name',
};
