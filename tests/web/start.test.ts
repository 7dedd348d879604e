import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { type Started, startWeb } from '../../web/start.ts';
import { castIn, secrets } from '../support/cast.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let web: Started;
let address = '';
beforeAll(async () => {
  database = await freshDatabase();
  await castIn(database.sql);
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  web = await startWeb({
    port,
    host: '127.0.0.1',
    baseUrl: address,
    databaseUrl: database.url,
    temporal: { address: '127.0.0.1:9' }, // nobody is there
    temporalNamespace: 'default',
    secretKey: 'the-secret-key-of-the-tests',
    presenceGraceMs: 120_000,
    logLevel: 'silent',
    whatsappApiUrl: 'http://127.0.0.1:9',
    graphApiVersion: 'v25.0',
  });
});
afterAll(() => database.drop());

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
