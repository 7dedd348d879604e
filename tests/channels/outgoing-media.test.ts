import { expect, test } from 'vitest';
import { bodyOf } from '../../channels/whatsapp/outgoing.ts';
import type { MediumKind } from '../../domain/medium.ts';

const body = (as: MediumKind) =>
  bodyOf({
    to: { bsuid: null, parentBsuid: null, phone: '1' },
    says: { kind: 'media', as, mediumId: 'ours', caption: 'Look', filename: 'offer.pdf' },
    replyToWamid: null,
    callback: 'm:x:1',
    mediaIds: { ours: '4711' },
  });

test.each([
  ['image', { type: 'image', image: { id: '4711', caption: 'Look' } }],
  ['video', { type: 'video', video: { id: '4711', caption: 'Look' } }],
  ['document', { type: 'document', document: { id: '4711', caption: 'Look', filename: 'offer.pdf' } }],
  ['audio', { type: 'audio', audio: { id: '4711' } }],
  ['voice', { type: 'audio', audio: { id: '4711' } }],
  ['sticker', { type: 'sticker', sticker: { id: '4711' } }],
] as const)('%s, as WhatsApp takes it', (as, expected) => {
  expect(body(as)).toMatchObject(expected);
  expect(Object.keys(body(as)).sort()).toEqual(
    [...['biz_opaque_callback_data', 'messaging_product', 'recipient_type', 'type'], expected.type].sort(),
  );
});
