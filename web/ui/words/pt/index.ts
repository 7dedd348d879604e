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
 * The same sentences in Portuguese; a file here for each file of `en/`. Brazilian, with "você", and what Portugal reads as its own where there is a choice. The words that are the same
 * everywhere:
 *
 * conversation conversa · thread histórico (da conversa) · number número · contact contato · owner responsável ·
 * agent agente · Unassigned Não atribuídas · claim assumir · assign atribuir · transfer transferir · hand over (bot)
 * passar para uma pessoa · people take over a equipe assume · Open/Closed aberta/fechada · Available/Away
 * disponível/ausente · bot bot · template modelo · rotation rodízio · capacity capacidade · tag etiqueta · note nota ·
 * view visualização · window janela · snooze adiar · inbox caixa de entrada · Settings Ajustes · roles Admin,
 * Gestão da caixa, Atendimento, Vendas.
 *
 * `one` is also for none ("0 conversa"), so it has {count} and no written 1. People are of any gender: "a pessoa",
 * "a equipe" in place of a participle.
 */
export const portuguese: Translated<typeof english> = {
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
