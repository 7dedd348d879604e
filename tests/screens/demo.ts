import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { signIn } from '../support/agent.ts';
import { invited } from '../support/invitations.ts';
import type { Product } from '../support/product.ts';
import type { Demo } from './screen.ts';

/** What the demo has; and what it lacks for a picture: files of contacts, canned replies, somebody with no number, and such. */
export async function prepare(product: Product, browser: Browser): Promise<Demo> {
  const { sql } = product;
  const one = async (rows: Promise<readonly { id: string }[]>) => (await rows)[0]?.id ?? randomUUID();
  const [number, user, tag, ama] = await Promise.all([
    one(sql`select id from numbers order by created_at, id limit 1`),
    one(sql`select id from users where email = 'ben@demo.example'`),
    one(sql`select id from tags order by name limit 1`),
    one(sql`select id from users where role = 'admin' limit 1`),
  ]);
  const threads = await sql<{ id: string; what: string }[]>`
    select distinct on (what) id, what from conversations
    cross join lateral (select coalesce(stage, 'closed') || case when window_until > now() then '' else '-late' end as what) kind
    order by what, (select count(*) from messages where conversation_id = conversations.id) desc`;
  const assigned = threads.find(({ what }) => what === 'assigned')?.id ?? '';
  const [contact, closing] = await Promise.all([
    one(sql`select contact_id as id from conversations where id = ${assigned}`),
    one(sql`select id from conversations where stage = 'assigned' and id <> ${assigned} and window_until > now()
      order by last_message_at desc limit 1`),
  ]);
  const { token } = await invited(sql, { by: ama, email: 'noor@demo.example' });
  await sql`delete from members where user_id = (select id from users where email = 'zed@demo.example')`;
  await sql`insert into canned_replies (name, body) values
    ('hours', 'We’re open Tuesday to Saturday, 9:00 to 18:00, {{contact.first_name}}.'),
    ('holiday-hours', 'Over the holidays we close at 14:00. The workshop opens again on the second of January.'),
    ('house-call', 'We can repair it at your door for €30. Is {{number.name}} the right number to call?')`;
  await sql`insert into attributes (name, kind, choices) values
    ('City', 'text', '{}'), ('Frame size', 'number', '{}'), ('Customer since', 'date', '{}'), ('Newsletter', 'yes_no', '{}'), ('Bike', 'choice', '{cargo,city,race}')`;
  await sql`insert into contact_attributes (contact_id, attribute_id, value)
    select ${contact}, id, case name when 'City' then 'Bristol' else '2023-03-05' end from attributes where name in ('City', 'Customer since')`;
  await sql`insert into saved_views (user_id, name, query, shared) values
    (${ama}, 'Workshop, ends soon', '?view=all&window=closing', true), (${ama}, 'Unread of mine', '?view=mine&unread=1', false)`;
  return {
    ...{ number, contact, user, tag, threads, assigned, closing, invitation: token },
    imports: await importFiles(product, browser),
  };
}

const rows = [
  'mobile;full_name;account_manager;segment;town',
  '+44 7700 900801;Zoë Fernandes;klara@north.example;vip;Bristol',
  '0770 90;Too short;;;Bath',
  '+44 7700 900802;Noor Haddad;ben@demo.example;vip, loyal;Lyon',
  '+44 7700 900801;Zoë again;;;Bristol',
  ';Nobody to be reached;;;Leeds',
];
/** How far each goes; one more is stopped on its way by hand, as a long one would be found. */
const states = ['mapping', 'checked', 'done', 'running'];

/** Uploaded, tried out and imported as an Admin does it. */
async function importFiles({ baseUrl, sql }: Product, browser: Browser) {
  const { page, context } = await signIn(browser, baseUrl, 'ama@demo.example');
  const imports = [];
  for (const state of states) {
    await page.goto('/contacts/imports');
    const buffer = Buffer.from(rows.join('\r\n'));
    await page.locator('#import-file').setInputFiles({ name: `${state}.csv`, mimeType: 'text/csv', buffer });
    await page.locator('form[enctype] .btn-primary').click();
    await page.locator('.map-table').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    imports.push({ id, state });
    if (state === 'mapping') continue;
    await page.locator('select[name="country"]').selectOption('GB');
    await page.locator('form .btn-primary').click();
    await page.locator('form[action$="/run"]').waitFor();
    if (state === 'checked') continue;
    await page.locator('form[action$="/run"] button').click();
    await page.locator('form[action$="/undo"]').waitFor();
    if (state === 'running')
      await sql`
        update imports set state = 'running', rows = 1240, at_line = 769, created = 709, updated = 52, refused = 7,
          started_at = now() - interval '30 seconds', finished_at = null where id = ${id}`;
  }
  await context.close();
  return imports;
}
