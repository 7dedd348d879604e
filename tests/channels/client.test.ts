import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, test } from 'vitest';
import { createWhatsApp } from '../../channels/whatsapp/client.ts';
import { callbackData, type Outgoing, type SendOutcome } from '../../domain/message.ts';

const credentials = { phoneNumberId: '106540352242922', accessToken: 'EAAG-secret-token' };
const messageId = '01890a5d-ac96-774b-bcce-b302099a8057';
const kofi = { phone: '12025550143', bsuid: 'US.701', parentBsuid: null };
const hello: Outgoing = {
  to: kofi,
  says: { kind: 'text', text: 'Hello Kofi' },
  replyToWamid: null,
  callback: callbackData(messageId, 1),
  mediaIds: {},
};
const yes = {
  messaging_product: 'whatsapp',
  contacts: [{ input: '12025550143' }],
  messages: [{ id: 'wamid.NEW' }],
};

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.close();
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
  }
});

async function listen(server: Server): Promise<string> {
  opened.push(server);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const graph = (answer: RequestListener) => listen(createServer(answer));

async function send(apiUrl: string, message = hello, timeoutMs = 2_000): Promise<SendOutcome> {
  return createWhatsApp({ apiUrl, version: 'v25.0' }).send(credentials, message, timeoutMs);
}

const answering =
  (status: number, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  (request: IncomingMessage, response: ServerResponse) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  };
const refusing = (status: number, error: object, headers = {}) =>
  answering(status, JSON.stringify({ error }), { 'content-type': 'application/json', ...headers });

/** What reached the server, for one message. */
async function sent(message: Outgoing) {
  let path = '';
  let authorization: string | undefined;
  let body: Record<string, unknown> = {};
  const url = await graph((request, response) => {
    path = `${request.method} ${request.url}`;
    authorization = request.headers.authorization;
    void text(request).then((json) => {
      body = JSON.parse(json);
      response.end(JSON.stringify(yes));
    });
  });
  await send(url, message);
  return { path, authorization, body };
}

describe('a text', () => {
  test('goes to the phone, with our id in the callback data', async () => {
    assert.deepEqual(await sent(hello), {
      path: 'POST /v25.0/106540352242922/messages',
      authorization: 'Bearer EAAG-secret-token',
      body: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '12025550143',
        biz_opaque_callback_data: `m:${messageId}:1`,
        type: 'text',
        text: { body: 'Hello Kofi', preview_url: false },
      },
    });
  });

  test('to a customer without a phone goes to the business-scoped id', async () => {
    const { body } = await sent({ ...hello, to: { ...kofi, phone: null } });
    assert.deepEqual([body['to'], body['recipient']], [undefined, 'US.701']);
  });

  test('quotes what it answers, and shows a preview of a link', async () => {
    const says = { kind: 'text', text: 'See https://example.test' } as const;
    const { body } = await sent({ ...hello, replyToWamid: 'wamid.ASKED', says });
    assert.deepEqual(body['context'], { message_id: 'wamid.ASKED' });
    assert.deepEqual(body['text'], { body: 'See https://example.test', preview_url: true });
  });

  test('to nobody is final and reaches no server', async () => {
    const outcome = await send('http://127.0.0.1:1', {
      ...hello,
      to: { phone: null, bsuid: null, parentBsuid: null },
    });
    assert.equal(outcome.outcome, 'final');
  });
});

describe('what can be pressed', () => {
  const yes = { id: 'say:Yes', title: 'Yes' };

  test('goes as buttons', async () => {
    const { body } = await sent({ ...hello, says: { kind: 'buttons', text: 'Well?', buttons: [yes] } });
    assert.equal(body['type'], 'interactive');
    assert.deepEqual(body['interactive'], {
      type: 'button',
      body: { text: 'Well?' },
      action: { buttons: [{ type: 'reply', reply: yes }] },
    });
  });

  test('goes as a list of one section, without the descriptions that are empty', async () => {
    const rows = [
      { ...yes, description: '' },
      { id: 'say:No', title: 'No', description: 'Not today' },
    ];
    const { body } = await sent({ ...hello, says: { kind: 'list', text: 'Well?', button: 'Choose', rows } });
    assert.deepEqual(body['interactive'], {
      type: 'list',
      body: { text: 'Well?' },
      action: { button: 'Choose', sections: [{ rows: [yes, rows[1]] }] },
    });
  });
});

describe('accepted', () => {
  test('gives the id WhatsApp made', async () => {
    const url = await graph(answering(200, JSON.stringify(yes)));
    assert.deepEqual(await send(url), { outcome: 'accepted', wamid: 'wamid.NEW', identity: {} });
  });

  test('may tell an identity we did not have', async () => {
    const contacts = [{ input: 'US.701', wa_id: '12025550143', user_id: 'US.701' }];
    const url = await graph(answering(200, JSON.stringify({ ...yes, contacts })));
    const outcome = await send(url);
    assert.ok(outcome.outcome === 'accepted');
    assert.deepEqual(outcome.identity, { phone: '12025550143', bsuid: 'US.701' });
  });

  test('an odd list of contacts does not make it unknown', async () => {
    const url = await graph(answering(200, JSON.stringify({ ...yes, contacts: 'none' })));
    assert.equal((await send(url)).outcome, 'accepted');
  });
});

