import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { main, type Rehearsal, rehearse } from './product.ts';

let sim: Rehearsal;
beforeAll(async () => {
  sim = await rehearse();
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.control('POST', '/reset');
  await sim.idle();
  await sim.control('PUT', '/pace', { isPaced: true });
  sim.product.bodies.length = 0;
});

const reported = () => sim.product.statuses().map(({ status }) => status);
const chat = async () => (await sim.control('GET', `/customers/kofi/chats/${main}`)).body;
const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as {
    error: { code: number; error_subcode?: number; fbtrace_id: string };
  };
  assert.ok(error.fbtrace_id);
  return [response.status, error.code];
};

test('a text is accepted, shown on the phone and reported sent, delivered and read', async () => {
  const response = await sim.send({ biz_opaque_callback_data: 'm:1:1' });
  assert.equal(response.status, 200);
  const answer = (await response.json()) as { messages: { id: string }[]; contacts: { wa_id: string }[] };
  assert.equal(answer.contacts[0]?.wa_id, '12025550143');
  await sim.idle();
  assert.deepEqual(reported(), ['sent', 'delivered', 'read']);
  for (const status of sim.product.statuses()) {
    assert.equal(status.id, answer.messages[0]?.id);
    assert.equal(status.biz_opaque_callback_data, 'm:1:1');
    assert.equal(status.recipient_id, '12025550143');
  }
  const { messages } = await chat();
  assert.deepEqual([messages[0].content.text.body, messages[0].delivery], ['Hello Kofi', 'read']);
});

test('a customer without a phone is reached by the business-scoped id', async () => {
  const noor = (await sim.control('GET', '/customers/noor')).body;
  const response = await sim.send({ to: undefined, recipient: noor.bsuid });
  assert.equal(response.status, 200);
  await sim.idle();
  assert.equal(sim.product.statuses()[0]?.recipient_user_id, noor.bsuid);
  assert.equal(sim.product.statuses()[0]?.recipient_id, undefined);
});

test('a phone that is off stays at one tick until it is on', async () => {
  await sim.control('PATCH', '/customers/kofi', { phoneIsOff: true });
  await sim.send();
  await sim.idle();
  assert.deepEqual(reported(), ['sent']);
  await sim.control('PATCH', '/customers/kofi', { phoneIsOff: false });
  await sim.idle();
  assert.deepEqual(reported(), ['sent', 'delivered', 'read']);
});

test('somebody who does not read at once stays at two ticks until they do', async () => {
  await sim.control('PATCH', '/customers/kofi', { readsAtOnce: false });
  await sim.send();
  await sim.idle();
  assert.deepEqual(reported(), ['sent', 'delivered']);
  await sim.control('PATCH', '/customers/kofi', { readsAtOnce: true });
  await sim.idle();
  assert.deepEqual(reported(), ['sent', 'delivered', 'read']);
});

