import { expect, test } from 'vitest';
import type { Seen, Viewer } from '../../domain/access.ts';
import {
  changeOwner,
  mayInherit,
  movesAlong,
  type NamedOwner,
  ownerNamed,
  ownerOf,
} from '../../domain/owner.ts';

const nobody = { ownerId: null, ownerEmail: null, ownerName: null, ownerActive: null };

test('a contact belongs to a user, to an e-mail address without one, or to nobody', () => {
  expect(ownerOf(nobody)).toEqual({ kind: 'none' });
  expect(ownerOf({ ...nobody, ownerEmail: 'sol@demo.example' })).toEqual({ kind: 'email' });
  expect(ownerOf({ ...nobody, ownerId: 'sol', ownerName: 'Sol', ownerActive: true })).toEqual({
    kind: 'agent',
    agentId: 'sol',
    name: 'Sol',
    active: true,
  });
});

const sols: NamedOwner = { kind: 'agent', agentId: 'sol' };
const bens: NamedOwner = { kind: 'agent', agentId: 'ben' };
const mias: NamedOwner = { kind: 'email', email: 'mia@example.org' };
const none: NamedOwner = { kind: 'nobody' };
const why = (decision: { ok: true } | { ok: false; why: string }) => (decision.ok ? 'yes' : decision.why);

test('the row’s owner has a name', () => {
  expect(ownerNamed({ ownerId: 'sol', ownerEmail: null })).toEqual(sols);
  expect(ownerNamed({ ownerId: null, ownerEmail: 'mia@example.org' })).toEqual(mias);
  expect(ownerNamed({ ownerId: null, ownerEmail: null })).toEqual(none);
});

test.each<[string, NamedOwner, NamedOwner, NamedOwner, string]>([
  ['from the owner the page showed', sols, sols, bens, 'yes'],
  ['from nobody to an e-mail address', none, none, mias, 'yes'],
  ['to nobody', mias, mias, none, 'yes'],
  ['from a stale page', bens, sols, mias, 'owner-changed'],
  [
    'from a page that showed another address',
    mias,
    { kind: 'email', email: 'a@example.org' },
    bens,
    'owner-changed',
  ],
  ['to who owns it already, stale page or not', bens, sols, bens, 'already-owner'],
  ['from nobody to nobody', none, none, none, 'already-owner'],
])('a change %s', (_what, is, from, to, expected) => {
  expect(why(changeOwner(is, { from, to }))).toBe(expected);
});

const ben = { id: 'ben', active: true, numberIds: ['main'] };
test.each([
  ['a Sale to a member', 'sale', ben, 'yes'],
  ['a Sale to somebody on another number', 'sale', { ...ben, numberIds: ['second'] }, 'owner-not-member'],
  ['a Sale to nobody', 'sale', null, 'owner-not-agent'],
  ['a Service to somebody on another number', 'service', { ...ben, numberIds: [] }, 'yes'],
  ['a Service to nobody', 'service', null, 'yes'],
  ['an Admin to somebody deactivated', 'admin', { ...ben, active: false }, 'owner-inactive'],
] as const)('%s', (_what, role, to, expected) => {
  expect(why(mayInherit({ role }, to, ['main', 'third']))).toBe(expected);
});

test('what moves along: a Sale’s always, another’s when asked for, and only where the new owner answers', () => {
  const conversation: Seen = {
    numberId: 'main',
    ownerId: 'sol',
    status: 'open',
    stage: 'bot',
    agentId: null,
    lastAgentId: null,
  };
  const giver = (role: Viewer['role']): Viewer => ({ id: 'sol', role, active: true, numberIds: ['main'] });
  const moves = (role: Viewer['role'], asked: boolean, seen = conversation) =>
    movesAlong(giver(role), ben, { conversation: seen, asked });
  expect([moves('sale', false), moves('service', true), moves('admin', true)]).toEqual([true, true, true]);
  expect([moves('service', false), moves('inbox_manager', false)]).toEqual([false, false]);
  expect(moves('sale', true, { ...conversation, numberId: 'second' })).toBe(false);
  expect(moves('sale', true, { ...conversation, status: 'closed', stage: null })).toBe(false);
  const elsewhere = { ...conversation, numberId: 'third' };
  const both = { ...ben, numberIds: ['main', 'third'] };
  expect(movesAlong(giver('service'), both, { conversation: elsewhere, asked: true })).toBe(false); // not theirs to transfer
});
