import type { Sql } from '../../db/connect.ts';

/** In how many conversations a note has called each person, where there are that many; of these some unread. */
const each = 3000;

/** Notes that call people, once: three a working day for three years, however large the house is. */
export async function mentionPeople(sql: Sql): Promise<void> {
  const [{ done }] = await sql<[{ done: boolean }]>`select exists (select from note_mentions) as done`;
  if (done) return;
  await sql`
    with drawn as materialized (
      select id, row_number() over (order by hashtext(id::text)) as n from conversations
    ), people as (
      select id, row_number() over (order by id) - 1 as m, count(*) over () as people from users
    ), noted as (
      insert into notes (conversation_id, author_id, seq, body, form_key)
      select drawn.id, people.id, 10001, 'note', gen_random_uuid()
      from drawn join people on people.m = drawn.n % people where drawn.n <= ${each} * people
      returning id, conversation_id, author_id, seq
    )
    insert into note_mentions (note_id, user_id, conversation_id, seq, written, seen_at)
    select id, author_id, conversation_id, seq, 'Agent', case when hashtext(id::text) % 20 <> 0 then now() end from noted`;
  await sql`vacuum (analyze) notes`;
  await sql`vacuum (analyze) note_mentions`;
}
