import { expect, test } from 'vitest';
import { listHealth, storeHealth, storeInspection } from '../../db/health.ts';
import { listNumbers } from '../../db/numbers.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ConnectionFault, HealthReport, Inspection } from '../../domain/health.ts';
import { mainPhoneNumberId, secondPhoneNumberId, wabaId } from '../support/cast.ts';
import { setStage } from '../support/stage.ts';

const stage = setStage();
const noon = Date.UTC(2026, 10, 26, 12);
const both = [mainPhoneNumberId, secondPhoneNumberId];

const report = (said: Partial<HealthReport> = {}): HealthReport => ({
  type: 'health',
  wabaId,
  phoneNumberId: null,
  displayPhone: null,
  fact: 'quality',
  value: 'RED',
  detail: null,
  at: noon,
  until: null,
  ...said,
});
const store = (said: Partial<HealthReport>, signedFor = both) =>
  inTransaction(stage.sql, (tx) => storeHealth(tx, report(said), signedFor));
const known = async () =>
  (await listHealth(stage.sql)).map(({ numberId, fact, value }) => [
    numberId === stage.cast.main ? 'main' : 'second',
    fact,
    value,
  ]);
const trouble = async () =>
  Object.fromEntries((await listNumbers(stage.sql)).map(({ name, trouble: told }) => [name, told]));

test('a report counts for the number it names, by phone or by id, and else for every number of its account', async () => {
  await store({ displayPhone: '15550783881' });
  expect(await known()).toEqual([['main', 'quality', 'RED']]);
  await store({ phoneNumberId: secondPhoneNumberId, fact: 'alert', value: 'WARNING' });
  await store({ fact: 'limit', value: '2000' });
  expect(await known()).toEqual([
    ['main', 'limit', '2000'],
    ['main', 'quality', 'RED'],
    ['second', 'alert', 'WARNING'],
    ['second', 'limit', '2000'],
  ]);
});

test('an app speaks for no number but its own', async () => {
  await store({}, [secondPhoneNumberId]);
  await store({ phoneNumberId: mainPhoneNumberId }, [secondPhoneNumberId]);
  expect(await known()).toEqual([['second', 'quality', 'RED']]);
});

test('an account speaks for no number of another account', async () => {
  await store({ wabaId: '900000000000009' });
  expect(await known()).toEqual([]);
});

test('the newest by time wins, in whatever order and however often they arrive', async () => {
  const late = { displayPhone: '15550783881', value: 'GREEN', at: noon + 1000 };
  await store(late);
  expect(await store(late)).toMatchObject({ numbers: [] });
  await store({ displayPhone: '15550783881' });
  expect(await known()).toEqual([['main', 'quality', 'GREEN']]);
});

test('a restriction is forgotten when it has ended', async () => {
  await store({ fact: 'account', value: 'ACCOUNT_RESTRICTION', until: Date.now() - 1000 });
  expect(await known()).toEqual([]);
});

test('an account that is disabled holds its numbers; one that is back lets them go; an older word changes nothing', async () => {
  await store({ fact: 'account', value: 'DISABLE', detail: 'today' });
  expect(await trouble()).toEqual({ Main: 'DISABLE · today', Second: 'DISABLE · today' });
  await store({ fact: 'account', value: 'REINSTATE', at: noon + 1000 });
  await store({ fact: 'account', value: 'DISABLE', at: noon + 500 });
  expect(await trouble()).toEqual({ Main: null, Second: null });
});

const fine = {
  displayPhone: null,
  verifiedName: 'Marlow Cycles',
  quality: 'GREEN',
  limit: '2000',
  name: 'APPROVED',
};
const found = (...wrong: ConnectionFault[]): Inspection => ({
  findings: wrong.map((fault) => ({ fault, code: 190, detail: 'said so' })),
  seen: wrong.length === 0 ? fine : null,
});

test('a check that is fine tells of the number; one that could ask nobody leaves what is known', async () => {
  await storeInspection(stage.sql, stage.cast.main, found(), noon);
  await storeInspection(stage.sql, stage.cast.main, found('unreachable'), noon + 1000);
  expect(await known()).toEqual([
    ['main', 'connection', 'unreachable'],
    ['main', 'limit', '2000'],
    ['main', 'name', 'APPROVED'],
    ['main', 'quality', 'GREEN'],
  ]);
  expect((await trouble())['Main']).toBeNull();
});

test('a token that has expired holds the number, a check that nobody answers does not free it, a good one does', async () => {
  await storeInspection(stage.sql, stage.cast.main, found('token-expired'), noon);
  expect(await trouble()).toEqual({ Main: 'said so', Second: null });
  await storeInspection(stage.sql, stage.cast.main, found('slow'), noon + 1000);
  expect((await trouble())['Main']).toBe('said so');
  await storeInspection(stage.sql, stage.cast.main, found(), noon + 2000);
  expect((await trouble())['Main']).toBeNull();
});

test('trouble with the account is not ended by a token that is good', async () => {
  await store({ fact: 'account', value: 'DISABLE' });
  await storeInspection(stage.sql, stage.cast.main, found(), noon + 1000);
  expect((await trouble())['Main']).toBe('DISABLE');
});
