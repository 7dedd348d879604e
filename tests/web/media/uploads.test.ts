import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createActivities } from '../../../activities/index.ts';
import { lookAt } from '../../../channels/storage/look.ts';
import { receive } from '../../../channels/storage/spool.ts';
import { keyOf } from '../../../channels/storage/storage.ts';
import { queueReply } from '../../../db/replies.ts';
import { keepFile } from '../../../web/media/uploads.ts';
import { worldOf } from '../../activities/world.ts';
import { openConversation, stranger } from '../../support/build.ts';
import { asRecordedByChromium, hostile, inPieces, paper, picture, voiceNote } from '../../support/files.ts';
import { type Browser, baseUrl, type House, openHouse } from '../house.ts';

let house: House;
let ben: Browser;
let conversationId: string;
let people = 0;
beforeAll(async () => {
  house = await openHouse();
  ben = await house.as('ben');
});
afterAll(() => house.close());
beforeEach(async () => {
  ({ conversationId } = await openConversation(house.sql, {
    ...{ customer: stranger(++people), agentId: house.cast.ben },
  }));
});

const path = () => `/conversations/${conversationId}/uploads`;
const upload = (bytes: Uint8Array, { name = 'file', who = ben, type = 'application/octet-stream' } = {}) =>
  who.request(path(), {
    method: 'POST',
    body: bytes as Uint8Array<ArrayBuffer>,
    headers: { origin: baseUrl, 'content-type': type, 'x-file-name': encodeURIComponent(name) },
  });
const inForm = (bytes: Uint8Array, name: string) => {
  const form = new FormData();
  form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'text/html' }), name);
  return ben.request(path(), { method: 'POST', body: form, headers: { origin: baseUrl } });
};
const shown = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as object) });

describe('what a file goes as is decided by its content', () => {
  test('a photograph, whatever it is called and claimed to be', async () => {
    const bytes = await picture();
    const expected = { status: 201, kind: 'image', mime: 'image/jpeg', size: bytes.length };
    expect(await shown(await upload(bytes, { name: 'page.html', type: 'text/html' }))).toMatchObject(
      expected,
    );
    expect(await shown(await inForm(bytes, 'C:\\photos\\page.html'))).toMatchObject({
      ...expected,
      name: 'page.html',
    });
  });

  test('a paper, a page and a script are documents', async () => {
    expect(await shown(await upload(paper(), { name: 'Angebot (2).pdf' }))).toMatchObject({
      ...{ status: 201, kind: 'document', name: 'Angebot (2).pdf', mime: 'application/pdf' },
    });
    for (const bytes of Object.values(hostile))
      expect(await shown(await upload(bytes))).toMatchObject({ status: 201, kind: 'document' });
  });

  test('a picture of more than 5 MB is a document', async () => {
    const bytes = Buffer.concat([await picture(40, 40), Buffer.alloc(5 * 1024 * 1024)]);
    expect(await shown(await upload(bytes))).toMatchObject({ status: 201, kind: 'document' });
  });

  test('what Chromium records is put into the container that WhatsApp takes, as it is', async () => {
    const recorded = await asRecordedByChromium();
    const answer = await shown(await upload(recorded, { type: 'audio/webm;codecs=opus' }));
    expect(answer).toMatchObject({ status: 201, kind: 'audio', mime: 'audio/ogg' });
    const { id } = answer as unknown as { id: string };
    expect(await house.sql`select seconds from media where id = ${id}`).toEqual([{ seconds: 4 }]);
    await reply([id], { asVoice: true });
    expect(await queued()).toMatchObject([{ kind: 'voice', says: { as: 'voice' } }]);
  });

  test('a voice note is a sound', async () => {
    expect(await shown(await upload(voiceNote()))).toMatchObject({
      status: 201,
      kind: 'audio',
      mime: 'audio/ogg',
    });
  });
});

describe('what may not be sent is said at once', () => {
  test('an empty file, and none', async () => {
    expect(await shown(await inForm(Buffer.alloc(0), 'empty.txt'))).toMatchObject({
      status: 422,
      why: 'file-empty',
    });
    const form = new FormData();
    form.set('words', 'only');
    const none = await ben.request(path(), { method: 'POST', body: form, headers: { origin: baseUrl } });
    expect(await shown(none)).toMatchObject({ status: 422, why: 'none' });
  });

  test('more than 100 MB: by what it says, and by what it is', async () => {
    const told = await ben.request(path(), {
      ...{ method: 'POST', body: 'x' },
      headers: { origin: baseUrl, 'content-length': String(200 * 1024 * 1024), 'content-type': 'image/png' },
    });
    expect(await shown(told)).toMatchObject({ status: 413, refusal: expect.stringContaining('100 MB') });
  });

  test('a request that breaks off leaves nothing', async () => {
    const before = await house.sql`select from media`;
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000));
        controller.error(new Error('gone'));
      },
    });
    const answer = await ben.request(path(), {
      ...{ method: 'POST', body: broken, duplex: 'half' },
      headers: { origin: baseUrl, 'content-type': 'application/octet-stream' },
    });
    expect(answer.status).toBe(422);
    expect(await house.sql`select from media`).toHaveLength(before.length);
  });

  test('where one sees nothing, or may not reply', async () => {
    expect((await upload(paper(), { who: await house.as('zed') })).status).toBe(404);
  });
});

async function uploaded(bytes: Uint8Array, name = 'file'): Promise<string> {
  return ((await (await upload(bytes, { name })).json()) as { id: string }).id;
}
const reply = (
  uploads: string[],
  more: { body?: string; asVoice?: boolean; by?: string; replyToMessageId?: string } = {},
) =>
  queueReply(house.sql, {
    ...{ conversationId, by: house.cast.ben, body: '', formKey: randomUUID(), uploads, ...more },
  });
