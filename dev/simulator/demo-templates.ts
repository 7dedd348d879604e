import type { Template } from './templates.ts';

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

const body = (text: string, ...examples: string[]) => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 && { example: { body_text: [examples] } }),
});
const named = (text: string, examples: Record<string, string>) => ({
  type: 'BODY',
  text,
  example: {
    body_text_named_params: Object.entries(examples).map(([param_name, example]) => ({
      param_name,
      example,
    })),
  },
});
const header = (format: string) => ({ type: 'HEADER', format });
const buttons = (...list: NonNullable<Template['components'][number]['buttons']>) => ({
  type: 'BUTTONS',
  buttons: list,
});

/** What the demo's account has: one of each kind of component, and of each state one can meet. */
export const demoTemplates: Template[] = [
  template('901', 'hello', [body('Hello! How can we help you today?')], {
    quality_score: { score: 'GREEN' },
  }),
  template('902', 'order_update', [
    { type: 'HEADER', format: 'TEXT', text: 'Your order' },
    body('Hi {{1}}, your order {{2}} is on its way and arrives on {{3}}.', 'Maya', '20418', 'Wednesday'),
    { type: 'FOOTER', text: 'Reply to talk to us' },
  ]),
  template(
    '903',
    'appointment_reminder',
    [
      named('Hello {{first_name}}, we see you on {{day}} at {{time}}.', {
        first_name: 'Maya',
        day: 'Monday',
        time: '10:30',
      }),
      buttons({ type: 'QUICK_REPLY', text: 'Confirm' }, { type: 'QUICK_REPLY', text: 'Another day' }),
    ],
    { parameter_format: 'NAMED', quality_score: { score: 'GREEN' } },
  ),
  template(
    '904',
    'new_arrivals',
    [
      header('IMAGE'),
      body('Just in, {{1}}: have a look.', 'Maya'),
      buttons({
        type: 'URL',
        text: 'See them',
        url: 'https://shop.example/new/{{1}}',
        example: ['https://shop.example/new/spring'],
      }),
    ],
    { category: 'MARKETING', quality_score: { score: 'YELLOW' } },
  ),
  template('905', 'hello', [body('Guten Tag! Wie können wir helfen?')], { language: 'de' }),
  template('906', 'feedback', [body('How was it?')], { status: 'PENDING' }),
  template('907', 'weekly_offer', [body('This week: {{1}}', 'bells')], {
    status: 'PAUSED',
    category: 'MARKETING',
    quality_score: { score: 'RED' },
  }),
  template('908', 'invoice_ready', [
    { type: 'HEADER', format: 'TEXT', text: 'Invoice {{1}}', example: { header_text: ['R-1042'] } },
    body('Hi {{1}}, the total is {{2}}. Thank you!', 'Maya', '£84.00'),
    buttons(
      { type: 'URL', text: 'How to pay', url: 'https://shop.example/pay' },
      { type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550783881' },
    ),
  ]),
  template('909', 'how_to_fix_a_tyre', [header('VIDEO'), body('Two minutes, and you can do it yourself.')], {
    category: 'MARKETING',
  }),
  template('910', 'price_list', [
    header('DOCUMENT'),
    body('Dear {{1}}, here is what you asked for.', 'Maya'),
  ]),
  template('911', 'find_us', [
    header('LOCATION'),
    body('We are open until six today.'),
    buttons({ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550783881' }),
  ]),
  template(
    '912',
    'spring_offer',
    [
      body('Hi {{1}}, ten per cent off until Sunday.', 'Maya'),
      buttons(
        { type: 'QUICK_REPLY', text: 'Stop offers' },
        { type: 'COPY_CODE', text: 'Copy offer code', example: ['SPRING10'] },
      ),
    ],
    { category: 'MARKETING' },
  ),
  template('913', 'book_a_service', [
    body('Your bike is due for a service.'),
    buttons({ type: 'FLOW', text: 'Choose a day', flow_id: '4711', flow_action: 'NAVIGATE' }),
  ]),
  template(
    '914',
    'sign_in_code',
    [
      { ...body('{{1}} is your verification code.', '123456'), add_security_recommendation: true },
      { type: 'FOOTER', text: 'This code expires in 10 minutes.', code_expiration_minutes: 10 },
      buttons({
        type: 'URL',
        text: 'Copy code',
        url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
      }),
    ],
    { category: 'AUTHENTICATION' },
  ),
  template(
    '915',
    'welcome_back',
    [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: 'For {{customer_name}}',
        example: { header_text_named_params: [{ param_name: 'customer_name', example: 'Maya Fernandes' }] },
      },
      named('Order {{order}} is ready at {{place}}.', { order: '20418', place: '4 Mill Road' }),
    ],
    { parameter_format: 'NAMED' },
  ),
  template('916', 'flash_sale', [body('{{1}}{{2}}', 'Buy', 'now')], {
    status: 'REJECTED',
    category: 'MARKETING',
    rejected_reason: 'INVALID_FORMAT',
  }),
  template(
    '917',
    'look_book',
    [body('Our bikes for {{1}}.', 'spring'), { type: 'CAROUSEL', cards: [{ components: [] }] }],
    { category: 'MARKETING' },
  ),
  template('918', 'old_price_list', [body('Our prices have changed.')], { status: 'DISABLED' }),
];
