import { said, sent, type Story, wrote } from './story.ts';
import { past } from './stories-past.ts';

/**
 * A bicycle shop's inbox. Everybody in it is invented; phone numbers are of ranges kept free for fiction. Those the
 * simulator lets one play (dev/simulator/demo.ts) have the same names and numbers here.
 */
const today: Story[] = [
  {
    customer: { name: null, phone: '14155550162', hue: 1 },
    on: 'main',
    episodes: [
      {
        began: '4m',
        went: 'nobody',
        said: [
          said('4m', 'Hi, my chain snapped and I’m near your shop. Can I walk in?'),
          said('3m', 'I have until about 1 pm'),
        ],
      },
    ],
  },
  {
    customer: {
      name: 'Maya Fernandes',
      phone: '447700900118',
      hue: 3,
      tags: ['delivery', 'vip'],
      owner: 'ben',
    },
    on: 'main',
    episodes: [
      {
        began: '24d 5h',
        went: { to: 'ben', by: 'owner' },
        said: [
          said('24d 5h', 'Which saddle would you take for long rides?'),
          wrote(
            'ben',
            '24d 4h 50m',
            'For more than 50 km I’d try the Brooks C17. You can ride it for two weeks and bring it back.',
          ),
          said('24d 4h', 'Lovely, I’ll come by on Friday'),
        ],
        closed: { ago: '24d 3h', by: 'ben' },
      },
      {
        began: '1d 1h',
        went: { to: 'ben', by: 'owner' },
        said: [
          said('1d 1h', 'Hi! Is my order 20418 still coming on Wednesday?'),
          wrote('sade', '1d 40m', 'Let me ask the workshop, Maya. One moment.'),
          wrote(
            'ben',
            '2h 46m',
            'Morning Maya! It left the workshop today, so Wednesday it is. Here she is with the basket you picked:',
          ),
          wrote('ben', '2h 45m', 'Built and tested by Ines 🔧', {
            kind: 'image',
            content: { type: 'image', image: { mime_type: 'image/jpeg', id: 'bicycle' } },
            reacted: '❤️',
          }),
          said('28m', 'She’s gorgeous!! Could the rear rack go on before delivery?', { answers: 3 }),
          sent('voice', '27m', {
            type: 'audio',
            audio: { mime_type: 'audio/ogg; codecs=opus', voice: true, id: 'voice' },
          }),
          wrote(
            'ben',
            '18m',
            'We can fit the Racktime rack instead, same price. Updated delivery note attached. Where should the van come?',
            {
              kind: 'document',
              content: {
                type: 'document',
                document: { filename: 'Delivery-note-20418.pdf', mime_type: 'application/pdf', id: 'note' },
              },
              delivery: 'delivered',
            },
          ),
          sent('location', '14m', {
            type: 'location',
            location: {
              name: '12 Canal Street',
              address: 'Ring the blue door, please',
              latitude: 51.4545,
              longitude: -2.5879,
            },
          }),
          wrote('ben', '13m', 'Got it! The van comes between 10 and 12.', {
            delivery: 'failed',
            error: 131016,
          }),
        ],
      },
    ],
  },
  {
    customer: { name: 'Tomasz Zieliński', phone: '14155550131', hue: 2, tags: ['sizing'] },
    on: 'main',
    episodes: [
      {
        began: '1h 10m',
        went: { to: 'ben', by: 'rotation' },
        said: [
          said('1h 10m', 'Hello, is the Gravel 3 still 1,499?'),
          wrote('ben', '1h 2m', 'It is, until the end of the month. What’s your height?'),
          said('20m', '1.78 m'),
          said('19m', 'And do you have it in 54 cm? The blue one'),
        ],
      },
    ],
  },
  {
    customer: { name: 'عمر السيد', phone: '33639980712', hue: 5, tags: ['workshop'] },
    on: 'main',
    episodes: [
      {
        began: '3h',
        went: { to: 'ben', by: 'rotation' },
        said: [
          said('3h', 'السلام عليكم، تركت دراجتي عندكم يوم السبت'),
          wrote('ben', '2h 50m', 'وعليكم السلام عمر! نعم، نعمل عليها الآن.'),
          said('41m', 'هل الدراجة جاهزة للاستلام اليوم؟'),
        ],
      },
    ],
  },
  {
    customer: { name: 'Priya Raman', phone: '447700900144', hue: 4, tags: ['warranty'] },
    on: 'main',
    episodes: [
      {
        began: '3h 30m',
        went: { to: 'ben', by: 'rotation' },
        transferred: { ago: '3h 20m', by: 'ben', to: 'sade' },
        said: [
          said('3h 30m', 'My rear light stopped working after two weeks. Is that under warranty?'),
          wrote('sade', '3h 15m', 'It is. I’ve put a new one aside for you, just bring the old one.'),
          said('1h 10m', 'Perfect, thank you so much! 🙏'),
        ],
      },
    ],
  },
  {
    customer: { name: 'Lina Haddad', phone: '447700900321', hue: 6, tags: ['business', 'vip'], owner: 'sol' },
    on: 'main',
    episodes: [
      {
        began: '40d',
        went: { to: 'sol', by: 'owner' },
        said: [
          said('40d', 'Hi Sol, do you lease cargo bikes to companies?'),
          wrote('sol', '39d 23h', 'We do, from three bikes. Shall I call you tomorrow?'),
          said('39d 22h', 'Please! Any time after 10.'),
        ],
        closed: { ago: '38d', by: 'sol' },
      },
      {
        began: '20h 50m',
        went: { to: 'sol', by: 'owner' },
        said: [
          said('20h 50m', 'We’d like four of them, with our logo. Can you quote?'),
          wrote('sol', '2h 30m', 'Quote attached. The logo plates add two weeks.', {
            kind: 'document',
            content: {
              type: 'document',
              document: { filename: 'Quote-Haddad-4-cargo.pdf', mime_type: 'application/pdf', id: 'quote' },
            },
          }),
        ],
      },
    ],
  },
  {
    customer: { name: 'Jonas Weber', phone: '4915112340192', hue: 6 },
    on: 'main',
    episodes: [
      {
        began: '23h 30m',
        went: { to: 'ben', by: 'rotation' },
        said: [
          said('23h 30m', 'Guten Abend, wann haben Sie diese Woche offen?'),
          sent('voice', '23h 18m', {
            type: 'audio',
            audio: { mime_type: 'audio/ogg; codecs=opus', voice: true, id: 'voice' },
          }),
        ],
      },
    ],
  },
  {
    customer: { name: 'Kofi Mensah', phone: '12025550143', hue: 3, tags: ['workshop'] },
    on: 'main',
    episodes: [
      {
        began: '5d 2h',
        went: { to: 'sade', by: 'rotation' },
        said: [
          said('5d 2h', 'How much is a full service?'),
          wrote('sade', '5d 1h 50m', 'Full service is €89, usually done in a day. Shall I book you in?'),
          said('5d 1h 40m', 'Not yet, I’ll let you know. Thanks!'),
        ],
        closed: { ago: '5d 1h', by: 'sade' },
      },
      {
        began: '1h 40m',
        went: { to: 'sade', by: 'previous' },
        said: [
          said('1h 40m', 'Hi again! Tomorrow for the service, is that possible?'),
          wrote('sade', '1h 32m', 'Tomorrow at 9:00 is free. See you then?', { delivery: 'delivered' }),
          said('1h 20m', '9 works'),
          sent('sticker', '1h 19m', {
            type: 'sticker',
            sticker: { mime_type: 'image/webp', animated: false, id: 'sticker' },
          }),
        ],
      },
    ],
  },
  {
    customer: { name: 'Noor', phone: null, username: 'noor.writes', hue: 7 },
    on: 'main',
    episodes: [
      {
        began: '22m',
        went: 'nobody',
        said: [said('22m', 'Hi! Do you ship bells to Malta? 🔔')],
      },
    ],
  },
  {
    customer: { name: 'Chiamaka Eze', phone: '447700900156', hue: 8, tags: ['delivery'] },
    on: 'main',
    episodes: [
      {
        began: '5h',
        went: { to: 'sade', by: 'claim' },
        said: [
          said('5h', 'The courier says nobody was in, but I was here all day 😤'),
          wrote(
            'sade',
            '4h 40m',
            'I’m sorry, Chiamaka. I’ve asked them to come back today between 17 and 19.',
          ),
          said('4h 30m', 'ok. please tell them to ring twice', { edited: true }),
          wrote('sade', '4h 28m', 'Done: https://track.example/parcels/884120 shows where they are.', {
            delivery: 'read',
            reacted: '👍',
          }),
        ],
      },
    ],
  },
  {
    customer: {
      name: 'Café Lumen',
      phone: '33639980456',
      hue: 7,
      tags: ['business'],
      ownerEmail: 'margot@lumen.example',
    },
    on: 'main',
    episodes: [
      {
        began: '26h',
        went: { to: 'sade', by: 'rotation' },
        said: [
          said('26h', 'Bonjour, le vélo cargo de mardi est-il prêt ?'),
          wrote('sade', '25h 30m', 'Il est prêt ! Vous pouvez passer à partir de 9 h.'),
        ],
      },
    ],
  },
  {
    customer: { name: 'Rafael Costa', phone: '351912000214', hue: 2, tags: ['sizing'] },
    on: 'main',
    episodes: [
      {
        began: '6h 10m',
        went: { to: 'sade', by: 'rotation' },
        said: [
          sent(
            'image',
            '6h 10m',
            { type: 'image', image: { mime_type: 'image/jpeg', id: 'tyre' } },
            { body: 'Is this the right tyre for mine?' },
          ),
          wrote('sade', '6h', 'Nearly! You need the 700×38, this one is a 35.'),
          sent(
            'button',
            '5h 50m',
            { type: 'button', button: { payload: 'order', text: 'Order it' } },
            { body: 'Order it' },
          ),
          sent('order', '5h 48m', {
            type: 'order',
            order: {
              catalog_id: '354160437058781',
              product_items: [
                { product_retailer_id: 'Tyre 700×38', quantity: 2, item_price: 34, currency: 'EUR' },
              ],
            },
          }),
          wrote('sade', '5h 40m', 'Two of them are on the counter for you.', { delivery: 'sent' }),
        ],
      },
    ],
  },
  {
    customer: { name: 'Hannah Kim', phone: '14155550169', hue: 2, tags: ['vip'] },
    on: 'main',
    episodes: [
      {
        began: '2d 4h',
        went: { to: 'ben', by: 'rotation' },
        said: [
          said('2d 4h', 'Can my father test ride the e-bike on Saturday?'),
          wrote('ben', '2d 3h 50m', 'Of course, 11:00? Bring his ID, please.'),
          sent('contacts', '2d 3h 40m', {
            type: 'contacts',
            contacts: [{ name: { formatted_name: 'Min-jun Kim' }, phones: [{ phone: '+1 415 555 0170' }] }],
          }),
          said('2d 3h 39m', 'That’s his number. See you on Saturday!'),
        ],
      },
    ],
  },
  {
    customer: { name: null, phone: '14155550188', hue: 1 },
    on: 'main',
    episodes: [
      {
        began: '3d 1h',
        went: { to: 'ben', by: 'rotation' },
        said: [
          said('3d 1h', 'Do you repair e-bike batteries?'),
          wrote('ben', '3d', 'Yes, we repair most of them.', { delivery: 'sent' }),
          wrote('ben', '2d 23h 58m', 'Could you send a photo of the label?', {
            delivery: 'failed',
            error: 131026,
          }),
        ],
      },
    ],
  },
  {
    customer: { name: 'Adaeze Obi', phone: '447700900171', hue: 4 },
    on: 'second',
    episodes: [
      {
        began: '50m',
        went: { to: 'zed', by: 'rotation' },
        said: [
          said('50m', 'Is the workshop open on Monday?'),
          wrote('zed', '46m', 'From 8:00. Shall I keep a slot for you?'),
          said('40m', 'Yes please, 8:30'),
        ],
      },
    ],
  },
  {
    customer: { name: 'Pieter de Vries', phone: '31612340077', hue: 6, tags: ['workshop'] },
    on: 'second',
    episodes: [
      {
        began: '11m',
        went: 'nobody',
        said: [said('11m', 'Hoi, kan ik mijn fiets vandaag nog ophalen?')],
      },
    ],
  },
];

export const stories: Story[] = [...today, ...past];
