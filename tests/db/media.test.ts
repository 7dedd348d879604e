import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { take } from '../../db/intake.ts';
import { listMessages } from '../../db/messages.ts';
import type { Echo, InboundMessage } from '../../domain/message.ts';
import { deliveryOf, inboundText, openConversation, stranger } from '../support/build.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
let sql: Sql;
beforeEach(() => ({ sql } = stage));

const sha256 = createHash('sha256').update('a picture').digest();
const photo = (said: Partial<InboundMessage> = {}) =>
  inboundText({
    kind: 'image',
    body: 'The crack, left side',
    content: {
      type: 'image',
      image: { id: '81', mime_type: 'image/jpeg', sha256: sha256.toString('base64') },
    },
    ...said,
  });
const expected = () => sql`
  select kind, state, source_id, sha256, name, mime, message_id is not null as sent from media order by created_at`;
const ofPhoto = {
  ...{ kind: 'image', state: 'fetching', source_id: '81', sha256: sha256.toString('hex') },
  ...{ name: null, mime: null, sent: true },
};

describe('a file from outside is expected with its message', () => {
  test('from somebody new, in an open conversation, and once however often it is delivered', async () => {
    const first = photo({ customer: stranger(1) });
    await take(sql, deliveryOf(first));
    await take(sql, deliveryOf(first));
    await take(sql, deliveryOf(photo({ customer: stranger(1) })));
    expect(await expected()).toEqual([ofPhoto, ofPhoto]);
  });

  test('among others in one delivery', async () => {
    const name = '../quote "2".pdf';
    const paper = photo({ kind: 'document', content: { document: { id: '86', filename: name } } });
    await take(sql, deliveryOf(inboundText(), paper, photo()));
    expect(await expected()).toEqual([
      { ...ofPhoto, kind: 'document', source_id: '86', sha256: null, name: 'quote "2".pdf' },
      ofPhoto,
    ]);
  });

  test('of a colleague who wrote on the phone', async () => {
    await openConversation(sql);
    const { opens: _, ...said } = photo();
    await take(sql, deliveryOf({ ...said, type: 'echo' } satisfies Echo));
    expect(await expected()).toEqual([ofPhoto]);
  });

  test('a text brings none', async () => {
    await take(sql, deliveryOf(inboundText({ customer: stranger(2) })));
    expect(await expected()).toEqual([]);
  });
});

test('the thread shows each message with its file', async () => {
  const { conversationId } = await openConversation(sql);
  await take(sql, deliveryOf(photo()));
  expect((await listMessages(sql, conversationId)).map(({ medium }) => medium)).toEqual([
    null,
    {
      ...{ id: expect.any(String), state: 'fetching', failure: null, name: null, mime: null, size: null },
      ...{ width: null, height: null, seconds: null, hasThumb: false },
    },
  ]);
});
