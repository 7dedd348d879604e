import type { Refusal } from '../../domain/conversation.ts';
import { handoverEnglish } from './words-handover.ts';
import { botEnglish } from './words-bot.ts';
import { composerEnglish } from './words-composer.ts';
import { contactsEnglish } from './words-contacts.ts';
import { findingEnglish } from './words-finding.ts';
import { contactEnglish } from './words-contact.ts';
import { importsEnglish } from './words-imports.ts';
import { inboxEnglish } from './words-inbox.ts';
import { mediaEnglish } from './words-media.ts';
import { invitationEnglish } from './words-invitations.ts';
import { settingsEnglish } from './words-settings.ts';
import { pickerEnglish } from './words-picker.ts';
import { setupEnglish } from './words-setup.ts';
import { numbersEnglish } from './words-numbers.ts';
import { ownerEnglish } from './words-owner.ts';
import { refusalsEnglish } from './words-refusals.ts';
import { startingEnglish } from './words-starting.ts';
import { threadEnglish } from './words-thread.ts';
import { templatesEnglish } from './words-templates.ts';
import { tagsEnglish } from './words-tags.ts';
import { timersEnglish } from './words-timers.ts';
import { whatIfEnglish } from './words-what-if.ts';
import { usersEnglish } from './words-users.ts';

/**
 * Every sentence a person reads, by what it is about. English now; another language is another object of this shape.
 * `{name}` is filled in; an entry with `one` and `other` is chosen by its `count`.
 */
