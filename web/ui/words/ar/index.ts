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
 * The same sentences in Arabic (Modern Standard); a file here for each file of `en/`. The reader is spoken to in the
 * neutral masculine imperative; buttons are verbal nouns. An arrow between the steps of a way points left. The same word
 * everywhere:
 *
 * conversation محادثة · number رقم · contact جهة اتصال · owner المالك · agent موظف · member عضو · customer العميل
 * · a person, not the bot: إنسان, people: الناس · Unassigned «غير مُسندة» · assign إسناد · claim, take over: تولّي
 * · transfer تحويل · hand over تسليم · the line الطابور · Open/Closed مفتوحة/مغلقة · close إغلاق · reopen إعادة
 * فتح · Available/Away متاح/غائب · bot البوت · template قالب · canned reply رد سريع · rotation التناوب, in
 * rotation: بالتناوب · capacity السعة, at capacity: بلغ سعته · tag وسم · note ملاحظة · view طريقة عرض · 24-hour
 * window نافذة الـ24 ساعة · snooze تأجيل · inbox صندوق الوارد · Admin مسؤول · access token رمز الوصول and app
 * secret المفتاح السري للتطبيق, as at Meta.
 */
export const arabic: Translated<typeof english> = {
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