describe('refused as WhatsApp refuses it', () => {
  const cases: [what: string, message: object, status: number, code: number][] = [
    ['not for WhatsApp', { messaging_product: undefined }, 400, 100],
    ['nobody to send to', { to: undefined }, 400, 100],
    ['a recipient that is no phone', { to: 'kofi' }, 400, 131009],
    ['to itself', { to: '15550783881' }, 400, 131021],
    ['an empty text', { text: { body: ' ' } }, 400, 100],
    ['a text over 4096 characters', { text: { body: 'x'.repeat(4097) } }, 400, 100],
    ['callback data over 512 characters', { biz_opaque_callback_data: 'x'.repeat(513) }, 400, 100],
    ['an unknown type', { type: 'hologram', hologram: {} }, 400, 100],
    ['media nobody uploaded', { type: 'image', image: { id: '1' } }, 400, 131009],
    [
      'four buttons',
      {
        type: 'interactive',
        interactive: { type: 'button', body: { text: 'x' }, action: { buttons: [1, 2, 3, 4] } },
      },
      400,
      131009,
    ],
    [
      'a template that is not there',
      { type: 'template', template: { name: 'nope', language: { code: 'en_US' } } },
      404,
      132001,
    ],
    [
      'a template not approved yet',
      { type: 'template', template: { name: 'feedback', language: { code: 'en_US' } } },
      404,
      132001,
    ],
    [
      'a paused template',
      { type: 'template', template: { name: 'weekly_offer', language: { code: 'en_US' } } },
      400,
      132015,
    ],
    [
      'a template without its variables',
      { type: 'template', template: { name: 'order_update', language: { code: 'en_US' } } },
      400,
      132000,
    ],
  ];
  for (const [what, message, status, code] of cases)
    test(`${what}: ${code}`, async () => {
      assert.deepEqual(await errorOf(await sim.send(message)), [status, code]);
      await sim.idle();
      assert.deepEqual(sim.product.bodies, []);
    });

  test('no token: 190', async () => {
    const response = await sim.graph('POST', `${main}/messages`, {}, { authorization: '' });
    assert.deepEqual(await errorOf(response), [401, 190]);
  });

  test('a number it does not know: 100', async () => {
    assert.deepEqual(await errorOf(await sim.send({}, '42')), [400, 100]);
  });

  test('24 hours after the last message: 131047, and only a template goes', async () => {
    await sim.control('POST', '/customers/kofi/messages?wait', { text: 'Hi' });
    assert.equal((await sim.send()).status, 200);
    await sim.control('POST', '/customers/kofi/skip', {});
    assert.deepEqual(await errorOf(await sim.send()), [400, 131047]);
    const template = { type: 'template', template: { name: 'hello', language: { code: 'en_US' } } };
    assert.equal((await sim.send(template)).status, 200);
    assert.equal((await chat()).messages.at(-1).content.text.body, 'Hello! How can we help you today?');
    await sim.control('POST', '/customers/kofi/messages?wait', { text: 'Back' });
    assert.equal((await sim.send()).status, 200);
  });

  test('too many to one customer: 131056, nobody else is held up', async () => {
    const answers = [];
    for (let n = 0; n < 46; n++) answers.push((await sim.send()).status);
    assert.deepEqual([...new Set(answers.slice(0, 45))], [200]);
    assert.deepEqual(await errorOf(await sim.send()), [400, 131056]);
    assert.equal((await sim.send({ to: '447700900321' })).status, 200);
    await sim.control('PUT', '/pace', { isPaced: false });
    assert.equal((await sim.send()).status, 200);
  });
});

describe('templates', () => {
  test('are listed in pages', async () => {
    const pages = [await (await sim.graph('GET', '102290129340398/message_templates?limit=4')).json()];
    for (let next = pages[0].paging.next; next !== undefined; next = pages.at(-1).paging.next)
      pages.push(await (await fetch(next, { headers: { authorization: 'Bearer a-token' } })).json());
    assert.equal(pages[0].data.length, 4);
    const all = pages.flatMap(({ data }) => data);
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    assert.deepEqual(
      new Set(all.map(({ status }) => status)),
      new Set(['APPROVED', 'PENDING', 'PAUSED', 'REJECTED', 'DISABLED']),
    );
  });

  test('with named variables arrive filled in', async () => {
    const parameters = ['first_name', 'day', 'time'].map((parameter_name, n) => ({
      type: 'text',
      parameter_name,
      text: ['Kofi', 'Monday', 'nine'][n],
    }));
    const response = await sim.send({
      type: 'template',
      template: {
        name: 'appointment_reminder',
        language: { code: 'en_US' },
        components: [{ type: 'body', parameters }],
      },
    });
    assert.equal(response.status, 200);
    assert.equal((await chat()).messages[0].content.text.body, 'Hello Kofi, we see you on Monday at nine.');
  });
});

test('media is uploaded, sent and deleted', async () => {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('file', new File(['a picture'], 'a.png', { type: 'image/png' }));
  const upload = await fetch(`${sim.url}/v25.0/${main}/media`, {
    method: 'POST',
    body: form,
    headers: { authorization: 'Bearer a-token' },
  });
  const { id } = (await upload.json()) as { id: string };
  assert.equal((await sim.send({ type: 'image', image: { id, caption: 'Look' } })).status, 200);
  assert.equal((await sim.graph('DELETE', id)).status, 200);
  assert.deepEqual(await errorOf(await sim.graph('GET', id)), [400, 100]);
});

test('a number tells its name and quality', async () => {
  const node = await (await sim.graph('GET', main)).json();
  assert.deepEqual([node.display_phone_number, node.quality_rating], ['+1 555 078 3881', 'GREEN']);
});

test('a number with a token of its own takes no other', async () => {
  const strict = await rehearse({
    numbers: [
      {
        phoneNumberId: '7',
        displayPhone: '+1 555 078 3889',
        name: 'Strict',
        wabaId: '8',
        accessToken: 'right',
      },
    ],
  });
  try {
    assert.deepEqual(await errorOf(await strict.send({}, '7')), [401, 190]);
    const right = await strict.graph('GET', '7', undefined, { authorization: 'Bearer right' });
    assert.equal(right.status, 200);
  } finally {
    await strict.stop();
  }
});
