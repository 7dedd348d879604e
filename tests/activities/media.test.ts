import { beforeEach, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Downloading } from '../../channels/whatsapp/media.ts';
import { take } from '../../db/intake.ts';
import { fetchAgain } from '../../db/media.ts';
import { listMessages } from '../../db/messages.ts';
import type { Sql } from '../../db/connect.ts';
import type { MessageKind } from '../../domain/message.ts';
import { deliveryOf, inboundText, openConversation } from '../support/build.ts';
import { hostile, inPieces, paper, picture, sha256, voiceNote, whole } from '../support/files.ts';
import { setStage } from '../support/stage.ts';
import { worldOf } from './world.ts';

const stage = setStage();
let sql: Sql;
let world: ReturnType<typeof worldOf>;
let conversationId: string;
beforeEach(async () => {
  ({ sql } = stage);
  world = worldOf(sql);
  ({ conversationId } = await openConversation(sql));
});

async function arrives(kind: MessageKind, told: Record<string, unknown> = {}): Promise<string> {
  await take(sql, deliveryOf(inboundText({ kind, body: null, content: { [kind]: { id: '81', ...told } } })));
  const [row] = await sql<{ id: string }[]>`select id from media order by created_at desc limit 1`;
  return row?.id ?? '';
}
const found = (bytes: Uint8Array, told: string | null = null): Downloading => ({
  ...{ found: true, body: inPieces(bytes), sha256: told, size: bytes.length },
});
const fetched = (mediumId: string) => createActivities(world).fetchMedium({ mediumId });
const shown = async () => (await listMessages(sql, conversationId)).at(-1)?.medium;
const keysOf = async (mediumId: string) =>
  (
    await sql<{ storageKey: string; thumbKey: string }[]>`
    select storage_key as "storageKey", thumb_key as "thumbKey" from media where id = ${mediumId}`
  )[0];

test('a picture is kept as it came, with a small one beside it that carries nothing else', async () => {
  const bytes = await picture(1600, 1000);
  const medium = await arrives('image', { sha256: sha256(bytes, 'base64') });
  world.atWhatsApp = async () => found(bytes, sha256(bytes));
  await fetched(medium);

  expect(await shown()).toMatchObject({
    ...{ state: 'stored', mime: 'image/jpeg', size: bytes.length, width: 1600, height: 1000, hasThumb: true },
  });
  const keys = await keysOf(medium);
  expect(await whole(await world.storage.read(keys?.storageKey ?? ''))).toEqual(bytes);
  const small = await whole(await world.storage.read(keys?.thumbKey ?? ''));
  expect(bytes.toString('latin1')).toContain('a-secret-in-the-picture');
  expect(small.toString('latin1')).not.toContain('a-secret-in-the-picture');
  expect(small.subarray(8, 12).toString()).toBe('WEBP');
});

test('a voice note says how long it plays, a document what it is', async () => {
  const note = await arrives('voice', { voice: true });
  world.atWhatsApp = async () => found(voiceNote());
  await fetched(note);
  expect(await shown()).toMatchObject({ mime: 'audio/ogg', seconds: 4, hasThumb: false });

  const document = await arrives('document', { filename: 'delivery-note.pdf' });
  world.atWhatsApp = async () => found(paper());
  await fetched(document);
  expect(await shown()).toMatchObject({
    mime: 'application/pdf',
    name: 'delivery-note.pdf',
    hasThumb: false,
  });
});

test('the screens are told when it is here', async () => {
  const medium = await arrives('document');
  world.atWhatsApp = async () => found(paper());
  await fetched(medium);
  const [message] = await sql<{ id: string }[]>`select message_id as id from media where id = ${medium}`;
  expect(world.told).toContainEqual({ conversations: [conversationId], messages: [message?.id] });
});

test('a repeat after it is here asks nobody; one after a crash before the commit writes the same again', async () => {
  const medium = await arrives('document');
  let asked = 0;
  world.atWhatsApp = async () => {
    asked += 1;
    return found(paper());
  };
  await fetched(medium);
  await fetched(medium);
  expect(asked).toBe(1);

  await sql`update media set state = 'fetching' where id = ${medium}`; // as if the commit had not happened
  await fetched(medium);
  expect(asked).toBe(2);
  expect(await shown()).toMatchObject({ state: 'stored', size: paper().length });
  expect(await sql`select from media where message_id is not null`).toHaveLength(1);
});

