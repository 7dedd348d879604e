import type { Sql } from '../../db/connect.ts';

/** Makes these members of the demo's main number Available for as long as a run lasts, and everybody else Away. */
export async function makeAvailable(sql: Sql, emails: readonly string[]): Promise<void> {
  await sql`
    insert into presence (user_id, available, lease_until)
    select id, email = any(${[...emails]}), now() + interval '1 day' from users
    on conflict (user_id) do update set available = excluded.available, lease_until = excluded.lease_until`;
}

/** Leaves the basic rule alone: owners and previous agents would make a run depend on who wrote before. */
export async function basicRuleOnly(sql: Sql): Promise<void> {
  await sql`update numbers set basic_rule = 'online_rotation', owner_rule = false, previous_rule = false, bot_on = false`;
}

/** Looks every 20 ms until `isSo`; fails with `what` after `seconds`. */
export async function until(what: string, seconds: number, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** Waits until every open conversation's workflow has reported in, and gives the planner today's figures. */
export async function settled(sql: Sql, seconds = 120): Promise<void> {
  await until('every workflow has reported in', seconds, async () => {
    const [row] = await sql<{ behind: number }[]>`
      select count(*)::int as behind from conversations where status = 'open' and joined_episode < episode`;
    return row?.behind === 0;
  });
  await sql`analyze`;
}
