import { said, sent, type Story, wrote } from './story.ts';

/** Closed, and worth finding again. */
const told: Story[] = [
  {
    customer: { name: 'Sofia Rossi', phone: '447700900177', hue: 3, tags: ['workshop'] },
    on: 'main',
    episodes: [
      {
        began: '3d 6h',
        went: { to: 'sade', by: 'rotation' },
        said: [
          said('3d 6h', 'Is my bike done?'),
          wrote('sade', '3d 5h 50m', 'It is! Ready to collect from Monday 9:00.'),
          said('3d 5h 45m', 'Grazie mille!'),
        ],
        closed: { ago: '3d 5h', by: 'sade' },
      },
    ],
  },
  {
    customer: { name: 'Luis Ortega', phone: '14155550163', hue: 6, tags: ['delivery'] },
    on: 'main',
    episodes: [
      {
        began: '9d',
        went: { to: 'ben', by: 'rotation' },
        said: [said('9d', '¿Hacen envíos a Canarias?'), wrote('ben', '8d 23h', 'Sí, tarda unos cinco días.')],
        closed: { ago: '8d 20h', by: 'ben' },
      },
      {
        began: '6h',
        went: { to: 'ben', by: 'previous' },
        said: [
          said('6h', 'Ya llegó, ¡gracias! Todo perfecto'),
          sent('image', '5h 59m', { type: 'image', image: { mime_type: 'image/jpeg', id: 'beach' } }),
          wrote('ben', '5h 40m', '¡Qué bien queda! Buen viaje, Luis.'),
        ],
        closed: { ago: '5h 30m', by: 'ben' },
      },
    ],
  },
  {
    customer: { name: 'Hiro Tanaka', phone: '819012340055', hue: 8 },
    on: 'main',
    episodes: [
      {
        began: '12d',
        went: { to: 'sade', by: 'claim' },
        said: [
          said('12d', 'こんにちは。英語でも大丈夫です。Do you rent bikes for a week?'),
          wrote('sade', '11d 23h', 'Hello Hiro! We do, from €70 a week, helmet included.'),
          said('11d 22h', 'どうもありがとう', { revoked: true }),
          said('11d 22h', 'Thank you very much'),
        ],
        closed: { ago: '11d 20h', by: 'sade' },
      },
    ],
  },
  {
    customer: { name: 'Marta Nowak', phone: '48512340066', hue: 5, owner: 'sol', tags: ['business'] },
    on: 'main',
    episodes: [
      {
        began: '7d 3h',
        went: { to: 'sol', by: 'owner' },
        said: [
          said('7d 3h', 'Could you send the invoice again? Ours got lost.'),
          wrote('sol', '7d 2h 55m', 'Here it is again, Marta.', {
            kind: 'document',
            content: {
              type: 'document',
              document: { filename: 'Invoice-19277.pdf', mime_type: 'application/pdf', id: 'invoice' },
            },
          }),
          said('7d 2h', '👍'),
        ],
        closed: { ago: '7d 1h', by: 'sol' },
      },
    ],
  },
  {
    customer: { name: 'Yusuf Demir', phone: '905321230088', hue: 1, tags: ['warranty'] },
    on: 'main',
    episodes: [
      {
        began: '15d',
        went: { to: 'ben', by: 'rotation' },
        transferred: { ago: '14d 23h 30m', by: 'ben', to: 'sade' },
        said: [
          said('15d', 'The brake squeals since the service'),
          sent(
            'video',
            '14d 23h 58m',
            { type: 'video', video: { mime_type: 'video/mp4', id: 'film' } },
            { body: 'Listen' },
          ),
          wrote(
            'sade',
            '14d 23h',
            'That’s the pads. Bring it any time, it takes ten minutes and costs nothing.',
          ),
        ],
        closed: { ago: '14d 20h', by: 'sade' },
      },
    ],
  },
];

/** Short ones, so that the list of closed conversations is longer than a screen. */
const short: Array<[name: string, phone: string, ago: number, asked: string, answered: string]> = [
  ['Amélie Laurent', '33639980311', 1, 'Avez-vous des casques enfant ?', 'Oui, du 46 au 52 cm.'],
  [
    'Daniel Cohen',
    '972541230019',
    2,
    'Are you hiring mechanics?',
    'We are! Please write to jobs@marlow.example.',
  ],
  ['Grace Wanjiru', '254712340045', 2, 'Can I pay in two parts?', 'Yes, the second one at pick-up.'],
  ['Erik Lindqvist', '46701234099', 4, 'Har ni vinterdäck?', 'Ja, 26 till 29 tum.'],
  ['Fatima Zahra', '212612340071', 4, 'هل لديكم دراجات للأطفال؟', 'نعم، من عمر ثلاث سنوات.'],
  [
    'Oliver Grant',
    '447700900183',
    6,
    'Lost my key for the lock, number 4471',
    'A new one is 12, ready tomorrow.',
  ],
  ['Zanele Dlamini', '27821230064', 8, 'Do you have gift cards?', 'We do, of any amount.'],
  ['Viktor Petrov', '359881230028', 10, 'Is the blue one still on sale?', 'Until Saturday.'],
  ['Isla Murray', '447700900195', 13, 'My bell fell off 🙈', 'Come by, it’s on us.'],
];

const brief = ([name, phone, days, asked, answered]: (typeof short)[number], index: number): Story => {
  const agent = index % 2 === 0 ? 'sade' : 'ben';
  return {
    customer: { name, phone, hue: (index % 8) + 1 },
    on: 'main',
    episodes: [
      {
        began: `${days}d 4h`,
        went: { to: agent, by: 'rotation' },
        said: [said(`${days}d 4h`, asked), wrote(agent, `${days}d 3h 50m`, answered)],
        closed: { ago: `${days}d 3h`, by: agent },
      },
    ],
  };
};

export const past: Story[] = [...told, ...short.map(brief)];