describe('refused', () => {
  test('the details are what people read', async () => {
    const url = await graph(
      refusing(400, {
        message: '(#131047) Re-engagement message',
        code: 131047,
        error_data: { details: 'Over 24 hours.' },
      }),
    );
    assert.deepEqual(await send(url), {
      outcome: 'final',
      code: 131047,
      detail: 'Over 24 hours.',
      afterMs: null,
    });
  });

  test('a token never comes back in a detail', async () => {
    const url = await graph(
      refusing(401, { message: `Malformed access token ${credentials.accessToken}`, code: 190 }),
    );
    const outcome = await send(url);
    assert.ok(outcome.outcome === 'number');
    assert.equal(outcome.detail, 'Malformed access token …');
  });

  test('too fast for one customer: the attempt in the callback data sets the wait', async () => {
    const url = await graph(refusing(400, { message: 'pair', code: 131056 }));
    const outcome = await send(url, { ...hello, callback: callbackData(messageId, 3) });
    assert.deepEqual(outcome, { outcome: 'retry', code: 131056, detail: 'pair', afterMs: 64_000 });
  });

  test('Retry-After is heeded', async () => {
    const url = await graph(refusing(429, { message: 'slow down', code: 130429 }, { 'retry-after': '7' }));
    const outcome = await send(url);
    assert.ok(outcome.outcome === 'retry');
    assert.equal(outcome.afterMs, 7_000);
  });

  test('a refusal in HTML, or cut off, is still a refusal', async () => {
    const html = await graph(answering(403, '<html>forbidden', { 'content-type': 'text/html' }));
    assert.equal((await send(html)).outcome, 'number');
    const cut = await graph((_, response) => {
      response.writeHead(400, { 'content-length': '100' }).write('{"error":');
      response.once('drain', () => response.destroy());
      setImmediate(() => response.destroy());
    });
    assert.equal((await send(cut)).outcome, 'final');
  });

  test('a redirect is refused, and the token stays here', async () => {
    const elsewhere: string[] = [];
    const thief = await graph((request, response) => {
      elsewhere.push(request.headers.authorization ?? '');
      response.end(JSON.stringify(yes));
    });
    const url = await graph(answering(307, '', { location: thief }));
    assert.equal((await send(url)).outcome, 'number');
    assert.deepEqual(elsewhere, []);
  });

  test('a token that no header can carry is trouble with the number', async () => {
    const whatsapp = createWhatsApp({ apiUrl: 'http://127.0.0.1:1', version: 'v25.0' });
    const outcome = await whatsapp.send({ ...credentials, accessToken: 'a\nb' }, hello);
    assert.equal(outcome.outcome, 'number');
  });
});

describe('certainly not sent, so worth another try', () => {
  test('nobody listens', async () => {
    const server = createTcpServer();
    const url = await listen(server);
    await new Promise((done) => server.close(done));
    assert.equal((await send(url)).outcome, 'retry');
  });

  test('no such host', async () => {
    // What fetch throws when the resolver knows no such name; asking a real one would need a network.
    const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND graph.invalid'), { code: 'ENOTFOUND' });
    const whatsapp = createWhatsApp({
      apiUrl: 'https://graph.invalid',
      version: 'v25.0',
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: notFound })),
    });
    assert.equal((await whatsapp.send(credentials, hello)).outcome, 'retry');
  });

  test('a server that speaks no TLS where TLS was asked for may have heard nothing, but that is not certain', async () => {
    const url = await graph(answering(200, JSON.stringify(yes)));
    const { outcome } = await send(url.replace('http:', 'https:'));
    assert.equal(outcome, 'unknown');
  });
});

describe('unknown, because the request may have arrived', () => {
  const cases: Record<string, RequestListener> = {
    'no answer in time': (request) => void request.resume(),
    'reset after the request': (request, response) =>
      void request.resume().on('end', () => response.destroy()),
    'reset in the middle of the answer': (request, response) =>
      void request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"messages":[{"id":"wamid.NEW"}]', () => response.destroy());
      }),
    'a yes in HTML': answering(200, '<html>Welcome', { 'content-type': 'text/html' }),
    'a yes without an id': answering(200, '{"messages":[]}'),
    'a 502 of a proxy': answering(502, '<html>Bad gateway', { 'content-type': 'text/html' }),
    'a 503 without a code': answering(503, ''),
    'a 500 with a vague code': refusing(500, { message: 'Something went wrong', code: 131000 }),
    'an answer without end': (_, response) => {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    },
  };
  for (const [what, answer] of Object.entries(cases))
    test(`${what}`, async () => {
      const { outcome } = await send(await graph(answer), hello, what === 'no answer in time' ? 50 : 2_000);
      assert.equal(outcome, 'unknown');
    });
});
