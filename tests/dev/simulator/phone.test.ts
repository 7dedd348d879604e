import assert from 'node:assert/strict';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest';
import { phonePages } from '../../../dev/simulator/phone.tsx';
import { main, type Rehearsal, rehearse, second } from './product.ts';

let sim: Rehearsal;
let app: Hono;
const asset = (name: string) => `/static/${name}`;
beforeAll(async () => {
  sim = await rehearse();
  app = new Hono().route('/dev/phone', phonePages({ simulatorUrl: sim.url, asset }));
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.control('POST', '/reset');
  await sim.idle();
  sim.product.bodies.length = 0;
});

const page = async (query = '') => (await app.request(`/dev/phone${query}`)).text();
const post = (path: string, fields: Record<string, string | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ as: 'kofi', to: main, ...fields })) form.append(name, value);
  return app.request(`/dev/phone${path}`, { method: 'POST', body: form });
};
const chat = async (customer = 'kofi', number = main) =>
  (await sim.control('GET', `/customers/${customer}/chats/${number}`)).body;

describe('the page', () => {
  test('shows the people one can play and the numbers they can write to', async () => {
    const html = await page();
    for (const words of [
      'Kofi Mensah',
      '+1 202 555 0143',
      '@noor.writes',
      'Main · +1 555 078 3881',
      'Second',
    ])
      assert.ok(html.includes(words), words);
    assert.match(html, /aria-label="Phone of Kofi Mensah"/);
  });

  test('plays whom the address names, writing to the number it names', async () => {
    const html = await page(`?as=lina&to=${second}`);
    assert.match(html, /aria-label="Phone of Lina Haddad"/);
    assert.match(html, /Marlow Rentals/);
  });

  test('has nothing inline that a strict policy would refuse', async () => {
    const html = await page();
    assert.doesNotMatch(html, /<script>|<script [^>]*>[^<]|<style|\sstyle=|\son\w+=/);
    assert.match(html, /<script src="\/dev\/phone\/phone\.js" defer/);
    const script = await app.request('/dev/phone/phone.js');
    assert.match(script.headers.get('content-type') ?? '', /javascript/);
  });

  test('shows what the business wrote once the phone has it, escaped', async () => {
    await sim.send({ text: { body: '<b>Hello</b> & welcome' } });
    await sim.idle();
    const html = await page();
    assert.ok(html.includes('&lt;b&gt;Hello&lt;/b&gt; &amp; welcome'));
    assert.match(html, /statuses\.read/);
  });

  test('shows nothing that is still on its way to a phone that is off', async () => {
    await post('/customers/kofi', { phoneIsOff: 'on' });
    await sim.send({ text: { body: 'Are you there?' } });
    await sim.idle();
    assert.doesNotMatch(await page(), /Are you there\?/);
    await post('/customers/kofi', { phoneIsOff: 'off' });
    await sim.idle();
    assert.match(await page(), /Are you there\?/);
  });

  test('says so when the simulator does not answer', async () => {
    const alone = new Hono().route('/dev/phone', phonePages({ simulatorUrl: 'http://127.0.0.1:1', asset }));
    const response = await alone.request('/dev/phone');
    assert.equal(response.status, 502);
    assert.match(await response.text(), /The simulator does not answer\./);
  });
});

