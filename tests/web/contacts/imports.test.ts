import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneBook } from '../../../channels/phones.ts';
import { workThroughImport } from '../../../db/import-steps.ts';
import { sealSought } from '../../../web/sought.ts';
import { zipOf } from '../../support/xlsx.ts';
import { type Browser, baseUrl, type House } from '../house.ts';
import { everybody, openRoom, read } from '../inbox/room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

function upload(
  who: Browser,
  content: string | Buffer,
  { name = 'customers.csv', key = randomUUID() }: { name?: string; key?: string } = {},
) {
  const body = new FormData();
  body.set('key', key);
  body.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
  return who.request('/contacts/imports', { method: 'POST', body, headers: { origin: baseUrl } });
}
const pageOf = async (path: string) => {
  const answer = await they.ama.get(path);
  return { status: answer.status, html: await answer.text() };
};
async function work(path: string) {
  while ((await workThroughImport(house.sql, path.split('/').at(-1) ?? '', phoneBook)).more);
}
const csv = [
  'mobile,full_name,account_manager,segment',
  '+447700900801,Maya,ana@north.example,vip',
  '0770 90,Too short,,',
  '+447700900802,"=HYPERLINK(""x"")",ben@demo.example,"vip; rental"',
  '+447700900801,Twice,,',
].join('\n');
const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('switchboard-upload-'));

test('from a file to contacts: columns are guessed, tried out, imported, undone', async () => {
  const sent = await upload(they.ama, csv, { name: 'customers <march>.csv' });
  const path = sent.headers.get('location') ?? '';
  expect([sent.status, path]).toEqual([303, expect.stringMatching(/^\/contacts\/imports\/[0-9a-f-]{36}$/)]);
  expect(uploads(), 'nothing is left of the upload').toEqual([]);
  const mapping = await pageOf(path);
  expect(read(mapping.html)).toContain('customers <march>.csv · 4 rows · 4 columns');
  const chosen = [...mapping.html.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value);
  expect(chosen.slice(0, 4)).toEqual(['phone', 'name', 'owner', 'tags']);

  const form = {
    'column-0': 'phone',
    'column-1': 'name',
    'column-2': 'owner',
    'column-3': 'tags',
    country: 'GB',
    update: 'on',
  };
  expect((await they.ama.post(`${path}/mapping`, form)).status).toBe(303);
  const [told] = await house.sql`select workflow_id as id, signal from outbox where start ? 'importId'`;
  expect(told).toEqual({ id: `import-${path.split('/').at(-1)}`, signal: 'told' });
  // While it is worked on, the page fetches itself.
  expect((await pageOf(path)).html).toContain('hx-trigger="every 1s"');
  await work(path);
  const checked = await pageOf(path);
  expect(read(checked.html)).toContain(
    'Tried out. Nothing is imported yet. New 2 Already there 0 Left out 2',
  );
  expect(read(checked.html)).toContain('1 owner’s address doesn’t belong to an agent yet.');
  expect(read(checked.html)).toMatch(
    /3 0770 90 Phone number is too short 5 \+447700900801 Same number as row 2/,
  );
  expect(checked.html).not.toContain('every 1s');
  expect(await house.sql`select from identities where value = '447700900801'`).toHaveLength(0);

  for (const _ of ['pressed', 'pressed twice'])
    expect((await they.ama.post(`${path}/run`, {})).status).toBe(303);
  await work(path);
  const done = await pageOf(path);
  expect(read(done.html)).toContain('Imported. New 2 Updated 0 Left out 2');
  const list = read(
    (await pageOf(`/contacts?find=${sealSought('the-secret-key-of-the-tests', 'maya')}`)).html,
  );
  expect(list).toMatch(/Maya .*ana@north.example Pending vip/);

  expect((await they.ama.post(`${path}/undo`, {})).status).toBe(303);
  await work(path);
  expect(read((await pageOf(path)).html)).toContain('Undone. Everything is as it was before.');
  expect(await house.sql`select from identities where value = '447700900801'`).toHaveLength(0);
  expect(read((await pageOf('/contacts/imports')).html)).toContain('Undone · 4 rows · Ama');
});

