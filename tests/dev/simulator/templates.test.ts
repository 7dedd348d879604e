import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { phonePages } from '../../../dev/simulator/phone.tsx';
import { main, type Rehearsal, rehearse } from './product.ts';

let sim: Rehearsal;
let app: Hono;
beforeAll(async () => {
  sim = await rehearse();
  const pages = phonePages({ simulatorUrl: sim.url, asset: (name) => `/static/${name}` });
  app = new Hono().route('/dev/phone', pages);
});
afterAll(() => sim.stop());
beforeEach(async () => {
  await sim.control('POST', '/reset');
  await sim.idle();
  sim.product.bodies.length = 0;
});

const send = (name: string, components: object[] = [], more: object = {}) =>
  sim.send({ type: 'template', template: { name, language: { code: 'en_US' }, components }, ...more });
const text = (...texts: string[]) => texts.map((each) => ({ type: 'text', text: each }));
const body = (...texts: string[]) => ({ type: 'body', parameters: text(...texts) });
const button = (index: number, sub_type: string, parameter: object) => ({
  ...{ type: 'button', sub_type, index: String(index), parameters: [parameter] },
});
const place = { latitude: 51.5, longitude: -0.1, name: 'Shop', address: '4 Mill Road' };
const located = (location: object) => ({ type: 'header', parameters: [{ type: 'location', location }] });

describe('a template is looked at component by component', () => {
  test.each<[string, string, object[], number]>([
    ['too few in the text', 'order_update', [body('Kofi', '1')], 132000],
    ['one the header has no place for', 'hello', [{ type: 'header', parameters: text('x') }], 132000],
    ['an empty variable', 'order_update', [body('Kofi', ' ', 'Monday')], 131008],
    ['a line break', 'order_update', [body('Kofi', 'a\nb', 'Monday')], 132018],
    ['too long', 'order_update', [body('Kofi', 'x'.repeat(1024), 'Monday')], 132005],
    ['no names where they are named', 'appointment_reminder', [body('Kofi', 'Monday', 'nine')], 132012],
    ['no picture', 'new_arrivals', [body('Kofi')], 132012],
    [
      'a picture nobody uploaded',
      'new_arrivals',
      [{ type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] }, body('Kofi')],
      131009,
    ],
    ['a place without its name', 'find_us', [located({ ...place, name: undefined })], 131008],
    ['a place beyond the pole', 'find_us', [located({ ...place, latitude: 91 })], 131009],
    ['no code to copy', 'spring_offer', [body('Kofi')], 131008],
    [
      'a code at the wrong button',
      'spring_offer',
      [body('Kofi'), button(0, 'copy_code', { type: 'coupon_code', coupon_code: 'X' })],
      132012,
    ],
    ['no flow token', 'book_a_service', [], 131008],
    ['one that is disabled', 'old_price_list', [], 132016],
    ['one that was rejected', 'flash_sale', [body('a', 'b')], 132001],
  ])('%s: %s', async (_, name, components, code) => {
    const answer = await (await send(name, components)).json();
    expect(answer).toMatchObject({ error: { code } });
  });

  test('a code goes to a phone alone', async () => {
    const noor = (await sim.control('GET', '/customers/noor')).body;
    const code = [body('1234'), button(0, 'url', { type: 'text', text: '1234' })];
    const answer = await send('sign_in_code', code, { to: undefined, recipient: noor.bsuid });
    expect(await answer.json()).toMatchObject({ error: { code: 131062 } });
    expect((await send('sign_in_code', code)).status).toBe(200);
  });
});

test('the phone shows header, words, footer and buttons; a quick reply answers as a button', async () => {
  expect((await send('order_update', [body('Kofi', '20418', 'Monday')])).status).toBe(200);
  const named = ['first_name', 'day', 'time'].map((parameter_name, n) => ({
    ...{ type: 'text', parameter_name, text: ['Kofi', 'Monday', 'nine'][n] },
  }));
  const confirm = button(0, 'quick_reply', { type: 'payload', payload: 'yes-please' });
  await send('appointment_reminder', [{ type: 'body', parameters: named }, confirm]);
  await sim.idle();
  const html = await (await app.request('/dev/phone')).text();
  for (const said of [
    'Your order',
    'your order 20418 is on its way',
    'Reply to talk to us',
    'Confirm',
    'Another day',
  ])
    expect(html).toContain(said);

  const form = new FormData();
  form.append('press', /name="press" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '');
  form.append('as', 'kofi');
  form.append('to', main);
  form.append('replyTo', /name="replyTo" value="([^"]*)"/.exec(html)?.[1] ?? '');
  await app.request('/dev/phone/messages', { method: 'POST', body: form });
  await sim.idle();
  expect(sim.product.messages().at(-1)).toMatchObject({
    type: 'button',
    button: { payload: 'yes-please', text: 'Confirm' },
    context: { id: expect.stringContaining('wamid.') },
  });
});

test('what becomes of one is listed, and told by webhook', async () => {
  const [first] = (await sim.control('GET', '/templates')).body;
  const form = new FormData();
  for (const [name, value] of Object.entries({ template: first.id, becomes: 'PAUSED', as: 'kofi', to: main }))
    form.append(name, value);
  await app.request('/dev/phone/templates', { method: 'POST', body: form });
  await sim.idle();
  const { entry } = JSON.parse(sim.product.bodies.at(-1) ?? '{}');
  expect(entry[0]).toMatchObject({
    id: '102290129340398',
    changes: [
      {
        field: 'message_template_status_update',
        value: { event: 'PAUSED', message_template_id: Number(first.id), message_template_name: 'hello' },
      },
    ],
  });
  expect(await (await send('hello')).json()).toMatchObject({ error: { code: 132015 } });

  await sim.control('PATCH', `/templates/${first.id}`, { gone: true, silent: true });
  const { data } = await (await sim.graph('GET', '102290129340398/message_templates?limit=100')).json();
  expect(data.map(({ id }: { id: string }) => id)).not.toContain(first.id);
});

test('one that is held says so, and nothing is reported until it is let go', async () => {
  await sim.control('POST', '/faults', { fault: 'hold', times: 1 });
  const answer = await (await send('hello')).json();
  expect(answer.messages[0].message_status).toBe('held_for_quality_assessment');
  await sim.idle();
  expect(sim.product.statuses()).toEqual([]);

  await sim.control('POST', '/held', { outcome: 'send' });
  await sim.idle();
  expect(sim.product.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
});
