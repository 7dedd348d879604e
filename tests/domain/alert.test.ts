import { describe, expect, test } from 'vitest';
import { type Alert, alertOf, callFor, freshMs, type Happening } from '../../domain/alert.ts';

const me = 'me';
const available = { id: me, available: true };
const away = { id: me, available: false };
const now = new Date('2026-11-26T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);

const happened = (more: Partial<Happening>): Happening => ({
  kind: 'said',
  conversationId: 'c',
  seq: 7,
  at: now,
  byId: null,
  aboutId: null,
  stage: 'assigned',
  agentId: me,
  heldSinceSeq: 3,
  unread: true,
  ...more,
});

describe('what a happening is to somebody', () => {
  test.each<[string, Partial<Happening>, string | null]>([
    ['given to me by the desk', { kind: 'given', aboutId: me }, 'assigned'],
    ['given to me by a colleague', { kind: 'given', aboutId: me, byId: 'ben' }, 'assigned'],
    ['taken by myself', { kind: 'given', aboutId: me, byId: me }, null],
    ['given to a colleague', { kind: 'given', aboutId: 'ben', agentId: 'ben' }, null],
    ['given to me, and gone on since', { kind: 'given', aboutId: me, agentId: 'ben' }, null],
    ['a message in mine', {}, 'message'],
    ['a message in mine that I have read', { unread: false }, null],
    ['a message in a colleague’s', { agentId: 'ben' }, null],
    ['a message in nobody’s', { agentId: null, stage: 'waiting' }, null],
    ['the message it was given to me for', { seq: 2 }, null],
    ['left with nobody', { kind: 'left', stage: 'waiting', agentId: null }, 'unassigned'],
    ['put there by me', { kind: 'left', stage: 'waiting', agentId: null, byId: me }, null],
    ['left there, and claimed since', { kind: 'left', agentId: 'ben' }, null],
    ['left there, and closed since', { kind: 'left', stage: null, agentId: null }, null],
    ['my name in a note', { kind: 'mentioned', aboutId: me, byId: 'ben', agentId: 'ben' }, 'mention'],
    ['my name in a note of my own', { kind: 'mentioned', aboutId: me, byId: me }, null],
    ['my name in a note I have read', { kind: 'mentioned', aboutId: me, byId: 'ben', unread: false }, null],
    ['a colleague’s name in a note', { kind: 'mentioned', aboutId: 'sade', byId: 'ben' }, null],
  ])('%s', (_, more, kind) => {
    expect(alertOf(available, happened(more))?.kind ?? null).toBe(kind);
  });

  test.each<[string, Partial<Happening>, string | null]>([
    ['left with nobody', { kind: 'left', stage: 'waiting', agentId: null }, null],
    ['given to me', { kind: 'given', aboutId: me }, 'assigned'],
    ['a message in mine', {}, 'message'],
    ['my name in a note', { kind: 'mentioned', aboutId: me, byId: 'ben' }, 'mention'],
  ])('to somebody who is Away: %s', (_, more, kind) => {
    expect(alertOf(away, happened(more))?.kind ?? null).toBe(kind);
  });

  test('it has the same id whenever it is looked up, and another one than its neighbour', () => {
    const id = (seq: number) => alertOf(available, happened({ seq }))?.id;
    expect(id(7)).toBe(id(7));
    expect(id(7)).not.toBe(id(8));
  });
});

describe('how somebody is told', () => {
  const alert = (conversationId: string, more: Partial<Alert> = {}): Alert => ({
    id: `${conversationId}.${more.at?.getTime() ?? 0}.${more.kind ?? ''}`,
    kind: 'message',
    conversationId,
    at: now,
    ...more,
  });
  const told = (alerts: Alert[]) => {
    const { ring, missed } = callFor(alerts, now);
    return { ring: ring.map(({ conversationId, kind }) => `${conversationId} ${kind}`), missed };
  };

  test.each<[string, Alert[], ReturnType<typeof told>]>([
    ['nothing', [], { ring: [], missed: 0 }],
    ['one', [alert('a')], { ring: ['a message'], missed: 0 }],
    [
      'one call a conversation, for what matters most in it',
      [alert('a', { kind: 'assigned', at: ago(9000) }), alert('a'), alert('a', { kind: 'mention' })],
      { ring: ['a assigned'], missed: 0 },
    ],
    [
      'the oldest first',
      [alert('a', { at: ago(1000) }), alert('b', { at: ago(2000) })],
      { ring: ['b message', 'a message'], missed: 0 },
    ],
    ['what is old is not rung', [alert('a', { at: ago(freshMs + 1) })], { ring: [], missed: 1 }],
    ['what is just fresh is', [alert('a', { at: ago(freshMs) })], { ring: ['a message'], missed: 0 }],
    [
      'of many the newest three; of the rest how many',
      ['a', 'b', 'c', 'd', 'e'].map((name, at) => alert(name, { at: ago(at * 1000) })),
      { ring: ['c message', 'b message', 'a message'], missed: 2 },
    ],
  ])('%s', (_, alerts, expected) => {
    expect(told(alerts)).toEqual(expected);
  });
});