test('a first row that is a contact itself is spoken of, before it is taken for the headings', async () => {
  const mapped = async (content: string) => {
    const sent = await upload(they.ama, content);
    return read((await pageOf(sent.headers.get('location') ?? '')).html);
  };
  expect(await mapped('+44 7700 900801,Maya\n+44 7700 900802,Kofi\n')).toContain(
    'The first row looks like a contact.',
  );
  expect(await mapped('phone,2026\n+44 7700 900801,Maya\n')).not.toContain('The first row looks like');
});

test('the rows to fix are a file, with their line and reason, in which nothing runs', async () => {
  const sent = await upload(they.ama, 'phone,name\n12,"=1+1"\n', { name: '../../x"\r\n.csv' });
  const path = sent.headers.get('location') ?? '';
  await they.ama.post(`${path}/mapping`, { 'column-0': 'phone', 'column-1': 'name' });
  await work(path);
  const answer = await they.ama.get(`${path}/rows`);
  expect(answer.headers.get('content-disposition')).not.toMatch(/[\r\n]|\.\.\//);
  const lines = (await answer.text()).split('\r\n');
  expect(lines.slice(0, 2)).toEqual([
    'phone,name,Row,Why it is left out',
    expect.stringMatching(/^12,"'=1\+1",2,Phone number/),
  ]);
});

describe('what cannot be imported', () => {
  test.each([
    ['', 'Choose a file first.'],
    ['phone\n', 'There is no row below the heading.'],
    ['phone,name\n"open,1\n', 'never closed'],
    [zipOf({ 'x.txt': 'y' }), 'neither a CSV nor an XLSX file'],
    [Buffer.from('PK\u0003\u0004broken'), 'The file is broken'],
  ])('%#: it says what to do', async (content, words) => {
    const answer = await upload(they.ama, content);
    expect([answer.status, read(await answer.text())]).toEqual([422, expect.stringContaining(words)]);
    expect(uploads()).toEqual([]);
  });

  test('no form, a form without its key, and columns that go nowhere', async () => {
    expect((await they.ama.post('/contacts/imports', { file: 'x' })).status).toBe(422);
    expect((await upload(they.ama, csv, { key: 'x' })).status).toBe(422);
    const path = (await upload(they.ama, csv)).headers.get('location') ?? '';
    for (const [form, words] of [
      [{ 'column-0': 'name' }, 'Say which column is the phone number'],
      [{ 'column-0': 'phone', 'column-1': 'phone' }, 'Two columns go to the same place.'],
      [{ 'column-0': 'phone', 'column-1': `attribute:${randomUUID()}` }, 'Somebody deleted an attribute'],
      [{ 'column-0': 'phone', country: 'ZZ' }, 'Choose a country'],
      [{ 'column-0': 'elsewhere' }, 'something went wrong|doesn’t|form'],
    ] as const) {
      const answer = await they.ama.post(`${path}/mapping`, form);
      expect(answer.status).toBe(422);
      expect(read(await answer.text())).toMatch(new RegExp(words));
    }
  });

  test('the form sent twice keeps one file', async () => {
    const key = randomUUID();
    const [one, two] = [await upload(they.ama, csv, { key }), await upload(they.ama, csv, { key })];
    expect(two.headers.get('location')).toBe(one.headers.get('location'));
  });
});

test('it is an Admin’s: to everybody else there is none, and no button', async () => {
  const path = (await upload(they.ama, csv)).headers.get('location') ?? '';
  for (const who of [they.ines, they.ben, they.sol]) {
    expect((await upload(who, csv)).status).toBe(404);
    for (const address of ['/contacts/imports', path, `${path}/rows`])
      expect((await who.get(address)).status).toBe(404);
    for (const what of ['mapping', 'run', 'stop', 'undo'])
      expect((await who.post(`${path}/${what}`, {})).status).toBe(404);
  }
  expect(await (await they.ben.get('/contacts')).text()).not.toContain('/contacts/imports');
  expect((await they.ama.get(`/contacts/imports/${randomUUID()}`)).status).toBe(404);
});
