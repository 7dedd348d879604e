/** Customers of the simulator, over its control API (dev/simulator/README.md). */
export interface CustomerPhone {
  id: string;
  name: string;
  phone: string;
  /** Writes to a number of ours (main, unless said); resolves once our webhook has answered. */
  write(text: string, to?: string): Promise<{ wamid: string }>;
  /** What the phone shows of its chat with a number, oldest first. */
  chat(number?: string): Promise<PhoneMessage[]>;
}

export interface PhoneMessage {
  wamid: string;
  by: 'customer' | 'business';
  delivery: string;
  text: string;
}

export const mainNumber = '106540352242922';
export const secondNumber = '106540352242923';

export interface Simulator {
  /** Somebody new, or with the phone number of somebody whom the demo knows already. */
  customer(name: string, phone?: string): Promise<CustomerPhone>;
  /** So many messages of so many new customers at once; their wamids. */
  burst(messages: number, customers: number): Promise<string[]>;
  fault(fault: Record<string, unknown>): Promise<void>;
  clearFaults(): Promise<void>;
  /** Resolves when nothing is on its way to the product any more. */
  idle(timeoutMs?: number): Promise<void>;
}

export function simulator(url: string): Simulator {
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/_sim${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    async customer(name, known) {
      const { id, phone } = (await call('POST', '/customers', { name, phone: known })) as {
        id: string;
        phone: string;
      };
      return {
        ...{ id, name, phone },
        write: async (text, to) =>
          (await call('POST', `/customers/${id}/messages?wait=1`, { type: 'text', text, to })) as {
            wamid: string;
          },
        async chat(number = mainNumber) {
          const { messages } = (await call('GET', `/customers/${id}/chats/${number}`)) as {
            messages: Array<Omit<PhoneMessage, 'text'> & { content: { text?: { body: string } } }>;
          };
          return messages.map(({ content, ...message }) => ({ ...message, text: content.text?.body ?? '' }));
        },
      };
    },
    async burst(messages, customers) {
      const { wamids } = (await call('POST', '/bursts?wait=1', { messages, customers })) as {
        wamids: string[];
      };
      return wamids;
    },
    fault: async (fault) => void (await call('POST', '/faults', fault)),
    clearFaults: async () => void (await call('DELETE', '/faults')),
    async idle(timeoutMs = 60_000) {
      const { idle } = (await call('GET', `/idle?timeoutMs=${timeoutMs}`)) as { idle: boolean };
      if (!idle) throw new Error(`webhooks are still on their way after ${timeoutMs} ms`);
    },
  };
}
