import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { type Started, startWeb } from '../../web/start.ts';
import { castIn, secrets } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { ownFolder } from '../support/storage.ts';

let database: FreshDatabase;
let web: Started;
let address = '';
beforeAll(async () => {
  database = await freshDatabase();
  await castIn(database.sql);
  web = await start(database);
});
afterAll(() => database.drop());

/** On a free port of this machine. */
async function start({ url }: FreshDatabase): Promise<Started> {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  return startWeb({
    port,
    host: '127.0.0.1',
    baseUrl: address,
    databaseUrl: url,
    temporal: { address: '127.0.0.1:9' }, // nobody is there
    temporalNamespace: 'default',
    secretKey: 'the-secret-key-of-the-tests',
    presenceGraceMs: 120_000,
    botMayBeInside: true,
    logLevel: 'silent',
    whatsappApiUrl: 'http://127.0.0.1:9',
    graphApiVersion: 'v25.0',
    ...ownFolder(),
  });
}

test('it starts and takes deliveries while Temporal is away', async () => {
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const body = '{"object":"whatsapp_business_account","entry":[]}';
  const signature = createHmac('sha256', secrets.appSecret).update(body).digest('hex');
  const answer = await fetch(`${address}/webhooks/whatsapp`, {
    method: 'POST',
    body,
    headers: { 'x-hub-signature-256': `sha256=${signature}` },
  });
  expect(answer.status).toBe(200);
  expect(await database.sql`select state from deliveries`).toHaveLength(1);
});

test('it stops in order, and takes nothing more', async () => {
  await web.stop();
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});

test('while nobody is here each start makes a link to the set-up page; with people in it none', async () => {
  expect(await database.sql`select from setup_links`).toHaveLength(0);
  const empty = await freshDatabase();
  for (const links of [1, 2]) {
    await (await start(empty)).stop();
    expect(await empty.sql`select from setup_links`).toHaveLength(links);
  }
  await empty.drop();
});
