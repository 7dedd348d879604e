import { expect, test } from 'vitest';
import { failedDetail, failedSentence } from '../../web/inbox/failed.ts';

/** Every code our reference of the Cloud API names in section 13, but those it tells by a range. */
const known = [
  ...[131016, 133004, 2, 1, 131000, 135000, 4, 80007, 130429, 131057, 131056, 131048, 131049, 131064, 130472],
  ...[131047, 131026, 131021, 131030, 131050, 131062, 137000, 100, 131008, 131009, 131051, 131052, 131053],
  ...[132000, 132001, 132005, 132007, 132008, 132012, 132018, 132015, 132016, 132068, 132069, 131063],
  ...[0, 190, 3, 10, 200, 250, 299, 131005, 33, 131045, 133010, 368, 131031, 131037, 131042, 130497],
];

test.each(known)('%i has a sentence of its own', (code) => {
  expect(failedSentence(code)).toMatch(/^Not sent: /);
  expect(failedSentence(code)).not.toBe(failedSentence(999_999));
});

test('a code nobody knows is shown with its number and Meta’s words', () => {
  expect(failedSentence(999_999)).toBe('Not sent: WhatsApp refused it');
  expect(failedDetail({ errorCode: 999_999, errorDetail: 'No moon' })).toBe('It says (999999): No moon');
  expect(failedDetail({ errorCode: 999_999, errorDetail: null })).toBe('Its code: 999999');
});

test('where a field is wrong, Meta’s words name it; elsewhere the sentence is enough', () => {
  expect(failedDetail({ errorCode: 132000, errorDetail: 'body: 2 expected, 1 given' })).toBe(
    'body: 2 expected, 1 given',
  );
  expect(failedDetail({ errorCode: 131026, errorDetail: 'Message undeliverable' })).toBeNull();
  expect(failedDetail({ errorCode: null, errorDetail: 'fetch failed' })).toBeNull();
});
