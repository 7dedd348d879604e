import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, type Looking, wordMet } from '../../domain/bot-words.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('anywhere, as a word of its own', () => {
  test.each([
    ['rent', 'To rent?', true],
    ['rent', 'my parents', false],
    ['rent', 'parents rent', true],
    ['rent', 'RENT', true],
    ['speak to a person', 'Can I speak  to\na person!', true],
    ['Öffnungszeiten', 'offnungszeiten bitte', true],
    ['offnungszeiten', 'ÖFFNUNGSZEITEN', true],
    ['Straße', 'welche STRASSE', true],
    ['strasse', 'Straße?', true],
    ['kişi', 'KİŞİ lütfen', true],
    ['ışık', 'ISIK', true],
    ['ΟΔΟΣ', 'ποια οδος;', true],
    ['человек', 'ЧЕЛОВЕК!', true],
    ['مرحبا', 'مَرْحَبًا، كيف الحال', true],
    ['بشر', 'مبشر', false],
    ['אדם', 'אָדָם בבקשה', true],
    ['हिंदी', 'क्या हिंदी में', true],
    ['की', 'का', false],
    ['人工', '我要人工客服', true],
    ['คน', 'ขอคุยกับคน', true],
    ['が', 'か', false],
    ['상담원', '상담원 연결', true],
    ['don’t', "I DON'T know", true],
    ['👍', 'ok👍🏽', true],
    ['24', '1245', false],
    ['.*', 'anything', false],
    ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
    ['', 'anything', false],
    ['  ', 'any thing', false],
  ])('%j in %j: %s', (word, said, met) => {
    expect(wordMet([word], said, { match: 'contains', strict: false })).toBe(met ? word : null);
  });
});

describe('strictly', () => {
  test.each([
    ['Öl', 'mehr Öl', true],
    ['Öl', 'mehr O\u0308l', true],
    ['Öl', 'mehr Ol', false],
    ['Öl', 'mehr öl', false],
  ])('%j in %j: %s', (word, said, met) => {
    expect(wordMet([word], said, { match: 'contains', strict: true })).toBe(met ? word : null);
  });
});

describe('exactly', () => {
  test.each([
    ['hours', ' Hours?! ', true],
    ['hours', 'your hours', false],
    ['?', '?', true],
    ['?', '??', false],
    ['👍', ' 👍 ', true],
    ['営業時間', '営業時間。', true],
  ])('%j for %j: %s', (word, said, met) => {
    expect(wordMet([word], said, { match: 'exact', strict: false })).toBe(met ? word : null);
  });
});

test('the first word that is met is the one named', () => {
  expect(wordMet(['a', 'b', 'c'], 'c b', { match: 'contains', strict: false })).toBe('b');
});

test('to fold twice changes nothing more', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(fold(fold(one))).toBe(fold(one));
    }),
  );
});

test('whatever is said is met by itself', () => {
  const looking = fc.record({
    match: fc.constantFrom<Looking['match']>('exact', 'contains'),
    strict: fc.boolean(),
  });
  const something = text.filter((one) => fold(one).trim() !== '');
  fc.assert(
    fc.property(something, looking, (one, how) => {
      expect(wordMet([one], one, how)).toBe(one);
    }),
  );
});

test('case never matters where it is not strict', () => {
  const words = fc.string({
    unit: fc.constantFrom(...Array.from('aeioußẞöñıİŞçéàñøåЖдёΣςήأبجक')),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, (one) => {
      expect(fold(one.toUpperCase())).toBe(fold(one));
    }),
  );
});
