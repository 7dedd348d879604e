import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { createInspect } from '../../../channels/whatsapp/inspect.ts';
import { demoNumbers, demoSecrets, demoWaba } from '../../../dev/simulator/demo.ts';
import type { Connection } from '../../../domain/health.ts';
import { main, type Rehearsal, rehearse } from './product.ts';

const otherWaba = '102290129340399';
const elsewhere = {
  phoneNumberId: '106540352242924',
  displayPhone: '+1 555 078 3884',
  name: 'Elsewhere',
  wabaId: otherWaba,
  accessToken: 'a-token-of-elsewhere',
};

let sim: Rehearsal;
beforeAll(async () => {
  sim = await rehearse({ numbers: [...demoNumbers, elsewhere] });
});
afterAll(() => sim.stop());
beforeEach(() => sim.control('POST', '/reset'));

const good: Connection = {
  phoneNumberId: main,
  wabaId: demoWaba,
  accessToken: 'a-token',
  appSecret: demoSecrets.appSecret,
};
const inspect = (changes: Partial<Connection> = {}, { apiUrl = sim.url, timeoutMs = 5_000 } = {}) =>
  createInspect({ apiUrl, version: 'v25.0', timeoutMs })({ ...good, ...changes });
const faults = async (changes: Partial<Connection> = {}, more = {}) =>
  (await inspect(changes, more)).findings.map(({ fault }) => fault);

test('a connection that is right has no findings, and tells of its number', async () => {
  assert.deepEqual(await inspect(), {
    findings: [],
    seen: {
      displayPhone: '+1 555 078 3881',
      verifiedName: 'Marlow Cycles',
      quality: 'GREEN',
      limit: '2000',
      name: 'APPROVED',
    },
  });
});

describe('what is wrong is told by its name', () => {
  test.each<[string, Partial<Connection>, string[]]>([
    ['a token of another number', { phoneNumberId: elsewhere.phoneNumberId }, ['token-wrong']],
    ['a token no header can carry', { accessToken: 'a token' }, ['token-malformed']],
    ['the secret of another app', { appSecret: 'another' }, ['secret-wrong']],
    ['a number that is none', { phoneNumberId: '123456789' }, ['id-wrong']],
    ['an account that is none', { wabaId: '123456789' }, ['account-wrong']],
    ['a number of another account', { wabaId: otherWaba }, ['other-account']],
  ])('%s', async (_, changes, expected) => {
    assert.deepEqual(await faults(changes), expected);
  });

  test.each([
    ['expired', 'token-expired'],
    ['wrong', 'token-wrong'],
    ['permission', 'permission'],
  ])('a token that is %s', async (state, expected) => {
    await sim.control('POST', '/faults', { fault: 'token', state });
    assert.deepEqual(await faults(), [expected]);
  });

  test('an account that tells no app', async () => {
    await sim.control('POST', '/faults', { fault: 'account', state: 'unsubscribed' });
    const { findings, seen } = await inspect();
    assert.deepEqual([findings.map(({ fault }) => fault), seen?.quality], [['not-subscribed'], 'GREEN']);
  });

  test('WhatsApp answers 503, breaks the connection, or takes too long', async () => {
    await sim.control('POST', '/faults', { fault: 'outage', name: 'x' });
    assert.deepEqual(await faults(), ['busy']);
    await sim.control('POST', '/faults', { fault: 'outage', closed: true, name: 'x' });
    assert.deepEqual(await faults(), ['unreachable']);
    await sim.control('POST', '/faults', { fault: 'delay', ms: 60_000, name: 'x' });
    assert.deepEqual(await faults({}, { timeoutMs: 50 }), ['slow']);
    assert.deepEqual(await faults({}, { apiUrl: 'http://127.0.0.1:9' }), ['unreachable']);
  });
});

test('a redirect is not followed: the token stays with the host it was meant for', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: sim.url }).end();
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  assert.deepEqual(await faults({}, { apiUrl: `http://127.0.0.1:${port}` }), ['unclear']);
  assert.equal(asked.length, 1);
  server.close();
});

test('what comes back never names the token', async () => {
  const server = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code: 190, message: 'Bad token a-token here' } }));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const { findings } = await inspect({}, { apiUrl: `http://127.0.0.1:${port}` });
  assert.deepEqual(findings, [{ fault: 'token-wrong', code: 190, detail: 'Bad token … here' }]);
  server.close();
});
