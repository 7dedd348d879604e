import { describe, expect, test } from 'vitest';
import type { Viewer } from '../../domain/access.ts';
import type { Theirs } from '../../domain/starting.ts';
import { type Addressee, countKnown, faultInWritten, fitsMany, wayTo } from '../../domain/template-many.ts';
import { body, template } from './templates-at-hand.ts';

const [main, second] = ['main', 'second'];
const ben: Viewer = { id: 'ben', role: 'service', active: true, numberIds: [main] };
const sol: Viewer = { ...ben, id: 'sol', role: 'sale' };
const greeting = template([body('Hi {{1}}, your order {{2}} is here.')]);

const conversation = (more: Partial<Theirs> = {}): Theirs => ({
  ...{ id: 'theirs', numberId: main, ownerId: null, status: 'open', stage: 'assigned' },
  ...{ agentId: 'sade', lastAgentId: null },
  ...more,
});
const closed = { status: 'closed', stage: null, agentId: null } as const;
const maya: Addressee = {
  known: { name: 'Maya', phone: '447700900118', attributes: { Order: '20418' } },
  ...{ blocked: false, optedOut: false, ownNumber: false, addressed: true, theirs: [] },
};
const withNumber = (theirs: Theirs, more: Partial<Addressee> = {}): Addressee => ({
  ...maya,
  theirs: [theirs],
  ...more,
});
const ask = (to: Addressee, viewer = ben, of = greeting, written: Record<string, string> = {}) => {
  const way = wayTo(viewer, { numberId: main, template: of, written }, to);
  return way.ok ? way.value.way : way.why;
};
const left = (what: string, field: string | null = null) => ({ what, field });

test.each<[string, Addressee, string]>([
  ['nobody has spoken with them', maya, 'begins'],
  ['they have spoken with another number', withNumber(conversation({ numberId: second })), 'begins'],
  ['theirs is closed', withNumber(conversation(closed)), 'reopens'],
  ['a colleague of the number has it', withNumber(conversation()), 'goes-on'],
  ['the bot has it', withNumber(conversation({ stage: 'bot', agentId: null })), 'bot'],
  ['no phone is known, and they have one here', withNumber(conversation(), noPhone()), 'goes-on'],
  [
    'they are one of our own numbers, and write here',
    withNumber(conversation(), { ownNumber: true }),
    'goes-on',
  ],
])('it goes where %s', (_, to, way) => {
  expect(ask(to)).toBe(way);
});

test.each<[string, Addressee, object]>([
  ['blocked', { ...maya, blocked: true }, left('blocked')],
  ['blocked, with a conversation', withNumber(conversation(), { blocked: true }), left('blocked')],
  ['in Unassigned', withNumber(conversation({ stage: 'waiting', agentId: null })), left('waiting')],
  ['without a phone, and new', { ...maya, ...noPhone() }, left('no-phone')],
  ['without any address', withNumber(conversation(), { ...noPhone(), addressed: false }), left('no-phone')],
  ['one of our own numbers', { ...maya, ownNumber: true }, left('own-number')],
])('left out: %s', (_, to, why) => {
  expect(ask(to)).toEqual(why);
});

describe('whoever wants no marketing', () => {
  const offer = template([body('Hi')], { category: 'MARKETING' });
  test.each([maya, withNumber(conversation()), withNumber(conversation(closed))])('gets none %#', (to) => {
    expect(ask(to, ben, offer)).not.toEqual(left('opted-out'));
    expect(ask({ ...to, optedOut: true }, ben, offer)).toEqual(left('opted-out'));
  });

  test('gets everything else', () => {
    expect(ask({ ...maya, optedOut: true })).toBe('begins');
  });
});

describe('a colleague’s', () => {
  test.each([
    ['here', conversation()],
    ['on another number', conversation({ numberId: second })],
    ['here, closed', conversation({ ...closed, lastAgentId: 'sade' })],
  ])('is left to them by a Sale: %s', (_, theirs) => {
    expect(ask(withNumber(theirs), sol)).toEqual(left('colleague'));
  });

  test('says no more than that, whatever else is true of them', () => {
    const blocked = withNumber(conversation(), { blocked: true, optedOut: true, ...noPhone() });
    expect(ask(blocked, sol)).toEqual(left('colleague'));
  });

  test('a Sale’s own goes on, also where a colleague has them on another number', () => {
    const own = conversation({ agentId: 'sol' });
    const both = { ...maya, theirs: [conversation({ id: 'other', numberId: second }), own] };
    expect(ask(both, sol)).toBe('goes-on');
  });
});

test('nobody writes from a number that is not theirs, or having been deactivated', () => {
  const elsewhere = { ...ben, numberIds: [second] };
  expect(ask(maya, elsewhere)).toEqual(left('not-allowed'));
  expect(ask(maya, { ...ben, active: false })).toEqual(left('not-allowed'));
  // Theirs to see as the contact's owner, and not theirs to write to.
  const owned = withNumber(conversation({ ownerId: 'sol' }));
  expect(ask(owned, { ...sol, numberIds: [] })).toEqual(left('not-allowed'));
});

describe('what goes into it', () => {
  const filled = (to: Addressee, written: Record<string, string>) => {
    const way = wayTo(ben, { numberId: main, template: greeting, written }, to);
    return way.ok ? way.value.filled.body : way.why;
  };
  const unknown = { ...maya, known: { name: null, phone: '447700900119', attributes: {} } };

  test('is each contact’s own, or one text for all', () => {
    expect(filled(maya, {})).toBe('Hi Maya, your order 20418 is here.');
    expect(filled(maya, { 'body.1': ' ', 'body.2': '7' })).toBe('Hi Maya, your order 7 is here.');
    expect(filled(unknown, { 'body.1': 'you', 'body.2': '7' })).toBe('Hi you, your order 7 is here.');
  });

  test('left out: who has no value for a field, or one that does not fit', () => {
    expect(filled(unknown, { 'body.1': 'you' })).toEqual(left('no-value', '{{2}} Order'));
    const long = { ...maya, known: { ...maya.known, attributes: { Order: 'x'.repeat(1100) } } };
    expect(filled(long, {})).toEqual(left('unfit-value', '{{2}} Order'));
  });

  test('how many have a value of their own is counted by field', () => {
    expect(countKnown(greeting, [maya.known, unknown.known])).toEqual(
      new Map([
        ['body.1', 1],
        ['body.2', 1],
      ]),
    );
  });

  test('a text for all is refused at its field; an empty one only where nobody has their own', () => {
    const fault = (written: Record<string, string>, known = [maya.known, unknown.known]) =>
      faultInWritten(greeting, written, known)?.what ?? null;
    expect(fault({})).toBeNull();
    expect(fault({}, [unknown.known])).toBe('empty');
    expect(fault({ 'body.1': 'you', 'body.2': '7' }, [])).toBeNull();
    expect(fault({ 'body.2': 'a\nb' })).toBe('spacing');
  });
});

test('a code goes to phones alone', () => {
  const code = template(
    [body('{{1}} is your code.'), { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
    { category: 'AUTHENTICATION' },
  );
  const to = withNumber(conversation(), noPhone());
  expect(ask(to, ben, code, { 'body.1': '123456' })).toEqual(left('no-phone'));
});

test('one that begins with a file is for one at a time', () => {
  expect(fitsMany(greeting)).toBe(true);
  expect(fitsMany(template([{ type: 'HEADER', format: 'IMAGE' }, body('Hi')]))).toBe(false);
});

function noPhone() {
  return { known: { name: 'Maya', phone: null, attributes: { Order: '20418' } } };
}
