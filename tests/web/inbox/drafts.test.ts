import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, part, read } from './room.ts';

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
});
afterAll(() => house.close());

const begun = async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  return { id, path: `/conversations/${id}/drafts`, page: `/inbox/${id}` };
};
const draft = (body: string, revision = 1, kind = 'reply') => ({ kind, body, revision: String(revision) });

test('what was saved is in the field and in the list of its person, in any browser, and of nobody else', async () => {
  const { id, path, page } = await begun();
  const answer = await they.ben.post(path, draft('Dear <b>Kofi</b>'), htmx);
  expect(await answer.json()).toMatchObject({ kept: true, revision: 1 });
  await they.ben.post(path, draft('For us', 1, 'note'), htmx);

  const again = await (await house.as('ben')).get(page);
  const html = await again.text();
  expect(part(html, `draft-${id}`)).toContain('>Dear &lt;b&gt;Kofi&lt;/b&gt;</textarea>');
  expect(part(html, `note-${id}`)).toContain('>For us</textarea>');
  expect(html).toMatch(/id="thread"[^>]*data-reply-revision="1"/);
  expect(read(part(html, `line-${id}`))).toMatch(/^Draft: Dear <b>Kofi<\/b>/);

  const theirs = await (await they.sade.get(page)).text();
  expect(theirs).toContain(`id="draft-${id}"`);
  expect(theirs).not.toContain('Dear &lt;b&gt;');
  expect(theirs).not.toContain('For us');
});

test('a late save is answered with what is there', async () => {
  const { path } = await begun();
  await they.ben.post(path, draft('Second', 2), htmx);
  const late = await (await they.ben.post(path, draft('First', 1), htmx)).json();
  expect(late).toMatchObject({
    kept: false,
    revision: 2,
    body: 'Second',
    line: expect.stringContaining('Second'),
  });
});

test('a page that is come back to asks what was begun, and nobody is told of anybody else’s', async () => {
  const { path } = await begun();
  await they.ben.post(path, draft('Second', 2), htmx);
  const bens = await (await they.ben.get(path)).json();
  expect(bens).toEqual({ reply: { body: 'Second', revision: 2 }, note: { body: '', revision: 0 } });
  expect(await (await they.sade.get(path)).json()).toMatchObject({ reply: { body: '', revision: 0 } });
  expect((await they.zed.get(path)).status).toBe(404);
});

test('404 for a stranger, 403 for who only reads, 422 for nonsense', async () => {
  const { id, path } = await begun();
  expect((await they.zed.post(path, draft('x'))).status).toBe(404);
  for (const wrong of [draft('x', 0), draft('x', 1, 'letter'), draft('x'.repeat(8193)), { kind: 'note' }])
    expect((await they.ben.post(path, wrong)).status).toBe(422);
  await house.sql`update conversations set agent_id = ${house.cast.sol} where id = ${id}`;
  await house.sql`delete from members where user_id = ${house.cast.sol}`;
  expect((await they.sol.post(path, draft('x'))).status).toBe(403);
});
