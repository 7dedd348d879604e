import { describe, expect, test } from 'vitest';
import { type Colleague, mentionsIn, pieces } from '../../domain/note.ts';

const person = (id: string, name: string, sees = true): Colleague => ({ id, name, sees });
const team = [
  person('ben', 'Ben Okafor'),
  person('sade', 'Sade Bello'),
  person('sade2', 'Sade'),
  person('ana', 'Ana'),
  person('anamaria', 'Ana María Ruiz'),
  person('zed', 'Zed Hill', false),
];
const called = (body: string, people = team) => mentionsIn(body, people);

describe('who is mentioned', () => {
  test.each<[string, Array<[string, string]>]>([
    ['@Ben Okafor can you look?', [['ben', 'Ben Okafor']]],
    ['ask @ben.', [['ben', 'ben']]],
    ['(@BEN OKAFOR)', [['ben', 'BEN OKAFOR']]],
    [
      '@Ana María Ruiz and @Ana',
      [
        ['anamaria', 'Ana María Ruiz'],
        ['ana', 'Ana'],
      ],
    ],
    ['@Sade, not Bello', [['sade2', 'Sade']]],
    ['@Sade Bello', [['sade', 'Sade Bello']]],
    ['@Ben and @Ben Okafor', [['ben', 'Ben']]],
    ['write to ben@Ana.example or x.@Ana', []],
    ['@Benjamin is no colleague, nor is @ Ben', []],
    ['', []],
  ])('%s', (body, expected) => {
    expect(called(body)).toEqual({
      ok: true,
      value: expected.map(([userId, written]) => ({ userId, written })),
    });
  });

  test('somebody who does not see the conversation is refused by name, by first name too', () => {
    const refusal = { ok: false, why: { what: 'cannot-see', name: 'Zed Hill' } };
    expect(called('@Zed Hill, look')).toEqual(refusal);
    expect(called('@Ben and @zed')).toEqual(refusal);
  });

  test('a first name that several have calls nobody; of those, only who sees it counts', () => {
    const two = [person('a', 'Kim Lee'), person('b', 'Kim Wu')];
    expect(called('@Kim', two)).toEqual({ ok: true, value: [] });
    const one = [person('a', 'Kim Lee'), person('b', 'Kim Wu', false)];
    expect(called('@Kim', one)).toEqual({ ok: true, value: [{ userId: 'a', written: 'Kim' }] });
  });

  test('a whole name that several have calls each of them who sees it', () => {
    const two = [person('a', 'Kim Lee'), person('b', 'Kim Lee'), person('c', 'Kim Lee', false)];
    expect(called('@Kim Lee', two)).toMatchObject({ value: [{ userId: 'a' }, { userId: 'b' }] });
  });
});

test('a note in pieces is the note again, with its mentions marked and nothing else', () => {
  const body = 'a@Ben.example: @Ana María Ruiz, @Ana, @Anabel. @Ana';
  const parts = pieces(body, ['Ana', 'Ana María Ruiz']);
  expect(parts.map(({ text }) => text).join('')).toBe(body);
  expect(parts.filter(({ mention }) => mention).map(({ text }) => text)).toEqual([
    '@Ana María Ruiz',
    '@Ana',
    '@Ana',
  ]);
  expect(pieces('nobody', [])).toEqual([{ text: 'nobody', mention: false }]);
});
