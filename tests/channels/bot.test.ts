import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { isOutside } from '../../channels/addresses.ts';
import { createBotElsewhere, signatureOf } from '../../channels/bot/client.ts';

const closing: Array<() => void> = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const ask = (url: string, mayBeInside = true) =>
  createBotElsewhere({ mayBeInside }).ask({ url, secret: 's3cret', eventId: 'e-1', event: { hello: 'ö' } });
const answering = (status: number, body: string, headers = {}) =>
  serve(
    (request, response) =>
      void request.resume().on('end', () => response.writeHead(status, headers).end(body)),
  );

describe('what is asked', () => {
  test('is signed over the time and the bytes, under its event’s id', async () => {
    let seen: { body: string; headers: Record<string, unknown> } | null = null;
    const url = await serve((request, response) => {
      void text(request).then((body) => {
        seen = { body, headers: request.headers };
        response.end('{}');
      });
    });
    expect(await ask(url)).toEqual({ ok: true, answer: { messages: [], handoff: false } });
    const { body, headers } = seen as unknown as { body: string; headers: Record<string, string> };
    expect(JSON.parse(body)).toEqual({ hello: 'ö' });
    expect(headers['x-switchboard-event-id']).toBe('e-1');
    expect(headers['x-switchboard-signature-256']).toBe(
      signatureOf('s3cret', headers['x-switchboard-timestamp'] ?? '', body),
    );
  });
});

describe('what it answers', () => {
  test('is messages and perhaps a hand-over', async () => {
    const messages = [{ kind: 'buttons', text: 'Well?', buttons: ['Yes', 'No'] }];
    const url = await answering(200, JSON.stringify({ messages, handoff: true, reason: ' An order ' }));
    expect(await ask(url)).toEqual({ ok: true, answer: { messages, handoff: true, reason: 'An order' } });
  });

  test.each([
    ['no JSON', 200, 'hello', false],
    ['an unknown kind', 200, '{"messages":[{"kind":"video","text":"x"}]}', false],
    [
      'a button too long',
      200,
      `{"messages":[{"kind":"buttons","text":"x","buttons":["${'x'.repeat(21)}"]}]}`,
      false,
    ],
    ['two buttons alike', 200, '{"messages":[{"kind":"buttons","text":"x","buttons":["a","a"]}]}', false],
    ['a body that is too long', 200, `"${'x'.repeat(70_000)}"`, false],
    ['a refusal', 403, '', false],
    ['an error of its own', 500, 'secret content', true],
    ['too many requests', 429, '', true],
  ])('%s is no answer', async (_what, status, body, again) => {
    const asked = await ask(await answering(status, body));
    expect(asked).toMatchObject({ ok: false, again });
    expect(JSON.stringify(asked)).not.toContain('secret content');
  });

  test('a redirect is not followed', async () => {
    let reached = false;
    const target = await serve((_request, response) => {
      reached = true;
      response.end('{}');
    });
    expect(await ask(await answering(307, '', { location: target }))).toMatchObject({
      ok: false,
      again: false,
    });
    expect(reached).toBe(false);
  });

  test('nobody there is worth another try', async () => {
    expect(await ask('http://127.0.0.1:1')).toMatchObject({ ok: false, again: true });
  });
});

describe('addresses inside our network', () => {
  test.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    'nonsense',
  ])('%s is inside', (address) => expect(isOutside(address)).toBe(false));

  test.each(['8.8.8.8', '172.32.0.1', '2606:4700:4700::1111'])('%s is outside', (address) =>
    expect(isOutside(address)).toBe(true),
  );

  test.each([
    'http://127.0.0.1:',
    'http://2130706433:',
    'http://0x7f.1:',
    'http://0177.0.0.1:',
    'http://localhost:',
    'http://[::ffff:127.0.0.1]:',
  ])('%s is refused before anything is sent', async (host) => {
    let reached = false;
    const url = new URL(
      await serve((_request, response) => {
        reached = true;
        response.end('{}');
      }),
    );
    expect(await ask(`${host}${url.port}`, false)).toEqual({
      ok: false,
      again: false,
      detail: 'its address is inside our network',
    });
    expect(reached).toBe(false);
  });
});
