import type { Message } from '../../db/messages.ts';
import type { Medium } from '../../domain/medium.ts';
import { sampleFiles } from './files.ts';

/** Messages made up for the gallery: one of each kind and state, and the ones that are hard to draw. */
export interface Group {
  title: string;
  said: Message[];
}

const noon = Date.UTC(2026, 10, 26, 11, 0);
let made = 0;

/** A text of the customer's, unless said otherwise. */
function said(more: Partial<Message> = {}): Message {
  const seq = ++made;
  const sentAt = new Date(noon + seq * 60_000);
  return {
    id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    ...{ seq, at: sentAt.toISOString(), sentAt, direction: 'in', author: 'customer' },
    ...{ senderId: null, senderName: null, kind: 'text', body: null, content: {}, reactions: {} },
    ...{ editedAt: null, revokedAt: null, delivery: null, reached: {}, errorCode: null, errorDetail: null },
    ...{ isReply: false, quote: null, medium: null },
    ...more,
  };
}

const ours = (more: Partial<Message> = {}): Message =>
  said({
    ...{ direction: 'out', author: 'agent', senderId: 'ana', senderName: 'Ana Lindqvist', delivery: 'read' },
    reached: { sent: noon, delivered: noon + 4000, read: noon + 180_000 },
    ...more,
  });

/** Which file each message of the gallery carries: what `dev/gallery/page.tsx` serves. */
export const fileOf = new Map<string, string>();

const here = (file: string, more: Partial<Medium> = {}): Medium => ({
  ...{
    id: file,
    state: 'stored',
    failure: null,
    name: null,
    width: null,
    height: null,
    seconds: null,
    hasThumb: false,
  },
  mime: sampleFiles[file]?.mime ?? null,
  size: sampleFiles[file]?.bytes.length ?? null,
  ...more,
});

function carrying(file: string, message: Message, more: Partial<Medium> = {}): Message {
  fileOf.set(message.id, file);
  return { ...message, medium: here(file, more) };
}

const photo = { width: 480, height: 300 };
const notHere = (state: 'fetching' | 'failed', more: Partial<Medium> = {}): Medium => ({
  ...here('none'),
  ...{ state, failure: state === 'failed' ? ('gone' as const) : null },
  ...more,
});

const quoteOf = (message: Message): Message['quote'] => ({
  ...{ id: message.id, author: message.author, senderName: message.senderName, kind: message.kind },
  ...{ body: message.body, content: message.content, revoked: message.revokedAt !== null },
  hasThumb: message.medium?.hasThumb ?? false,
});

const arabic = 'هل الدراجة جاهزة للاستلام اليوم؟ أود أن أمر قبل الساعة الخامسة.';
const longWord = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(4);
const hostile = '"><img src=x onerror=alert(1)> \u202Egpj.exe {{7*7}}';

const shop = carrying('photo', ours({ kind: 'image', body: 'Built and tested by Ines 🔧' }), {
  ...photo,
  hasThumb: true,
});
const asked = said({ body: 'Could the rear rack go on before delivery?' });

const template = {
  name: 'order_on_its_way',
  language: 'en_GB',
  category: 'UTILITY',
  header: { format: 'text', text: 'Your order', parameters: [] },
  body: 'Hi Maya, your order 20418 is on the van. We’ll be with you on Wednesday between 10 and 12.',
  bodyParameters: [],
  footer: 'Reply STOP to hear no more of us',
  buttons: [
    { kind: 'quick-reply', text: 'That works', payload: 'yes' },
    { kind: 'url', text: 'Track it', url: 'https://shop.example/track/20418', suffix: '20418' },
    { kind: 'copy-code', text: 'Copy the code', code: 'SPRING25' },
    { kind: 'phone', text: 'Call us', phone: '+447700900100' },
    { kind: 'flow', text: 'Choose a time' },
  ],
};
const withHeader = (header: unknown) => ({
  says: { kind: 'template', template: { ...template, header, buttons: [] } },
});

