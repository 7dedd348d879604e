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
 * The same sentences in Spanish; a file here for each file of `en/`. Neutral Latin American; "tú". The words that are the same everywhere:
 *
 * conversation conversación · thread hilo · number número · contact contacto · owner responsable · agent agente ·
 * Unassigned Sin asignar · claim tomar · assign asignar · transfer transferir · hand over (bot) pasar a una persona ·
 * people take over se encarga el equipo · Open/Closed abierta/cerrada · Available/Away disponible/ausente · bot bot ·
 * template plantilla · rotation rotación · capacity capacidad · tag etiqueta · note nota · view vista · window ventana ·
 * snooze posponer · inbox bandeja · Settings Ajustes · roles Admin, Gestión de bandeja, Atención, Ventas.
 *
 * People are of any gender: "esa persona", "el equipo", "se agregó a Mia" in place of a participle.
 */
export const spanish: Translated<typeof english> = {
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
