import { createHash, randomBytes } from 'node:crypto';
import { allow, type Decision, refuse } from '../domain/decision.ts';
import type { Sql } from './connect.ts';

/** A link is printed at a start, and starts leave logs behind: it works for so long. The next start prints another. */
const worksForHours = 24;

const hash = (token: string) => createHash('sha256').update(token).digest();

/** Whether nobody is here yet and nobody ever was: the only time at which there is a set-up page. */
export async function isNew(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ isNew: boolean }[]>`
    select not exists (select from organisation) and not exists (select from users) as "isNew"`;
  return row?.isNew ?? false;
}

/** The token of a link to the set-up page, kept as a hash; null where there is somebody already. */
export async function makeSetupLink(sql: Sql): Promise<string | null> {
  if (!(await isNew(sql))) return null;
  const token = randomBytes(24).toString('base64url');
  await sql`insert into setup_links (token_hash) values (${hash(token)})`;
  return token;
}

/** Whether this token opens the set-up page now. */
export async function opensSetup(sql: Sql, token: string): Promise<boolean> {
  if (!(await isNew(sql))) return false;
  const links = await sql`
    select from setup_links
    where token_hash = ${hash(token)} and made_at > now() - ${worksForHours} * interval '1 hour'`;
  return links.length > 0;
}

export interface Beginning {
  token: string;
  organisation: string;
  name: string;
  /** Lower case. */
  email: string;
  /** What the pages are in for them. */
  language?: string;
  /** As better-auth makes it. */
  passwordHash: string;
}

/**
 * The organisation and its first Admin, once for ever: of two at the same moment the second waits for the first's row
 * and finds it taken. With it all links are gone.
 */
export async function setUp(sql: Sql, beginning: Beginning): Promise<Decision<{ userId: string }, 'over'>> {
  const { token, organisation, name, email, language = 'en', passwordHash } = beginning;
  if (!(await opensSetup(sql, token))) return refuse('over');
  return sql.begin(async (tx) => {
    const first = await tx`
      insert into organisation (name) select ${organisation} where not exists (select from users)
      on conflict on constraint organisation_pkey do nothing returning name`;
    if (first.length === 0) return refuse('over');

    const [admin] = await tx<{ id: string }[]>`
      insert into users (name, email, email_verified, role, hue, language)
      values (${name}, ${email}, true, 'admin', 4, ${language}) returning id`;
    if (admin === undefined) throw new Error('the first Admin was not inserted');
    await tx`
      insert into accounts (user_id, account_id, provider_id, password)
      values (${admin.id}, ${admin.id}, 'credential', ${passwordHash})`;
    await tx`delete from setup_links`;
    return allow({ userId: admin.id });
  });
}

/** Whose inbox this is; null before it is set up. */
export async function organisationName(sql: Sql): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`select name from organisation`;
  return row?.name ?? null;
}
