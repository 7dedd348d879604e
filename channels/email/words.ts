import type { Role } from '../../domain/access.ts';
import { arabic } from './words/ar.ts';
import { english } from './words/en.ts';
import { german } from './words/de.ts';
import { portuguese } from './words/pt.ts';
import { spanish } from './words/es.ts';

/** What our e-mails say. Names are filled in as text; the HTML part escapes them, the text part is text. */
export interface MailWords {
  locale: string;
  dir: 'ltr' | 'rtl';
  role: Record<Role, string>;
  button: Record<Role, string>;
  invitation: {
    subject: (inviter: string, organisation: string) => string;
    again: (inviter: string, organisation: string) => string;
    /** Behind the inviter's name. */
    invited: string;
    title: (organisation: string) => string;
    work: (others: number) => string;
    /** Between `work` and the role. */
    as: string;
    /** Behind the role. */
    next: string;
    preview: (others: number, days: number) => string;
    sentTo: (address: string, inviter: string) => string;
  };
  password: {
    subject: string;
    title: string;
    lead: string;
    button: string;
    preview: string;
    sentTo: (address: string) => string;
  };
  /** Before the moment. */
  until: string;
  otherwise: string;
}

const catalogues: Record<string, MailWords> = {
  en: english,
  es: spanish,
  pt: portuguese,
  de: german,
  ar: arabic,
};

/** In the language of this code (`users.language`); English where we have no words in it. */
export const wordsIn = (language: string): MailWords => catalogues[language] ?? english;

/** “29 November, 09:02 UTC”: whoever reads it may live elsewhere than the server. */
export const moment = (at: Date, { locale }: MailWords): string => {
  const [day, time] = [
    at.toLocaleDateString(locale, { day: 'numeric', month: 'long' }),
    at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
  ];
  return `${day}, ${time}`;
};