export const groups: Group[] = [
  {
    title: 'Text',
    said: [
      said({ body: 'Hi! Is my order 20418 still coming on Wednesday?' }),
      ours({ body: 'Morning Maya! It left the workshop today: https://shop.example/track/20418' }),
      ours({ author: 'bot', senderId: null, senderName: null, body: 'We’re closed until 9:00.' }),
      ours({
        author: 'phone',
        senderId: null,
        senderName: null,
        body: 'Answered from the phone app.',
        reached: {},
      }),
      ours({ senderId: 'ben', senderName: 'Ben Okafor', body: 'A colleague wrote this.' }),
      said({ body: arabic }),
      ours({ body: `${arabic}\nAnd a line in English.` }),
      said({ body: longWord }),
      said({ body: hostile }),
      said({ body: '😀' }),
    ],
  },
  {
    title: 'Replies, reactions, forwards',
    said: [
      shop,
      said({ body: 'She’s gorgeous!!', quote: quoteOf(shop), isReply: true, reactions: { us: '❤️' } }),
      asked,
      ours({
        body: 'Of course.',
        quote: quoteOf(asked),
        isReply: true,
        reactions: { customer: '👍', us: '🎉' },
      }),
      said({ body: 'And that other thing?', isReply: true }),
      said({ body: 'Pass it on', content: { context: { forwarded: true } } }),
      said({ body: 'Everybody has seen this', content: { context: { frequently_forwarded: true } } }),
      ours({ body: longWord, quote: quoteOf(said({ body: longWord })), isReply: true }),
      said({ body: 'Reply to RTL', quote: quoteOf(said({ body: arabic })), isReply: true }),
    ],
  },
  {
    title: 'Edited and deleted',
    said: [
      said({
        ...{ body: 'Is the green one still there?', editedAt: new Date(noon) },
        content: {
          previous: [
            { body: 'Is the blue one still there?', until: noon },
            { body: null, until: noon + 60_000 },
          ],
        },
      }),
      ours({ body: 'Edited on the phone', editedAt: new Date(noon) }),
      said({ body: 'My card number is …', revokedAt: new Date(noon) }),
      ours({ body: 'Sent to the wrong chat', revokedAt: new Date(noon) }),
    ],
  },
  {
    title: 'Photos, videos, stickers',
    said: [
      carrying('photo', said({ kind: 'image' }), photo),
      carrying('photo', ours({ kind: 'image', body: `Here she is.\n${arabic}` }), photo),
      carrying('film', said({ kind: 'video', body: 'Listen to this noise' }), {
        width: 160,
        height: 100,
        seconds: 1.2,
      }),
      carrying('film', ours({ kind: 'video' }), { width: 160, height: 100, seconds: 75 }),
      carrying('face', said({ kind: 'sticker' }), { width: 96, height: 96 }),
      carrying('face', ours({ kind: 'sticker' }), { width: 96, height: 96 }),
      carrying('page', said({ kind: 'image', body: 'Not the picture it was said to be' })),
    ],
  },
  {
    title: 'Voice notes and audio',
    said: [
      carrying('speech', said({ kind: 'voice' }), { seconds: 3 }),
      carrying('speech', ours({ kind: 'voice', delivery: 'played' }), { seconds: 3 }),
      carrying('speech', said({ kind: 'audio' }), { name: 'Chain noise.wav' }),
      carrying('page', said({ kind: 'audio' }), { mime: 'audio/amr', name: 'old-phone.amr' }),
    ],
  },
  {
    title: 'Documents',
    said: [
      carrying('page', said({ kind: 'document' }), { name: 'Delivery-note-20418.pdf' }),
      carrying('page', ours({ kind: 'document', body: 'Updated delivery note attached.' }), {
        name: 'Delivery-note.pdf',
      }),
      carrying('page', said({ kind: 'document' }), { name: `${longWord}.docx`, size: 98_400_000 }),
      carrying('page', said({ kind: 'document' }), { name: hostile, mime: 'text/html' }),
      carrying('page', said({ kind: 'document' })),
      said({ kind: 'document', content: { document: { filename: 'From before files were kept.xlsx' } } }),
    ],
  },
  {
    title: 'Files on their way, and not to be had',
    said: [
      said({ kind: 'image', medium: notHere('fetching') }),
      said({ kind: 'voice', medium: notHere('fetching') }),
      said({ kind: 'document', medium: notHere('fetching', { name: 'Offer.pdf' }) }),
      said({ kind: 'image', body: 'Look at this', medium: notHere('failed') }),
      said({ kind: 'document', medium: notHere('failed', { name: `${longWord}.pdf` }) }),
      said({ kind: 'sticker', medium: notHere('failed') }),
      said({ kind: 'video' }),
    ],
  },
  {
    title: 'Places, people, orders',
    said: [
      said({
        kind: 'location',
        content: {
          location: {
            latitude: 51.45,
            longitude: -2.59,
            name: '12 Canal Street',
            address: 'Bristol BS1 4ND',
            url: 'https://maps.example/12',
          },
        },
      }),
      ours({ kind: 'location', content: { location: { latitude: 51.45, longitude: -2.59 } } }),
      said({ kind: 'location', content: { location: { latitude: 'north', name: hostile } } }),
      said({
        kind: 'contacts',
        content: {
          contacts: [
            {
              name: { formatted_name: 'Robert Smith' },
              org: { company: 'Canal Bikes' },
              phones: [{ phone: '+44 7700 900456', wa_id: '447700900456' }, { phone: '0171 22' }],
              emails: [{ email: 'robert@canal.example' }],
            },
            { name: { formatted_name: longWord }, phones: [{ phone: '+44 7700 900457' }] },
          ],
        },
      }),
      said({
        kind: 'contacts',
        content: {
          origin: 'contact_request',
          contacts: [
            {
              name: { formatted_name: 'عمر السيد' },
              phones: [{ phone: '+966501234567', wa_id: '966501234567' }],
            },
          ],
        },
      }),
      ours({
        kind: 'contacts',
        content: {
          contacts: [{ name: { formatted_name: 'Ben Okafor' }, phones: [{ phone: '+447700900100' }] }],
        },
      }),
      said({
        kind: 'order',
        body: 'For Saturday, please',
        content: {
          order: {
            product_items: [
              { product_retailer_id: 'HAMBURGER', quantity: 3, item_price: 30, currency: 'ILS' },
              { product_retailer_id: 'FRENCH_FRIES', quantity: 2, item_price: 12.5, currency: 'ILS' },
            ],
          },
        },
      }),
      said({
        kind: 'order',
        content: {
          order: {
            product_items: [
              { product_retailer_id: longWord, quantity: 'many', item_price: 'a lot', currency: 'beads' },
              { product_retailer_id: 'BELL', quantity: 1, item_price: 9, currency: 'EUR' },
            ],
          },
        },
      }),
    ],
  },
  {
    title: 'Buttons, lists, forms',
    said: [
      ours({
        kind: 'interactive',
        author: 'bot',
        body: 'How can we help?',
        content: {
          says: {
            kind: 'buttons',
            buttons: [
              { id: '1', title: 'Track my order' },
              { id: '2', title: 'Talk to a person' },
            ],
          },
        },
      }),
      said({
        kind: 'interactive',
        body: 'Talk to a person',
        content: {
          interactive: { type: 'button_reply', button_reply: { id: '2', title: 'Talk to a person' } },
        },
      }),
      ours({
        kind: 'interactive',
        body: 'When shall we come?',
        content: {
          says: {
            kind: 'list',
            button: 'Choose a day',
            rows: [
              { id: '1', title: 'Monday', description: 'Morning only' },
              { id: '2', title: 'Tuesday', description: '' },
            ],
          },
        },
      }),
      said({
        kind: 'interactive',
        body: 'Monday',
        content: {
          interactive: { type: 'list_reply', list_reply: { title: 'Monday', description: 'Morning only' } },
        },
      }),
      ours({
        kind: 'interactive',
        author: 'phone',
        content: {
          interactive: {
            type: 'cta_url',
            header: { type: 'text', text: 'Spring sale' },
            body: { text: 'All bells half price.' },
            footer: { text: 'Until Sunday' },
            action: {
              name: 'cta_url',
              parameters: { display_text: 'See the bells', url: 'https://shop.example/bells' },
            },
          },
        },
      }),
      said({
        kind: 'button',
        body: 'That works',
        content: { button: { text: 'That works', payload: 'yes' } },
      }),
      said({
        kind: 'interactive',
        body: 'Sent',
        content: {
          interactive: {
            type: 'nfm_reply',
            nfm_reply: {
              name: 'flow',
              body: 'Sent',
              response_json: JSON.stringify({
                flow_token: 'x',
                screen_0_First_name_0: 'Bob',
                age: 32,
                pets: ['cat', 'dog'],
                newsletter: true,
                notes: '',
              }),
            },
          },
        },
      }),
      said({
        kind: 'interactive',
        body: 'Sent',
        content: {
          interactive: {
            type: 'nfm_reply',
            nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"first_name": "Bob' },
          },
        },
      }),
      said({ kind: 'interactive', content: {} }),
    ],
  },
  {
    title: 'Templates',
    said: [
      ours({ kind: 'template', body: template.body, content: { says: { kind: 'template', template } } }),
      carrying(
        'photo',
        ours({
          kind: 'template',
          body: template.body,
          content: withHeader({ format: 'image', mediumId: 'photo' }),
        }),
        photo,
      ),
      carrying(
        'page',
        ours({
          kind: 'template',
          body: template.body,
          content: withHeader({ format: 'document', mediumId: 'page', filename: 'Receipt.pdf' }),
        }),
        { name: 'Receipt.pdf' },
      ),
      ours({
        kind: 'template',
        body: template.body,
        content: withHeader({
          format: 'location',
          latitude: 51.45,
          longitude: -2.59,
          name: 'Our shop',
          address: '4 Mill Road',
        }),
      }),
      ours({ kind: 'template', author: 'phone', content: { template: { name: 'sent_elsewhere' } } }),
    ],
  },
  {
    title: 'Where they came from',
    said: [
      said({
        body: 'Is this still on?',
        content: {
          referral: {
            source_type: 'ad',
            source_url: 'https://fb.example/ad',
            headline: 'Spring bikes',
            body: 'Half price on everything with two wheels.',
            media_type: 'image',
          },
        },
      }),
      said({
        body: 'I saw your post',
        content: {
          referral: {
            source_type: 'post',
            source_url: 'javascript:alert(1)',
            headline: hostile,
            body: longWord,
            media_type: 'video',
          },
        },
      }),
      said({
        body: 'Do you have it in blue?',
        content: { context: { referred_product: { catalog_id: '1', product_retailer_id: 'BIKE-54' } } },
      }),
    ],
  },
  {
    title: 'Notes from WhatsApp, and what it does not pass on',
    said: [
      said({
        kind: 'system',
        author: 'system',
        content: { identity: { previous: { phone: '447700900118' }, next: { phone: '447700900119' } } },
      }),
      said({ kind: 'system', author: 'system', content: { system: { type: 'user_changed_user_id' } } }),
      said({ kind: 'system', author: 'system', content: { system: { type: 'customer_identity_changed' } } }),
      said({ kind: 'system', author: 'system', body: 'Something WhatsApp says in its own words' }),
      said({
        kind: 'unsupported',
        content: { unsupported: { type: 'poll' }, errors: [{ code: 131051, title: 'Message type unknown' }] },
      }),
      said({ kind: 'unknown', content: { type: 'hologram' } }),
      said({
        kind: 'image',
        content: {
          image: {},
          errors: [{ code: 131052, error_data: { details: 'The picture could not be read.' } }],
        },
      }),
    ],
  },
  {
    title: 'How far ours came',
    said: [
      ours({ body: 'Waiting to send', delivery: 'queued', reached: {} }),
      ours({ body: 'Sending', delivery: 'sending', reached: {} }),
      ours({ body: 'Sent', delivery: 'sent', reached: { sent: noon } }),
      ours({
        body: 'Held back by WhatsApp',
        delivery: 'sent',
        reached: { sent: noon },
        content: { held: true },
      }),
      ours({ body: 'Delivered', delivery: 'delivered', reached: { sent: noon, delivered: noon + 4000 } }),
      ours({ body: 'Read' }),
      ours({ body: 'Not confirmed', delivery: 'unknown', reached: {} }),
      ours({ body: 'Withdrawn', author: 'bot', delivery: 'withdrawn', reached: {} }),
      ...[null, 131026, 131047, 131049, 131053, 132000, 132015, 190, 999_999].map((errorCode) =>
        ours({
          ...{
            body: 'Got it! The van comes between 10 and 12.',
            delivery: 'failed',
            reached: { failed: noon },
          },
          ...{ errorCode, errorDetail: errorCode === null ? null : 'Parameter value is not valid: {{2}}' },
        }),
      ),
    ],
  },
];
