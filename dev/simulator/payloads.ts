import type { Fields } from './fields.ts';
import type { BusinessNumber, Customer, World } from './world.ts';

/** One webhook body, of one field of one number. */
export const webhook = (number: BusinessNumber, value: Fields, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: number.wabaId,
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: {
              display_phone_number: number.displayPhone.replace(/\D/g, ''),
              phone_number_id: number.phoneNumberId,
            },
            ...value,
          },
          field,
        },
      ],
    },
  ],
});

/** A customer with a username shows a phone only to whom it is known: here, one that has none shows none. */
export const contactOf = ({ name, username, phone, bsuid }: Customer) => ({
  profile: { ...(name !== null && { name }), ...(username !== null && { username }) },
  ...(phone !== null && { wa_id: phone }),
  user_id: bsuid,
});

export const senderOf = ({ phone, bsuid }: Customer) => ({
  ...(phone !== null && { from: phone }),
  from_user_id: bsuid,
});

export const seconds = (at: number): string => String(Math.floor(at / 1000));

/** Contacts of several people, each once. */
export const contactsOf = (world: World, ids: readonly string[]) =>
  [...new Set(ids)].flatMap((id) => {
    const customer = world.customer(id);
    return customer === undefined ? [] : [contactOf(customer)];
  });
