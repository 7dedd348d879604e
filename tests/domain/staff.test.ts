import { describe, expect, test } from 'vitest';
import { deactivate, edit, isAgent, isChange, reactivate, type Staff } from '../../domain/staff.ts';

const ama: Staff = { id: 'ama', role: 'admin', active: true, numberIds: [] };
const ines: Staff = { id: 'ines', role: 'inbox_manager', active: true, numberIds: [] };
const ben: Staff = { id: 'ben', role: 'service', active: true, numberIds: ['main'] };
const dee: Staff = { ...ben, id: 'dee', active: false };
const sol: Staff = { ...ben, id: 'sol', role: 'sale' };
const asking = { by: ama, adminIds: ['ama'], knowing: false };

describe('an edit', () => {
  test('says who comes and goes, and keeps the rest', () => {
    const is = { ...ben, numberIds: ['main', 'second'] };
    const decision = edit(is, {
      ...asking,
      from: { role: 'service', numberIds: ['second', 'main'] },
      to: { role: 'sale', numberIds: ['third', 'second'] },
    });
    expect(decision).toEqual({ ok: true, value: { role: 'sale', joins: ['third'], leaves: ['main'] } });
  });

  test('that changes nothing is allowed, however stale its page', () => {
    const decision = edit(ben, { ...asking, from: { role: 'sale', numberIds: [] }, to: ben });
    expect(decision.ok && isChange(ben, decision.value)).toBe(false);
  });

  test.each<[string, Staff, Partial<Parameters<typeof edit>[1]>]>([
    ['not-allowed', ben, { by: ines, to: { role: 'sale', numberIds: [] } }],
    ['not-allowed', ben, { by: { ...ama, active: false }, to: ben }],
    ['changed-meanwhile', ben, { from: { role: 'sale', numberIds: ['main'] }, to: ines }],
    ['changed-meanwhile', ben, { from: { role: 'service', numberIds: [] }, to: ines }],
    ['changed-meanwhile', ben, { from: { role: 'service', numberIds: ['second'] }, to: ines }],
    ['inactive', dee, { to: ines }],
    ['last-admin', ama, { knowing: true, to: ines }],
    ['own-access', ama, { adminIds: ['ama', 'ada'], to: ines }],
  ])('is refused: %s', (why, is, asked) => {
    expect(edit(is, { ...asking, from: is, to: is, ...asked })).toEqual({ ok: false, why });
  });

  test('of the last Admin’s numbers is allowed, and so is one more Admin', () => {
    const numbers = { role: 'admin', numberIds: ['main'] } as const;
    expect(edit(ama, { ...asking, from: ama, to: numbers }).ok).toBe(true);
    expect(edit(ben, { ...asking, from: ben, to: numbers }).ok).toBe(true);
  });

  test('by which an Admin knowingly steps down, while there is another, is allowed', () => {
    const two = { ...asking, adminIds: ['ama', 'ada'], knowing: true };
    expect(edit(ama, { ...two, from: ama, to: ines }).ok).toBe(true);
  });
});

describe('deactivating somebody', () => {
  test.each<[string, Staff, Partial<Parameters<typeof deactivate>[1]>]>([
    ['not-allowed', ben, { by: ines }],
    ['successor-inactive', ben, { successor: dee }],
    ['successor-inactive', ben, { successor: ben }],
    ['successor-not-agent', ben, { successor: ines }],
    ['last-admin', ama, { knowing: true }],
    ['own-access', ama, { adminIds: ['ama', 'ada'] }],
  ])('is refused: %s', (why, is, asked) => {
    expect(deactivate(is, { ...asking, successor: null, ...asked })).toEqual({ ok: false, why });
  });

  test.each([
    ['nobody', null],
    ['Sol', sol],
    ['an Inbox manager on a number', { ...ines, numberIds: ['main'] }],
  ])('is allowed with %s as the successor', (_, successor) => {
    const decision = deactivate(ben, { ...asking, successor });
    expect(decision).toMatchObject({ ok: true, value: { id: 'ben', active: false } });
  });

  test('who is deactivated already is no refusal, whatever the form says', () => {
    expect(deactivate(dee, { ...asking, successor: ines })).toEqual({ ok: true, value: dee });
  });
});

test('only an Admin lets somebody in again', () => {
  expect(reactivate(dee, { by: ama })).toMatchObject({ ok: true, value: { active: true } });
  expect(reactivate(dee, { by: ben })).toEqual({ ok: false, why: 'not-allowed' });
});

test('who handles conversations: Service, Sale, and members', () => {
  expect([ben, sol, { ...sol, numberIds: [] }, { ...ama, numberIds: ['main'] }].map(isAgent)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([ama, ines].map(isAgent)).toEqual([false, false]);
});
