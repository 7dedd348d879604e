import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phoneBook } from '../../../channels/phones.ts';
import { createAttribute } from '../../../db/attributes.ts';
import { workThroughImport } from '../../../db/import-steps.ts';
import { languages } from '../../../web/ui/languages.ts';
import { empty } from '../../support/database.ts';
import { baseUrl, type House } from '../house.ts';
import { everybody, openRoom } from '../inbox/room.ts';

/** What is exported can be imported as it is: the columns are guessed, and nobody mends anything by hand. */
let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  await createAttribute(house.sql, { name: 'Größe', kind: 'number', choices: [] });
  await createAttribute(house.sql, { name: 'Seit', kind: 'date', choices: [] });
  await createAttribute(house.sql, { name: 'Note', kind: 'text', choices: [] });
});
afterAll(() => house.close());

async function bring(file: string): Promise<string> {
  const body = new FormData();
  body.set('key', randomUUID());
  body.set('file', new Blob([file]), 'contacts.csv');
  const sent = await they.ama.request('/contacts/imports', {
    method: 'POST',
    body,
    headers: { origin: baseUrl },
  });
  const path = sent.headers.get('location') ?? '';
  const work = async () => {
    while ((await workThroughImport(house.sql, path.split('/').at(-1) ?? '', phoneBook)).more);
  };
  const html = await (await they.ama.get(path)).text();
  const guessed = [...html.matchAll(/<select[^>]* name="(column-\d+)"[^]*?<\/select>/g)].map(
    ([select, name]) => [name ?? '', /<option value="([^"]*)" selected/.exec(select)?.[1] ?? ''],
  );
  const mapping = { ...Object.fromEntries(guessed), update: 'on' };
  expect((await they.ama.post(`${path}/mapping`, mapping)).status).toBe(303);
  await work();
  expect((await they.ama.post(`${path}/run`, {})).status).toBe(303);
  await work();
  return exported();
}

/** Its lines, in an order that says nothing of the contacts' ids. */
async function exported(): Promise<string> {
  const [head = '', ...lines] = (await (await they.ama.get('/contacts/export')).text()).split('\r\n');
  return [head, ...lines.filter((line) => line !== '').toSorted()].join('\r\n');
}

const phones = ['+447700900811', '+447700900812', '+447700900813'];
const heads = 'Name,Phone,Owner,Tags,Größe,Note,Seit';
const rows = [
  `"Ada, the first",${phones[0]},ana@north.example,"vip; Nord, West; ""A; """"B""""""",1234.5,"two\nlines",2026-02-28`,
  `=1+1,${phones[1]},ben@demo.example,"Ost, Süd;",-5,@home,`,
  `محمد,${phones[2]},,-10%,,,`,
];

test.each(Object.keys(languages))('what is exported in %s is what is imported', async (language) => {
  const { sql, cast } = house;
  await empty(sql, 'conversations', 'contacts');
  await sql`update users set language = ${language} where id = ${cast.ama}`;
  const file = await bring([heads, ...rows].join('\n'));
  for (const phone of phones) expect(file).toContain(phone);
  await empty(sql, 'conversations', 'contacts');
  expect(await bring(file)).toBe(file);

  // And what was there before is there again, not what a spreadsheet was told.
  const people = await sql`
    select contacts.name, coalesce(owner_email, email) as owner,
      array(select name from contact_tags join tags on tags.id = tag_id where contact_id = contacts.id order by 1) as tags,
      array(select value from contact_attributes where contact_id = contacts.id order by 1) as known
    from contacts left join users on users.id = owner_id order by contacts.name`;
  expect(people).toEqual([
    { name: '=1+1', owner: 'ben@demo.example', tags: ['Ost, Süd'], known: ['-5', '@home'] },
    {
      name: 'Ada, the first',
      owner: 'ana@north.example',
      tags: ['A; "B"', 'Nord, West', 'vip'],
      known: ['1234.5', '2026-02-28', 'two\nlines'],
    },
    { name: 'محمد', owner: null, tags: ['-10%'], known: [] },
  ]);
});

test('whether somebody is blocked is said in the same word in every language, and no import goes by it', async () => {
  const { sql, cast } = house;
  await sql`update contacts set blocked_at = now() where name = '=1+1'`;
  for (const language of Object.keys(languages)) {
    await sql`update users set language = ${language} where id = ${cast.ama}`;
    const file = await exported();
    expect(file).toMatch(new RegExp(`\\${phones[1]},,ben@demo\\.example,"Ost, Süd;",,yes,`));
    expect(await bring(file)).toBe(file); // what is blocked stays so
  }
  await sql`update contacts set blocked_at = null`;
  const file = await exported();
  const blocked = file.replace('"Ost, Süd;",,,', '"Ost, Süd;",,yes,');
  expect(blocked).not.toBe(file);
  expect(await bring(blocked)).toBe(file);
});