const english = {
  ...handoverEnglish,
  ...inboxEnglish,
  ...threadEnglish,
  ...findingEnglish,
  ...refusalsEnglish,
  ...settingsEnglish,
  ...pickerEnglish,
  ...setupEnglish,
  ...numbersEnglish,
  ...ownerEnglish,
  ...startingEnglish,
  ...templatesEnglish,
  ...timersEnglish,
  ...whatIfEnglish,
  ...invitationEnglish,
  ...mediaEnglish,
  ...usersEnglish,
  ...botEnglish,
  ...contactsEnglish,
  ...composerEnglish,
  ...tagsEnglish,
  ...contactEnglish,
  ...importsEnglish,
  'app.name': 'Switchboard',
  'app.title': '{page} · Switchboard',
  'app.skip': 'Skip to content',
  'app.main-nav': 'Main',
  'app.go-to-inbox': 'Switchboard, go to inbox',
  'app.messages': 'Messages from Switchboard',
  'app.unread': ' unread',
  bot: 'Bot',

  'nav.inbox': 'Inbox',
  'nav.contacts': 'Contacts',
  'nav.settings': 'Settings',
  'nav.you': 'You',

  'role.admin': 'Admin',
  'role.inbox_manager': 'Inbox manager',
  'role.service': 'Service',
  'role.sale': 'Sale',

  'me.button': '{name}, {presence}. Profile, theme, sign out',
  'me.sub': '{role} · {email}',
  'me.theme': 'Theme',
  'me.theme-to': 'Theme: {theme}. Switch to {next}',
  'me.keys': 'Keyboard shortcuts',
  'me.sign-out': 'Sign out',
  'theme.system': 'Match system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  'presence.available': 'available',
  'presence.away': 'away',
  'presence.available-of': '{name}, available',
  'presence.away-of': '{name}, away',
  'presence.you-available': 'You’re Available',
  'presence.you-away': 'You’re Away',
  'presence.mini-available': 'Available',
  'presence.mini-away': 'Away',
  'presence.toggle': 'Change between Available and Away',
  'presence.away-hint': 'New conversations won’t be assigned to you. You can still claim and answer.',

  'keys.title': 'Keyboard shortcuts',
  'keys.off-in-fields': 'Single keys are off while you type in a field.',
  'keys.off': 'You’ve turned single keys off in your Profile. Those with Ctrl, Enter and Esc still work.',
  'keys.next': 'Next conversation',
  'keys.previous': 'Previous conversation',
  'keys.search': 'Search',
  'keys.presence': 'Available or Away',
  'keys.claim': 'Claim',
  'keys.template': 'Send a template',
  'keys.transfer': 'Transfer',
  'keys.close': 'Close or reopen',
  'keys.reply': 'Write a reply',
  'keys.send': 'Send',
  'keys.new-line': 'New line',
  'keys.back': 'Back out',
  'keys.help': 'These shortcuts',
  'dialog.close': 'Close',

  'login.title': 'Sign in',
  'login.morning': 'Good morning',
  'login.afternoon': 'Good afternoon',
  'login.evening': 'Good evening',
  'login.lead': 'Sign in to the team inbox.',
  'login.lead-of': 'Sign in to the {organisation} inbox.',
  'login.email': 'E-mail',
  'login.password': 'Password',
  'login.show-password': 'Show password',
  'login.keep': 'Keep me signed in on this device',
  'login.submit': 'Sign in',
  'login.start-away': 'You start as Away. Switch to Available when you’re ready for conversations.',
  'login.wrong': 'That e-mail and password don’t match. Check both and try again.',
  'login.missing': 'Enter your e-mail address and your password.',
  'login.throttled': 'Too many attempts. Wait a minute, then try again.',
  'login.signed-out': 'You’re signed out.',

  'stream.lost': 'Reconnecting…',
  'stream.lost-hint': 'You can go on writing. What arrives meanwhile is shown as soon as we’re back.',

  'error.not-found': 'This page doesn’t exist',
  'error.not-found-hint': 'It may have been closed to you, or the address may be wrong.',
  'error.forbidden': 'You can’t do this here',
  'error.forbidden-hint':
    'You can read this conversation, but your role or the number it is on doesn’t let you change it.',
  'error.broken': 'Something went wrong on our side',
  'error.broken-hint':
    'Nothing you wrote is lost. Try again; if it happens again, tell whoever runs Switchboard: {id}.',
  'error.database': 'The inbox can’t be reached right now',
  'error.database-hint': 'We’re trying again. Messages from customers are kept by WhatsApp meanwhile.',
  'error.cross-site': 'This request came from another site',
  'error.cross-site-hint': 'Open the inbox and try again from there.',
  'error.nonsense': 'That doesn’t make sense here',
  'error.nonsense-hint': 'Something in the form was missing or unknown. Reload the page and try again.',
  'error.go-to-inbox': 'Go to the inbox',

  'settings.title': 'Settings',
  'settings.workspace': 'Workspace',
  'settings.numbers': 'Numbers',
  'settings.numbers-lead': 'The WhatsApp business numbers whose conversations come here.',
  'settings.number': 'Number',
  'settings.phone-number-id': 'Phone number ID',
  'settings.members': 'Receives conversations',
  'settings.no-members': 'Nobody: everything waits in Unassigned',
  'settings.members-hint':
    'Members answer this number. It gives new conversations to whoever is Available, in rotation.',
  'settings.state': 'State',
  'settings.no-trouble': 'No trouble',
  'settings.trouble': 'Nothing goes out: {trouble}',
  'settings.connect': 'Connect a number',
  'settings.connect-lead':
    'You find everything asked here in Meta’s App Dashboard, under WhatsApp → API Setup.',
  'settings.cancel': 'Cancel',
  'settings.webhook': 'Tell Meta where to send messages',
  'settings.webhook-hint':
    'In the App Dashboard, under WhatsApp → Configuration, enter this callback URL and the verify token, then subscribe to “messages”:',
  'settings.webhook-https':
    'Meta calls public https addresses only. Set BASE_URL to the one that leads here.',
  'settings.taken': 'A number with this ID is connected already. Check the ID.',
  'settings.field.name': 'Name',
  'settings.field.displayPhone': 'Phone number',
  'settings.field.phoneNumberId': 'Phone number ID',
  'settings.field.wabaId': 'WhatsApp Business Account ID',
  'settings.field.accessToken': 'Access token',
  'settings.field.appSecret': 'App secret',
  'settings.field.verifyToken': 'Verify token',
  'settings.hint.name': 'What your team calls it, such as “Main line”.',
  'settings.hint.displayPhone': 'As customers see it, with the country code: +1 555 078 3881.',
  'settings.hint.phoneNumberId': 'Digits only. Not the phone number itself.',
  'settings.hint.wabaId': 'Digits only.',
  'settings.hint.accessToken':
    'Of a system user, with whatsapp_business_messaging. Kept encrypted and never shown again.',
  'settings.hint.appSecret':
    'App settings → Basic. It proves that a message comes from Meta. Kept encrypted and never shown again.',
  'settings.hint.verifyToken': 'Any word; enter the same at Meta. This one was made for you.',
  'settings.wrong.name': 'Give it a name of at most 60 characters.',
  'settings.wrong.displayPhone': 'Write it with a plus and the country code, such as +1 555 078 3881.',
  'settings.wrong.phoneNumberId': 'This ID has digits only. Copy it from API Setup.',
  'settings.wrong.wabaId': 'This ID has digits only. Copy it from API Setup.',
  'settings.wrong.accessToken': 'Paste the whole token: one word without spaces.',
  'settings.wrong.appSecret': 'Paste the app secret: one word without spaces.',
  'settings.wrong.verifyToken': 'Use one word of at least six letters, digits or signs.',

  // Why a command was refused: what happened, then what to do.
  'refusal.closed': 'This conversation is closed. Reopen it first.',
  'refusal.not-open-yet': 'This conversation is just being opened. Try again in a moment.',
  'refusal.already-moved': 'Somebody moved this conversation before you. It shows where it is now.',
  'refusal.not-waiting': 'Somebody took it first. It shows who has it now.',
  'refusal.already-theirs': 'They already have this conversation.',
  'refusal.not-allowed':
    'You can’t do this any more: your role or your numbers have changed. Reload the page.',
  'refusal.target-not-member': 'They don’t answer this number any more. Choose somebody else.',
  'refusal.target-away': 'They’re Away by now. Choose somebody who is Available.',
  'refusal.newer-message': 'The customer has just written again. Read it, then close.',
  'refusal.no-bot': 'The bot doesn’t have this conversation any more.',
  'refusal.too-late': 'This took too long, so nothing was changed. Try again.',
  'refusal.not-confirmed':
    'Not confirmed yet. This page will show it if it happens; wait a moment before you try again.',
  'refusal.window-closed': 'The 24-hour window has closed. WhatsApp takes only a template now.',
  'refusal.empty': 'Write something first.',
  'refusal.too-long':
    'This is too long for one message: at most {limit} characters. Shorten it or send it in parts.',
  'refusal.waiting': 'Claim this conversation first, then write.',
  'refusal.not-failed': 'This message isn’t failed any more. It shows how far it came.',
} as const;

