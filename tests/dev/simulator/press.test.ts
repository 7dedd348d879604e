import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phonePages } from '../../../dev/simulator/phone.tsx';
import { main, type Rehearsal, rehearse } from './product.ts';

let sim: Rehearsal;
let app: Hono;
beforeAll(async () => {
  sim = await rehearse();
  app = new Hono().route(
    '/dev/phone',
    phonePages({ simulatorUrl: sim.url, asset: (name) => `/static/${name}` }),
  );
});
afterAll(() => sim.stop());

const choice = { id: 'handoff', title: 'Talk to a person' };
const buttons = { type: 'button', action: { buttons: [{ type: 'reply', reply: choice }] } };
const list = {
  type: 'list',
  action: { button: 'Menu', sections: [{ rows: [{ ...choice, description: 'Now' }] }] },
};

test.each([
  ['a button', buttons, { type: 'button_reply', button_reply: choice }],
  ['a row of a list', list, { type: 'list_reply', list_reply: { ...choice, description: 'Now' } }],
])(
  '%s can be pressed on the phone, and comes in as the answer to its message',
  async (_what, offer, answer) => {
    await sim.control('POST', '/reset');
    sim.product.bodies.length = 0;
    await sim.send({ type: 'interactive', interactive: { ...offer, body: { text: 'How can we help?' } } });
    await sim.idle();

    const html = await (await app.request('/dev/phone')).text();
    expect(html).toContain('How can we help?');
    const form = new FormData();
    form.append('press', /name="press" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '');
    for (const name of ['as', 'to', 'replyTo'])
      form.append(
        name,
        new RegExp(`class="tpl-btns".*?name="${name}" value="([^"]*)"`, 's').exec(html)?.[1] ?? '',
      );
    await app.request('/dev/phone/messages', { method: 'POST', body: form });
    await sim.idle();

    expect(sim.product.messages().at(-1)).toMatchObject({ type: 'interactive', interactive: answer });
    expect(sim.product.values().at(-1)?.metadata.phone_number_id).toBe(main);
    expect(await (await app.request('/dev/phone')).text()).toMatch(/data-dir="out"[^>]*>.*Talk to a person/s);
  },
);
