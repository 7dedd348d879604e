import { expect, test } from 'vitest';
import { ownerOf } from '../../domain/owner.ts';

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
