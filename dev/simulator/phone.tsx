import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { done, failNext, fieldOf, isOnIn, messageOf } from './phone/forms.ts';
import { live, look, media } from './phone/live.tsx';
import { PhonePage, Shell, Top } from './phone/page.tsx';
import { SimulatorError, simulatorAt } from './phone/simulator.ts';
import { templateChange } from './phone/templates-panel.tsx';
import { lastingTroubles, troubleName } from './phone/trouble.ts';

interface PhonePagesOptions {
  simulatorUrl: string;
  /** The address of one of the product's files: `app.css`, `icons.svg`. */
  asset: (name: string) => string;
  /** Where the pages are mounted. */
  base?: string;
  layoutHead?: Child;
}

const script = readFileSync(new URL('phone/phone.js', import.meta.url), 'utf8');

/** The pages at `/dev/phone`. They speak to the simulator over HTTP, from the server: the browser sees one origin. */
export function phonePages({
  simulatorUrl,
  asset,
  base = '/dev/phone',
  layoutHead,
}: PhonePagesOptions): Hono {
  const simulator = simulatorAt(simulatorUrl);
  const app = new Hono();

  app.onError((error, c) => {
    if (!(error instanceof SimulatorError)) throw error;
    if (c.req.method !== 'GET') return c.text(error.message, error.status === 413 ? 413 : 502);
    const page = (
      <Shell asset={asset} base={base}>
        <Top asset={asset} />
        <main class="empty" id="phone">
          <p>{error.message} It starts with "npm start".</p>
        </main>
      </Shell>
    );
    return c.html(`<!doctype html>${String(page)}`, 502);
  });

  app.get('/', async (c) => {
    const shown = await look(simulator, c, base);
    const page = <PhonePage {...{ shown, asset, layoutHead }} />;
    return c.html(`<!doctype html>${String(page)}`);
  });
  app.get('/phone.js', (c) =>
    c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
  );
  app.get('/live', (c) => live(simulator, c, base));
  app.get('/media/:id', (c) => media(simulator, c));
  app.post('/media', async (c) => c.json(await simulator.pass(c.req.raw)));

  app.post('/messages', async (c) => {
    const form = await c.req.formData();
    const customer = encodeURIComponent(fieldOf(form, 'as'));
    const to = fieldOf(form, 'to');
    if (fieldOf(form, 'quick') === 'crowd')
      await simulator.ask('POST', '/bursts', { to, messages: 20, customers: 20 });
    else {
      const message = await messageOf(simulator, form);
      if (message !== null)
        await simulator.ask('POST', `/customers/${customer}/messages`, { ...message, to });
    }
    return done(c, base, form);
  });
  app.post('/customers', async (c) => {
    const form = await c.req.formData();
    const { id } = (await simulator.ask('POST', '/customers', {})) as { id: string };
    return c.redirect(`${base}?as=${id}&to=${encodeURIComponent(fieldOf(form, 'to'))}`, 303);
  });
  app.post('/customers/:id', async (c) => {
    const form = await c.req.formData();
    const id = c.req.param('id');
    const changes: Record<string, boolean> = {};
    for (const name of ['phoneIsOff', 'readsAtOnce']) if (form.has(name)) changes[name] = isOnIn(form, name);
    if (Object.keys(changes).length > 0)
      await simulator.ask('PATCH', `/customers/${encodeURIComponent(id)}`, changes);
    if (form.has('failNext')) await failNext(simulator, id, fieldOf(form, 'failNext'));
    return done(c, base, form);
  });
  app.post('/customers/:id/skip', async (c) => {
    await simulator.ask('POST', `/customers/${encodeURIComponent(c.req.param('id'))}/skip`, { hours: 24 });
    return done(c, base, await c.req.formData());
  });
  app.post('/trouble/:key', async (c) => {
    const form = await c.req.formData();
    const key = c.req.param('key');
    const trouble = lastingTroubles[key];
    if (trouble === undefined) return c.notFound();
    if (isOnIn(form, `trouble-${key}`))
      await simulator.ask('POST', '/faults', { ...trouble.rule, name: troubleName(key) });
    else await simulator.ask('DELETE', `/faults/${encodeURIComponent(troubleName(key))}`);
    return done(c, base, form);
  });
  app.post('/templates', async (c) => {
    const form = await c.req.formData();
    const id = encodeURIComponent(fieldOf(form, 'template'));
    await simulator.ask('PATCH', `/templates/${id}`, templateChange(fieldOf(form, 'becomes')));
    return done(c, base, form);
  });
  app.post('/held', async (c) => {
    const form = await c.req.formData();
    await simulator.ask('POST', '/held', { outcome: fieldOf(form, 'outcome') });
    return done(c, base, form);
  });
  app.post('/log/clear', async (c) => {
    await simulator.ask('DELETE', '/log');
    return done(c, base, await c.req.formData());
  });
  return app;
}
