import { createHmac } from 'node:crypto';

/** The demo organisation's main number and the secret its webhooks are signed with (DESIGN, section 7). */
export const demo = {
  wabaId: '102290129340398',
  phoneNumberId: '106540352242922',
  appSecret: 'demo-app-secret',
} as const;

export interface SignedBody {
  body: Buffer;
  signature: string;
}

/** One text message as WhatsApp posts it, signed. `phone`: digits only; `wamid` must be new for a new row. */
export function textMessage(phone: string, wamid: string, text: string): SignedBody {
  const body = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: demo.wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550783881', phone_number_id: demo.phoneNumberId },
                contacts: [
                  { profile: { name: `Customer ${phone.slice(-6)}` }, wa_id: phone, user_id: `US.${phone}` },
                ],
                messages: [
                  {
                    from: phone,
                    from_user_id: `US.${phone}`,
                    id: wamid,
                    timestamp: String(Math.floor(Date.now() / 1000)),
                    type: 'text',
                    text: { body: text },
                  },
                ],
              },
            },
          ],
        },
      ],
    }),
  );
  return { body, signature: `sha256=${createHmac('sha256', demo.appSecret).update(body).digest('hex')}` };
}