const queued = () => house.sql`
  select messages.kind, body, content -> 'says' as says, delivery, reply_to_wamid is not null as answers
  from messages where conversation_id = ${conversationId} and direction = 'out' order by seq`;

describe('it is sent', () => {
  test('each as a message of its own, in order, with the words under the last', async () => {
    const [image, document] = [await uploaded(await picture()), await uploaded(paper(), 'offer.pdf')];
    const [asked] = await house.sql<
      { id: string }[]
    >`select id from messages where conversation_id = ${conversationId}`;
    expect(
      (await reply([image, document], { body: 'As promised', replyToMessageId: asked?.id ?? '' })).ok,
    ).toBe(true);
    expect(await queued()).toMatchObject([
      {
        kind: 'image',
        body: null,
        answers: true,
        says: { kind: 'media', as: 'image', mediumId: image, caption: null },
      },
      {
        ...{ kind: 'document', body: 'As promised', answers: false },
        says: {
          kind: 'media',
          as: 'document',
          mediumId: document,
          caption: 'As promised',
          filename: 'offer.pdf',
        },
      },
    ]);
  });

  test('a recording as a voice note, and words beside it as a message of their own', async () => {
    const note = await uploaded(voiceNote());
    await reply([note], { asVoice: true, body: 'Listen' });
    expect(await queued()).toMatchObject([
      { kind: 'voice', says: { as: 'voice', caption: null } },
      { kind: 'text', body: 'Listen' },
    ]);
  });

  test('never twice, never another’s, never from elsewhere', async () => {
    const file = await uploaded(paper());
    expect(await reply([file], { by: house.cast.ama })).toMatchObject({ ok: false, why: 'upload-gone' });
    expect(await reply([file, file])).toMatchObject({ ok: false, why: 'upload-gone' });
    const other = await openConversation(house.sql, {
      customer: stranger(++people),
      agentId: house.cast.ben,
    });
    const elsewhere = {
      conversationId: other.conversationId,
      by: house.cast.ben,
      body: '',
      formKey: randomUUID(),
    };
    expect(await queueReply(house.sql, { ...elsewhere, uploads: [file] })).toMatchObject({
      ok: false,
      why: 'upload-gone',
    });
    expect(await queued()).toEqual([]);
    expect((await reply([file])).ok).toBe(true);
    expect(await reply([file])).toMatchObject({ ok: false, why: 'upload-gone' });
  });

  test('and can be looked at by whoever sees the conversation', async () => {
    const bytes = await picture();
    const sent = await reply([await uploaded(bytes)]);
    if (!sent.ok) throw new Error(sent.why);
    const answer = await ben.get(`/media/${sent.value.messageId}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect((await ben.get(`/media/${sent.value.messageId}/thumbnail`)).status).toBe(200);
  });
});

test('what was chosen by mistake is thrown away, by whoever chose it', async () => {
  const file = await uploaded(paper());
  const removal = `${path()}/${file}/removal`;
  expect((await (await house.as('ama')).post(removal, {})).status).toBe(404);
  expect((await ben.post(removal, {})).status).toBe(204);
  expect((await ben.post(removal, {})).status).toBe(404);
});

test('what nobody has sent within a day is thrown away, file and all', async () => {
  const [old, fresh] = [await uploaded(paper()), await uploaded(paper())];
  await house.sql`update media set created_at = now() - interval '26 hours' where id = ${old}`;
  const keys = await house.sql<
    { key: string }[]
  >`select storage_key as key from media where id in (${old}, ${fresh}) order by id = ${fresh}`;
  const activities = createActivities({ ...worldOf(house.sql), storage: house.world.storage });
  expect(await activities.forgetUploads()).toEqual({ forgotten: 1 });
  expect(await house.sql`select id from media where id in (${old}, ${fresh})`).toEqual([{ id: fresh }]);
  const reading = async (key = '') => {
    for await (const _ of await house.world.storage.read(key)) break;
  };
  await expect(reading(keys[0]?.key)).rejects.toThrow();
  await reading(keys[1]?.key);
});

test('what was kept by a process that died before it wrote the row is thrown away a day later', async () => {
  const keep = () =>
    receive(inPieces(paper()), { largest: 1e6 }).then(async (file) =>
      keepFile(house.world, file, { content: await lookAt(file), kind: 'document', name: null }),
    );
  const [left, fresh, used] = [await keep(), await keep(), await uploaded(paper())];
  const ours = house.sql`medium_id in (${left.id}, ${fresh.id}, ${used})`;
  await house.sql`
    update storing set begun_at = now() - interval '25 hours' where ${ours} and medium_id <> ${fresh.id}`;
  const activities = createActivities({ ...worldOf(house.sql), storage: house.world.storage });
  expect(await activities.forgetUploads()).toEqual({ forgotten: 1 });

  const reading = async (id: string) => {
    for await (const _ of await house.world.storage.read(keyOf(id))) break;
  };
  await expect(reading(left.id)).rejects.toThrow();
  await reading(fresh.id);
  await reading(used);
  expect(await house.sql`select medium_id as id from storing where ${ours}`).toEqual([{ id: fresh.id }]);
});

test('pieces of any size make the same file', async () => {
  const bytes = await picture();
  const answer = await ben.request(path(), {
    ...{ method: 'POST', duplex: 'half' },
    body: inPieces(bytes, 7) as unknown as BodyInit,
    headers: { origin: baseUrl, 'content-type': 'image/jpeg' },
  });
  expect(await shown(answer)).toMatchObject({ status: 201, kind: 'image', size: bytes.length });
});
