/**
 * Who may do what, written down by hand: not taken from `domain/access.ts`, so that the two can disagree. A route of the
 * app without a row here fails `routes.test.ts`; `docs/roles.md` is printed from it.
 */
export const roles = ['admin', 'inbox_manager', 'service', 'sale'] as const;
export type Role = (typeof roles)[number];

/**
 * Who somebody is to the conversation. All but the stranger are members of its number; the assignee has the
 * conversation, the owner its customer. The stranger is a member of another number.
 */
export const relations = ['assignee', 'owner', 'member', 'stranger', 'deactivated'] as const;
export type Relation = (typeof relations)[number];

/** `no`: they see it and may not (403). `hidden`: for them there is no such thing (404). `login`: they are nobody. */
export type Verdict = 'yes' | 'no' | 'hidden' | 'login';
export type Rule = Record<Role, Record<Relation, Verdict>>;

/** One line a role: assignee, owner, member, stranger. Whoever was deactivated is nobody, whatever they were. */
function rule(cells: Record<Role, string>): Rule {
  const line = (role: Role) => {
    const verdicts = [...cells[role].split(/\s+/), 'login'] as Verdict[];
    return Object.fromEntries(relations.map((relation, at) => [relation, verdicts[at] ?? 'login']));
  };
  return Object.fromEntries(roles.map((role) => [role, line(role)])) as Rule;
}
const all = 'yes yes yes yes';
const none = 'hidden hidden hidden hidden';
/** Also for those who have no session, and so for the deactivated. */
const anybody = (cells: Rule): Rule =>
  Object.fromEntries(
    roles.map((role) => [role, { ...cells[role], deactivated: cells[role].stranger }]),
  ) as Rule;

export const rules = {
  'for everybody': anybody(rule({ admin: all, inbox_manager: all, service: all, sale: all })),
  'for nobody any more': anybody(rule({ admin: none, inbox_manager: none, service: none, sale: none })),
  'for whoever has the link': anybody(rule({ admin: none, inbox_manager: none, service: none, sale: none })),
  'for everybody signed in': rule({ admin: all, inbox_manager: all, service: all, sale: all }),
  'for Admins': rule({ admin: all, inbox_manager: none, service: none, sale: none }),
  'see a conversation': rule({
    admin: all,
    inbox_manager: all,
    service: 'yes yes yes hidden',
    sale: 'yes yes hidden hidden',
  }),
  'reply, close, reopen, snooze': rule({
    admin: all,
    inbox_manager: all,
    service: 'yes yes yes hidden',
    sale: 'yes yes hidden hidden',
  }),
  'write notes': rule({
    admin: all,
    inbox_manager: all,
    service: 'yes yes yes hidden',
    sale: 'yes yes hidden hidden',
  }),
  claim: rule({
    // Only a member is given a conversation, whoever gives it.
    admin: 'yes yes yes no',
    inbox_manager: 'yes yes yes no',
    service: 'yes yes yes hidden',
    sale: 'no yes hidden hidden',
  }),
  'transfer, hand to people, release': rule({
    admin: all,
    inbox_manager: all,
    service: 'yes yes yes hidden',
    sale: 'no no hidden hidden',
  }),
  // Which contacts it holds is asked of each (lists.test.ts).
  'the contacts’ list': rule({ admin: all, inbox_manager: none, service: all, sale: all }),
  'tag a contact': rule({
    admin: all,
    inbox_manager: all,
    service: 'yes yes yes hidden',
    sale: 'yes yes hidden hidden',
  }),
  'change a contact': rule({
    admin: all,
    inbox_manager: none,
    service: 'yes yes yes hidden',
    sale: 'yes yes hidden hidden',
  }),
  'see a contact’s page': rule({
    admin: all,
    inbox_manager: none,
    service: 'yes yes yes hidden',
    sale: 'yes yes hidden hidden',
  }),
  'change the owner': rule({
    admin: all,
    inbox_manager: all,
    service: 'yes yes yes hidden',
    sale: 'no yes hidden hidden',
  }),
} satisfies Record<string, Rule>;
export type RuleName = keyof typeof rules;

