import type { Storage } from '../channels/storage/storage.ts';
import type { Sql } from '../db/connect.ts';
import { sealingKey } from '../db/seal.ts';
import { insertCast } from './demo/cast.ts';
import { keepFiles } from './demo/files.ts';
import { insertPresence } from './demo/presence.ts';
import { insertTemplates } from './demo/templates.ts';
import { stories } from './demo/stories.ts';
import { tell } from './demo/telling.ts';

export { demoLogins } from './demo/cast.ts';

/** One password for the whole cast. It is printed at start, and worth nothing outside this machine. */
export const demoPassword = 'switchboard';

/**
 * The demo organisation of DESIGN, section 7: people, numbers, rules, templates, and conversations that make the pages
 * worth looking at. In one transaction and only where there is nobody yet, so that it is there once or not at all.
 * Answers whether it was seeded now. Throws in production.
 */
export async function seedDemo(
  sql: Sql,
  {
    secretKey,
    production,
    storage,
    password = demoPassword,
  }: { secretKey: string; production: boolean; storage: Storage; password?: string },
): Promise<boolean> {
  if (production)
    throw new Error('The demo organisation is for development: it is not loaded in production.');
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('switchboard demo'))`;
    const [somebody] = await tx`select from users limit 1`;
    if (somebody !== undefined) return false;

    await tx`insert into organisation (name) values ('Marlow Cycles') on conflict do nothing`;
    const cast = await insertCast(tx, { key: sealingKey(secretKey), password });
    await insertTemplates(tx);
    await insertPresence(tx, cast);
    for (const story of stories) await tell(tx, cast, story);
    await keepFiles(tx, storage);
    return true;
  });
}