describe('writing', () => {
  test('sends the words and, without script, comes back to the same phone', async () => {
    const response = await post('/messages', { as: 'lina', to: second, text: 'Is it open today?' });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `/dev/phone?as=lina&to=${second}`);
    await sim.idle();
    assert.equal(sim.product.messages()[0]?.text?.body, 'Is it open today?');
    assert.equal(sim.product.values()[0]?.metadata.phone_number_id, second);
  });

  test('with script it stays where it is', async () => {
    const response = await app.request('/dev/phone/messages', {
      method: 'POST',
      headers: { 'x-phone': '1', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ as: 'kofi', to: main, text: 'Hello' }),
    });
    assert.equal(response.status, 204);
  });

  test('nothing is nothing', async () => {
    await post('/messages', { text: '   ' });
    await sim.idle();
    assert.deepEqual(sim.product.bodies, []);
  });

  for (const [quick, type] of [
    ['image', 'image'],
    ['voice', 'audio'],
    ['location', 'location'],
    ['document', 'document'],
    ['contacts', 'contacts'],
  ] as const)
    test(`one press sends a ${quick}, and the phone shows it`, async () => {
      await post('/messages', { quick });
      await sim.idle();
      assert.equal(sim.product.messages()[0]?.type, type);
      assert.equal((await chat()).messages.length, 1);
      assert.match(await page(), /class="(media|voice|file)"/);
    });

  test('twenty people at once are twenty customers', async () => {
    await post('/messages', { quick: 'crowd' });
    await sim.idle();
    assert.equal(new Set(sim.product.messages().map(({ from }) => from)).size, 20);
  });

  test('a file goes as what it is, with its name', async () => {
    await post('/messages', {
      text: 'The plan',
      file: new File(['%PDF'], 'plan.pdf', { type: 'application/pdf' }),
    });
    await sim.idle();
    const { document } = sim.product.messages()[0] as unknown as { document: Record<string, string> };
    assert.deepEqual(
      [document['filename'], document['caption'], document['mime_type']],
      ['plan.pdf', 'The plan', 'application/pdf'],
    );
  });

  test('a file that was passed on as it came goes the same way', async () => {
    const put = await app.request('/dev/phone/media', {
      ...{ method: 'POST', body: '%PDF' },
      headers: { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent('plan "B".pdf') },
    });
    assert.equal(put.status, 200);
    await post('/messages', { text: 'The plan', media: await put.text() });
    await sim.idle();
    const { document } = sim.product.messages()[0] as unknown as { document: Record<string, string> };
    assert.deepEqual([document['filename'], document['caption']], ['plan "B".pdf', 'The plan']);
  });

  test('a page somebody uploads is never run by the browser', async () => {
    await post('/messages', { file: new File(['<script>1</script>'], 'a.html', { type: 'text/html' }) });
    const { document } = (await chat()).messages[0].content;
    const response = await app.request(`/dev/phone/media/${document.id}`);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.equal(response.headers.get('content-disposition'), 'attachment');
    assert.equal((await app.request('/dev/phone/media/0')).status, 404);
  });
});

describe('making things happen', () => {
  test('somebody new can be played at once', async () => {
    const response = await post('/customers', {});
    const address = response.headers.get('location') ?? '';
    assert.match(address, /as=[0-9a-f]{10}&to=/);
    assert.match(await (await app.request(address)).text(), /Phone of [A-Z]/);
  });

  test('the next message fails as chosen, and only that one', async () => {
    await post('/customers/kofi', { failNext: 'unreachable' });
    assert.match(await page(), /<option value="unreachable" selected=""/);
    await sim.send();
    await sim.send();
    await sim.idle();
    const failed = sim.product.statuses().filter(({ status }) => status === 'failed');
    assert.equal(failed.length, 1);
    assert.equal(failed[0]?.errors?.[0]?.code, 131026);
    assert.doesNotMatch(await page(), /<option value="unreachable" selected=""/);
  });

  test('choosing No takes it back', async () => {
    await post('/customers/kofi', { failNext: 'token' });
    await post('/customers/kofi', { failNext: '' });
    assert.equal((await sim.send()).status, 200);
  });

  test('24 hours can be skipped', async () => {
    await post('/messages', { text: 'Hello' });
    await post('/customers/kofi/skip', {});
    assert.equal((await sim.send()).status, 400);
    assert.match(await page(), /Yesterday/);
  });

  test('lasting trouble is switched on and off', async () => {
    await post('/trouble/down', { 'trouble-down': 'on' });
    assert.equal((await sim.send()).status, 503);
    assert.match(await page(), /id="trouble-down"[^>]*checked/);
    await post('/trouble/down', { 'trouble-down': 'off' });
    assert.equal((await sim.send()).status, 200);
    assert.equal((await post('/trouble/flood', {})).status, 404);
  });

  test('the log can be cleared', async () => {
    await post('/messages', { text: 'Hello' });
    await sim.idle();
    await post('/log/clear', {});
    assert.deepEqual((await sim.control('GET', '/log')).body, []);
  });
});

test('what changes arrives by itself, the switches with it', async () => {
  const stop = new AbortController();
  const response = await app.request(`/dev/phone/live?as=kofi&to=${main}`, { signal: stop.signal });
  assert.ok(response.body);
  let seen = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (words: RegExp) => {
    while (!words.test(seen)) seen += (await reader.read()).value ?? assert.fail('the stream ended');
  };
  await until(/No messages yet/);
  await sim.send({ text: { body: 'Here it is' } });
  await until(/Here it is/);
  await sim.control('PATCH', '/customers/kofi', { phoneIsOff: true });
  await until(/"phoneIsOff":true/);
  await reader.cancel();
  stop.abort();
});
