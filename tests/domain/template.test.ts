import { describe, expect, test } from 'vitest';
import { fieldsOf, mayBeSent, priceClass, previewOf, unfillable } from '../../domain/template.ts';
import { body, buttons, template } from './templates-at-hand.ts';

describe('what is asked', () => {
  const asked = (...args: Parameters<typeof template>) =>
    fieldsOf(template(...args)).map(({ key, kind, label }) => [key, kind, label]);

  test('nothing, where nothing is to fill in', () => {
    expect(asked([body('Hello!'), { type: 'FOOTER', text: 'Bye' }])).toEqual([]);
  });

  test('positional variables in their order, each once, by what stands before them', () => {
    expect(
      asked([
        { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
        body('Hi {{1}}, order no. {{3}} comes {{2}}. Bye {{1}}'),
      ]),
    ).toEqual([
      ['header.1', 'text', '{{1}} Order'],
      ['body.1', 'text', '{{1}} Name'],
      ['body.2', 'text', '{{2}}'],
      ['body.3', 'text', '{{3}} Order'],
    ]);
  });

  test('named variables by their names', () => {
    expect(asked([body('Dear {{first_name}}, see {{1}}')], { parameterFormat: 'NAMED' })).toEqual([
      ['body.first_name', 'text', '{{first_name}} First name'],
      ['body.1', 'text', '{{1}}'],
    ]);
  });

  test('a positional template asks for no name', () => {
    expect(asked([body('Write {{name}} here')])).toEqual([]);
  });

  test.each([
    ['IMAGE', [['header.file', 'image', 'Picture']]],
    ['VIDEO', [['header.file', 'video', 'Video']]],
    ['DOCUMENT', [['header.file', 'document', 'Document']]],
    [
      'LOCATION',
      [
        ['header.latitude', 'location', 'Latitude'],
        ['header.longitude', 'location', 'Longitude'],
        ['header.name', 'location', 'Name of the place'],
        ['header.address', 'location', 'Address'],
      ],
    ],
  ])('a %s header', (format, fields) => {
    expect(asked([{ type: 'HEADER', format }, body('Look')])).toEqual(fields);
  });

  test('of buttons, the end of an address and a code; their index counts every button', () => {
    expect(
      asked([
        body('Look'),
        buttons(
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'URL', text: 'Shop', url: 'https://shop.example' },
          { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550100' },
          { type: 'FLOW', text: 'Book' },
          { type: 'COPY_CODE', text: 'Copy offer code', example: 'SAVE10' },
        ),
      ]),
    ).toEqual([
      ['button.2', 'link', 'Link of “Track”'],
      ['button.5', 'code', 'Code of “Copy offer code”'],
    ]);
  });

  test('an authentication template asks for its code once', () => {
    expect(
      asked([
        body('{{1}} is your verification code.'),
        buttons({ type: 'URL', text: 'Copy', url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' }),
      ]),
    ).toEqual([['body.1', 'text', '{{1}}']]);
  });

  test('examples are those the template was approved with', () => {
    const examples = (...args: Parameters<typeof template>) =>
      fieldsOf(template(...args)).map(({ example }) => example);
    expect(
      examples([
        { type: 'HEADER', format: 'TEXT', text: 'For {{1}}', example: { header_text: ['Ada'] } },
        body('{{1}} and {{2}}', { body_text: [['one', 'two']] }),
        buttons(
          { type: 'URL', text: 'See', url: 'https://a.example/{{1}}', example: ['https://a.example/x1'] },
          { type: 'COPY_CODE', example: ['SAVE10'] },
        ),
      ]),
    ).toEqual(['Ada', 'one', 'two', 'x1', 'SAVE10']);
    expect(
      examples([body('{{day}}', { body_text_named_params: [{ param_name: 'day', example: 'Monday' }] })], {
        parameterFormat: 'NAMED',
      }),
    ).toEqual(['Monday']);
  });
});

describe('whether it may be sent', () => {
  test.each(['PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'IN_APPEAL', 'DELETED', 'NEW_WORD', 'approved'])(
    'not while it is %s',
    (status) => {
      expect(mayBeSent(template([body('Hello')], { status }))).toBe(false);
    },
  );

  test('approved, and nothing strange in it', () => {
    expect(mayBeSent(template([body('Hello {{1}}')]))).toBe(true);
  });

  test.each([
    [[body('Hi'), { type: 'CAROUSEL', cards: [] }], ['CAROUSEL']],
    [[{ type: 'HEADER', format: 'PRODUCT' }, body('Hi')], ['HEADER PRODUCT']],
    [[body('Hi'), buttons({ type: 'CATALOG', text: 'See' })], ['BUTTON CATALOG']],
    [[{ type: 'FOOTER', text: 'alone' }], ['BODY']],
    [[], ['BODY']],
    [[body('No code'), buttons({ type: 'OTP', otp_type: 'COPY_CODE' })], ['UTILITY BODY']],
  ])('not with %j in it', (components, strange) => {
    expect(unfillable(template(components))).toEqual(strange);
    expect(mayBeSent(template(components))).toBe(false);
  });

  test('stored nonsense is nobody’s crash', () => {
    const components = [null, 7, 'BODY', [], { type: 3 }, { type: 'BUTTONS', buttons: [null, 4, 'x'] }];
    const broken = template(components as never);
    expect(mayBeSent(broken)).toBe(false);
    expect(fieldsOf(broken)).toEqual([]);
    expect(previewOf(broken).body).toEqual([]);
    expect(mayBeSent(template('nothing' as never))).toBe(false);
  });
});

test.each([
  ['MARKETING', 'marketing'],
  ['UTILITY', 'utility'],
  ['AUTHENTICATION', 'authentication'],
  ['TRANSACTIONAL', 'other'],
])('%s is charged as %s', (category, expected) => {
  expect(priceClass({ category })).toBe(expected);
});

test('the preview says what is filled in and what is not', () => {
  const {
    header,
    body: text,
    footer,
    buttons: below,
  } = previewOf(
    template([
      { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
      body('Hi {{1}}, on {{2}}!'),
      { type: 'FOOTER', text: 'Bye' },
      buttons({ type: 'QUICK_REPLY', text: 'OK' }),
    ]),
    { 'body.1': ' {{2}} ', 'body.2': '  ' },
  );
  expect(header).toEqual({
    format: 'text',
    text: [
      { text: 'For ', key: null, filled: true },
      { text: '{{1}}', key: 'header.1', filled: false },
    ],
  });
  expect(text).toEqual([
    { text: 'Hi ', key: null, filled: true },
    { text: '{{2}}', key: 'body.1', filled: true },
    { text: ', on ', key: null, filled: true },
    { text: '{{2}}', key: 'body.2', filled: false },
    { text: '!', key: null, filled: true },
  ]);
  expect(footer).toBe('Bye');
  expect(below).toEqual([{ kind: 'quick-reply', text: 'OK' }]);
});
