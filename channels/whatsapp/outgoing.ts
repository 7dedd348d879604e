import type { Choice, Outgoing, Saying } from '../../domain/message.ts';

/** A message of ours as the Cloud API takes it, but for whom it is to. */
export const bodyOf = ({ says, replyToWamid, callback }: Outgoing) => ({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  ...(replyToWamid !== null && { context: { message_id: replyToWamid } }),
  biz_opaque_callback_data: callback,
  ...content(says),
});

function content(says: Saying) {
  switch (says.kind) {
    case 'text':
      return { type: 'text', text: { body: says.text, preview_url: /https?:\/\//i.test(says.text) } };
    case 'buttons':
      return interactive('button', says.text, {
        buttons: says.buttons.map((reply) => ({ type: 'reply', reply })),
      });
    case 'list':
      return interactive('list', says.text, {
        button: says.button,
        // One section needs no title. An empty description is refused, so it is left out.
        sections: [{ rows: says.rows.map(row) }],
      });
  }
}

const interactive = (type: 'button' | 'list', text: string, action: object) => ({
  type: 'interactive',
  interactive: { type, body: { text }, action },
});

const row = ({ id, title, description }: Choice & { description: string }) =>
  description === '' ? { id, title } : { id, title, description };
