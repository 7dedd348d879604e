import type { Choice, Outgoing, Saying } from '../../domain/message.ts';
import { templateOf } from './outgoing-template.ts';

/** A message of ours as the Cloud API takes it, but for whom it is to. */
export const bodyOf = ({ says, replyToWamid, callback, mediaIds }: Outgoing) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  ...(replyToWamid !== null && { context: { message_id: replyToWamid } }),
  biz_opaque_callback_data: callback,
  ...content(says, mediaIds, callback),
});

function content(says: Saying, mediaIds: Outgoing['mediaIds'], callback: string) {
  switch (says.kind) {
    case 'text':
      return { type: 'text', text: { body: says.text, preview_url: /https?:\/\//i.test(says.text) } };
    case 'buttons':
      return interactive('button', says.text, {
        buttons: says.buttons.map((reply) => ({ type: 'reply', reply })),
      });
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: says.targetWamid, emoji: says.emoji ?? '' } };
    case 'list':
      return interactive('list', says.text, {
        button: says.button,
        // One section needs no title. An empty description is refused, so it is left out.
        sections: [{ rows: says.rows.map(row) }],
      });
    case 'media':
      return media(says, mediaIds[says.mediumId]);
    case 'template':
      return { type: 'template', template: templateOf(says.template, { mediaIds, flowToken: callback }) };
  }
}

type Media = Saying & { kind: 'media' };

/** A voice note is an `audio` that is Ogg Opus. Sounds and stickers have no caption, and only a document has a name. */
function media({ as, caption, filename }: Media, id: string | undefined) {
  if (id === undefined) throw new Error('the file has not been given to WhatsApp');
  const type = as === 'voice' ? 'audio' : as;
  const mayHaveCaption = type === 'image' || type === 'video' || type === 'document';
  return {
    type,
    [type]: {
      id,
      ...(mayHaveCaption && caption !== null && { caption }),
      ...(type === 'document' && filename !== null && { filename }),
    },
  };
}

const interactive = (type: 'button' | 'list', text: string, action: object) => ({
  type: 'interactive',
  interactive: { type, body: { text }, action },
});

const row = ({ id, title, description }: Choice & { description: string }) =>
  description === '' ? { id, title } : { id, title, description };
