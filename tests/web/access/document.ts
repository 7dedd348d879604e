import { relations, type Role, roles, rows, type Rule, rules } from './table.ts';

const names: Record<Role, string> = {
  admin: 'Admin',
  inbox_manager: 'Inbox manager',
  service: 'Service',
  sale: 'Sale',
};
const letters = { assignee: 'A', owner: 'O', member: 'M', stranger: 'S' } as const;
const known = relations.filter((relation) => relation !== 'deactivated');

/** `docs/roles.md`: the table that the tests walk, as people read it. */
export function document(): string {
  const head = (first: string) => [
    `| ${[first, ...roles.map((role) => names[role])].join(' | ')} |`,
    `|${' --- |'.repeat(roles.length + 1)}`,
  ];
  const groups = Object.entries(rules).map(([name, rule]) => {
    const routes = Object.keys(rows).filter((route) => rows[route] === name);
    return [
      `### ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      '',
      ...head('route'),
      ...routes.map((route) => line(`\`${route}\``, rule)),
      '',
    ].join('\n');
  });
  return `${[
    '# Who may do what',
    '',
    'Printed from `tests/web/access/table.ts` by `UPDATE_DOCS=1 npm test -- tests/web/access`. The tests beside it ask every route of',
    'the running app, as page and as fragment, in the name of every role and relation; a route without a row fails them.',
    '',
    '- **A**, the assignee, has the conversation. **O**, the owner, has its customer. **M** is a member of its number and neither.',
    '  **S**, a stranger, is a member of another number only.',
    '- **yes**: all four may. Letters: these may. *Letters*: these see it, and are told that they may not (403).',
    '- Whoever is not named, and a dash: there is no such thing for them (404).',
    '- Whoever was deactivated is sent to the login everywhere but where it is for everybody; their streams end.',
    '- Lists, counts, alerts and live pages hold what their reader may see under “See a conversation”, and let go of it at once',
    '  when that ends (`lists.test.ts`, `live.test.ts`). Exports do not exist yet; their routes will need rows.',
    '',
    ...groups,
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function line(first: string, rule: Rule): string {
  return `| ${[first, ...roles.map((role) => cell(rule, role))].join(' | ')} |`;
}

function cell(rule: Rule, role: Role): string {
  const who = (verdict: string) => known.filter((relation) => rule[role][relation] === verdict);
  const said = (verdict: string) =>
    who(verdict)
      .map((relation) => letters[relation])
      .join(' ');
  if (who('yes').length === known.length) return 'yes';
  const refused = said('no');
  return [said('yes'), refused === '' ? '' : `*${refused}*`].filter(Boolean).join(' ') || '–';
}
