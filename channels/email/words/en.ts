import type { MailWords } from '../words.ts';

export const english: MailWords = {
  locale: 'en-GB',
  dir: 'ltr',
  role: { admin: 'Admin', inbox_manager: 'Inbox manager', service: 'Service', sale: 'Sale' },
  button: {
    admin: 'Complete the registration',
    inbox_manager: 'Complete the registration',
    service: 'Complete the registration',
    sale: 'Activate my account',
  },
  invitation: {
    subject: (inviter: string, organisation: string) => `${inviter} invited you to ${organisation}`,
    again: (inviter: string, organisation: string) => `Reminder: ${inviter} invited you to ${organisation}`,
    invited: ' invited you',
    title: (organisation: string) => `Join the ${organisation} inbox`,
    work: (others: number) =>
      others === 0
        ? 'You’ll answer customers on WhatsApp'
        : `You’ll answer customers on WhatsApp together with ${others}\u00a0${others === 1 ? 'other' : 'others'}`,
    as: ', as ',
    next: '. Choose a name and a password, and you’re in.',
    preview: (others: number, days: number) =>
      `Answer customers on WhatsApp${others === 0 ? '' : ` together with ${others} ${others === 1 ? 'other' : 'others'}`}. The link works for ${days} ${days === 1 ? 'day' : 'days'}.`,
    sentTo: (address: string, inviter: string) =>
      `Sent to ${address} because ${inviter} entered this address. Not you? Ignore this message and nothing happens.`,
  },
  password: {
    subject: 'Choose a new password',
    title: 'Choose a new password',
    lead: 'Somebody, hopefully you, asked for a link to choose a new password. It works once, and signs you out everywhere.',
    button: 'Choose a new password',
    preview: 'The link works for one hour, and once.',
    sentTo: (address: string) =>
      `Sent to ${address} because somebody entered this address. Not you? Ignore this message and your password stays as it is.`,
  },
  until: 'The link works until ',
  otherwise: '. If the button doesn’t work, open this address:',
};
