import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { createWhatsApp } from '../../../channels/whatsapp/client.ts';
import { main, type Rehearsal, rehearse, second } from './product.ts';

let sim: Rehearsal;
beforeAll(async () => {
  sim = await rehearse();
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.control('POST', '/reset');
  await sim.idle();
  sim.product.bodies.length = 0;
});

const fault = (rule: object) => sim.control('POST', '/faults', rule);
const reported = () => sim.product.statuses().map(({ status }) => status);
/** Through the product's own client: what it makes of the fault. */
const send = (number = main, timeoutMs = 5_000) =>
  createWhatsApp({ apiUrl: sim.url, version: 'v25.0' }).send(
    { phoneNumberId: number, accessToken: 'a-token' },
    {
      to: { phone: '12025550143', bsuid: null, parentBsuid: null },
      says: { kind: 'text', text: 'Hello Kofi' },
      replyToWamid: null,
      callback: 'm:01890a5d-ac96-774b-bcce-b302099a8057:1',
      mediaIds: {},
    },
    timeoutMs,
  );
const outcomes = async (times: number) => {
  const all = [];
  for (let n = 0; n < times; n++) all.push((await send()).outcome);
  return all;
};

describe('an error code', () => {
  test('strikes so many times and is gone', async () => {
    await fault({ fault: 'error', code: 130429, times: 2 });
    assert.deepEqual(await outcomes(3), ['retry', 'retry', 'accepted']);
  });

  test('strikes always, until taken away', async () => {
    const { body } = await fault({ fault: 'error', code: 190 });
    assert.deepEqual(await outcomes(2), ['number', 'number']);
    await sim.control('DELETE', `/faults/${body.id}`);
    assert.deepEqual(await outcomes(1), ['accepted']);
  });

  test('strikes all or nothing of a percentage', async () => {
    await fault({ fault: 'error', code: 131026, percent: 100 });
    await fault({ fault: 'error', code: 190, percent: 0 });
    assert.deepEqual(await outcomes(2), ['final', 'final']);
  });

  test('strikes one number and leaves the other alone', async () => {
    await fault({ fault: 'error', code: 131031, phoneNumberId: main });
    assert.equal((await send(main)).outcome, 'number');
    assert.equal((await send(second)).outcome, 'accepted');
  });

  test('strikes one customer', async () => {
    await fault({ fault: 'error', code: 131026, customerId: 'lina' });
    assert.equal((await send()).outcome, 'accepted');
  });

  test('with Retry-After', async () => {
    await fault({ fault: 'error', code: 130429, retryAfter: 90 });
    const outcome = await send();
    assert.ok(outcome.outcome === 'retry');
    assert.equal(outcome.afterMs, 90_000);
  });
});

test('a fault of the same name replaces the earlier one', async () => {
  await fault({ fault: 'error', code: 190, name: 'mine' });
  await fault({ fault: 'html', name: 'mine' });
  const { body } = await sim.control('GET', '/faults');
  assert.deepEqual(
    body.map((rule: { fault: string }) => rule.fault),
    ['html'],
  );
});

test('HTML instead of JSON', async () => {
  await fault({ fault: 'html' });
  assert.equal((await send()).outcome, 'unknown');
});

test('refused before it was accepted: nothing reaches the phone', async () => {
  await fault({ fault: 'refuse', times: 1 });
  assert.equal((await send()).outcome, 'unknown');
  await sim.idle();
  assert.deepEqual(reported(), []);
});

test('accepted, and the answer lost: only the statuses tell', async () => {
  await fault({ fault: 'lose-answer', times: 1 });
  assert.equal((await send()).outcome, 'unknown');
  await sim.idle();
  assert.deepEqual(reported(), ['sent', 'delivered', 'read']);
  assert.match(sim.product.statuses()[0]?.biz_opaque_callback_data ?? '', /^m:.*:1$/);
});

test('accepted, and never answered', async () => {
  await fault({ fault: 'silence', times: 1 });
  assert.deepEqual(await send(main, 60), { outcome: 'unknown', detail: 'no answer in time' });
  await sim.idle();
  assert.equal(reported().length, 3);
});

test('answered only after the statuses', async () => {
  await fault({ fault: 'answer-last' });
  assert.equal((await send()).outcome, 'accepted');
  assert.deepEqual(reported(), ['sent', 'delivered', 'read']);
});

test('slow', async () => {
  await fault({ fault: 'delay', ms: 60_000, times: 1 });
  assert.equal((await send(main, 40)).outcome, 'unknown');
});

test('accepted and then failed', async () => {
  await fault({ fault: 'fail', code: 131026, times: 1 });
  assert.equal((await send()).outcome, 'accepted');
  await sim.idle();
  assert.deepEqual(reported(), ['failed']);
  assert.equal(sim.product.statuses()[0]?.errors?.[0]?.code, 131026);
});

test('accepted and never reported', async () => {
  await fault({ fault: 'no-reports' });
  assert.equal((await send()).outcome, 'accepted');
  await sim.idle();
  assert.deepEqual(reported(), []);
});

describe('an outage', () => {
  test('is 503 without a code', async () => {
    await fault({ fault: 'outage' });
    assert.equal((await sim.send()).status, 503);
    assert.equal((await send()).outcome, 'unknown');
  });

  test('or closed connections; the control API still answers', async () => {
    await fault({ fault: 'outage', closed: true });
    await assert.rejects(sim.send());
    await sim.control('DELETE', '/faults');
    assert.equal((await sim.send()).status, 200);
  });
});

test('webhooks more than once', async () => {
  await fault({ fault: 'duplicate', copies: 3 });
  await sim.control('POST', '/customers/kofi/messages?wait', { text: 'Hello' });
  assert.equal(sim.product.bodies.length, 3);
  assert.equal(new Set(sim.product.bodies).size, 1);
});

test('webhooks in the wrong order', async () => {
  await fault({ fault: 'reorder', group: 3 });
  await send();
  await sim.idle();
  assert.deepEqual(reported(), ['read', 'delivered', 'sent']);
});

test('held webhooks are let go when the fault is taken away', async () => {
  const { body } = await fault({ fault: 'reorder', group: 10 });
  await send();
  await sim.idle();
  assert.deepEqual(reported(), []);
  await sim.control('DELETE', `/faults/${body.id}`);
  await sim.idle();
  assert.deepEqual(reported(), ['read', 'delivered', 'sent']);
});

test('a webhook that comes late still comes', async () => {
  await fault({ fault: 'late', times: 1 });
  await sim.control('POST', '/customers/kofi/messages', { text: 'Late' });
  await sim.idle();
  assert.equal(sim.product.messages().length, 1);
});
