import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tagContacts } from '../../db/contact-tags.ts';
import { changeTag, createTag, findUsedTag, listTags, removeTag } from '../../db/tags.ts';
import { openConversation } from '../support/build.ts';
import { type Cast, castIn } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let cast: Cast;
beforeAll(async () => {
  database = await freshDatabase();
  cast = await castIn(database.sql);
});
afterAll(() => database.drop());

async function made(name: string): Promise<string> {
  const decision = await createTag(database.sql, { name, hue: null });
  if (!decision.ok) throw new Error(`${name}: ${decision.why}`);
  return decision.value.id;
}
const put = (tagId: string, on = true, contactIds = [cast.kofi]) =>
  tagContacts(database.sql, { contactIds, by: cast.ben, tagId, on });
const tagsOf = async (contactId: string) => {
  const rows = await database.sql`select tag_id from contact_tags where contact_id = ${contactId}`;
  return rows.map((row) => row['tag_id']);
};
const history = (contactId: string) =>
  database.sql`select kind, actor_id as by, data ->> 'tag' as tag from contact_events
    where contact_id = ${contactId} order by at`;

test.each([
  ['VIP', 'vip'],
  ['Café', 'CAFE'],
  ['Straße', 'strasse'],
])('%s and %s are one name', async (first, second) => {
  const id = await made(first);
  expect(await createTag(database.sql, { name: second, hue: 2 })).toMatchObject({
    ok: false,
    why: 'name-taken',
  });
  // Its own name may be written another way.
  expect(await changeTag(database.sql, { id, name: ` ${second} `, hue: 3 })).toMatchObject({
    ok: true,
    value: { name: second, hue: 3 },
  });
});

test('a name is one line without what cannot be seen, and neither empty nor long', async () => {
  for (const [name, why] of [
    ['', 'name-missing'],
    [' \u202e\n\u0000 ', 'name-missing'],
    ['x'.repeat(41), 'name-long'],
  ] as const)
    expect(await createTag(database.sql, { name, hue: null })).toMatchObject({ ok: false, why });
  expect(await createTag(database.sql, { name: ' two\r\n\u202ewords ', hue: null })).toMatchObject({
    ok: true,
    value: { name: 'two words' },
  });
  expect(await createTag(database.sql, { name: '👩‍🔧'.repeat(13), hue: null })).toMatchObject({ ok: true });
});

test('put on twice it is on once, with one line of history; taken off twice likewise', async () => {
  const tagId = await made('rental');
  const open = await openConversation(database.sql, { agentId: cast.ben });
  expect(await put(tagId)).toMatchObject({
    ok: true,
    value: { contacts: 1 },
    changed: { conversations: [open.conversationId] },
  });
  expect(await put(tagId)).toMatchObject({
    ok: true,
    value: { contacts: 0 },
    changed: { conversations: [] },
  });
  expect(await tagsOf(cast.kofi)).toEqual([tagId]);
  expect(await put(tagId, false)).toMatchObject({ ok: true, value: { contacts: 1 } });
  expect(await put(tagId, false)).toMatchObject({ ok: true, value: { contacts: 0 } });
  expect(await tagsOf(cast.kofi)).toEqual([]);
  expect(await history(cast.kofi)).toEqual([
    { kind: 'tagged', by: cast.ben, tag: 'rental' },
    { kind: 'untagged', by: cast.ben, tag: 'rental' },
  ]);
});

test('eight people tag and untag the same contacts at once: nothing breaks, and history says what happened', async () => {
  const tagId = await made('busy');
  const both = [cast.kofi, cast.lina];
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => put(tagId, n % 2 === 0, n % 3 === 0 ? both.toReversed() : both)),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  for (const contact of both) {
    const lines = (await history(contact)).filter(({ tag }) => tag === 'busy');
    const on = (await tagsOf(contact)).includes(tagId);
    // They take turns, so that lines alternate, and the last one is how it stands.
    expect(lines.map(({ kind }) => kind)).toEqual(lines.map((_, n) => (n % 2 === 0 ? 'tagged' : 'untagged')));
    expect(lines.at(-1)?.['kind'] === 'tagged').toBe(on);
  }
});

test('merged, it is gone and the other is on everything it was on, once', async () => {
  const [old, kept] = [await made('workshp'), await made('workshop')];
  await put(old, true, [cast.kofi, cast.lina]);
  await put(kept, true, [cast.lina]);
  expect(await removeTag(database.sql, { id: old, into: kept })).toMatchObject({ ok: true });
  expect(await removeTag(database.sql, { id: old, into: kept }), 'again').toMatchObject({ ok: true });
  expect(await findUsedTag(database.sql, old)).toBeNull();
  expect(await findUsedTag(database.sql, kept)).toMatchObject({ contacts: 2 });
  expect(await put(old)).toMatchObject({ ok: false, why: 'tag-gone' });
});

test('deleted, contacts stay and their history keeps the name', async () => {
  const tagId = await made('goodbye');
  await put(tagId);
  expect(await removeTag(database.sql, { id: tagId, into: null })).toMatchObject({ ok: true });
  expect(await tagsOf(cast.kofi)).not.toContain(tagId);
  expect((await history(cast.kofi)).map(({ tag }) => tag)).toContain('goodbye');
  expect(await removeTag(database.sql, { id: randomUUID(), into: randomUUID() })).toMatchObject({
    ok: false,
    why: 'tag-gone',
  });
});

test('they are listed by name, as people sort them', async () => {
  const names = (await listTags(database.sql)).map(({ name }) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare));
});
