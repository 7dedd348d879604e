import assert from 'node:assert/strict';
import { describe, test } from 'vitest';
import type { HealthReport } from '../../domain/health.ts';
import { payload, understood } from './payload.ts';

const at = 1_790_000_000_000;
const main = '15550783881';

/** What a payload says, without what all of them share. */
function told(name: string) {
  const { items, problems } = understood(payload(name));
  assert.deepEqual(problems, []);
  return items.map((item) => {
    if (item.type !== 'health') throw new Error(`a ${item.type}`);
    const report = item;
    assert.deepEqual([report.wabaId, report.at], ['102290129340398', at]);
    return [report.fact, report.value, report.displayPhone ?? report.phoneNumberId, report.detail];
  });
}

describe('what WhatsApp says of an account and its numbers', () => {
  test.each([
    ['health-disabled', [['account', 'DISABLE', null, 'September 21, 2026']]],
    ['health-reinstated', [['account', 'REINSTATE', null, 'September 22, 2026']]],
    ['health-violation', [['account', 'ACCOUNT_VIOLATION', null, 'ADULT']]],
    ['health-removed', [['account', 'PARTNER_REMOVED', null, 'PRIMARY_INACTIVITY']]],
    [
      'health-flagged',
      [
        ['quality', 'RED', main, null],
        ['limit', '10000', main, null],
      ],
    ],
    ['health-upgrade', [['limit', 'UNLIMITED', main, null]]],
    ['health-capability', [['limit', '2000', null, null]]],
    [
      'health-alert',
      [
        [
          'alert',
          'WARNING',
          '106540352242923',
          'INCREASED_CAPABILITIES_ELIGIBILITY_FAILED · Limits cannot be increased.',
        ],
      ],
    ],
    ['health-name', [['name', 'DECLINED', main, 'Marlow Cycles · NAME_FORMAT_UNACCEPTABLE']]],
    ['health-review', [['review', 'REJECTED', null, null]]],
    ['health-security', [['security', 'PIN_RESET_REQUEST', main, '61555822107539']]],
  ])('%s', (name, facts) => {
    assert.deepEqual(told(name), facts);
  });

  test('a restriction lasts until the last of its parts ends', () => {
    const { items } = understood(payload('health-restricted'));
    const [report] = items as HealthReport[];
    assert.equal(report?.until, 1_790_090_000_000);
    assert.equal(report?.detail, 'RESTRICTED_BIZ_INITIATED_MESSAGING · RESTRICTED_ADD_PHONE_NUMBER_ACTION');
  });
});

test.each([
  ['no time', { time: undefined }],
  ['no account', { id: undefined }],
])('without a place among the others (%s) it is kept as a note', (_, entry) => {
  const body = JSON.parse(Buffer.from(payload('health-name')).toString());
  Object.assign(body.entry[0], entry);
  const { items } = understood(body);
  assert.deepEqual(
    items.map(({ type }) => type),
    ['note'],
  );
});

test.each([[{ event: 7 }], [{ event: 'ACCOUNT_RESTRICTION', restriction_info: 'all' }], [{}]])(
  'nonsense in an account update costs nothing: %j',
  (value) => {
    const { problems } = understood({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', time: 1_790_000_000, changes: [{ field: 'account_update', value }] }],
    });
    assert.deepEqual(problems, []);
  },
);