/** Every route of the app, as `app.routes` names it. */
export const rows: Record<string, RuleName> = {
  'GET /healthz': 'for everybody',
  'GET /readyz': 'for everybody',
  'GET /webhooks/whatsapp': 'for everybody',
  'POST /webhooks/whatsapp': 'for everybody',
  'GET /static/:file': 'for everybody',
  'GET /sw.js': 'for everybody',
  'GET /offline': 'for everybody',
  'GET /manifest.webmanifest': 'for everybody',
  'GET /login': 'for everybody',
  'POST /login': 'for everybody',
  'GET /forgot': 'for everybody',
  'POST /forgot': 'for everybody',
  'GET /forgot/:token': 'for whoever has the link',
  'POST /forgot/:token/password': 'for whoever has the link',
  'GET /invitations/:token': 'for whoever has the link',
  'POST /invitations/:token/acceptance': 'for whoever has the link',
  'GET /setup': 'for nobody any more',
  'POST /setup': 'for nobody any more',

  'GET /': 'for everybody signed in',
  'POST /logout': 'for everybody signed in',
  'PUT /presence': 'for everybody signed in',
  'POST /presence': 'for everybody signed in',
  'PUT /profile/theme': 'for everybody signed in',
  'POST /profile/theme': 'for everybody signed in',
  'GET /settings/profile': 'for everybody signed in',
  'POST /settings/profile': 'for everybody signed in',
  'POST /settings/profile/password': 'for everybody signed in',
  'POST /settings/profile/sign-outs': 'for everybody signed in',
  'GET /settings/notifications': 'for everybody signed in',
  'POST /settings/notifications': 'for everybody signed in',
  'GET /events': 'for everybody signed in',
  'POST /push-subscriptions': 'for everybody signed in',
  'DELETE /push-subscriptions': 'for everybody signed in',
  'POST /push-subscriptions/removals': 'for everybody signed in',
  'GET /alerts': 'for everybody signed in',
  'POST /alerts/heard': 'for everybody signed in',
  'GET /inbox': 'for everybody signed in',
  'GET /inbox/rows': 'for everybody signed in',
  'POST /inbox/lookups': 'for everybody signed in',
  'POST /inbox/closures': 'for everybody signed in',
  'POST /inbox/openings': 'for everybody signed in',
  'POST /inbox/agents': 'for everybody signed in',
  'POST /inbox/tags': 'for everybody signed in',
  'POST /inbox/views': 'for everybody signed in',
  'POST /inbox/views/names': 'for everybody signed in',
  'POST /inbox/views/removals': 'for everybody signed in',
  'GET /conversations/new': 'for everybody signed in',
  'POST /conversations/new': 'for everybody signed in',
  'POST /conversations': 'for everybody signed in',

  'GET /inbox/:conversation': 'see a conversation',
  'GET /conversations/:conversation/messages': 'see a conversation',
  'POST /conversations/:conversation/seen': 'see a conversation',
  'GET /conversations/:conversation/replies': 'reply, close, reopen, snooze',
  'GET /conversations/:conversation/drafts': 'see a conversation',
  'POST /conversations/:conversation/drafts': 'write notes',
  'GET /conversations/:conversation/colleagues': 'write notes',
  'POST /conversations/:conversation/notes': 'write notes',
  'POST /conversations/:conversation/notes/:note/removal': 'write notes',
  'POST /conversations/:conversation/unread': 'see a conversation',
  'POST /conversations/:conversation/messages': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/messages/:message/attempts': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/messages/:message/contacts': 'reply, close, reopen, snooze',
  'GET /conversations/:conversation/messages/:message/quote': 'reply, close, reopen, snooze',
  'GET /conversations/:conversation/messages/:message/reaction': 'reply, close, reopen, snooze',
  'PUT /conversations/:conversation/messages/:message/reaction': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/messages/:message/reaction': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/uploads': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/uploads/:upload/removal': 'reply, close, reopen, snooze',
  'GET /media/:message': 'see a conversation',
  'GET /media/:message/thumbnail': 'see a conversation',
  'POST /media/:message/fetching': 'see a conversation',
  'GET /conversations/:conversation/templates': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/templates': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/templates/preview': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/closure': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/opening': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/snooze': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/keeping': 'reply, close, reopen, snooze',
  'POST /conversations/:conversation/claim': 'claim',
  'GET /conversations/:conversation/agents': 'transfer, hand to people, release',
  'PUT /conversations/:conversation/agent': 'transfer, hand to people, release',
  'POST /conversations/:conversation/agent': 'transfer, hand to people, release',
  'POST /conversations/:conversation/people': 'transfer, hand to people, release',
  'POST /conversations/:conversation/release': 'transfer, hand to people, release',
  'GET /contacts': 'the contacts’ list',
  'POST /contacts': 'the contacts’ list',
  'POST /contacts/searches': 'the contacts’ list',
  'GET /contacts/new': 'the contacts’ list',
  'POST /contacts/tags': 'the contacts’ list',
  'POST /contacts/owners': 'the contacts’ list',
  'POST /contacts/templates/new': 'the contacts’ list',
  'POST /contacts/templates': 'the contacts’ list',
  'POST /contacts/deletions': 'for Admins',
  'GET /contacts/export': 'for Admins',
  'GET /contacts/imports': 'for Admins',
  'POST /contacts/imports': 'for Admins',
  'GET /contacts/imports/:import': 'for Admins',
  'POST /contacts/imports/:import/mapping': 'for Admins',
  'POST /contacts/imports/:import/run': 'for Admins',
  'POST /contacts/imports/:import/stop': 'for Admins',
  'POST /contacts/imports/:import/undo': 'for Admins',
  'GET /contacts/imports/:import/rows': 'for Admins',
  'POST /contacts/:contact/tags': 'tag a contact',
  'POST /contacts/:contact': 'change a contact',
  'POST /contacts/:contact/consent': 'change a contact',
  'POST /contacts/:contact/block': 'change a contact',
  'GET /contacts/:contact/deletion': 'for Admins',
  'POST /contacts/:contact/deletion': 'for Admins',
  'GET /contacts/:contact/merge': 'for Admins',
  'POST /contacts/:contact/merge': 'for Admins',
  'POST /contacts/:contact/merge/searches': 'for Admins',
  'POST /contacts/:contact/parting': 'for Admins',
  'GET /contacts/:contact': 'see a contact’s page',
  'GET /contacts/:contact/owner': 'change the owner',
  'PUT /contacts/:contact/owner': 'change the owner',
  'POST /contacts/:contact/owner': 'change the owner',

  'GET /templates': 'for everybody signed in',
  'POST /templates/syncs': 'for Admins',

  'GET /settings': 'for Admins',
  'GET /settings/start': 'for Admins',
  'POST /settings/start/simulator': 'for Admins',
  'GET /settings/numbers': 'for Admins',
  'GET /settings/numbers/new': 'for Admins',
  'POST /settings/numbers': 'for Admins',
  'POST /settings/numbers/check': 'for Admins',
  'GET /settings/numbers/:number': 'for Admins',
  'POST /settings/numbers/:number': 'for Admins',
  'POST /settings/numbers/:number/check': 'for Admins',
  'GET /settings/numbers/:number/assignment': 'for Admins',
  'POST /settings/numbers/:number/assignment': 'for Admins',
  'POST /settings/numbers/:number/assignment/trial': 'for Admins',
  'POST /settings/numbers/:number/assignment/what-if': 'for Admins',
  'GET /settings/numbers/:number/bot': 'for Admins',
  'POST /settings/numbers/:number/bot': 'for Admins',
  'POST /settings/numbers/:number/bot/trial': 'for Admins',
  'GET /settings/invitations/new': 'for Admins',
  'POST /settings/invitations': 'for Admins',
  'GET /settings/invitations/:invitation': 'for Admins',
  'POST /settings/invitations/:invitation': 'for Admins',
  'POST /settings/invitations/:invitation/link': 'for Admins',
  'POST /settings/invitations/:invitation/revocation': 'for Admins',
  'GET /settings/refused': 'for Admins',
  'GET /settings/tags': 'for Admins',
  'POST /settings/tags': 'for Admins',
  'GET /settings/tags/:tag': 'for Admins',
  'POST /settings/tags/:tag': 'for Admins',
  'GET /settings/tags/:tag/removal': 'for Admins',
  'POST /settings/tags/:tag/removal': 'for Admins',
  'GET /settings/replies': 'for everybody signed in',
  'POST /settings/replies': 'for Admins',
  'GET /settings/replies/:reply': 'for Admins',
  'POST /settings/replies/:reply': 'for Admins',
  'POST /settings/replies/:reply/removal': 'for Admins',
  'GET /settings/attributes': 'for Admins',
  'POST /settings/attributes': 'for Admins',
  'GET /settings/attributes/:attribute': 'for Admins',
  'POST /settings/attributes/:attribute': 'for Admins',
  'POST /settings/attributes/:attribute/removal': 'for Admins',
  'GET /settings/users': 'for Admins',
  'GET /settings/users/:user': 'for Admins',
  'POST /settings/users/:user': 'for Admins',
  'GET /settings/users/:user/deactivation': 'for Admins',
  'POST /settings/users/:user/deactivation': 'for Admins',
  'POST /settings/users/:user/reactivation': 'for Admins',
};
