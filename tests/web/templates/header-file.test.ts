import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { largest } from '../../../domain/sendable.ts';
import type { Template } from '../../../domain/template.ts';
import { film, hostile, paper, picture } from '../../support/files.ts';
import { approve } from '../../support/templates.ts';
import { baseUrl, type House } from '../house.ts';
import { conversation, everybody, htmx, openRoom, read } from '../inbox/room.ts';

/** Templates that begin with a picture, a film or a document. */
const kinds = ['image', 'video', 'document'] as const;
type Kind = (typeof kinds)[number];
const files = { image: () => picture(80, 50), video: film, document: async () => paper() };

let house: House;
let they: Awaited<ReturnType<typeof everybody>>;
let templates: Record<Kind, Template>;
let people = 0;
beforeAll(async () => {
  house = await openRoom();
  they = await everybody(house);
  const of = (kind: Kind) =>
    approve(
      house.sql,
      [
        { type: 'HEADER', format: kind.toUpperCase() },
        { type: 'BODY', text: 'Hi {{1}}, here it is.' },
      ],
      { name: `with_${kind}` },
    );
  templates = { image: await of('image'), video: await of('video'), document: await of('document') };
});
afterAll(() => house.close());

const picks = (id: string) => `/conversations/${id}/templates`;
const fresh = () => `44770091${String(1000 + ++people)}`;

/** As a browser sends it: the file stands before the fields that come after it. */
function post(path: string, fields: Record<string, string>, file: [Uint8Array, string] | null, headers = {}) {
  const form = new FormData();
  const [bytes, name] = file ?? [new Uint8Array(), ''];
  form.set('header.file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  return they.ben.request(path, { method: 'POST', body: form, headers: { origin: baseUrl, ...headers } });
}
const filledIn = (kind: Kind, more = {}) => ({
  ...{ key: randomUUID(), template: templates[kind].id, 'body.1': 'Kofi' },
  ...more,
});
const starting = (kind: Kind, phone: string, more = {}) =>
  filledIn(kind, { to: `+${phone}`, from: house.cast.main, ...more });
const keptIn = (conversationId: string) => house.sql<{ kind: string; name: string; header: unknown }[]>`
  select media.kind, media.name, messages.content #> '{says,template,header}' as header
  from media left join messages on messages.id = message_id where media.conversation_id = ${conversationId}`;
const of = (phone: string) => house.sql<{ id: string }[]>`
  select conversations.id from conversations join identities on identities.contact_id = conversations.contact_id
  where value = ${phone}`;

test.each(kinds)('one with a header of kind %s goes from the composer with its file', async (kind) => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const asked = await (await they.ben.get(`${picks(id)}?template=${templates[kind].id}`)).text();
  expect(asked).toMatch(/<form[^>]*id="tpl-form"[^>]*enctype="multipart\/form-data"/);
  expect(asked).toMatch(/type="file" id="tpl-header-file" name="header\.file"/);
  expect(read(asked)).toContain(`of up to ${largest[kind] / 1024 / 1024} MB.`);

  const answer = await post(picks(id), filledIn(kind), [await files[kind](), 'our file'], htmx);
  expect([answer.status, answer.headers.get('HX-Trigger')]).toEqual([200, 'template-sent']);
  const [medium, ...others] = await keptIn(id);
  expect(medium).toMatchObject({ kind, name: 'our file', header: { format: kind } });
  expect(others).toHaveLength(0);
  const [message] = await house.sql<{ id: string }[]>`
    select id from messages where conversation_id = ${id} and kind = 'template'`;
  const thread = await (await they.ben.get(`/inbox/${id}`)).text();
  expect(thread, 'the bubble shows it').toContain(`/media/${message?.id}`);
});

test.each(kinds)('one with a header of kind %s begins a conversation with its file', async (kind) => {
  const phone = fresh();
  const check = await they.ben.post('/conversations/new', starting(kind, phone, { step: 'check' }));
  expect(await check.text()).toMatch(/type="file" id="tpl-header-file" name="header\.file"/);
  const form = starting(kind, phone);
  const answer = await post('/conversations', form, [await files[kind](), 'our file']);
  const [made] = await of(phone);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/inbox/${made?.id}`]);
  expect([...(await keptIn(made?.id ?? ''))]).toMatchObject([
    { kind, name: 'our file', header: { format: kind } },
  ]);
  await post('/conversations', form, [await files[kind](), 'our file']);
  expect(await keptIn(made?.id ?? ''), 'pressed twice').toHaveLength(1);
});

const large = Buffer.concat([
  Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1'),
  Buffer.alloc(largest.image),
]);
test.each<[string, Kind, [Uint8Array, string] | null, string]>([
  ['none', 'image', null, 'Picture is missing. Add the file this template begins with.'],
  ['an empty one', 'image', [new Uint8Array(), 'x.png'], 'Picture: this file is empty.'],
  ['markup as a picture', 'image', [hostile.svg, 'x.png'], 'Picture: this file is no JPEG or PNG picture.'],
  ['a document as a film', 'video', [paper(), 'x.mp4'], 'Video: this file is no MP4 or 3GP video'],
  ['too large a picture', 'image', [large, 'x.jpg'], 'Picture: this file is larger than 5 MB'],
])('%s is refused at the field, and what was written is kept', async (_, kind, file, sentence) => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const phone = fresh();
  for (const headers of [{}, htmx])
    for (const [path, form] of [
      [picks(id), filledIn(kind)],
      ['/conversations', starting(kind, phone)],
    ] as const) {
      const answer = await post(path, form, file, headers);
      const html = await answer.text();
      expect([answer.status, read(html)]).toEqual([422, expect.stringContaining(sentence)]);
      expect(html).toMatch(/id="tpl-header-file"[^>]*autofocus[^>]*aria-invalid="true"/);
      expect(html).toContain('name="body.1" value="Kofi"');
    }
  expect(await keptIn(id)).toHaveLength(0);
  expect(await of(phone), 'nothing begun').toHaveLength(0);
});

test('where another field is wrong the file is asked for again, and nothing is kept', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const answer = await post(picks(id), filledIn('image', { 'body.1': '' }), [await picture(), 'x.jpg'], htmx);
  const text = read(await answer.text());
  expect([answer.status, text]).toEqual([422, expect.stringContaining('{{1}} Name is empty.')]);
  expect(text).toContain('Choose the file again before sending.');
  expect(await keptIn(id)).toHaveLength(0);
});

test('who may not begin with this customer leaves no file behind', async () => {
  const { id } = await conversation(house);
  const answer = await post(picks(id), filledIn('document'), [paper(), 'x.pdf'], htmx);
  expect(answer.status, 'it waits').toBe(409);
  expect(await keptIn(id)).toHaveLength(0);
});

test('one that breaks off in the middle of the form is turned back', async () => {
  const { id } = await conversation(house, { agentId: house.cast.ben });
  const answer = await they.ben.request(picks(id), {
    method: 'POST',
    body: '--x\r\ncontent-disposition: form-data; name="header.file"; filename="a.pdf"\r\n\r\n%PDF-',
    headers: { origin: baseUrl, 'content-type': 'multipart/form-data; boundary=x' },
  });
  expect(answer.status).toBe(422);
  expect(await keptIn(id)).toHaveLength(0);
});
