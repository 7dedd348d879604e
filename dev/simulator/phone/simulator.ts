import type { FaultRule } from '../faults.ts';
import type { Template } from '../templates.ts';
import type { WireLine } from '../wire.ts';
import type { BusinessNumber, Chat, Customer } from '../world.ts';

export interface State {
  numbers: BusinessNumber[];
  customers: Customer[];
  faults: FaultRule[];
  templates: Template[];
}

/** The simulator as the phone page sees it: over HTTP, like everybody. */
export interface Simulator {
  state(): Promise<State>;
  chat(customerId: string, phoneNumberId: string): Promise<Chat>;
  log(): Promise<WireLine[]>;
  ask(method: string, path: string, body?: object): Promise<unknown>;
  upload(file: File): Promise<string>;
  /** The same with a file as it comes in, which is passed on and never held. */
  pass(request: Request): Promise<PassedFile>;
  media(id: string): Promise<Response>;
  /** Each time something may have changed, at once for the first time; ends with the signal or the connection. */
  changes(signal: AbortSignal): AsyncGenerator<void>;
}

/** What the page then says in its form of a file that was passed on. */
export interface PassedFile {
  id: string;
  name: string;
  type: string;
}

/** The simulator does not answer, or said no. */
export class SimulatorError extends Error {
  override name = 'SimulatorError';
  readonly status: number | null;
  constructor(status: number | null, message: string) {
    super(message);
    this.status = status;
  }
}

export function simulatorAt(url: string): Simulator {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}/_sim${path}`, init).catch(() => {
      throw new SimulatorError(null, 'The simulator does not answer.');
    });
    if (response.ok) return response;
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    throw new SimulatorError(response.status, error ?? `The simulator answered ${response.status}.`);
  };
  const json = { 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: object): Promise<unknown> =>
    (await call(path, { method, ...(body && { body: JSON.stringify(body), headers: json }) })).json();
  const id = encodeURIComponent;

  return {
    ask,
    state: async () => (await ask('GET', '/state')) as State,
    chat: async (customer, number) =>
      (await ask('GET', `/customers/${id(customer)}/chats/${id(number)}`)) as Chat,
    log: async () => (await ask('GET', '/log')) as WireLine[],
    media: (media) => call(`/media/${id(media)}`),
    async upload(file) {
      const response = await call(`/media?filename=${id(file.name)}`, {
        method: 'POST',
        body: file,
        headers: { 'content-type': file.type || 'application/octet-stream' },
      });
      return ((await response.json()) as { id: string }).id;
    },
    async pass({ body, headers }) {
      const type = headers.get('content-type') ?? 'application/octet-stream';
      const name = headers.get('x-file-name') ?? ''; // percent-encoded already
      const response = await call(`/media?filename=${name}`, {
        ...{ method: 'POST', body, duplex: 'half', headers: { 'content-type': type } },
      });
      const { id: kept } = (await response.json()) as { id: string };
      return { id: kept, type, name: decodeURIComponent(name) };
    },
    async *changes(signal) {
      const { body } = await call('/events', { signal });
      if (body === null) return;
      let isNews = true;
      let isOver = false;
      let wake = () => {};
      const listening = (async () => {
        try {
          for await (const _ of body) {
            isNews = true;
            wake();
          }
        } finally {
          isOver = true;
          wake();
        }
      })();
      listening.catch(() => {}); // the reader went away, or the simulator did: either ends the stream
      while (!isOver) {
        if (!isNews) await new Promise<void>((done) => (wake = done));
        isNews = false;
        if (!isOver) yield;
      }
    },
  };
}