describe('what will never come is said, and not tried again', () => {
  test('WhatsApp has it no more', async () => {
    const medium = await arrives('image');
    expect(await fetched(medium)).toEqual({ failure: 'gone' });
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'gone' });
  });

  test.each([
    ['the webhook', async () => ({ told: { sha256: sha256(Buffer.from('else'), 'base64') }, api: null })],
    ['the API', async () => ({ told: {}, api: sha256(Buffer.from('else')) })],
  ])('it is not what %s said, three times in a row', async (_, said) => {
    const { told, api } = await said();
    const medium = await arrives('document', told);
    let asked = 0;
    world.atWhatsApp = async () => {
      asked += 1;
      return found(paper(), api);
    };
    expect(await fetched(medium)).toEqual({ failure: 'broken' });
    expect(asked).toBe(3);
    expect((await keysOf(medium))?.storageKey).toBeNull();
  });

  test('it was broken once and whole the next time: kept', async () => {
    const medium = await arrives('document', { sha256: sha256(paper(), 'base64') });
    const answers = [found(paper().subarray(10)), found(paper())];
    world.atWhatsApp = async () => answers.shift() ?? { found: false, why: 'gone', detail: '' };
    expect(await fetched(medium)).toEqual({ failure: null });
    expect(await shown()).toMatchObject({ state: 'stored' });
  });

  test('it is larger than it may be: the rest is not even read', async () => {
    const medium = await arrives('image');
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield new Uint8Array(1024 * 1024);
      }
    }
    world.atWhatsApp = async () => ({ found: true, body: endless(), sha256: null, size: 10 });
    expect(await fetched(medium)).toEqual({ failure: 'too-large' });
    expect(given).toBe(17);
  });

  test.each(['html', 'svg', 'svgWithProlog', 'pdfAndHtml'] as const)(
    'it was announced as a picture and is %s',
    async (name) => {
      const medium = await arrives('image');
      world.atWhatsApp = async () => found(hostile[name]);
      expect(await fetched(medium)).toEqual({ failure: 'wrong-type' });
    },
  );

  test('nobody could be asked for seven days', async () => {
    const medium = await arrives('image');
    await createActivities(world).giveUpMedium({ mediumId: medium });
    expect(await shown()).toMatchObject({ state: 'failed', failure: 'unreachable' });
  });
});

test('what may come later fails the step, to be tried again, and leaves it as expected', async () => {
  const medium = await arrives('image');
  world.atWhatsApp = async () => ({ found: false, why: 'later', detail: 'HTTP 503' });
  await expect(fetched(medium)).rejects.toThrow('HTTP 503');

  async function* breakingOff() {
    yield new Uint8Array(10);
    throw new Error('socket hang up');
  }
  world.atWhatsApp = async () => ({ found: true, body: breakingOff(), sha256: null, size: 20 });
  await expect(fetched(medium)).rejects.toThrow('broke off');
  expect(await shown()).toMatchObject({ state: 'fetching' });
});

test('a person asks for it again: its workflow hears, once it has failed', async () => {
  const medium = await arrives('image');
  const [message] = await sql<{ id: string }[]>`select message_id as id from media where id = ${medium}`;
  const messageId = message?.id ?? '';
  expect(await fetchAgain(sql, messageId)).toBeNull(); // it is being fetched
  await fetched(medium);
  await sql`delete from outbox`;

  expect(await fetchAgain(sql, messageId)).toMatchObject({ messages: [messageId], outbox: true });
  expect(await sql`select workflow_id, signal, start from outbox`).toEqual([
    { workflow_id: `media-${medium}`, signal: 'asked', start: { mediumId: medium } },
  ]);
  expect(await shown()).toMatchObject({ state: 'fetching', failure: null });
});

test('a document may be anything', async () => {
  for (const bytes of Object.values(hostile)) {
    const medium = await arrives('document');
    world.atWhatsApp = async () => found(bytes);
    expect(await fetched(medium)).toEqual({ failure: null });
  }
});
