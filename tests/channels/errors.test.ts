import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import { classify } from '../../channels/whatsapp/errors.ts';

describe('a code decides, as the reference table says', () => {
  const table: [kind: string, httpStatus: number, codes: number[]][] = [
    ['retry', 503, [2, 131016, 133004]],
    ['retry', 400, [1, 131000, 135000]],
    ['unknown', 500, [1, 131000, 135000]],
    ['retry', 400, [4, 80007, 130429, 131056, 131057]],
    ['final', 400, [131048, 131049, 131064, 130472]],
    ['final', 400, [131047]],
    ['final', 400, [131026, 131021, 131030, 131050, 131062, 137000]],
    ['final', 400, [100, 131008, 131009, 131051, 131052, 131053]],
    ['final', 400, [132000, 132001, 132005, 132007, 132008, 132012, 132018]],
    ['final', 400, [132015, 132016, 132068, 132069, 131063]],
    ['number', 401, [0, 190, 3, 10, 200, 250, 299, 131005, 33, 131045, 133010]],
    ['number', 403, [368, 131031, 131037, 131042, 130497]],
    ['final', 400, [777_777]],
    ['unknown', 500, [777_777]],
    ['final', 500, [131047]],
  ];
  for (const [kind, status, codes] of table)
    test(`${codes.join(', ')} with HTTP ${status}: ${kind}`, () => {
      for (const code of codes) assert.equal(classify(code, status).kind, kind, String(code));
    });
});

describe('without a code the HTTP status decides', () => {
  for (const [status, kind] of [
    [200, 'unknown'],
    [302, 'number'],
    [400, 'final'],
    [401, 'number'],
    [404, 'number'],
    [408, 'retry'],
    [413, 'final'],
    [429, 'retry'],
    [500, 'unknown'],
    [502, 'unknown'],
    [503, 'unknown'],
  ] as const)
    test(`${status}: ${kind}`, () => {
      assert.equal(classify(null, status).kind, kind);
    });
});

test('a number that does not exist for this token is trouble with the number, not with the message', () => {
  assert.equal(classify(100, 400, 33).kind, 'number');
  assert.equal(classify(100, 400, 2494010).kind, 'final');
});

test('a customer written to too fast is left alone for 4ⁿ seconds', () => {
  const waits = [0, 1, 2, 3, 9].map((attempt) => classify(131056, 400, null, attempt).afterMs);
  assert.deepEqual(waits, [4_000, 4_000, 16_000, 64_000, 1_024_000]);
});

test('limits counted by the hour wait a minute at least', () => {
  for (const code of [4, 80007, 131057]) assert.equal(classify(code, 400).afterMs, 60_000);
  assert.equal(classify(130429, 429).afterMs, null);
});
