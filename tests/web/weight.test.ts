import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from './house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
/** A full page of the list, as on any day. */
beforeAll(async () => {
  house = await openHouse();
  await house.sql`with contact as (
      insert into contacts (name) select 'Customer with a name ' || n from generate_series(1, 40) n returning id)
    insert into conversations (number_id, contact_id, status, stage, agent_id, last_message_at, window_until, inbound_count)
    select ${house.cast.main}, id, 'open', 'assigned', ${house.cast.ben}, now(), now() + interval '20 hours', 3 from contact`;
  await house.sql`insert into messages (conversation_id, number_id, episode, seq, direction, author, kind, body, sent_at)
    select id, number_id, 1, n, 'in', 'customer', 'text', 'What was said, ' || n || ' of it: ' || md5(id::text || n), now() - n * interval '1 minute'
    from conversations, generate_series(1, 50) n`;
  await house.sql`update conversations set last_message_id = messages.id from messages
    where messages.conversation_id = conversations.id and seq = 1`;
});
afterAll(() => house.close());

/** Bytes as they go over the wire to a browser that takes brotli. */
async function weigh(answer: Response): Promise<number> {
  expect(answer.status).toBe(200);
  const packed = answer.headers.has('content-encoding') || answer.headers.get('content-type') === 'image/png';
  expect(packed).toBe(true);
  return (await answer.arrayBuffer()).byteLength;
}

test('the inbox, with a full list and a thread, comes in 150 kB, 60 kB of it script', async () => {
  const ben = await house.as('ben');
  const [conversation] = await house.sql<{ id: string }[]>`select id from conversations limit 1`;
  const packed = { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } };
  const path = `/inbox/${conversation?.id}`;
  const html = await (await ben.get(path)).text();
  expect(html.match(/class="convo[ "]/g)?.length, 'rows').toBeGreaterThanOrEqual(30);

  const files = [...new Set(html.match(/\/static\/[\w.-]+/g))];
  const isScript = (file: string) => file.endsWith('.js');
  expect(files.filter(isScript).length, 'scripts').toBeGreaterThan(5);
  expect(files.filter((file) => file.endsWith('.css')).length).toBe(1);
  const weights = await Promise.all(
    files.map(async (file) => [file, await weigh(await house.app.request(file, packed))] as const),
  );
  const sum = (some: typeof weights) => some.reduce((total, [, bytes]) => total + bytes, 0);
  const script = sum(weights.filter(([file]) => isScript(file)));
  const page = await weigh(await ben.get(path, packed.headers));
  expect(script).toBeLessThan(60_000);
  expect(page + sum(weights)).toBeLessThan(150_000);
});
