import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSigningSecrets } from '../../db/numbers.ts';
import { sealingKey } from '../../db/seal.ts';
import { demoLogins, demoPassword, seedDemo } from '../../dev/demo.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { whole } from '../support/files.ts';
import { ownStorage } from '../support/storage.ts';

const secretKey = 'the-secret-key-of-the-tests';
const storage = ownStorage();
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await seedDemo(database.sql, { secretKey, production: false, storage });
});
afterAll(() => database.drop());

test('it is seeded once, also by two at the same moment', async () => {
  const empty = await freshDatabase();
  try {
    const seeded = await Promise.all(
      [1, 2].map(() => seedDemo(empty.sql, { secretKey, production: false, storage })),
    );
    expect(seeded.filter(Boolean)).toHaveLength(1);
  } finally {
    await empty.drop();
  }
  expect(await seedDemo(database.sql, { secretKey, production: false, storage })).toBe(false);
});

test('it is refused in production, and leaves nothing behind', async () => {
  const empty = await freshDatabase();
  try {
    await expect(seedDemo(empty.sql, { secretKey, production: true, storage })).rejects.toThrow(
      /development/,
    );
    expect(await empty.sql`select from users`).toHaveLength(0);
  } finally {
    await empty.drop();
  }
});

test('nobody is called for what it tells: all of it is over', async () => {
  const { sql } = database;
  const late = await sql`select body from messages where created_at > now() - interval '2 minutes'`;
  expect(late).toEqual([]);
});

test('the organisation is the one the design names', async () => {
  const { sql } = database;
  const people = await sql<{ email: string; role: string; active: boolean; numbers: string[] }[]>`
    select email, role, active, array(select numbers.name from members join numbers on numbers.id = number_id
      where user_id = users.id) as numbers from users order by email`;
  expect([...people]).toEqual([
    { email: 'ama@demo.example', role: 'admin', active: true, numbers: [] },
    { email: 'ben@demo.example', role: 'service', active: true, numbers: ['Main'] },
    { email: 'dee@demo.example', role: 'service', active: false, numbers: ['Main'] },
    { email: 'ines@demo.example', role: 'inbox_manager', active: true, numbers: [] },
    { email: 'sade@demo.example', role: 'service', active: true, numbers: ['Main'] },
    { email: 'sol@demo.example', role: 'sale', active: true, numbers: ['Main'] },
    { email: 'zed@demo.example', role: 'service', active: true, numbers: ['Second'] },
  ]);
  expect(demoLogins.map(({ email }) => email)).not.toContain('dee@demo.example');
  expect(demoPassword).not.toBe('');
  expect(await listSigningSecrets(sql, sealingKey(secretKey))).toEqual([
    {
      appSecret: 'demo-app-secret',
      phoneNumberIds: expect.arrayContaining(['106540352242922', '106540352242923']),
    },
  ]);
  const [main] =
    await sql`select basic_rule, owner_rule, previous_rule, bot_on, when_free from numbers where name = 'Main'`;
  expect(main).toEqual({
    basic_rule: 'online_rotation',
    owner_rule: true,
    previous_rule: true,
    bot_on: false,
    when_free: 'leave',
  });
  const [owner] =
    await sql`select users.email from contacts join users on users.id = owner_id where contacts.name like 'Lina %'`;
  expect(owner).toEqual({ email: 'sol@demo.example' });
});

test('its conversations hold together as if they had happened', async () => {
  const { sql } = database;
  const [broken] = await sql`
    select count(*) filter (where last_message_at <> (select max(sent_at) from messages where conversation_id = c.id)) as late,
      count(*) filter (where inbound_count <> (select count(*) from messages where conversation_id = c.id and direction = 'in')) as miscounted,
      count(*) filter (where last_seq <> (select max(seq) from
        (select seq from messages where conversation_id = c.id union select seq from events where conversation_id = c.id) s)) as unnumbered,
      count(*) filter (where turn <> (select max(turn) from decisions where conversation_id = c.id)) as undecided,
      count(*) filter (where status = 'open' and not exists
        (select from outbox where workflow_id = 'conversation-' || c.id || '-' || c.episode)) as unattended,
      count(*)::int as all
    from conversations c`;
  expect(broken).toEqual({ late: 0, miscounted: 0, unnumbered: 0, undecided: 0, unattended: 0, all: 30 });
  expect(await sql`select from messages where delivery in ('queued', 'sending')`).toHaveLength(0); // nothing goes out by itself
  expect(await sql`select from messages where sent_at > now()`).toHaveLength(0);
  const kinds = await sql<{ kind: string }[]>`select distinct kind from messages`;
  expect(kinds.length).toBeGreaterThan(8);
  const codes = (await sql<{ code: string }[]>`select distinct code from decisions`).map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining([
      'basic_online',
      'owner',
      'previous',
      'none_online',
      'claim',
      'transfer',
      'close',
    ]),
  );
});

test('what a message carries is there: whole, of its kind, with a small picture where it is one', async () => {
  const carrying = await database.sql<
    { kind: string; key: string | null; size: number; thumb: string | null; mime: string; seconds: number }[]
  >`
    select messages.kind, storage_key as key, size::int as size, thumb_key as thumb, mime, seconds
    from messages left join media on media.message_id = messages.id
    where messages.kind in ('image', 'video', 'voice', 'audio', 'document', 'sticker')`;
  expect(carrying.length).toBeGreaterThan(8);
  for (const { kind, key, size, thumb, mime } of carrying) {
    expect((await whole(await storage.read(key ?? ''))).length).toBe(size);
    expect(thumb !== null, kind).toBe(kind === 'image' || kind === 'sticker');
    expect(mime).toMatch({ voice: /^audio.ogg/, document: /pdf$/ }[kind] ?? /^(image|video)/);
  }
  expect(carrying.find(({ kind }) => kind === 'voice')?.seconds).toBeCloseTo(12, 0);
});
