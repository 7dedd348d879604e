import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { verify } from '../../../channels/whatsapp/webhook.ts';
import { demoNumbers, demoSecrets } from '../../../dev/simulator/demo.ts';
import { type SimulatorOptions, startSimulator } from '../../../dev/simulator/server.ts';

interface Status {
  id: string;
  status: string;
  recipient_id?: string;
  recipient_user_id: string;
  biz_opaque_callback_data?: string;
  errors?: { code: number }[];
}
interface Message {
  id: string;
  type: string;
  from?: string;
  from_user_id: string;
  timestamp: string;
  text?: { body: string };
  [kind: string]: unknown;
}
interface Value {
  metadata: { phone_number_id: string };
  contacts?: { profile: { name?: string; username?: string }; wa_id?: string; user_id: string }[];
  messages?: Message[];
  statuses?: Status[];
}

/** Stands where the product would: takes webhooks, and answers as it is told. */
export interface Product {
  url: string;
  /** Every body that came, in order, repeats included. */
  bodies: string[];
  signatures: (string | undefined)[];
  messages(): Message[];
  statuses(): Status[];
  values(): Value[];
  /** What the next webhooks are answered; 200 when none is left. */
  answers: number[];
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const bodies: string[] = [];
  const signatures: (string | undefined)[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://product');
    if (request.method === 'GET') {
      const isOurs = url.searchParams.get('hub.verify_token') === demoSecrets.verifyToken;
      response.writeHead(isOurs ? 200 : 403).end(isOurs ? url.searchParams.get('hub.challenge') : '');
      return;
    }
    void buffer(request).then((raw) => {
      const header = request.headers['x-hub-signature-256'];
      signatures.push(Array.isArray(header) ? header[0] : header);
      if (!verify(raw, signatures.at(-1), demoSecrets.appSecret)) return response.writeHead(401).end();
      bodies.push(raw.toString());
      return response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const values = (): Value[] =>
    bodies.flatMap((body) => {
      const { entry }: { entry: { changes: { value: Value }[] }[] } = JSON.parse(body);
      return entry.flatMap(({ changes }) => changes.map(({ value }) => value));
    });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`,
    bodies,
    signatures,
    answers,
    values,
    messages: () => values().flatMap(({ messages }) => messages ?? []),
    statuses: () => values().flatMap(({ statuses }) => statuses ?? []),
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const main = '106540352242922';
export const second = '106540352242923';

/** A simulator without delays, and the product it writes to. */
export async function rehearse(options: Partial<SimulatorOptions> = {}) {
  const product = await startProduct();
  const simulator = await startSimulator({
    port: 0,
    webhookUrl: product.url,
    ...demoSecrets,
    numbers: demoNumbers,
    delays: { sentMs: 0, deliveredMs: 0, readMs: 0 },
    retryDelaysMs: [0],
    ...options,
  });

  /** Asks the control API; `idle` first waits until nothing is on its way. */
  const control = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${simulator.url}/_sim${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, body: await response.json() };
  };
  const graph = (method: string, path: string, body?: object, headers = {}) =>
    fetch(`${simulator.url}/v25.0/${path}`, {
      method,
      headers: { authorization: 'Bearer a-token', 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    url: simulator.url,
    product,
    control,
    graph,
    idle: () => control('GET', '/idle'),
    /** Sends a text to Kofi, or what is given. */
    send: (message: object = {}, number = main) =>
      graph('POST', `${number}/messages`, {
        messaging_product: 'whatsapp',
        to: '12025550143',
        type: 'text',
        text: { body: 'Hello Kofi' },
        ...message,
      }),
    async stop() {
      await simulator.stop();
      await product.stop();
    },
  };
}
export type Rehearsal = Awaited<ReturnType<typeof rehearse>>;
