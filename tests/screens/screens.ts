import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { invited } from '../support/invitations.ts';
import type { Product } from '../support/product.ts';

/** A picture to take: whose page, where, and what is pressed before. */
export interface Screen {
  name: string;
  /** Of the demo's cast; null: nobody has signed in. */
  who: string | null;
  path: string;
  status?: number;
  open?: (page: Page, width: number) => Promise<unknown>;
}

/** Every screen of the demo organisation, with the ids that its addresses need. */
export async function screensOf({ sql }: Product): Promise<Screen[]> {
  const one = async (rows: Promise<readonly { id: string }[]>) => (await rows)[0]?.id ?? randomUUID();
  const [number, contact, user, tag, ama] = await Promise.all([
    one(sql`select id from numbers order by created_at, id limit 1`),
    one(sql`select contact_id as id from conversations order by last_message_at desc limit 1`),
    one(sql`select id from users where email = 'ben@demo.example'`),
    one(sql`select id from tags order by name limit 1`),
    one(sql`select id from users where role = 'admin' limit 1`),
  ]);
  const threads = await sql<{ id: string; what: string }[]>`
    select distinct on (what) id, what from conversations
    cross join lateral (select coalesce(stage, 'closed') || case when window_until > now() then '' else '-late' end as what) kind
    order by what, (select count(*) from messages where conversation_id = conversations.id) desc`;
  const { token } = await invited(sql, { by: ama, email: 'noor@demo.example' });
  const assigned = threads.find(({ what }) => what === 'assigned')?.id;
  const nobody: Screen[] = [
    { name: 'login', who: null, path: '/login' },
    { name: 'forgot', who: null, path: '/forgot' },
    { name: 'invitation', who: null, path: `/invitations/${token}` },
    { name: 'invitation-unknown', who: null, path: '/invitations/nonsense', status: 404 },
    { name: 'phone', who: null, path: '/dev/phone' },
    { name: 'gallery', who: null, path: '/dev/gallery' },
  ];
  const inbox: Screen[] = [
    { name: 'inbox', path: '/inbox' },
    { name: 'inbox-unassigned', path: '/inbox?view=unassigned' },
    { name: 'inbox-none', path: '/inbox?view=mine&status=closed&unread=1&window=closed' },
    { name: 'inbox-closed', path: '/inbox?status=closed' },
    ...threads.map(({ id, what }) => ({ name: `thread-${what}`, path: `/inbox/${id}` })),
    {
      name: 'thread-why',
      path: `/inbox/${assigned}`,
      open: async (page: Page) => {
        await page.getByRole('button', { name: /^Why/ }).first().click();
        await page.locator('.trace:visible').waitFor();
      },
    },
    {
      name: 'thread-transfer',
      path: `/inbox/${assigned}`,
      open: async (page: Page) => {
        await page.locator('#transfer-button').click();
        await page.locator('#transfer .menu-label').first().waitFor();
      },
    },
    { name: 'conversation-new', path: '/conversations/new' },
    { name: 'nowhere', path: '/nowhere', status: 404 },
  ].map((screen) => ({ ...screen, who: 'ama' }));
  const others: Screen[] = [
    ['contacts', '/contacts'],
    ['contact', `/contacts/${contact}`],
    ['import', '/contacts/imports'],
    ['templates', '/templates'],
    ['profile', '/settings/profile'],
    ['settings-start', '/settings/start'],
    ['settings-numbers', '/settings/numbers'],
    ['settings-number', `/settings/numbers/${number}`],
    ['settings-connect', '/settings/numbers/new'],
    ['settings-assignment', `/settings/numbers/${number}/assignment`],
    ['settings-bot', `/settings/numbers/${number}/bot`],
    ['settings-tags', '/settings/tags'],
    ['settings-tag', `/settings/tags/${tag}`],
    ['settings-replies', '/settings/replies'],
    ['settings-attributes', '/settings/attributes'],
    ['settings-users', '/settings/users'],
    ['settings-user', `/settings/users/${user}`],
    ['settings-invite', '/settings/invitations/new'],
    ['settings-refused', '/settings/refused'],
  ].map(([name = '', path = '']) => ({ name, path, who: 'ama' }));
  return [...nobody, ...inbox, ...others];
}
