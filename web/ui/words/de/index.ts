import type { Translated } from '../catalogue.ts';
import type { english } from '../en/index.ts';
import { alerts } from './alerts.ts';
import { app } from './app.ts';
import { bot } from './bot.ts';
import { canned } from './canned.ts';
import { composer } from './composer.ts';
import { contact } from './contact.ts';
import { contacts } from './contacts.ts';
import { drafts } from './drafts.ts';
import { finding } from './finding.ts';
import { handover } from './handover.ts';
import { here } from './here.ts';
import { imports } from './imports.ts';
import { inbox } from './inbox.ts';
import { install } from './install.ts';
import { invitations } from './invitations.ts';
import { many } from './many.ts';
import { media } from './media.ts';
import { notes } from './notes.ts';
import { numbers } from './numbers.ts';
import { owner } from './owner.ts';
import { palette } from './palette.ts';
import { picker } from './picker.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { starting } from './starting.ts';
import { tags } from './tags.ts';
import { templateMany } from './template-many.ts';
import { templates } from './templates.ts';
import { thread } from './thread.ts';
import { timers } from './timers.ts';
import { undo } from './undo.ts';
import { unread } from './unread.ts';
import { users } from './users.ts';
import { whatIf } from './what-if.ts';

/**
 * The same sentences in German; a file here for each file of `en/`. The reader is "du"; a person whose sex is not known
 * is "diese Person" or "jemand" where a name does not do. The same word everywhere:
 *
 * conversation Unterhaltung · number Nummer · contact Kontakt · owner Betreuer (owns: betreut) · agent Agent ·
 * member Mitglied · customer Kunde · a person, not the bot: Mensch · Unassigned „Nicht zugewiesen“ · assign
 * zuweisen · claim, take over: übernehmen · transfer weitergeben, on its narrow button abgeben · hand over
 * übergeben · put back zurücklegen · the line Warteschlange · Open/Closed Offen/Geschlossen · close schließen ·
 * reopen wieder öffnen · Available/Away Verfügbar/Abwesend · bot Bot · template Vorlage · canned reply
 * Schnellantwort, as in WhatsApp Business · rotation Rotation, in rotation: reihum · capacity Kapazität, at
 * capacity: ausgelastet · tag Label, as in WhatsApp Business ("Tag" is a day), put on: vergeben · note Notiz ·
 * view Ansicht · 24-hour window 24-Stunden-Fenster · snooze zurückstellen, on its narrow button später · inbox
 * Postfach · access token Zugriffsschlüssel and app secret App-Geheimcode, as at Meta.
 */
export const german: Translated<typeof english> = {
  ...alerts,
  ...app,
  ...bot,
  ...canned,
  ...composer,
  ...contact,
  ...contacts,
  ...drafts,
  ...finding,
  ...handover,
  ...here,
  ...imports,
  ...inbox,
  ...install,
  ...invitations,
  ...many,
  ...media,
  ...notes,
  ...numbers,
  ...owner,
  ...palette,
  ...picker,
  ...refusals,
  ...settings,
  ...setup,
  ...starting,
  ...tags,
  ...templateMany,
  ...templates,
  ...thread,
  ...timers,
  ...undo,
  ...unread,
  ...users,
  ...whatIf,
};
