import type { MailWords } from '../words.ts';

export const german: MailWords = {
  locale: 'de',
  dir: 'ltr',
  role: { admin: 'Admin', inbox_manager: 'Inbox-Manager', service: 'Service', sale: 'Vertrieb' },
  button: {
    admin: 'Registrierung abschließen',
    inbox_manager: 'Registrierung abschließen',
    service: 'Registrierung abschließen',
    sale: 'Mein Konto aktivieren',
  },
  invitation: {
    subject: (inviter, organisation) => `${inviter} hat dich zu ${organisation} eingeladen`,
    again: (inviter, organisation) => `Erinnerung: ${inviter} hat dich zu ${organisation} eingeladen`,
    invited: ' hat dich eingeladen',
    title: (organisation) => `Komm in die Inbox von ${organisation}`,
    work: (others) =>
      others === 0
        ? 'Du antwortest Kunden auf WhatsApp'
        : `Du antwortest Kunden auf WhatsApp, zusammen mit ${others}\u00a0${others === 1 ? 'weiteren Person' : 'weiteren Personen'}`,
    as: ', als ',
    next: '. Wähle einen Namen und ein Passwort, und schon bist du dabei.',
    preview: (others, days) =>
      `Antworte Kunden auf WhatsApp${others === 0 ? '' : `, zusammen mit ${others} ${others === 1 ? 'weiteren Person' : 'weiteren Personen'}`}. Der Link gilt ${days} ${days === 1 ? 'Tag' : 'Tage'}.`,
    sentTo: (address, inviter) =>
      `Gesendet an ${address}, weil ${inviter} diese Adresse eingegeben hat. Das bist nicht du? Ignoriere diese Nachricht, dann passiert nichts.`,
  },
  password: {
    subject: 'Wähle ein neues Passwort',
    title: 'Wähle ein neues Passwort',
    lead: 'Jemand, hoffentlich du, hat einen Link für ein neues Passwort angefordert. Er gilt einmal und meldet dich überall ab.',
    button: 'Neues Passwort wählen',
    preview: 'Der Link gilt eine Stunde, und nur einmal.',
    sentTo: (address) =>
      `Gesendet an ${address}, weil jemand diese Adresse eingegeben hat. Das bist nicht du? Ignoriere diese Nachricht, dann bleibt dein Passwort, wie es ist.`,
  },
  until: 'Der Link gilt bis ',
  otherwise: '. Wenn die Schaltfläche nicht funktioniert, öffne diese Adresse:',
};
