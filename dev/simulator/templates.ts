/** A template as `GET /{waba}/message_templates` lists it. */
export interface Template {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
  parameter_format: 'POSITIONAL' | 'NAMED';
  components: {
    type: string;
    format?: string;
    text?: string;
    buttons?: { type: string; text: string; url?: string }[];
  }[];
}

const template = (
  id: string,
  name: string,
  components: Template['components'],
  rest: Partial<Template> = {},
): Template => ({
  id,
  name,
  components,
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'POSITIONAL',
  ...rest,
});

export const demoTemplates: Template[] = [
  template('901', 'hello', [{ type: 'BODY', text: 'Hello! How can we help you today?' }]),
  template('902', 'order_update', [
    { type: 'HEADER', format: 'TEXT', text: 'Your order' },
    { type: 'BODY', text: 'Hi {{1}}, your order {{2}} is on its way and arrives on {{3}}.' },
    { type: 'FOOTER', text: 'Reply to talk to us' },
  ]),
  template(
    '903',
    'appointment_reminder',
    [
      { type: 'BODY', text: 'Hello {{first_name}}, we see you on {{day}} at {{time}}.' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Confirm' },
          { type: 'QUICK_REPLY', text: 'Another day' },
        ],
      },
    ],
    { parameter_format: 'NAMED' },
  ),
  template(
    '904',
    'new_arrivals',
    [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Just in, {{1}}: have a look.' },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'See them', url: 'https://shop.example/new/{{1}}' }],
      },
    ],
    { category: 'MARKETING' },
  ),
  template('905', 'hello', [{ type: 'BODY', text: 'Guten Tag! Wie können wir helfen?' }], { language: 'de' }),
  template('906', 'feedback', [{ type: 'BODY', text: 'How was it?' }], { status: 'PENDING' }),
  template('907', 'weekly_offer', [{ type: 'BODY', text: 'This week: {{1}}' }], {
    status: 'PAUSED',
    category: 'MARKETING',
  }),
];

/** `{{1}}` or `{{first_name}}`, each once, in order. */
export const variablesOf = (text = ''): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([\w]+)\s*\}\}/g)].map(([, name]) => name ?? '')),
];
