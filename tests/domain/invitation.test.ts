import { describe, expect, test } from 'vitest';
import {
  accept,
  change,
  type Invitation,
  mayInvite,
  nextStep,
  resend,
  revoke,
  stateAt,
} from '../../domain/invitation.ts';

const day = 24 * 60 * 60 * 1000;
/** Mailed at 0: a reminder is due after 3 days, the end after 7. */
const mailed: Invitation = {
  state: 'pending',
  round: 1,
  mailedAt: 0,
  remindedAt: null,
  remindAt: 3 * day,
  expiresAt: 7 * day,
  trouble: null,
};
const fresh: Invitation = { ...mailed, mailedAt: null, remindAt: null, expiresAt: null };

describe('what is next', () => {
  test.each<[string, Partial<Invitation>, number, object]>([
    ['a new one is mailed', fresh, 0, { do: 'mail', mail: 'invitation', round: 1 }],
    ['a mailed one waits for the reminder', {}, day, { do: 'wait', until: 'reminder', ms: 2 * day }],
    ['after three days it is reminded of', {}, 3 * day, { do: 'mail', mail: 'reminder', round: 1 }],
    ['once', { remindedAt: 3 * day }, 4 * day, { do: 'wait', until: 'expiry', ms: 3 * day }],
    ['after seven days it ends', { remindedAt: 3 * day }, 7 * day, { do: 'expire', round: 1 }],
    ['also where nobody came to remind', {}, 8 * day, { do: 'expire', round: 1 }],
    [
      'what was refused is not mailed again',
      { ...fresh, trouble: 'refused', expiresAt: 7 * day },
      0,
      { do: 'wait', until: 'expiry', ms: 7 * day },
    ],
    ['nor reminded of', { trouble: 'refused' }, 3 * day, { do: 'wait', until: 'expiry', ms: 4 * day }],
    [
      'what cannot leave yet is tried',
      { ...fresh, trouble: 'unreachable' },
      0,
      { do: 'mail', mail: 'invitation', round: 1 },
    ],
    ['an accepted one is over', { state: 'accepted' }, 0, { do: 'end' }],
    ['so is a revoked one', { state: 'revoked' }, 0, { do: 'end' }],
    ['and an expired one', { state: 'expired' }, 0, { do: 'end' }],
  ])('%s', (_what, changes, now, step) => {
    expect(nextStep({ ...mailed, ...changes }, now)).toEqual(step);
  });
});

describe('a link', () => {
  test.each<[string, Partial<Invitation>, number | null, number, string]>([
    ['of no mail of ours', {}, null, 0, 'unknown'],
    ['used already', { state: 'accepted' }, 1, 0, 'used'],
    ['taken back', { state: 'revoked' }, 1, 0, 'revoked'],
    ['written down as expired', { state: 'expired' }, 1, 0, 'expired'],
    ['in its last moment', {}, 1, 7 * day, 'expired'],
    ['of an earlier mail', { round: 2 }, 1, 0, 'replaced'],
    ['of an earlier mail, the later one expired', { round: 2 }, 1, 8 * day, 'replaced'],
  ])('%s lets nobody in', (_what, changes, linkRound, now, why) => {
    expect(accept({ ...mailed, ...changes }, { linkRound, now })).toEqual({ ok: false, why });
  });

  test('lets in until the moment it expires', () => {
    expect(accept(mailed, { linkRound: 1, now: 7 * day - 1 })).toMatchObject({
      ok: true,
      value: { state: 'accepted' },
    });
  });
});

describe('an Admin', () => {
  test('resends what is pending or expired, as a new round with its days before it', () => {
    for (const state of ['pending', 'expired'] as const)
      expect(resend({ ...mailed, state, trouble: 'refused' })).toEqual({
        ok: true,
        value: { ...fresh, round: 2 },
      });
    for (const state of ['accepted', 'revoked'] as const)
      expect(resend({ ...mailed, state })).toEqual({ ok: false, why: state });
  });

  test('revokes whatever has not been accepted', () => {
    for (const state of ['pending', 'expired', 'revoked'] as const)
      expect(revoke({ ...mailed, state })).toMatchObject({ ok: true, value: { state: 'revoked' } });
    expect(revoke({ ...mailed, state: 'accepted' })).toEqual({ ok: false, why: 'accepted' });
  });

  test('changes only what can still be accepted', () => {
    expect(change(mailed, day)).toMatchObject({ ok: true });
    expect(change(mailed, 7 * day)).toEqual({ ok: false, why: 'expired' });
    expect(stateAt(mailed, 7 * day)).toBe('expired');
  });

  test('is an Admin who still is one', () => {
    expect(mayInvite({ role: 'admin', active: true })).toBe(true);
    expect(mayInvite({ role: 'admin', active: false })).toBe(false);
    for (const role of ['inbox_manager', 'service', 'sale'] as const)
      expect(mayInvite({ role, active: true })).toBe(false);
    expect(mayInvite(undefined)).toBe(false);
  });
});
