import type { Translated } from '../catalogue.ts';
import type { invitations as english } from '../en/invitations.ts';

/** What is said to people who were asked to join, and about them. */
export const invitations: Translated<typeof english> = {
  // Why an Admin's wish was refused.
  'invitation-refusal.not-allowed': 'Nur ein Admin lädt Leute ein, und du bist keiner mehr.',
  'invitation-refusal.no-invitation': 'Diese Einladung gibt es nicht mehr. Lade die Seite neu.',
  'invitation-refusal.already-user':
    '{email} hat hier schon ein Konto. Du findest es in der Liste der Leute.',
  'invitation-refusal.already-invited':
    '{email} ist schon eingeladen. Sende stattdessen diese Einladung erneut.',
  'invitation-refusal.accepted': 'Die Person ist inzwischen dabei.',
  'invitation-refusal.revoked': 'Diese Einladung wurde zurückgezogen. Lade die Person neu ein.',
  'invitation-refusal.expired': 'Diese Einladung ist abgelaufen. Sende zuerst einen neuen Link.',
  'invitation-refusal.no-number': 'Eine gewählte Nummer gibt es nicht mehr. Lade die Seite neu.',

  // Why no mail has left.
  'mail-trouble.unreachable':
    'Der Mailserver nimmt die E-Mail nicht an. Wir versuchen es von selbst weiter: {detail}',
  'mail-trouble.refused': 'Der Mailserver lehnt diese Adresse endgültig ab: {detail}',
  'mail-trouble.given_up':
    'Der Mailserver hat die E-Mail tagelang nicht angenommen. Sende sie erneut, sobald er wieder geht: {detail}',

  // The page that a mailed link opens.
  'accept.page': 'Einladung annehmen',
  'accept.invited': 'lädt dich ein:',
  'accept.title': 'Mach mit bei {organisation}',
  'accept.work-alone': 'Du antwortest Kunden auf WhatsApp, als',
  'accept.work': {
    one: 'Du antwortest Kunden auf WhatsApp, mit einer weiteren Person, als',
    other: 'Du antwortest Kunden auf WhatsApp, mit {count} anderen, als',
  },
  'accept.name': 'Dein Name',
  'accept.name-hint': 'Für dein Team sichtbar. Kunden sehen {organisation}.',
  'accept.wrong-name': 'Sag uns deinen Namen, in höchstens 80 Zeichen.',
  'accept.submit.admin': 'Registrierung abschließen',
  'accept.submit.inbox_manager': 'Registrierung abschließen',
  'accept.submit.service': 'Registrierung abschließen',
  'accept.submit.sale': 'Mein Konto aktivieren',
  'accept.note': 'Dieser Link ist für {email} und gilt bis {until}.',
  'accept.have-account': 'Ich habe schon ein Konto',
  'accept.signed-in': 'Du bist als {name} angemeldet',
  'accept.signed-in-text':
    'Dieser Link ist für jemanden, der noch nicht hier ist. Um ihn zu nutzen, melde dich zuerst ab und öffne ihn dann noch einmal aus der E-Mail.',

  'accept-refusal.unknown': 'Dieser Link funktioniert nicht',
  'accept-refusal.unknown-text':
    'Vielleicht fehlt ein Teil. Öffne ihn noch einmal aus der E-Mail, oder bitte die Person, die dich eingeladen hat, um einen neuen.',
  'accept-refusal.used': 'Diese Einladung wurde schon angenommen',
  'accept-refusal.used-text':
    'Ein Link gilt einmal. Melde dich mit deiner E-Mail-Adresse und dem gewählten Passwort an.',
  'accept-refusal.revoked': 'Diese Einladung wurde zurückgezogen',
  'accept-refusal.revoked-text': 'Hältst du das für einen Irrtum, frag die Person, die dich eingeladen hat.',
  'accept-refusal.expired': 'Dieser Link ist abgelaufen',
  'accept-refusal.expired-text': 'Bitte die Person, die dich eingeladen hat, um einen neuen.',
  'accept-refusal.expired-since': {
    one: 'Einladungen gelten einen Tag. Deine hat {name} am {date} gesendet. Bitte {name} um einen neuen Link.',
    other:
      'Einladungen gelten {count} Tage. Deine hat {name} am {date} gesendet. Bitte {name} um einen neuen Link.',
  },
  'accept-refusal.replaced': 'Es gibt einen neueren Link',
  'accept-refusal.replaced-text':
    'Du hast seither eine weitere E-Mail bekommen. Nimm den Link aus der neuesten; die früheren gelten nicht mehr.',
  'accept-refusal.already-user': 'Du hast schon ein Konto',
  'accept-refusal.already-user-text':
    'Melde dich mit dieser E-Mail-Adresse an, oder wähl ein neues Passwort.',

  'link.too-many': 'Zu viele Versuche',
  'link.too-many-text': 'Warte eine Minute und öffne den Link dann noch einmal.',

  'new-password.hint': 'Mindestens {least} Zeichen. Ein paar Wörter hintereinander merkt man sich leicht.',
  'new-password.long-enough': 'Lang genug',
  'new-password.wrong': 'Nimm mindestens {least} und höchstens {most} Zeichen.',

  // A forgotten password.
  'login.forgot': 'Passwort vergessen?',
  'forgot.title': 'Passwort vergessen?',
  'forgot.lead': 'Wir senden dir einen Link, mit dem du ein neues wählst.',
  'forgot.submit': 'Link senden',
  'forgot.back': 'Zurück zur Anmeldung',
  'forgot.again': 'Noch einen Link senden',
  'forgot.wrong': 'Schreib deine E-Mail-Adresse, zum Beispiel mia@example.org.',
  'forgot.asked': 'Sieh in deine E-Mails',
  'forgot.asked-text':
    'Gehört {email} zu jemandem hier, ist ein Link dorthin unterwegs. Er gilt eine Stunde lang und einmal.',
  'reset.title': 'Neues Passwort wählen',
  'reset.password': 'Neues Passwort',
  'reset.submit': 'Neues Passwort festlegen',
  'reset.note': 'Damit wirst du überall abgemeldet.',
  'reset.done': 'Dein neues Passwort gilt',
  'reset.done-text': 'Du bist überall abgemeldet. Melde dich jetzt damit an.',
  'reset.over': 'Dieser Link gilt nicht mehr',
  'reset.over-text':
    'Ein Link für ein neues Passwort gilt eine Stunde lang und einmal. Du kannst dir einen weiteren senden lassen.',
};
