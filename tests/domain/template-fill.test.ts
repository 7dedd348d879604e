import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf, fill, type Template } from '../../domain/template.ts';
import { body, buttons, template, upload } from './templates-at-hand.ts';

describe('filled', () => {
  const filled = (asked: Template, values: Record<string, string>) => {
    const decision = fill(asked, values);
    if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.why)}`);
    return decision.value;
  };

  test('positional variables go in by number, a value that looks like one stays what it is', () => {
    expect(
      filled(template([body('{{2}} after {{1}}, {{ 1 }}')]), { 'body.1': ' {{2}} ', 'body.2': '$&' }),
    ).toMatchObject({
      body: '$& after {{2}}, {{2}}',
      bodyParameters: [
        { name: null, text: '{{2}}' },
        { name: null, text: '$&' },
      ],
    });
  });

  test('named variables keep their names, in the header too', () => {
    expect(
      filled(
        template([{ type: 'HEADER', format: 'TEXT', text: 'For {{who}}' }, body('{{day}}')], {
          parameterFormat: 'NAMED',
        }),
        { 'header.who': 'Ada', 'body.day': 'Monday' },
      ),
    ).toMatchObject({
      header: { format: 'text', text: 'For Ada', parameters: [{ name: 'who', text: 'Ada' }] },
      bodyParameters: [{ name: 'day', text: 'Monday' }],
    });
  });

  test('every button keeps its place', () => {
    const asked = template([
      body('Look'),
      buttons(
        { type: 'QUICK_REPLY', text: 'Yes' },
        { type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}/now' },
        { type: 'URL', text: 'Shop', url: 'https://shop.example' },
        { type: 'COPY_CODE', text: 'Copy' },
        { type: 'FLOW', text: 'Book' },
        { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550100' },
      ),
    ]);
    expect(filled(asked, { 'button.1': 'a1', 'button.3': 'SAVE10' }).buttons).toEqual([
      { kind: 'quick-reply', text: 'Yes', payload: 'Yes' },
      { kind: 'url', text: 'Track', url: 'https://shop.example/a1/now', suffix: 'a1' },
      { kind: 'url', text: 'Shop', url: 'https://shop.example', suffix: null },
      { kind: 'copy-code', text: 'Copy', code: 'SAVE10' },
      { kind: 'flow', text: 'Book' },
      { kind: 'phone', text: 'Call', phone: '+15550100' },
    ]);
  });

  test('a file, a place, and a code that is copied', () => {
    const header = (format: string) => template([{ type: 'HEADER', format }, body('Look')]);
    expect(filled(header('VIDEO'), { 'header.file': upload }).header).toEqual({
      format: 'video',
      mediumId: upload,
    });
    expect(
      filled(header('LOCATION'), {
        'header.latitude': '-33.86',
        'header.longitude': '151.2',
        'header.name': 'Shop',
        'header.address': '4 Mill Road',
      }).header,
    ).toEqual({
      format: 'location',
      latitude: -33.86,
      longitude: 151.2,
      name: 'Shop',
      address: '4 Mill Road',
    });
    expect(
      filled(template([body('{{1}} is it'), buttons({ type: 'OTP', text: 'Copy code' })]), {
        'body.1': '123456',
      }).buttons,
    ).toEqual([{ kind: 'one-time-code', text: 'Copy code', code: '123456' }]);
  });
});

describe('refused, with the field’s name', () => {
  const order = template([body('Hi {{1}}, your order {{2}} is on its way.')]);
  const at = (format: string) => template([{ type: 'HEADER', format }, body('Look')]);
  const place = {
    'header.latitude': '1',
    'header.longitude': '1',
    'header.name': 'Shop',
    'header.address': 'Road',
  };
  const link = template([
    body('Look'),
    buttons({ type: 'URL', text: 'See', url: 'https://a.example/{{1}}' }),
  ]);
  const coupon = template([body('Look'), buttons({ type: 'COPY_CODE', text: 'Copy' })]);
  const code = template([body('{{1}} is it'), buttons({ type: 'OTP' })]);

  test.each<[string, Template, Record<string, string>, object]>([
    ['nothing', order, { 'body.1': 'Ada' }, { what: 'empty', key: 'body.2', label: '{{2}} Order' }],
    ['only spaces', order, { 'body.1': 'Ada', 'body.2': '   ' }, { what: 'empty', key: 'body.2' }],
    ['a line break', order, { 'body.1': 'A\nB', 'body.2': '1' }, { what: 'spacing', key: 'body.1' }],
    ['a tab', order, { 'body.1': 'A\tB', 'body.2': '1' }, { what: 'spacing', key: 'body.1' }],
    ['four spaces', order, { 'body.1': 'A    B', 'body.2': '1' }, { what: 'spacing', key: 'body.1' }],
    ['a NUL', order, { 'body.1': 'A\u0000B', 'body.2': '1' }, { what: 'spacing', key: 'body.1' }],
    [
      'together too much',
      order,
      { 'body.1': 'Ada', 'body.2': 'x'.repeat(1000) },
      { what: 'too-long', key: 'body.2', limit: 1024 },
    ],
    [
      'a header too long',
      template([{ type: 'HEADER', format: 'TEXT', text: 'For {{1}}' }, body('Look')]),
      { 'header.1': 'x'.repeat(57) },
      { what: 'too-long', key: 'header.1', limit: 60 },
    ],
    ['no file', at('IMAGE'), {}, { what: 'no-file', key: 'header.file', label: 'Picture' }],
    ['no upload', at('DOCUMENT'), { 'header.file': '../etc' }, { what: 'no-file', key: 'header.file' }],
    ['north of the pole', at('LOCATION'), { ...place, 'header.latitude': '90.1' }, { what: 'latitude' }],
    ['a comma', at('LOCATION'), { ...place, 'header.longitude': '51,5' }, { what: 'longitude' }],
    ['too far east', at('LOCATION'), { ...place, 'header.longitude': '181' }, { what: 'longitude' }],
    ['hexadecimal', at('LOCATION'), { ...place, 'header.latitude': '0x10' }, { what: 'latitude' }],
    ['no name', at('LOCATION'), { ...place, 'header.name': '' }, { what: 'empty', key: 'header.name' }],
    ['no end', link, {}, { what: 'empty', key: 'button.0', label: 'Link of “See”' }],
    ['a space in it', link, { 'button.0': 'a b' }, { what: 'link', key: 'button.0' }],
    ['an endless link', link, { 'button.0': 'x'.repeat(1990) }, { what: 'too-long', limit: 2000 }],
    [
      'a long coupon',
      coupon,
      { 'button.0': 'x'.repeat(16) },
      { what: 'too-long', key: 'button.0', limit: 15 },
    ],
    ['a long code', code, { 'body.1': '1'.repeat(16) }, { what: 'too-long', key: 'body.1', limit: 15 }],
    [
      'not approved',
      template([body('Hello')], { status: 'PAUSED' }),
      {},
      { what: 'not-sendable', key: 'template', label: 'order_update' },
    ],
    ['a carousel', template([body('Hi'), { type: 'CAROUSEL' }]), {}, { what: 'not-sendable' }],
    [
      'a key from a prototype',
      template([body('{{constructor}}')], { parameterFormat: 'NAMED' }),
      {},
      { what: 'empty' },
    ],
  ])('%s', (_, asked, values, why) => {
    expect(fill(asked, values)).toMatchObject({ ok: false, why });
  });
});

describe('whatever is allowed', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'Ada',
      '{{1}}',
      '51.5',
      '-0.1',
      'a1',
      '',
      ' ',
      'A\nB',
      'x'.repeat(61),
      'x'.repeat(1025),
      upload,
    ),
  );
  const piece = fc.constantFrom(
    'Hi ',
    'order ',
    '{{1}}',
    '{{2}}',
    '{{7}}',
    '{{first_name}}',
    '{{day}}',
    ', ',
    '*',
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  const header = fc.oneof(
    fc.constant([]),
    text.map((each) => [{ type: 'HEADER', format: 'TEXT', text: each }]),
    fc.constantFrom('IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION').map((format) => [{ type: 'HEADER', format }]),
  );
  const button = fc.constantFrom(
    { type: 'QUICK_REPLY', text: 'Yes' },
    { type: 'URL', text: 'See', url: 'https://a.example/{{1}}' },
    { type: 'URL', text: 'See', url: 'https://a.example/' },
    { type: 'COPY_CODE', text: 'Copy' },
    { type: 'FLOW', text: 'Book' },
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550100' },
  );
  const any = fc
    .record({
      header,
      text,
      buttons: fc.array(button, { maxLength: 4 }),
      parameterFormat: fc.constantFrom('POSITIONAL' as const, 'NAMED' as const),
    })
    .map(({ header: head, text: said, buttons: below, parameterFormat }) =>
      template([...head, body(said), buttons(...below)], { parameterFormat }),
    )
    .chain((asked) => {
      const keys = fieldsOf(asked).map(({ key }) => key);
      return fc.tuple(
        fc.constant(asked),
        fc.record(
          Object.fromEntries(keys.map((key) => [key, key === 'header.file' ? fc.constant(upload) : value])),
        ),
      );
    });

  test('has every field in it, and everything else is refused for one of them', () => {
    let allowed = 0;
    fc.assert(
      fc.property(any, ([asked, values]) => {
        const decision = fill(asked, values);
        if (!decision.ok) {
          expect(fieldsOf(asked).map(({ key }) => key)).toContain(decision.why.key);
          return;
        }
        allowed++;
        const { header: head, body: said, bodyParameters, buttons: below } = decision.value;
        const of = (part: string) => fieldsOf(asked).filter(({ key }) => key.startsWith(part));
        expect(bodyParameters.map(({ text: each }) => each)).toEqual(
          of('body.').map(({ key }) => (values[key] ?? '').toWellFormed().trim()),
        );
        expect(
          bodyParameters.every(({ name }) => (name === null) === (asked.parameterFormat === 'POSITIONAL')),
        ).toBe(true);
        for (const { text: each } of [
          ...bodyParameters,
          ...(head?.format === 'text' ? head.parameters : []),
        ]) {
          expect(each).not.toBe('');
          expect(each).not.toMatch(/[\n\t]| {4}/);
        }
        expect(said.length).toBeLessThanOrEqual(1024);
        if (head?.format === 'text') expect(head.text.length).toBeLessThanOrEqual(60);
        expect(
          below.filter((each) => (each.kind === 'url' && each.suffix !== null) || each.kind === 'copy-code'),
        ).toHaveLength(of('button.').length);
      }),
      { numRuns: 500 },
    );
    expect(allowed).toBeGreaterThan(20);
  });
});