type Catalogue = typeof english;
export type Key = keyof Catalogue;
type Text<K extends Key> = Catalogue[K] extends { other: infer Other } ? Other : Catalogue[K];
type Names<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Params<K extends Key> = Record<
  Names<Text<K>> | (Catalogue[K] extends { other: string } ? 'count' : never),
  string | number
>;
type Rest<K extends Key> = string extends K ? [] : keyof Params<K> extends never ? [] : [Params<K>];

/** A sentence in the reader's language. The compiler knows which keys exist and what each wants filled in. */
export function t<K extends Key>(key: K, ...[params]: Rest<K>): string {
  const entry: string | { one: string; other: string } = english[key];
  const filled: Record<string, string | number> = params ?? {};
  const sentence = typeof entry === 'string' ? entry : entry[plural(Number(filled['count']))];
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(filled[name] ?? ''));
}

/** Whether there are words for this, where what comes from outside makes the key. */
export const hasWords = (key: string): boolean => Object.hasOwn(english, key);

/** Why a reply or a retry is turned back (`db/replies.ts`). */
export type ReplyRefusal =
  | 'window-closed'
  | 'closed'
  | 'empty'
  | 'too-long'
  | 'not-allowed'
  | 'waiting'
  | 'not-failed'
  | 'upload-gone';

/** The most characters WhatsApp takes in one text message: "Text messages" in Meta's Cloud API reference. */
export const textLimit = 4096;

/** A refusal as a sentence: what happened, and what to do. */
export function refusalSentence(why: Refusal | ReplyRefusal | 'not-confirmed'): string {
  return why === 'too-long' ? t('refusal.too-long', { limit: textLimit }) : t(`refusal.${why}`);
}

const rules = new Intl.PluralRules('en');
const plural = (count: number) => (rules.select(count) === 'one' ? 'one' : 'other');
